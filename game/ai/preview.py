"""What a seat may expect of a bundle before it says yes: from its View alone, through the same futures as the players.

Every clause alone and all of them together are followed to the end of the game beside the game without them, with the
same luck. What acts together shows as the difference between the whole and its parts. Money is counted once: what a
seat pays is missed elsewhere, at the price that the purse has for it (reckon.py), and moves nothing in the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from game.ai.belief import belief
from game.ai.expected import orders_met
from game.ai.futures import Ahead, Coming, follow, look_ahead
from game.ai.home import at_home
from game.ai.mind import Mind
from game.ai.promised import deeds, payments, standing
from game.ai.reckon import settled
from game.ai.values import tastes
from game.catalog.orders import cards_in_force, waived_rows, write_deeds
from game.rules.record import record
from game.rules.types import Offer, Term, View
from game.world.model import Floats, Orders
from game.world.names import DEEDS, INDICATORS

FUTURES = 20
"""Futures that are followed; enough for the middle of most bundles to stand still in the second decimal (measured)."""
OUTSIDE = 2
"""Futures left out at either end of the range: it holds 16 of 20."""


@record
class Move:
    """What a bundle does through one indicator: points of score, and the indicator's own change at the end."""

    indicator: str
    points: float
    change: float


@record
class Theirs:
    """What a bundle seems to bring another seat by its public weights and what it has shown: a guess. `home`: support
    in its house in percent of what is needed, as far as is public; None where nothing must be ratified."""

    seat: int
    points: float
    home: int | None


@record
class Preview:
    """Points of the final score that a bundle should bring a seat, if all keep their word.

    `low`..`high` holds 16 of 20 futures. `clauses` are the clauses alone, in their order; `interplay` is what they do
    together besides; clauses and interplay add up to `points`, and so do `moves`, `orders` (private ones, by how likely
    they look) and `money` (what is paid, missed elsewhere). `payments` are C$100,000 by round from this one on.
    """

    points: float
    low: float
    high: float
    clauses: tuple[float, ...]
    interplay: float
    moves: tuple[Move, ...]
    orders: float
    money: float
    payments: tuple[int, ...]
    home: int | None
    theirs: tuple[Theirs, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Worlds:
    """Sets of clauses that are followed side by side; the first is empty."""

    view: View
    parties: tuple[int, ...]
    terms: tuple[tuple[Term, ...], ...]
    ahead: Ahead


def preview(mind: Mind, view: View, offer: Offer) -> Preview:
    """What a bundle should bring the mind's seat, and what it seems to bring the other parties."""
    scenario, model, me = mind.scenario, mind.model, mind.seat
    if not offer.terms or view.round > view.last:
        return _nothing(mind, view, offer)
    seen = settled(view)
    ahead = look_ahead(scenario, model, seen, FUTURES)
    single = [(term,) for term in offer.terms] if len(offer.terms) > 1 else []
    worlds = _Worlds(seen, offer.parties, ((), offer.terms, *single), ahead)
    points, ends = follow(ahead, len(worlds.terms), lambda now, at: _orders(mind, worlds, now, at))
    points = points.reshape(*points.shape[:2], -1, FUTURES)
    ends = ends.reshape(ends.shape[0], -1, FUTURES)
    paid = [_paid(mind, view, offer.terms, term, me) for term in offer.terms]
    spent = [-mind.price(view, _yearly(mind, view, rows)) for rows in paid]
    met = [_met(mind, seen, worlds.terms[at], ends[:, at]) for at in range(len(worlds.terms))]
    by_place = [(points[place, me] - points[place, me, 0]) * float(taste) for place, taste in enumerate(mind.taste)]
    gains = [sum(rows[at] for rows in by_place) + (met[at] - met[0]) for at in range(len(worlds.terms))]
    whole = gains[1] + sum(spent)
    alone = [_mean(gains[2 + at] if single else gains[1]) + spent[at] for at in range(len(offer.terms))]
    low, high = _range(whole)
    return Preview(
        points=_mean(whole),
        low=low,
        high=high,
        clauses=tuple(alone),
        interplay=_mean(whole) - sum(alone),
        moves=tuple(_moves(mind, by_place, ends)),
        orders=_mean(met[1] - met[0]),
        money=sum(spent),
        payments=tuple(sum(row) for row in zip(*paid, strict=True)),
        home=_home(mind, view, offer, me),
        theirs=tuple(_theirs(mind, view, offer, points)),
    )


def _nothing(mind: Mind, view: View, offer: Offer) -> Preview:
    """Of a bundle without clauses: nothing at all."""
    left = max(0, view.last - view.round + 1)
    theirs = tuple(Theirs(seat, 0.0, None) for seat in offer.parties if seat != mind.seat)
    return Preview(0.0, 0.0, 0.0, (0.0,) * len(offer.terms), 0.0, (), 0.0, 0.0, (0,) * left, None, theirs)


def _mean(values: Floats) -> float:
    """In a fixed order."""
    total = 0.0
    for value in values.tolist():
        total += value
    return total / len(values)


def _range(values: Floats) -> tuple[float, float]:
    """The ends of what most futures lie in. One rare and large future can draw the mean out of it: then to the mean."""
    order, mean = sorted(values.tolist()), _mean(values)
    return min(mean, order[OUTSIDE]), max(mean, order[-1 - OUTSIDE])


def _paid(mind: Mind, view: View, terms: Sequence[Term], term: Term, seat: int) -> tuple[int, ...]:
    return payments(mind.scenario, view, terms, term, seat)


def _yearly(mind: Mind, view: View, rows: Sequence[int]) -> float:
    """The same money as so much a year from now to the end, which is how a purse is priced."""
    left = max(1, view.last - view.round + 1)
    return sum(rows) * 12 / mind.scenario.months / left


def _met(mind: Mind, view: View, terms: Sequence[Term], ends: Floats) -> Floats:
    """Points of private orders in each future, [futures]."""
    last = standing(mind.scenario, view, terms, max(0, view.last - view.round))
    plan = {one.card: one.level for one in last.running if one.owner == mind.seat and one.level}
    signed = {one.card for one in last.in_force}
    found = [orders_met(mind.scenario, mind.seat, view, ends[:, at], plan, signed) for at in range(ends.shape[1])]
    return np.array(found)


def _moves(mind: Mind, by_place: Sequence[Floats], ends: Floats) -> Iterator[Move]:
    """Indicator by indicator, those that weigh anything for the seat."""
    actor = mind.scenario.actors[mind.seat]
    for place, name in enumerate(INDICATORS):
        if float(mind.taste[place]):
            row = mind.scenario.dials[f"{name}@{actor.id}"]
            yield Move(name, _mean(by_place[place][1]), _mean(ends[row, 1] - ends[row, 0]))


def _theirs(mind: Mind, view: View, offer: Offer, points: Floats) -> Iterator[Theirs]:
    """The other parties, by public weights as each seems to press them, and a middling price of money."""
    for seat in offer.parties:
        if seat != mind.seat:
            held = belief(mind.scenario, mind.worth, view, seat)
            pressed = dict(zip(INDICATORS, held.weights, strict=True))
            total = 0.0
            for place, taste in enumerate(tastes(mind.scenario, seat, pressed)):
                total += _mean(points[place, seat, 1] - points[place, seat, 0]) * float(taste)
            for term in offer.terms:
                total -= mind.price(view, _yearly(mind, view, _paid(mind, view, offer.terms, term, seat)), seat)
            yield Theirs(seat, total, _home(mind, view, offer, seat))


def _home(mind: Mind, view: View, offer: Offer, seat: int) -> int | None:
    signed = seat in offer.parties and any(term.kind == "sign" for term in offer.terms)
    return at_home(mind, view, offer, seat) if signed else None


def _orders(mind: Mind, worlds: _Worlds, now: Coming, at: int) -> Orders:
    """What the model is told `at` rounds from now: the believed course of things, changed where clauses change it."""
    scenario, model, ahead, count = mind.scenario, mind.model, worlds.ahead, len(worlds.terms)
    futures = now.luck.shape[1]
    shape, games = (-1, count, futures), count * futures
    dose, age, first = (np.tile(rows, count) for rows in (now.dose, now.age, now.first))
    done, toward = np.zeros((len(DEEDS), len(model.pairs), games)), np.zeros((len(DEEDS), games))
    write_deeds(model, ahead.joint, done, toward)
    rows = [part.reshape(shape) for part in (dose, age, first)]
    by_pair, by_world = done.reshape(len(DEEDS), *shape), toward.reshape(shape)
    plain = _in_force(mind, standing(scenario, worlds.view, (), at))
    left_plain = dict(waived_rows(model, worlds.view))
    waived = list(ahead.waived)
    for place, terms in enumerate(worlds.terms):
        if not terms:
            continue
        seen = standing(scenario, worlds.view, terms, at)
        held = _in_force(mind, seen)
        differs = np.flatnonzero((held != plain).any(axis=0))
        for part, values in zip(rows, held, strict=True):
            part[differs, place] = values[differs, None]
        write_deeds(
            model,
            deeds(scenario, worlds.view, terms, worlds.parties, at),
            by_pair[:, :, place],
            by_world[:, place],
        )
        for row, left in waived_rows(model, seen):
            before = left_plain.get(row, 1.0)
            if before and left != before:
                games_of = range(place * futures, (place + 1) * futures)
                waived += [(row, game, left / before) for game in games_of]
    spend = np.repeat(ahead.believed[:, None], games, axis=1)
    return Orders(dose, age, first, done, toward, spend, np.full(games, ahead.allied), tuple(waived))


def _in_force(mind: Mind, view: View) -> Floats:
    """Dose, age and first round of every card in force under a view, [3, slots]."""
    rows = np.zeros((3, len(mind.model.slots)))
    cards_in_force(mind.scenario, mind.model, view, rows[0], rows[1], rows[2])
    return rows
