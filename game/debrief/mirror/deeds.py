"""Programs and agreements: when governments had them, and when this table had them, if at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.catalog.shelf import Card
from game.debrief.mirror.dates import Date, apart, month_of, opens
from game.debrief.played import Played
from game.rules.cards import Scenario, Text, fits_any

STATUSES = ("same", "earlier", "later", "never", "only")
"""At the same time, earlier or later than really; never here; only here."""


@dataclass(frozen=True, slots=True)
class Done:
    """One card: which seats had it, since when governments really had it (None: they never did) and on what grounds
    that is said, the first round in which this table had it (None: it never did), and how many months later that was
    (below 0: earlier). `yearly` is what the card costs a year, C$100,000."""

    kind: str
    card: str
    seats: tuple[int, ...]
    real: Date | None
    source: Text | None
    round: int | None
    months: int
    yearly: int

    @property
    def status(self) -> str:
        """One of STATUSES."""
        if self.real is None:
            return "only"
        if self.round is None:
            return "never"
        return "later" if self.months > 0 else "earlier" if self.months < 0 else "same"


def seated(scenario: Scenario, history: Card) -> Mapping[str, int]:
    """The governments of a history that sit at this table or are spoken for there, with their seats."""
    found = {}
    for id in history.data["seats"]:
        for seat, actor in enumerate(scenario.actors):
            if id in actor.tags and (id not in found or actor.id == id):
                found[id] = seat
    return found


def done(played: Played, history: Card) -> tuple[Done, ...]:
    """Every card that a history or this table had, as far as both could have had it and the game went."""
    end = opens(played.scenario, played.rounds + 1)
    known = {*_real(played.scenario, history)}
    first = _here(played)
    rows = []
    for kind, card, seats, date, source in _earliest(played.scenario, history):
        round = first.get((kind, card, seats if kind == "program" else ()))
        if round is not None or month_of(played.scenario, date) < end:
            months = apart(played.scenario, date, round) if round is not None else 0
            rows.append(Done(kind, card, seats, date, source, round, months, _yearly(played.scenario, kind, card)))
    covered = set(seated(played.scenario, history).values())
    for (kind, card, owners), round in first.items():
        seats = owners or _parties(played, card, round)
        if (kind, card, owners) not in known and set(seats) <= covered:
            rows.append(Done(kind, card, seats, None, None, round, 0, _yearly(played.scenario, kind, card)))
    return tuple(rows)


def _yearly(scenario: Scenario, kind: str, card: str) -> int:
    return scenario.programs[card].yearly_cost if kind == "program" else scenario.agreements[card].yearly_cost


Row = tuple[str, str, tuple[int, ...], Date, Text]


def _earliest(scenario: Scenario, history: Card) -> list[Row]:
    """Each card of a history once for each seat that had it, at its earliest date."""
    found: dict[tuple[str, str, tuple[int, ...]], Row] = {}
    for row in _rows(scenario, history):
        key = (row[0], row[1], row[2] if row[0] == "program" else ())
        if key not in found or row[3] < found[key][3]:
            found[key] = row
    return list(found.values())


def _real(scenario: Scenario, history: Card) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    for kind, card, seats, _, _ in _rows(scenario, history):
        yield kind, card, seats if kind == "program" else ()


def _rows(scenario: Scenario, history: Card) -> Iterator[Row]:
    """What a history says of the seats of this table and of the cards of its decks."""
    seats = seated(scenario, history)
    for row in history.data["programs"]:
        program, seat = scenario.programs.get(row["card"]), seats.get(row["by"])
        if program is not None and seat is not None and fits_any(scenario.actors[seat], program.by):
            yield "program", program.id, (seat,), row["from"], row["source"]
    for row in history.data["agreements"]:
        if row["card"] in scenario.agreements and set(row["parties"]) <= set(seats):
            parties = tuple(sorted({seats[party] for party in row["parties"]}))
            if len(parties) > 1:
                yield "agreement", row["card"], parties, row["from"], row["source"]


def _here(played: Played) -> dict[tuple[str, str, tuple[int, ...]], int]:
    """The first round in which each program of each seat ran and each agreement was in force."""
    found: dict[tuple[str, str, tuple[int, ...]], int] = {}
    for round, state in enumerate(played.table.resolved, 1):
        for running in state.running:
            if running.level:
                found.setdefault(("program", running.card, (running.owner,)), round)
        for agreement in state.in_force:
            found.setdefault(("agreement", agreement.card, ()), round)
    return found


def _parties(played: Played, card: str, round: int) -> tuple[int, ...]:
    return next(one.parties for one in played.table.resolved[round - 1].in_force if one.card == card)
