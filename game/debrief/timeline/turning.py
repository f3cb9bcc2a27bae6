"""What a turning point is, and which of them are told first."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.timeline.standings import Part, Standing
from game.rules.types import Said

KINDS: dict[str, int] = {
    "shift": 3,
    "deal": 3,
    "breach": 2,
    "incident": 2,
    "election": 1,
    "initiative": 1,
    "rejection": 1,
    "teacher": 3,
}
"""Kinds of turning points, and how many of each are told on a page at most."""
MOST = 12
"""Turning points on a page."""
SURE = ("shift", "teacher")
"""Kinds that are told whatever else there is to tell."""


@dataclass(frozen=True, slots=True)
class Turning:
    """A turning point: `headline` says what happened, `more` what belongs to it, `seats` who had a part in it.

    `changes` are (seat, points of standing) that it moved: of a shift the whole round's, of an incident what it did
    in its round, of a deal and an initiative what their cards did from then on; `causes` are those of a shift, for
    the seat that moved most and the one that moved least with it; `indicators` are (indicator, points) of the first
    of them. `trust` are (points in all, of which by promises and joint work) between the first two seats of a
    breach. `deal` is the number of the deal it is about (-1: none). The larger `weight`, the more it counts among
    its kind.
    """

    round: int
    kind: str
    headline: Said
    seats: tuple[int, ...]
    weight: float
    changes: tuple[tuple[int, float], ...] = ()
    causes: tuple[tuple[int, tuple[Part, ...]], ...] = ()
    indicators: tuple[tuple[str, float], ...] = ()
    more: tuple[Said, ...] = ()
    deal: int = -1
    trust: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """A game's turning points in time order; how each seat stood at the start and after each round, and the border's
    health after each round, in points."""

    opening: tuple[float, ...]
    standings: tuple[tuple[Standing, ...], ...]
    health: tuple[float, ...]
    turnings: tuple[Turning, ...]

    def of_seat(self, seat: int) -> tuple[float, ...]:
        """A seat's standing at the start and after each round."""
        return (self.opening[seat], *(row[seat].points for row in self.standings))


def chosen(turnings: tuple[Turning, ...], most: int = MOST) -> tuple[Turning, ...]:
    """The weightiest of each kind, `most` in all where more would be told, in time order."""
    kept: list[Turning] = []
    for kind, count in KINDS.items():
        same = [turning for turning in turnings if turning.kind == kind]
        kept += sorted(same, key=lambda turning: -turning.weight)[:count]
    places = {kind: place for place, kind in enumerate(KINDS)}
    spare = [turning for turning in kept if turning.kind not in SURE]
    # Beyond the room there is, the last kinds give way first, and of each the lightest.
    spare.sort(key=lambda turning: (places[turning.kind], -turning.weight))
    sure = [turning for turning in kept if turning.kind in SURE]
    told = sure + spare[: max(0, most - len(sure))]
    return tuple(turning for turning in turnings if any(turning is one for one in told))


def ordered(found: list[Turning]) -> tuple[Turning, ...]:
    """By round; within one the shift first, then by kind and weight."""
    places = {kind: place for place, kind in enumerate(KINDS)}
    return tuple(sorted(found, key=lambda turning: (turning.round, places[turning.kind], -turning.weight)))
