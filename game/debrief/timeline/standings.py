"""How well each seat stood after each round, and what moved that: causes that add up to the change exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from game.catalog.why import TOGETHER, Cause
from game.debrief.played import Played
from game.rules.types import Said
from game.world.names import INDICATORS
from game.world.score import parts

CARDS = frozenset({"cause.card", "cause.program", "cause.lever"})
"""Causes that are one card's."""


@dataclass(frozen=True, slots=True)
class Part:
    """One cause of a seat's change: the points it moved the seat by; `fading` where it is the end of what the same
    card did in earlier rounds. `through` is the indicator by which it did most of that ("": by none)."""

    said: Said
    points: float
    fading: bool = False
    through: str = ""


Split = Mapping[Said, tuple[float, str]]
"""By cause: points, and the indicator by which it moved a seat most."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A seat after a round (from 1): its standing, what the round changed of it, the causes, largest first, and the
    same change by indicator, largest first."""

    seat: int
    round: int
    points: float
    change: float
    causes: tuple[Part, ...]
    indicators: tuple[tuple[str, float], ...]


def by_indicator(played: Played, dials: tuple[int, ...]) -> tuple[dict[str, float], ...]:
    """What each indicator is worth to each seat with these dials (thousandths): its weight of it, in points."""
    found = parts(played.model, np.array([dials])[:, :, None] / 1000.0)
    return tuple({name: float(found[name][seat, 0]) for name in INDICATORS} for seat in played.seats)


def worth(played: Played, dials: tuple[int, ...]) -> tuple[float, ...]:
    """The standing of each seat with these dials (thousandths): its score if it had been so in every round, 0-100."""
    return tuple(sum(row.values()) for row in by_indicator(played, dials))


def standings(played: Played) -> tuple[tuple[Standing, ...], ...]:
    """Every seat after every round, [round - 1][seat]. The score from indicators is 0.6 of the mean over rounds and
    0.4 of the last of these; the causes of each add up to its change."""
    before = by_indicator(played, played.scenario.opening)
    sums: list[dict[Said, float]] = [{} for _ in played.seats]
    found = []
    for round, dials in enumerate(played.end.history, 1):
        after = by_indicator(played, dials)
        whys = played.table.whys(round)
        row = []
        for seat in played.seats:
            points = sum(after[seat].values())
            change = points - sum(before[seat].values())
            moved = [(name, after[seat][name] - before[seat][name]) for name in INDICATORS]
            moved.sort(key=lambda one: -abs(one[1]))
            split = _split(played, seat, whys, change)
            row.append(Standing(seat, round, points, change, _parts(split, sums[seat]), tuple(moved)))
            for said, (points, _) in split.items():
                sums[seat][said] = sums[seat].get(said, 0.0) + points
        found.append(tuple(row))
        before = after
    return tuple(found)


def _split(played: Played, seat: int, whys: Mapping[str, tuple[Cause, ...]], change: float) -> Split:
    """Causes of all of a seat's indicators by their weights; they add up to the change."""
    weights, actor = played.model.parties[seat].weights, played.scenario.actors[seat].id
    found: dict[Said, dict[str, float]] = {}
    for name in INDICATORS:
        weight = weights.get(name, 0) / 100.0
        for cause in whys[f"{name}@{actor}"] if weight else ():
            found.setdefault(cause.said, {})[name] = weight * cause.points
    together = found.pop(TOGETHER, {})
    points = {said: sum(parts.values()) for said, parts in found.items()}
    split = {said: (points[said], _through(points[said], parts)) for said, parts in found.items()}
    # The causes explain the model's own figures; the table's dials are those to the thousandth: that is left here.
    left = change - sum(points.values())
    return split | {TOGETHER: (left, _through(left, together))}


def _through(points: float, parts: Mapping[str, float]) -> str:
    """The indicator that moved most in the direction of the whole."""
    along = [(abs(part), name) for name, part in parts.items() if part * points > 0]
    return max(along, default=(0.0, ""))[1]


def _parts(split: Split, before: Mapping[Said, float]) -> tuple[Part, ...]:
    causes = [
        Part(said, points, _fades(said, points, before.get(said, 0.0)), through)
        for said, (points, through) in split.items()
    ]
    return tuple(sorted(causes, key=lambda part: (-abs(part.points), part.said.key, str(part.said.values))))


def _fades(said: Said, points: float, before: float) -> bool:
    """Whether a card gives back what it did before."""
    return said.key in CARDS and points * before < 0 and abs(points) <= 1.25 * abs(before)


def part_of(causes: tuple[Part, ...], said: Said) -> float:
    """The points that a cause moved a seat by in a round; 0 where it is none of its causes."""
    return next((part.points for part in causes if part.said == said), 0.0)
