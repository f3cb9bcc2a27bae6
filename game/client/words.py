"""The shelf of texts that the window reads from, made once."""

from __future__ import annotations

from game.catalog.shelf import Shelf, shipped
from game.catalog.texts import Words


def shelf() -> Shelf:
    """All content, read on first use."""
    return shipped()


def words(language: str) -> Words:
    """The catalogue in a language."""
    return Words(shelf(), language)
