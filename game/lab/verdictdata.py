"""What came of a trial as plain data."""

from __future__ import annotations

from typing import Any

from game.lab.claims import Effect
from game.lab.standings import effect_data
from game.lab.trial import Trial
from game.lab.weighed import Rate, Weighed


def verdict_data(on: Trial, found: Weighed, level: int) -> dict[str, Any]:
    """The same as the words say; differences are with it less without it, in points; shares as parts of one."""
    seats = [actor.id for actor in on.table.scenario.actors]

    def by_seat(row: tuple[Effect, ...]) -> dict[str, Any]:
        return {seat: effect_data(part) for seat, part in zip(seats, row, strict=True)}

    return {
        "kind": on.kind,
        "id": on.id,
        "scenario": on.table.scenario.id,
        "level": level,
        "pairs": found.pairs,
        "games": 2 * found.pairs,
        "same_to_the_last_point": found.same,
        "taken": _rate(found.rate),
        "taken_by_seat": {seats[seat]: _rate(rate) for seat, rate in found.seats.items()},
        "taken_by_persona": {id: _rate(rate) for id, rate in found.people.items()},
        "offered": found.offered,
        "signed": found.signed,
        "choices": list(found.choices),
        "scores": by_seat(found.scores),
        "scores_where_taken": by_seat(found.where),
        "indicators": {name: by_seat(row) for name, row in found.indicators.items()},
        "health": effect_data(found.health),
        "deals": effect_data(found.deals),
        "most_alike": None if found.alike is None else {"card": found.alike[0], "cosine": round(found.alike[1], 4)},
        "dominated_by": list(found.dominated_by),
        "dominates": list(found.dominates),
        "flags": list(found.flags),
    }


def _rate(rate: Rate) -> dict[str, Any]:
    share = round(rate.part, 4) if rate.open else None
    return {"open": rate.open, "taken": rate.taken, "rate": share, "mostly_first_in_round": rate.first or None}
