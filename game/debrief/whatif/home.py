"""Votes at home in a game that went another way: deals pass by a hair, and no seat would lose one for want of a point.

Personas, and most people, spend at home just what a deal needs. Were that taken as it was, small changes far away
would make deals fall that nobody gave up. So a seat whose house passed a deal spends what is missing now.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.played import Played
from game.debrief.whatif.decision import Decision
from game.debrief.whatif.numbers import Numbers
from game.rules.deals import MOST_CARRY
from game.rules.ratify import CARRIED, THRESHOLD, support
from game.rules.types import Action, Deal, State


def made_up(
    played: Played, numbers: Numbers, decision: Decision, seat: int, real: State, now: State
) -> Iterator[Action]:
    """What a seat spends besides, so that its house stands by the deals that it passed as it did at the same moment of
    the real game (`real`). A deal whose support at home is what the change is about is left to its luck."""
    for deal in now.deals:
        was = numbers.real_deal(deal)
        if deal.status != "signed" or seat not in deal.parties or was is None or was.status != "ratified":
            continue
        own = decision.kind == "carry" and decision.seat == seat
        if own and any(played.actions[at].target == was.number for at in decision.positions):
            continue
        lacking = min(_votes(played, real, seat, real.deals[was.number]), THRESHOLD[real.seats[seat].majority])
        lacking += THRESHOLD[now.seats[seat].majority] - THRESHOLD[real.seats[seat].majority]
        lacking -= _votes(played, now, seat, deal)
        points = -(-lacking // CARRIED)
        if 0 < points <= min(now.seats[seat].capital, MOST_CARRY - dict(deal.carried).get(seat, 0)):
            yield Action(seat, "carry", "", points, deal.number)


def _votes(played: Played, state: State, seat: int, deal: Deal) -> int:
    capital = dict(deal.carried).get(seat, 0)
    return support(played.scenario, state, seat, deal.terms, deal.parties, capital)
