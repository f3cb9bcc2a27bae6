"""Whose ideas became deals: the clauses that each seat was the first to propose, and those of them that were agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.debrief.frontier.negotiations import Negotiation
from game.rules.bundle import subject


@dataclass(frozen=True, slots=True)
class Adopted:
    """One seat: clauses that it was the first in a negotiation to propose; those of them that stood in deals which
    were signed and not rejected at home, whatever their amounts in the end; all clauses of deals that it is party to.
    """

    seat: int
    proposed: int
    adopted: int
    signed: int

    @property
    def share(self) -> float | None:
        """Part of its proposals that was agreed; None where it proposed nothing."""
        return self.adopted / self.proposed if self.proposed else None


def adopted(talks: Sequence[Negotiation], seats: range) -> tuple[Adopted, ...]:
    """Seat by seat, over all negotiations of a game."""
    proposed, agreed, signed = ([0] * len(seats) for _ in range(3))
    for one in talks:
        first: dict[tuple[object, ...], int] = {}
        for offered in one.offers:
            for term in offered.offer.terms:
                first.setdefault(subject(term), offered.maker)
        stands = one.deal if one.deal is not None and one.deal.status != "rejected" else None
        kept = {subject(term) for term in stands.terms} if stands is not None else set()
        for about, maker in first.items():
            proposed[maker] += 1
            agreed[maker] += about in kept
        for seat in stands.parties if stands is not None else ():
            signed[seat] += len(kept)
    return tuple(Adopted(seat, proposed[seat], agreed[seat], signed[seat]) for seat in seats)
