"""The system's clipboard, or one of our own where there is none."""

from __future__ import annotations

import pygame

_own = ""


def put(text: str) -> None:
    """Copy a text."""
    global _own
    _own = text
    try:
        pygame.scrap.put_text(text)
    except pygame.error:
        return


def copied() -> str:
    """The text that was copied last, here or elsewhere."""
    try:
        return pygame.scrap.get_text() or _own
    except pygame.error:
        return _own


def forget() -> None:
    """Take back what was copied here; what was copied elsewhere since stays."""
    global _own
    if _own and copied() == _own:
        put("")
    _own = ""
