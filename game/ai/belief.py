"""What another seat seems to care for, from what it took, refused and asked for.

A person is not its brief: somebody who speaks for a government may press one thing more than the brief says. Each such
emphasis is a hypothesis; each answer that a View shows makes some likelier.
"""

from __future__ import annotations

from math import exp, log

import numpy as np

from game.ai.values import PURSE, Worth, tastes, worths
from game.rules.cards import Scenario
from game.rules.record import record
from game.rules.types import Offer, Offered, View
from game.world.model import Floats
from game.world.names import INDICATORS

PRESSED = 1.6
"""How much more somebody weighs what it presses than its brief does, under one hypothesis (assumption)."""
AS_SAID = 3.0
"""How much likelier than any one emphasis it is at first that somebody weighs things as its brief says (assumption)."""
PRICES = (-0.6, -0.3, 0.0, 0.3, 0.6, 0.9)
"""Points that it may ask for a yes, each as likely before anything is heard (assumption)."""
PRICE = sum(PRICES) / len(PRICES)
"""What anybody is believed to ask before anything is heard."""
BLUR = 0.2
"""Points of score over which a yes turns into a no: the less sharp, the slower it learns (assumption)."""


@record
class Belief:
    """`weights`: by what each public weight is multiplied, [indicators]; `price`: points it asks for a yes."""

    weights: tuple[float, ...]
    price: float


def belief(scenario: Scenario, worth: Worth, view: View, seat: int) -> Belief:
    """What a seat is believed to press and to ask for: the mean over all hypotheses, by how likely each has become."""
    count = len(INDICATORS)
    # numpy's exponential differs from machine to machine in the last bit; a belief must not.
    odds = [[log(AS_SAID) if at == 0 else 0.0] * len(PRICES) for at in range(count + 1)]
    for offered, took in heard(view, seat):
        points = by_indicator(scenario, worth, offered.offer, seat)
        plain = float(sum(points.tolist())) - spent(scenario, offered.offer, seat)
        for at in range(count + 1):
            more = (PRESSED - 1.0) * float(points[at - 1]) if at else 0.0
            for place, price in enumerate(PRICES):
                odds[at][place] += log_chance(plain + more - price, took)
    top = max(map(max, odds))
    chances = [[exp(value - top) for value in row] for row in odds]
    whole = sum(map(sum, chances))
    pressed = tuple(1.0 + (PRESSED - 1.0) * sum(row) / whole for row in chances[1:])
    price = sum(price * sum(row[at] for row in chances) for at, price in enumerate(PRICES)) / whole
    return Belief(pressed, price)


def heard(view: View, seat: int) -> list[tuple[Offered, bool]]:
    """The offers between two on which a seat has spoken, and whether it would take them; its own offers it would.

    Only what could no longer be answered this round, so that all through a round the belief is the same.
    """
    found = []
    for offered in view.offers:
        over = offered.made + offered.offer.lasts <= view.round
        if not over or len(offered.offer.parties) != 2 or seat not in offered.offer.parties:
            continue
        if offered.maker == seat or seat in offered.accepted:
            found.append((offered, True))
        elif offered.status in ("refused", "countered"):
            found.append((offered, False))
    return found


def by_indicator(scenario: Scenario, worth: Worth, offer: Offer, seat: int) -> Floats:
    """Points of score that a bundle's cards bring a seat through each indicator by its public weights, [indicators]."""
    total = np.zeros(len(INDICATORS))
    for term in offer.terms:
        slot = ("agreement", term.card) if term.kind == "sign" else ("program", term.card, str(term.by))
        at = worth.slots.get(slot)
        if at is not None and term.kind in ("sign", "fund", "suspend"):
            part = 1.0 if term.kind == "sign" else term.rounds / scenario.rounds
            total += worth.points[:, seat, at] * (-part if term.kind == "suspend" else part)
    return total * tastes(scenario, seat, {})


def spent(scenario: Scenario, offer: Offer, seat: int) -> float:
    """Points that a bundle's money costs a seat, as everybody is taken to prize it."""
    money = 0.0
    for term in offer.terms:
        if term.kind == "sign":
            card = scenario.agreements[term.card]
            money += (card.yearly_cost + card.start_cost / scenario.rounds) * dict(term.shares).get(seat, 0) / 100
        elif term.kind == "pay":
            sign = 1 if term.by == seat else -1 if term.target == seat else 0
            money += sign * term.amount * term.rounds / scenario.rounds
        elif term.kind == "fund" and term.by == seat:
            money += scenario.programs[term.card].yearly_cost * term.rounds / scenario.rounds
    return PURSE * money / max(1, scenario.actors[seat].revenue)


def log_chance(gain: float, took: bool) -> float:
    """The logarithm of how likely an answer is at so much gain beyond the price."""
    return -log(1.0 + exp(max(-60.0, min(60.0, (-gain if took else gain) / BLUR))))


def believed_worths(scenario: Scenario, worth: Worth, seat: int, held: Belief) -> tuple[float, ...]:
    """Points that each card in full force is believed to be worth to a seat, [slots]."""
    pressed = dict(zip(INDICATORS, held.weights, strict=True))
    return tuple(worths(worth, seat, tastes(scenario, seat, pressed)).tolist())
