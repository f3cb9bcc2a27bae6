"""Offers, deals and promises have numbers in the order in which they are made: what is what when some are missing."""

from __future__ import annotations

from game.debrief.played import Played
from game.rules.record import changed
from game.rules.terms import MOST_TERMS
from game.rules.types import Action, Deal, State


class Numbers:
    """What the numbers of the real game are in one that went another way from a state on."""

    def __init__(self, played: Played, since: State) -> None:
        self._deals = played.end.deals
        self._first = len(since.offers)
        self.offers: dict[int, int] = {}
        """By the number of an offer of the real game, made since: its number now."""

    def now(self, state: State, action: Action) -> Action:
        """An act of the real game with its numbers of now; it has one that nothing bears where it is about something
        that there is not."""
        about = -1 if action.about < 0 else self._promise(state, action.about)
        if about != action.about:
            action = changed(action, about=about, words=action.words if about >= 0 else "")
        if action.verb in ("answer", "withdraw"):
            return changed(action, target=self._offer(action.target))
        if action.verb == "carry":
            return changed(action, target=self._deal(state, action.target))
        if action.verb == "withhold":
            return changed(action, target=self._promise(state, action.target))
        if action.verb == "offer" and action.offer is not None and action.offer.parent >= 0:
            parent = self._offer(action.offer.parent)
            # Without its parent it is no counter any more, and no offer either: that nothing bears this number is said.
            return changed(action, offer=changed(action.offer, parent=parent if parent >= 0 else len(state.offers)))
        return action

    def real_deal(self, deal: Deal) -> Deal | None:
        """What a deal was in the real game, if it was made there."""
        back = {now: real for real, now in self.offers.items()}
        offered = deal.offered if deal.offered < self._first else back.get(deal.offered, -1)
        return next((real for real in self._deals if real.offered == offered), None)

    def _offer(self, number: int) -> int:
        return number if number < self._first else self.offers.get(number, -1)

    def _deal(self, state: State, number: int) -> int:
        if not 0 <= number < len(self._deals):
            return -1
        offered = self._offer(self._deals[number].offered)
        return next((deal.number for deal in state.deals if deal.offered == offered), -1)

    def _promise(self, state: State, number: int) -> int:
        deal, at = divmod(number, MOST_TERMS)
        now = self._deal(state, deal)
        return now * MOST_TERMS + at if now >= 0 else -1
