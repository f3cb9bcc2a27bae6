"""What was negotiated: an offer and all that answered it, the deal it came to, the moment at which it is valued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.ai.balance import subjects
from game.debrief.played import Played
from game.rules.types import Deal, Offered, State
from game.telling.families import families


@dataclass(frozen=True, slots=True)
class Negotiation:
    """Offers in the order in which they were made, and the deal that came of them (None: none did).

    `parties` are those of the deal, else of the last offer. `moment` is the place in Played.states of the last state in
    which one of the offers could still be answered: of a deal, just before the last acceptance, so that it is no part
    of what it is valued against.
    """

    number: int
    """Of the first offer."""
    offers: tuple[Offered, ...]
    parties: tuple[int, ...]
    deal: Deal | None
    moment: int

    @property
    def last(self) -> Offered:
        """The offer that became the deal, or with which it ended."""
        if self.deal is not None:
            return next(one for one in self.offers if one.number == self.deal.offered)
        return self.offers[-1]


def negotiations(played: Played) -> tuple[Negotiation, ...]:
    """All negotiations of a game in the order of their first offers."""
    open_last = _open_last(played.states)
    struck = {deal.offered: deal for deal in played.end.deals}
    found = []
    for family in families(played.end.offers):
        offers = tuple(sorted((node.offered for node in family), key=lambda one: one.number))
        deal = next((struck[one.number] for one in offers if one.number in struck), None)
        last = deal.offered if deal is not None else max(one.number for one in offers)
        parties = deal.parties if deal is not None else offers[-1].offer.parties
        if last in open_last:
            found.append(Negotiation(offers[0].number, offers, parties, deal, open_last[last]))
    return tuple(sorted(found, key=lambda one: one.number))


def _open_last(states: Sequence[State]) -> dict[int, int]:
    """By offer: the last state of a negotiation phase in which it was open."""
    found = {}
    for at, state in enumerate(states):
        if state.phase == "negotiation":
            for offered in state.offers:
                if offered.status == "open":
                    found[offered.number] = at
    return found


def resumed(one: Negotiation, talks: Sequence[Negotiation]) -> int | None:
    """The later negotiation of the same parties about the same in which there was a deal that stood."""
    about, who = subjects(one.last.offer), set(one.parties)
    for other in talks:
        stood = other.deal is not None and other.deal.status != "rejected"
        if stood and other.number > one.number and set(other.parties) == who and subjects(other.last.offer) == about:
            return other.number
    return None
