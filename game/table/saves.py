"""Saves: opening a journal again, what there is to open, undo, rewind and fork, autosaves that go round."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from game.catalog.load import load
from game.catalog.shelf import Shelf
from game.rules import apply, start
from game.rules.flow import PHASES
from game.rules.types import RULES, Said, State
from game.table.journal import Journal, JournalError, Opened, entries, read, unwritable
from game.table.replay import as_it_was, counted, replay
from game.table.table import Table

AUTOSAVES = 3
ENDING = ".jsonl"
Clockwork = Callable[[], float] | None
"""Where a table's clock gets its seconds from; None: no clock."""


@dataclass(frozen=True, slots=True)
class Save:
    """A line of the load screen."""

    path: Path
    title: str
    scenario: str
    round: int
    seat: int
    when: float
    """Seconds since 1970, of the file."""


def resume(path: Path, shelf: Shelf, clock: Clockwork = None) -> tuple[Table, tuple[Said, ...]]:
    """A saved game at the place where it stopped, and words about anything unusual.

    The whole journal is played again. One from other rules or other content opens at its last snapshot and can only be
    read. Raises JournalError (damaged, foreign) and CannotLoadError (its scenario is gone or broken).
    """
    opened = read(path)
    table, words = _seen(path, opened, shelf, clock)
    if table.frozen is None:
        table.journal = Journal(path, keep=opened.sound_bytes)
    return table, words


def look(path: Path, shelf: Shelf) -> tuple[Table, tuple[Said, ...]]:
    """The same, without touching the file: nothing that is done at this table is written anywhere."""
    return _seen(path, read(path), shelf, None)


def rounds_of(opened: Opened) -> int:
    """In how many rounds at most a journal's scenario was opened; private orders go by it. 0: in all it has."""
    rounds = opened.header.get("rounds")
    return rounds if type(rounds) is int else 0


def content_of(opened: Opened) -> str:
    """The digest of the content that a journal's game was begun with, "" where it does not tell."""
    return str(opened.header.get("content", ""))


def _seen(path: Path, opened: Opened, shelf: Shelf, clock: Clockwork) -> tuple[Table, tuple[Said, ...]]:
    words = (Said("save.torn"),) if opened.torn else ()
    loaded = load(shelf.root, str(opened.header["scenario"]), shelf, rounds_of(opened), content_of(opened))
    if opened.header.get("rules") != RULES or opened.header.get("content") != loaded.scenario.digest:
        return as_it_was(path, opened, loaded), (*words, Said("save.other-content"))
    return replay(path, opened, loaded, counted(path, opened), clock), words


def undo(table: Table, shelf: Shelf, seat: int) -> Table:
    """Take back a seat's last action of this phase, if nothing that was done since would have gone otherwise.

    Raises JournalError when there is no such action, or somebody has built on it.
    """
    path = _path(table)
    opened = read(path)
    lines = counted(path, opened)
    at = next((at for at in reversed(range(len(lines))) if lines[at].action.seat == seat), None)
    if at is None:
        raise JournalError(Said("undo.nothing"))
    without = replay(path, opened, table.loaded, lines[:at]).state
    if (without.round, without.phase) != (table.state.round, table.state.phase):
        raise JournalError(Said("undo.phase"))
    together = apply(table.scenario, without, lines[at].action).state
    for line in lines[at + 1 :]:
        one, other = apply(table.scenario, together, line.action), apply(table.scenario, without, line.action)
        if other.refused is not None or one.events != other.events:
            raise JournalError(Said("undo.since"))
        together, without = one.state, other.state
    made = _marked(table, shelf, "undo", lines[at].number)
    made.clock = table.clock
    return made


def rewind(table: Table, shelf: Shelf, round: int, phase: str = "briefing") -> Table:
    """Back to the beginning of a phase; what came after stays in the journal but no longer counts.

    Raises JournalError when the game has not been there yet.
    """
    path = _path(table)
    state, last = start(table.scenario, table.seed), 1
    for line in counted(path, read(path)):
        if _reached(state, round, phase):
            break
        state, last = apply(table.scenario, state, line.action).state, line.number
    if not _reached(state, round, phase):
        raise JournalError(Said("undo.nothing"))
    return _marked(table, shelf, "back", last)


def _reached(state: State, round: int, phase: str) -> bool:
    return (state.round, PHASES.index(state.paused or state.phase)) >= (round, PHASES.index(phase))


def _marked(table: Table, shelf: Shelf, mark: str, line: int) -> Table:
    """Write the mark and open the journal again: undoing is itself a line that is never lost."""
    assert table.journal is not None
    table.journal.add({mark: line})
    made, _ = resume(table.journal.path, shelf, table.clock.now)
    made.version = table.version + 1
    return made


def fork(table: Table, shelf: Shelf, path: Path) -> Table:
    """The same game so far as a new journal beside the old one, which stays as it is. Raises JournalError."""
    _copy(_path(table), path)
    made, _ = resume(path, shelf, table.clock.now)
    return made


def _path(table: Table) -> Path:
    if table.journal is None:
        raise JournalError(Said("save.none"))
    return table.journal.path


def _copy(source: Path, path: Path) -> None:
    """A whole copy or none at all."""
    half = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, half)
        half.replace(path)
    except OSError as error:
        with suppress(OSError):
            half.unlink()
        raise unwritable(path.parent, error) from error


def saves(folder: Path) -> list[Save]:
    """What can be opened, newest first. Files that are no journals, or damaged, are passed over."""
    found = []
    for path in sorted(folder.glob(f"*{ENDING}")):
        try:
            opened = read(path)
            when = path.stat().st_mtime
        except (JournalError, OSError):
            continue
        rounds = [e["snapshot"].get("round", 0) for _, e in entries(opened) if isinstance(e.get("snapshot"), dict)]
        last = rounds[-1] if rounds and type(rounds[-1]) is int else 0
        seat = opened.header.get("seat")
        title = str(opened.header.get("title") or path.stem)
        scenario = str(opened.header["scenario"])
        found.append(Save(path, title, scenario, last + 1, seat if type(seat) is int else 0, when))
    return sorted(found, key=lambda save: (-save.when, save.path.name))


def fresh_path(folder: Path, name: str) -> Path:
    """A file name that is not taken: name.jsonl, name-2.jsonl, ..."""
    count = 1
    path = folder / f"{name}{ENDING}"
    while path.exists():
        count += 1
        path = folder / f"{name}-{count}{ENDING}"
    return path


def autosave(table: Table, folder: Path) -> Path | None:
    """Copy the journal into the oldest of three autosaves. None when there is no journal or no room."""
    if table.journal is None:
        return None
    spots = [folder / f"autosave-{n}{ENDING}" for n in range(1, AUTOSAVES + 1)]
    oldest = min(spots, key=lambda spot: (spot.stat().st_mtime if spot.exists() else 0.0, spot.name))
    try:
        _copy(table.journal.path, oldest)
    except JournalError:
        return None
    return oldest
