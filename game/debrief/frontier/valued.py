"""What bundles bring each party from one moment on, if all keep their word: all of them in one batch, the same luck.

The world's course is followed from what the teacher sees. A party is valued by its brief: its public weights, its
private orders as it sees them met, and money at the price of its own purse. The model of it is the preview's
(game.ai.bundles), but that whoever looks back knows more (game.ai.along); left out are votes at home, other answers to
events than the first, and what others do then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt

import numpy as np

from game.ai.bundles import Bundle, Bundles, by_indicator, followed, mean, met, paid, yearly
from game.ai.futures import look_ahead
from game.ai.reckon import settled
from game.debrief.frontier.alternatives import Room
from game.lab.claims import SURE
from game.rules.record import changed
from game.rules.types import Deal, InForce, Offer, Term
from game.world.model import Floats

FUTURES = 40
"""Futures in which every bundle is followed: the interval of a mean is some hundredths of a point (measured)."""


@dataclass(frozen=True, slots=True)
class Worth:
    """Points of score that a party gains by a bundle against no agreement: the mean of FUTURES futures with the same
    luck, and its 95 % interval. `world` is what comes through its weighted indicators, `orders` through its private
    orders; `money` is what it pays (or, above 0, is paid), missed elsewhere: the three add up to the mean."""

    mean: float
    low: float
    high: float
    world: float
    orders: float
    money: float


@dataclass(frozen=True, slots=True, eq=False)
class Valued:
    """Bundles' worth to each party, in the order of both; `gains` [parties, bundles, futures] are what it is the mean
    of."""

    worth: tuple[tuple[Worth, ...], ...]
    gains: Floats

    def more(self, one: int, other: int, party: int) -> tuple[float, float]:
        """The 95 % interval of what the party at a place gains by a bundle instead of another (-1: none at all)."""
        gains = self.gains[party, one] - (self.gains[party, other] if other >= 0 else 0.0)
        return _interval(gains)[1:]


def valued(room: Room, offers: Sequence[Offer], parties: Sequence[int]) -> Valued:
    """What bundles are worth to each of `parties`."""
    whole = changed(room.whole, in_force=(*room.whole.in_force, *agreed(room.whole.deals, room.whole.round)))
    mind = room.minds[0]
    places: dict[Bundle, int] = {((), ()): 0}
    at = [places.setdefault(moving(offer), len(places)) for offer in offers]
    # Who looks back may know what no dial shows.
    ahead = replace(look_ahead(mind.scenario, mind.model, whole, FUTURES, events=False), stocks=np.array(room.stocks))
    points, ends = followed(Bundles(whole, ahead, tuple(places), hindsight=True))
    found = [_to_party(room, seat, offers, _Course(tuple(places), at, points, ends)) for seat in parties]
    return Valued(
        worth=tuple(zip(*(worth for worth, _ in found), strict=True)), gains=np.array([gains for _, gains in found])
    )


def agreed(deals: Iterable[Deal], round: int) -> Iterator[InForce]:
    """The agreements that were signed this round already, as in force: what others settled before is no merit of what
    comes after. What these deals promise besides begins to count when it is done."""
    for deal in deals:
        for term in deal.terms if deal.status == "signed" else ():
            if term.kind == "sign":
                yield InForce(term.card, tuple(seat for seat, _ in term.shares), term.shares, round)


@dataclass(frozen=True, slots=True, eq=False)
class _Course:
    """The world's course under each bundle that moves it in its own way, the first is none; `at` is the place of each
    bundle's own."""

    each: tuple[Bundle, ...]
    at: Sequence[int]
    points: Floats
    ends: Floats


def _to_party(room: Room, seat: int, offers: Sequence[Offer], course: _Course) -> tuple[list[Worth], Floats]:
    """What each bundle is worth to a party, and its gains in each future, [bundles, futures]."""
    mind, view = room.minds[seat], settled(room.views[seat])
    world = sum(by_indicator(course.points, seat, mind.taste), np.zeros(course.points.shape[2:]))
    rows = [met(mind.scenario, seat, view, terms, course.ends[:, k]) for k, (_, terms) in enumerate(course.each)]
    orders = np.array(rows) - rows[0]
    # A purse has one price at a moment, whatever is bought.
    price = mind.price(room.views[seat], 1.0)
    found, gains = [], []
    for offer, at in zip(offers, course.at, strict=True):
        costs = paid(mind.scenario, view, offer.terms, seat)
        money = -price * sum(yearly(mind.scenario, view, row) for row in costs)
        gains.append(world[at] + orders[at] + money)
        found.append(Worth(*_interval(gains[-1]), mean(world[at]), mean(orders[at]), money))
    return found, np.array(gains)


def _interval(gains: Floats) -> tuple[float, float, float]:
    """The mean of all futures and the ends of its 95 % interval."""
    middle = mean(gains)
    error = SURE * sqrt(mean((gains - middle) ** 2) / (len(gains) - 1))
    return middle, middle - error, middle + error


def moving(offer: Offer) -> Bundle:
    """A bundle as the world's course takes it: who pays how much to whom moves nothing there, only that a promise of it
    is kept. Bundles that differ in nothing else are followed once."""
    return offer.parties, tuple(_moving(term) for term in offer.terms)


def _moving(term: Term) -> Term:
    if term.kind == "sign":
        return changed(term, shares=tuple((seat, 0) for seat, _ in term.shares))
    return changed(term, amount=0, target=-1) if term.kind == "pay" else term
