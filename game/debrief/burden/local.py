"""Who bore local costs: border towns and their crossings, where security is felt and its benefit is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from game.debrief.played import Played
from game.world.model import Floats

CLOSES = "disruption"
"""The driver by which cards close or block a crossing."""


@dataclass(frozen=True, slots=True)
class Course:
    """A figure of a game: at its start, its worst with the round that this was, and at its end."""

    start: float
    worst: float
    round: int
    end: float


@dataclass(frozen=True, slots=True)
class Local:
    """A seat with crossings of its own.

    `towns` are its border towns (0-100; `alone` is their end had nobody paid), `cars` and `trucks` the mean waits at
    its crossings in minutes; `slowest` is the crossing at which trucks waited longest, with the round and the minutes;
    `closed` are events that closed or blocked one of them, with their rounds.
    """

    seat: int
    towns: Course
    alone: float
    cars: Course
    trucks: Course
    slowest: tuple[int, int, float]
    closed: tuple[tuple[str, int], ...]


def local(played: Played, without: Floats) -> tuple[Local, ...]:
    """The seats other than federal governments that touch crossings, with what these went through.

    `without` are the dials had nobody paid, [rounds, dials, 1].
    """
    places = played.model.places
    own = {seat: [at for at, place in enumerate(places) if seat in place.touches] for seat in played.seats}
    parties = played.model.parties
    return tuple(_of(played, without, seat, mine) for seat, mine in own.items() if mine and not parties[seat].federal)


def _of(played: Played, without: Floats, seat: int, mine: list[int]) -> Local:
    model = played.model
    towns = f"local_economy@{played.scenario.actors[seat].id}"
    waits = {at: _past(played, f"wait_truck@{model.places[at].id}") for at in mine}
    at, round = max(
        ((at, round) for at in mine for round in range(1, len(waits[at]))), key=lambda pair: waits[pair[0]][pair[1]]
    )
    return Local(
        seat=seat,
        towns=_course(_past(played, towns), min),
        alone=float(without[-1, model.dials.index(towns), 0]),
        cars=_course(_mean(_past(played, f"wait_car@{model.places[at].id}") for at in mine), max),
        trucks=_course(_mean(waits.values()), max),
        slowest=(at, round, waits[at][round]),
        closed=_closures(played, mine),
    )


def _past(played: Played, dial: str) -> list[float]:
    """A dial at the start and at the end of each round."""
    row = played.scenario.dials[dial]
    return [dials[row] / 1000 for dials in (played.scenario.opening, *played.end.history)]


def _mean(found: Iterable[list[float]]) -> list[float]:
    rows = list(found)
    return [sum(values) / len(rows) for values in zip(*rows, strict=True)]


def _course(values: list[float], worst: Callable[[list[float]], float]) -> Course:
    found = worst(values[1:])
    return Course(values[0], found, values.index(found, 1), values[-1])


def _closures(played: Played, mine: list[int]) -> tuple[tuple[str, int], ...]:
    """Events that closed or blocked one of these crossings, by what the model's own table says that they move."""
    model = played.model
    first = model.cells[CLOSES].start
    cells = {first + at for at in mine}
    slots = {slot: name[1] for name, slot in model.slots.items() if name[0] in ("event", "choice")}
    rows = zip(model.effects.slot.tolist(), model.effects.cell.tolist(), model.effects.number.tolist(), strict=True)
    blocking = {slots[slot] for slot, cell, number in rows if slot in slots and cell in cells and number > 0}
    return tuple((event.card, event.round) for event in played.end.happened if event.card in blocking)
