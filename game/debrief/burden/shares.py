"""Burden, need and benefit side by side, and how far the part of the one lies from the part of the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.debrief.again import through
from game.debrief.burden.local import Local, local
from game.debrief.burden.money import Paid, dearest, paid
from game.debrief.burden.need import needed, stretch
from game.debrief.burden.nobody import bare, gains
from game.debrief.played import Played

NEAR = 0.05
"""Up to this part of the whole, benefit and burden count as being in proportion."""


@dataclass(frozen=True, slots=True)
class Borne:
    """One seat: what it paid and what its part of the task came to (C$100,000), what it gained (points of score).

    `effort` is what it paid against its part of the task, 1 where it paid just that. `shares` are its parts of all that
    was paid, of the whole task, of all effort and of all benefit (None where there was none of it at the table).
    `fair` is the mean over the rounds of the indicator that everybody saw, 0 to 100. `dearest` is the program that cost
    it most, with its cost; `stretch` the part of the border's traffic that crosses at its places.
    """

    seat: int
    paid: Paid
    needed: float
    gained: Mapping[str, float]
    shares: tuple[float | None, float | None, float | None, float | None]
    fair: float
    stretch: float | None
    dearest: tuple[str, int] | None

    @property
    def effort(self) -> float:
        """Paid against its part of the task."""
        return self.paid.net / self.needed if self.needed else 0.0

    @property
    def benefit(self) -> float:
        """Points of score that it gained."""
        return sum(self.gained.values())

    @property
    def index(self) -> float | None:
        """The free-rider index, -1 to 1: its part of all benefit less its part of all effort; None where there is no
        benefit or no effort to have a part of. All seats' together are 0.
        """
        effort, benefit = self.shares[2], self.shares[3]
        return None if effort is None or benefit is None else benefit - effort

    @property
    def lot(self) -> str:
        """ "more" where it gained a larger part than it carried, "less" where it carried a larger one, else "even"."""
        index = self.index or 0.0
        return "more" if index > NEAR else "less" if index < -NEAR else "even"


@dataclass(frozen=True, slots=True)
class Burden:
    """Who paid, for what, and who gained: by seat; and who bore local costs."""

    seats: tuple[Borne, ...]
    local: tuple[Local, ...]

    @property
    def ranked(self) -> tuple[Borne, ...]:
        """The seats from the one whose benefit lies furthest above its burden to the one furthest below; those that
        have an index."""
        return tuple(sorted((s for s in self.seats if s.index is not None), key=lambda s: (-(s.index or 0.0), s.seat)))


def burden(played: Played) -> Burden:
    """What a game says of its burden as it stands."""
    without = through(played, bare)
    money, task, won = paid(played), needed(played), gains(played, without)
    spread = dearest(played)
    effort = [m.net / n if n else 0.0 for m, n in zip(money, task, strict=True)]
    parts = zip(
        _parts([m.net for m in money]),
        _parts(task),
        _parts(effort),
        _parts([sum(found.values()) for found in won]),
        strict=True,
    )
    own = stretch(played)
    seats = tuple(
        Borne(
            seat,
            money[seat],
            task[seat],
            won[seat],
            shares,
            _fair(played, seat),
            own[seat],
            next(iter(spread[seat].items()), None),
        )
        for seat, shares in enumerate(parts)
    )
    return Burden(seats, local(played, without))


def _parts(values: Sequence[float]) -> tuple[float | None, ...]:
    """Each value's part of their sum; what lies below nothing has no part."""
    above = [max(0.0, value) for value in values]
    whole = sum(above)
    return tuple(value / whole if whole else None for value in above)


def _fair(played: Played, seat: int) -> float:
    row = played.scenario.dials[f"fairness@{played.scenario.actors[seat].id}"]
    return sum(dials[row] for dials in played.end.history) / len(played.end.history) / 1000
