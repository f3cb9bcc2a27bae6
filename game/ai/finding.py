"""What a coach goes by and what it finds: moments as one seat saw them, and findings without words yet."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.types import Action, Option, Said, Term, View


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """What a seat saw and could do, and what it did then.

    `ends` marks a look without an action: at the end of a round's "talks" or "plans", or "now".
    """

    view: View
    options: tuple[Option, ...] = ()
    action: Action | None = None
    ends: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say: round, with whom, about which card, sentences, what was at stake in points of score.

    `terms` are the bundle that the last sentence speaks of.
    """

    round: int
    said: tuple[Said, ...]
    points: float
    whom: tuple[int, ...] = ()
    card: str = ""
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Curve:
    """What a seat's own successive offers about one matter were worth to it: (round, points) each, oldest first.

    `whom` is the first of those the offers went to, `card` what they were mainly about ("" for money alone)."""

    whom: int
    card: str
    steps: tuple[tuple[int, float], ...]
    said: Said


@dataclass(frozen=True, slots=True)
class Advice:
    """All that a coach has to say about a game so far."""

    first: tuple[Finding, ...] = ()
    curves: tuple[Curve, ...] = ()
    missed: tuple[Finding, ...] = ()
    costliest: Finding | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say yet."""
        return not (self.first or self.curves or self.missed or self.costliest)


def thousandths(points: float) -> int:
    """Points as sentences take them."""
    return round(points * 1000)
