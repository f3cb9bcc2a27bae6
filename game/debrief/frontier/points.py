"""Points of a bargaining set: which lie on the frontier, and which the classic solutions choose among them.

A point is what one bundle brings each party beyond no agreement, which is nothing for all. The sets are finite, so a
solution is the one of their points that comes nearest to its rule. Ties go to the first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

Point = Sequence[float]
"""What a bundle brings each party, in the order of the parties."""
HAIR = 1e-9
"""What differs by less is the same: it comes of adding up in another order."""


@dataclass(frozen=True, slots=True)
class Solutions:
    """Places of the points that each rule chooses; None where no point leaves every party at least as well off as no
    agreement does."""

    nash: int | None
    """The largest product of gains."""
    kalai: int | None
    """Kalai and Smorodinsky: everybody gets as large a part as can be of the most that it could hope for."""
    equal: int | None
    """Whoever gains least gains as much as can be."""
    largest: int | None
    """The largest sum of gains."""


def better_for_all(one: Point, other: Point) -> bool:
    """Whether a point is at least as good as another for every party, and better for some."""
    pairs = list(zip(one, other, strict=True))
    return all(a >= b - HAIR for a, b in pairs) and any(a > b + HAIR for a, b in pairs)


def on_frontier(points: Sequence[Point]) -> tuple[bool, ...]:
    """Of each point whether no other is better for all; points that are equal stand or fall together."""
    if not points:
        return ()
    rows = np.array(points)
    one, other = rows[:, None], rows[None, :]
    beaten: NDArray[np.bool_] = np.all(other >= one - HAIR, axis=2) & np.any(other > one + HAIR, axis=2)
    return tuple(not any(row) for row in beaten.tolist())


def bearable(point: Point) -> bool:
    """Whether no party is worse off than without an agreement."""
    return min(point) >= -HAIR


def solutions(points: Sequence[Point]) -> Solutions:
    """What each rule chooses among the points that all parties can bear."""
    able = [at for at, point in enumerate(points) if bearable(point)]
    if not able:
        return Solutions(None, None, None, None)
    gains = {at: [max(0.0, gain) for gain in points[at]] for at in able}
    hopes = [max(row) for row in zip(*gains.values(), strict=True)]

    def best(rule: Callable[[Sequence[float]], Sequence[float]]) -> int:
        found = {at: rule(gains[at]) for at in able}
        top = able[0]
        for at in able[1:]:
            if _beyond(found[at], found[top]):
                top = at
        return top

    return Solutions(
        # The root changes no order; without it, products of many small gains would all lie within a hair.
        nash=best(lambda gain: (prod(gain) ** (1 / len(gain)), sum(gain))),
        kalai=best(lambda gain: sorted(got / hope for got, hope in zip(gain, hopes, strict=True) if hope > HAIR)),
        equal=best(sorted),
        largest=best(lambda gain: (sum(gain),)),
    )


def _beyond(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether a row is more than another by its first figure that differs."""
    for a, b in zip(one, other, strict=True):
        if abs(a - b) > HAIR:
            return a > b
    return False


def least_gain(one: Point, other: Point) -> float:
    """What whoever gains least gains by one point instead of the other."""
    return min(a - b for a, b in zip(one, other, strict=True))


def bettering(points: Sequence[Point], than: Point) -> tuple[int, ...]:
    """Places of the frontier's points that are better for all than a given one, the best for the least first."""
    front = on_frontier(points)
    found = [at for at, point in enumerate(points) if front[at] and better_for_all(point, than)]
    return tuple(sorted(found, key=lambda at: (-least_gain(points[at], than), -sum(points[at]), at)))
