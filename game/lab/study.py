"""What a study is of, and what the laboratory could not do, as a sentence for whoever asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from game.catalog.load import Loaded, load
from game.catalog.places import content_root
from game.catalog.problem import near
from game.catalog.shelf import Card, Shelf, read, shipped
from game.rules.types import Said


class StudyError(Exception):
    """A study that cannot be run; `said` says why and what would do."""

    def __init__(self, key: str, **values: int | str) -> None:
        self.said = Said(key, tuple(values.items()))
        super().__init__(f"{key} {values}")


def study(shelf: Shelf, kind: str, id: str) -> Card:
    """A history or an experiment by its name. Raises StudyError."""
    known: Mapping[str, Card] = shelf.cards[kind]
    if id in known:
        return known[id]
    nearest = near(id, known)
    if nearest:
        raise StudyError("lab.unknown.near", text=id, near=nearest, allowed=", ".join(known))
    raise StudyError("lab.unknown", text=id, allowed=", ".join(known) or "-")


def content(root: str) -> Shelf:
    """A content folder, read once by each process that does jobs; the game's own with the packs that were installed."""
    return shipped() if Path(root) == content_root() else _elsewhere(root)


@lru_cache(maxsize=1)
def _elsewhere(root: str) -> Shelf:
    return read(Path(root))


@lru_cache(maxsize=4)
def table(root: str, scenario: str) -> Loaded:
    """A scenario of it, put together once. Raises CannotLoadError."""
    return load(Path(root), scenario, content(root))


def ending(path: Path, allowed: Sequence[str]) -> Path:
    """The path, if it ends as one of these. Raises StudyError."""
    if path.suffix.lower() not in allowed:
        raise StudyError("lab.format", text=path.name, allowed=", ".join(allowed))
    return path
