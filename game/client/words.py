"""The shelf of texts that the window reads from."""

from __future__ import annotations

from game.catalog.shelf import Shelf, shipped
from game.catalog.texts import Words

_laid: list[Shelf] = []
"""The shelf that was put in place of the game's own, if any."""


def shelf() -> Shelf:
    """All content: what comes with the game, read on first use, unless another shelf was put in its place."""
    return _laid[0] if _laid else shipped()


def put(shelf: Shelf | None) -> None:
    """Read from this shelf from now on; None: from what comes with the game."""
    _laid[:] = [shelf] if shelf is not None else []


def words(language: str) -> Words:
    """The catalogue in a language."""
    return Words(shelf(), language)
