"""Logrolling: what each clause of a deal alone costs whom and brings whom, and how much came of what was given up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.rules.types import Term

FELT = 0.01
"""Points from which a clause counts as given up by a party."""


@dataclass(frozen=True, slots=True)
class Trade:
    """One clause alone: points that it brings each party, in their order; what some lose they gave."""

    term: Term
    gains: tuple[float, ...]

    @property
    def given(self) -> float:
        """Points that it costs those who lose by it."""
        return sum(-gain for gain in self.gains if gain < -FELT)

    @property
    def got(self) -> float:
        """Points that it brings the others."""
        return sum(gain for gain in self.gains if gain > 0.0)


@dataclass(frozen=True, slots=True)
class Trades:
    """All clauses of a deal, each alone."""

    each: tuple[Trade, ...]

    @property
    def given(self) -> float:
        """Points given up, clause by clause."""
        return sum(one.given for one in self.each)

    @property
    def rate(self) -> float | None:
        """Points that the others gained for each point given up; above 1 the trade makes both sides together better
        off. None where nobody gave anything up."""
        got = sum(one.got for one in self.each if one.given > 0.0)
        return got / self.given if self.given > 0.0 else None

    @property
    def rolled(self) -> bool:
        """Whether it is logrolling: at least two gave what was worth more to the others than it cost them."""
        cheap = [one for one in self.each if one.given > 0.0 and one.got > one.given]
        return len({at for one in cheap for at, gain in enumerate(one.gains) if gain < -FELT}) > 1


def trades(terms: Sequence[Term], alone: Sequence[Sequence[float]]) -> Trades:
    """Of a deal's clauses with the gains of each alone, party by party."""
    return Trades(tuple(Trade(term, tuple(gains)) for term, gains in zip(terms, alone, strict=True)))
