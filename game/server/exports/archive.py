"""A lesson read from its folder without touching it, also while it goes on: its book and the games of its tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from game.catalog.load import Loaded, load
from game.catalog.shelf import Shelf
from game.rules.record import changed
from game.rules.types import RULES, Said
from game.server.book import NAME, look
from game.server.entries import Entry
from game.server.lesson import Lesson, Post
from game.table.journal import JournalError, Opened, read
from game.table.replay import counted, replay
from game.table.saves import content_of, rounds_of
from game.table.table import Table

MOST_BYTES = 256 * 1024 * 1024
"""Of all journals of a lesson together; what is larger is not read."""
OF_A_LESSON = {
    "save.damaged": "exports.damaged",
    "save.empty": "exports.empty",
    "save.foreign": "exports.foreign",
    "save.misfit": "exports.misfit",
    "save.missing": "exports.missing",
}
"""What is said of a save, as it is said of a file of a lesson."""


@dataclass(frozen=True, slots=True)
class Game:
    """One table: its place in the lesson, its journal as found, which lines of it count, and the game they lead to."""

    post: Post
    opened: Opened
    counts: frozenset[int]
    table: Table

    @property
    def over(self) -> bool:
        """Whether the game has reached its debrief."""
        return self.table.state.phase == "debrief"

    @property
    def told(self) -> bool:
        """Whether private things may be told: the teacher has revealed them."""
        return self.post.shown


@dataclass(frozen=True, slots=True)
class Archive:
    """A lesson as its folder tells it. The teacher's secret is not in here; the keys of pages are, in `entries`."""

    lesson: Lesson
    entries: tuple[Entry, ...]
    loaded: Loaded
    games: tuple[Game, ...]


def open_archive(folder: Path, shelf: Shelf) -> Archive:
    """The lesson of a folder, with the content of a shelf.

    Raises JournalError when a file is damaged, missing or of other content, CannotLoadError when there is no such
    scenario.
    """
    try:
        return _opened(folder, shelf)
    except JournalError as error:
        raise JournalError(changed(error.said, key=OF_A_LESSON.get(error.said.key, error.said.key))) from error


def _opened(folder: Path, shelf: Shelf) -> Archive:
    kept = look(folder)

    @cache
    def loaded(rounds: int, content: str) -> Loaded:
        return load(shelf.root, kept.lesson.scenario, shelf, rounds, content)

    paths = [folder / _plain(post.file) for post in kept.lesson.tables]
    if sum(path.stat().st_size for path in (folder / NAME, *paths) if path.exists()) > MOST_BYTES:
        raise JournalError(Said("exports.too-much"))
    games = tuple(_game(path, post, loaded) for path, post in zip(paths, kept.lesson.tables, strict=True))
    return Archive(kept.lesson, kept.entries, loaded(0, content_of(games[0].opened) if games else ""), games)


def _plain(file: str) -> str:
    """A file's name, not a path to somewhere else. Raises JournalError."""
    if Path(file).name != file:
        raise JournalError(Said("save.foreign", (("text", NAME),)))
    return file


def _game(path: Path, post: Post, load: Callable[[int, str], Loaded]) -> Game:
    opened = read(path)
    loaded = load(rounds_of(opened), content_of(opened))
    if (opened.header.get("rules"), opened.header.get("content")) != (RULES, loaded.scenario.digest):
        raise JournalError(Said("exports.other-content", (("text", path.name),)))
    lines = counted(path, opened)
    table = replay(path, opened, loaded, lines)
    table.sealed = not post.shown
    return Game(post, opened, frozenset(line.number for line in lines), table)
