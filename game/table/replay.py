"""A journal played again: which of its lines count, and the table that they lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.ai.persona import Persona, named, personas
from game.catalog.load import Loaded
from game.catalog.texts import LANGUAGES, Words
from game.rules import apply, decode, start
from game.rules.codec import MisfitError
from game.rules.types import Action, Said, State
from game.table.journal import JournalError, Opened, entries
from game.table.table import Table


@dataclass(frozen=True, slots=True)
class Line:
    """An action that counts: its line in the journal, and the private thought it came from, if a persona had one."""

    number: int
    action: Action
    thought: Said | None
    by: str = ""
    at: float | None = None


def replay(
    path: Path, opened: Opened, loaded: Loaded, lines: list[Line], clock: Callable[[], float] | None = None
) -> Table:
    """A table without a journal at which these lines were played. Raises JournalError at one that the rules refuse."""
    seed = opened.header.get("seed")
    if type(seed) is not int:
        raise JournalError(Said("save.foreign", (("text", path.name),)))
    table = Table(loaded, seed, drivers(opened, loaded), None, clock)
    tellers = [Words(loaded.shelf, language) for language in LANGUAGES]
    left = list(handed(opened, loaded))
    for line in lines:
        while left and left[0][0] < line.number:
            table.handed.append((table.state.round, *left.pop(0)[1:]))
        step = apply(loaded.scenario, table.state, line.action)
        if step.refused is not None:
            raise misfit(path, line.number)
        known = line.thought is not None and all(words.can_say(line.thought, loaded.scenario) for words in tellers)
        table.take(line.action, step, line.thought if known else None, line.by, line.at)
    table.handed += [(table.state.round, seat, persona) for _, seat, persona in left]
    return table


def drivers(opened: Opened, loaded: Loaded) -> tuple[Persona | None, ...]:
    """Who acts for each seat: as the header says, and as seats were handed over since."""
    known = personas(loaded.shelf)
    names = opened.header.get("drivers")
    seats = len(loaded.scenario.actors)
    found: list[Persona | None] = [None] * seats
    if isinstance(names, list) and len(names) == seats:
        found = [named(known, str(name)) for name in names]
    for _, seat, persona in handed(opened, loaded):
        found[seat] = persona
    return tuple(found)


def handed(opened: Opened, loaded: Loaded) -> Iterator[tuple[int, int, Persona | None]]:
    """(line number, seat, persona or None for people) of every seat that was handed over, in order."""
    known = personas(loaded.shelf)
    for number, entry in entries(opened):
        seat = entry.get("seat")
        if type(seat) is int and 0 <= seat < len(loaded.scenario.actors):
            yield number, seat, named(known, str(entry.get("persona")))


def counted(path: Path, opened: Opened) -> list[Line]:
    """The actions that still count: those that were undone or rewound are left out."""
    found: list[Line] = []
    for number, entry in entries(opened):
        if "do" in entry:
            found.append(as_line(path, number, entry))
        elif type(entry.get("back")) is int:
            found = [line for line in found if line.number <= entry["back"]]
        elif type(entry.get("undo")) is int:
            found = [line for line in found if line.number != entry["undo"]]
    return found


def as_line(path: Path, number: int, entry: Mapping[str, Any]) -> Line:
    """An entry that holds an action. Raises JournalError when it makes none."""
    try:
        thought = decode(Said, entry["why"]) if "why" in entry else None
        by, at = entry.get("by"), entry.get("at")
        known = float(at) if isinstance(at, int | float) else None
        return Line(number, decode(Action, entry["do"]), thought, by if isinstance(by, str) else "", known)
    except MisfitError as error:
        raise misfit(path, number) from error


def misfit(path: Path, number: int) -> JournalError:
    """A line that the rules refuse, or that makes no sense."""
    return JournalError(Said("save.misfit", (("text", path.name), ("line", number))))


def as_it_was(path: Path, opened: Opened, loaded: Loaded) -> Table:
    """The last snapshot of a save that today's rules or content cannot play on; the opening without one."""
    seats = len(loaded.scenario.actors)
    state = start(loaded.scenario, 0)
    for number, entry in reversed(list(entries(opened))):
        if "snapshot" in entry:
            try:
                kept = decode(State, entry["snapshot"])
            except MisfitError as error:
                raise misfit(path, number) from error
            if len(kept.seats) == seats and len(kept.dials) == len(loaded.scenario.dials):
                state = kept
                break
    table = Table(loaded, 0, (None,) * seats, None, None, state)
    table.frozen = Said("save.other-content")
    return table
