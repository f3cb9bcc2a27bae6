"""One negotiation weighed: what was agreed or not, beside everything else that the same parties could have agreed."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.frontier.points import Solutions
from game.debrief.frontier.trades import Trades
from game.debrief.frontier.valued import Worth
from game.rules.types import Term

STRUCK, OFFERED, OTHER, ELSEWHERE = "struck", "offered", "other", "elsewhere"
"""How a bundle came in: as the deal; offered on the way; never offered, about the same matter; another agreement."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A bundle and what it is worth to each party. `counts`: whether it is part of the bargaining set, being about the
    same matter and such as the rules and all houses would have passed, as far as was known."""

    kind: str
    terms: tuple[Term, ...]
    worth: tuple[Worth, ...]
    counts: bool

    @property
    def gains(self) -> tuple[float, ...]:
        """The means, party by party."""
        return tuple(one.mean for one in self.worth)


@dataclass(frozen=True, slots=True)
class Step:
    """An offer on the way: who made it, in which round, what became of it, and its place among the bundles."""

    number: int
    round: int
    maker: int
    status: str
    at: int


@dataclass(frozen=True, slots=True)
class Bargain:
    """A negotiation, valued from one moment on: that of its last acceptance, or the last at which it was open.

    Gains are points of score against no agreement, in the order of `parties`. `outcome` is the place of the deal where
    it stands; without one the parties have what no agreement gives, which is nothing. `better` are the bundles of the
    frontier that would have been better for all than the outcome, the best for whoever gains least first; `left` is
    what that party would gain by the first, with its 95 % interval over the same futures; `sum_left` what all together
    lack of the largest sum.
    """

    number: int
    round: int
    parties: tuple[int, ...]
    deal: int | None
    status: str
    """Of the deal (signed, ratified, rejected), else of the last offer."""
    bundles: tuple[Weighed, ...]
    outcome: int | None
    frontier: tuple[int, ...]
    """Places of the bundles on the frontier of the bargaining set."""
    solutions: Solutions
    left: float
    left_range: tuple[float, float]
    sum_left: float
    better: tuple[int, ...]
    steps: tuple[Step, ...]
    trades: Trades | None
    refused: int
    """Bundles left out because a house would not have passed them."""
    resumed: int | None
    """Without a deal: the later negotiation of the same parties about the same in which there was one."""

    @property
    def gains(self) -> tuple[float, ...]:
        """What the outcome brings the parties."""
        return (0.0,) * len(self.parties) if self.outcome is None else self.bundles[self.outcome].gains

    @property
    def best_elsewhere(self) -> int | None:
        """The other agreement by which whoever gains least would have gained most; None where none helps all."""
        found = [at for at, one in enumerate(self.bundles) if one.kind == ELSEWHERE and min(one.gains) > 0.0]
        return max(found, key=lambda at: (min(self.bundles[at].gains), -at), default=None)
