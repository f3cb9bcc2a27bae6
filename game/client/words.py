"""The shelf of texts that the window reads from, made once."""

from __future__ import annotations

from functools import lru_cache

from game.catalog.places import content_root
from game.catalog.shelf import Shelf, read
from game.catalog.texts import Words


@lru_cache(maxsize=1)
def shelf() -> Shelf:
    """All content, read on first use."""
    return read(content_root())


def words(language: str) -> Words:
    """The catalogue in a language."""
    return Words(shelf(), language)
