"""Saves: opening a journal again, listing what there is, undo, rewind and fork, rotating autosaves."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.ai.persona import Persona, personas
from game.catalog.load import Loaded, load
from game.catalog.shelf import Shelf
from game.rules import apply, decode, start
from game.rules.codec import MisfitError
from game.rules.types import Action, Said, State
from game.table.journal import RULES, Journal, JournalError, Opened, entries, read
from game.table.table import Table, spoken

AUTOSAVES = 3
ENDING = ".jsonl"


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


def resume(path: Path, shelf: Shelf, clock: Callable[[], float] | None = None) -> tuple[Table, tuple[Said, ...]]:
    """A saved game at the place where it stopped, and words about anything unusual.

    The whole journal is played again. One from other rules or other content opens at its last snapshot and can only be
    read. Raises JournalError (damaged, foreign, its scenario gone).
    """
    table, words = look(path, shelf, clock)
    if table.frozen is None:
        table.journal = Journal(path, keep=read(path).sound_bytes)
    return table, words


def look(path: Path, shelf: Shelf, clock: Callable[[], float] | None = None) -> tuple[Table, tuple[Said, ...]]:
    """The same, without touching the file: nothing that is done at this table is written anywhere."""
    opened = read(path)
    words = (Said("save.torn"),) if opened.torn else ()
    loaded = load(shelf.root, str(opened.header["scenario"]), shelf)
    same = opened.header.get("rules") == RULES and opened.header.get("content") == loaded.scenario.digest
    if not same:
        return _as_it_was(path, opened, loaded), (*words, Said("save.other-content"))
    return replay(path, opened, loaded, shelf, clock=clock), words


def _drivers(opened: Opened, loaded: Loaded, shelf: Shelf) -> tuple[Persona | None, ...]:
    known = personas(shelf)
    named = opened.header.get("drivers")
    seats = len(loaded.scenario.actors)
    if not isinstance(named, list) or len(named) != seats:
        return (None,) * seats
    return tuple(known.get(str(id)) for id in named)


def replay(
    path: Path,
    opened: Opened,
    loaded: Loaded,
    shelf: Shelf,
    until: int | None = None,
    clock: Callable[[], float] | None = None,
) -> Table:
    """Play a journal's actions again, up to line `until`. Raises JournalError at a line that does not fit the rules."""
    seed = opened.header.get("seed")
    if type(seed) is not int:
        raise JournalError(Said("save.foreign", (("text", path.name),)))
    table = Table(loaded, seed, _drivers(opened, loaded, shelf), None, clock)
    for number, action in kept_actions(path, opened, until):
        step = apply(loaded.scenario, table.state, action)
        if step.refused is not None:
            raise JournalError(Said("save.misfit", (("text", path.name), ("line", number))))
        table._accept(step.state, (*step.events, *spoken(table.state, action)))
    return table


def kept_actions(path: Path, opened: Opened, until: int | None = None) -> list[tuple[int, Action]]:
    """(line, action) that still count: undone and rewound ones are left out."""
    found: list[tuple[int, Action]] = []
    for number, entry in entries(opened):
        if until is not None and number > until:
            break
        if "do" in entry:
            found.append((number, _action(path, number, entry["do"])))
        elif "back" in entry:
            line = entry["back"]
            found = [pair for pair in found if type(line) is int and pair[0] <= line]
    return found


def _action(path: Path, number: int, data: Any) -> Action:
    try:
        return decode(Action, data)
    except MisfitError as error:
        raise JournalError(Said("save.misfit", (("text", path.name), ("line", number)))) from error


def _as_it_was(path: Path, opened: Opened, loaded: Loaded) -> Table:
    """The last snapshot of a save that today's rules or content cannot play on."""
    seats = len(loaded.scenario.actors)
    for number, entry in reversed(list(entries(opened))):
        if "snapshot" in entry:
            try:
                state = decode(State, entry["snapshot"])
            except MisfitError as error:
                raise JournalError(Said("save.misfit", (("text", path.name), ("line", number)))) from error
            if len(state.seats) == seats and len(state.dials) == len(loaded.scenario.dials):
                table = Table(loaded, 0, (None,) * seats, None, None, state)
                table.frozen = Said("save.other-content")
                return table
    table = Table(loaded, 0, (None,) * seats, None, None, start(loaded.scenario, 0))
    table.frozen = Said("save.other-content")
    return table


def undo(table: Table, shelf: Shelf, seat: int) -> Table:
    """Take back a seat's last action of this phase, if it was the very last. Raises JournalError when it was not."""
    path = _path(table)
    opened = read(path)
    actions = kept_actions(path, opened)
    if not actions or actions[-1][1].seat != seat or len(actions) < 1:
        raise JournalError(Said("undo.nothing"))
    line = actions[-2][0] if len(actions) > 1 else 1
    before = replay(path, opened, table.loaded, shelf, line)
    if (before.state.phase, before.state.round) != (table.state.phase, table.state.round):
        raise JournalError(Said("undo.phase"))
    return _back_to(table, shelf, line)


def rewind(table: Table, shelf: Shelf, round: int) -> Table:
    """Back to the beginning of a round; what came after stays in the journal but no longer counts."""
    path = _path(table)
    opened = read(path)
    line = 1
    probe = Table(table.loaded, table.seed, table.drivers)
    for number, action in kept_actions(path, opened):
        if probe.state.round >= round:
            break
        probe.state = apply(table.scenario, probe.state, action).state
        line = number
    return _back_to(table, shelf, line)


def _back_to(table: Table, shelf: Shelf, line: int) -> Table:
    path = _path(table)
    assert table.journal is not None
    table.journal.add({"back": line})
    made, _ = resume(path, shelf)
    made.drivers = table.drivers
    made.version = table.version + 1
    return made


def fork(table: Table, shelf: Shelf, path: Path) -> Table:
    """The same game so far as a new journal beside the old one, which stays as it is."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_path(table), path)
    except OSError as error:
        raise JournalError(
            Said("save.unwritable", (("text", str(path.parent)), ("why", error.strerror or "")))
        ) from error
    made, _ = resume(path, shelf)
    return made


def _path(table: Table) -> Path:
    if table.journal is None:
        raise JournalError(Said("save.none"))
    return table.journal.path


def saves(folder: Path) -> list[Save]:
    """What can be opened, newest first. Files that are no journals are passed over."""
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
        shutil.copyfile(table.journal.path, oldest)
    except OSError:
        return None
    return oldest
