"""How well each seat stood after each round, and what moved that: causes that add up to the change exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from game.catalog.why import Cause
from game.debrief.played import Played
from game.rules.types import Said
from game.world.names import INDICATORS
from game.world.score import parts

DRIFT = Said("cause.drift")
"""What no single card or deed explains; what the rounding of dials leaves over is counted here."""
CARDS = frozenset({"cause.card", "cause.program", "cause.lever"})
"""Causes that are one card's."""


@dataclass(frozen=True, slots=True)
class Part:
    """One cause of a seat's change: the points it moved the seat by; `fading` where it is the end of what the same
    card did in earlier rounds."""

    said: Said
    points: float
    fading: bool = False


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
            for said, points in split.items():
                sums[seat][said] = sums[seat].get(said, 0.0) + points
        found.append(tuple(row))
        before = after
    return tuple(found)


def _split(played: Played, seat: int, whys: Mapping[str, tuple[Cause, ...]], change: float) -> dict[Said, float]:
    """Causes of all of a seat's indicators by their weights; they add up to the change."""
    weights, actor = played.model.parties[seat].weights, played.scenario.actors[seat].id
    found: dict[Said, float] = {}
    for name in INDICATORS:
        weight = weights.get(name, 0) / 100.0
        for cause in whys[f"{name}@{actor}"] if weight else ():
            found[cause.said] = found.get(cause.said, 0.0) + weight * cause.points
    # The causes explain the model's own figures; the table's dials are those to the thousandth.
    drift = found.pop(DRIFT, 0.0)
    return found | {DRIFT: drift + (change - drift - sum(found.values()))}


def _parts(split: Mapping[Said, float], before: Mapping[Said, float]) -> tuple[Part, ...]:
    causes = [Part(said, points, _fades(said, points, before.get(said, 0.0))) for said, points in split.items()]
    return tuple(sorted(causes, key=lambda part: (-abs(part.points), part.said.key, str(part.said.values))))


def _fades(said: Said, points: float, before: float) -> bool:
    """Whether a card gives back what it did before."""
    return said.key in CARDS and points * before < 0 and abs(points) <= 1.25 * abs(before)


def part_of(causes: tuple[Part, ...], said: Said) -> float:
    """The points that a cause moved a seat by in a round; 0 where it is none of its causes."""
    return next((part.points for part in causes if part.said == said), 0.0)
