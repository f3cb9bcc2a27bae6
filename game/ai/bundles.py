"""Sets of clauses followed side by side through the same futures, and what each brings whom: a preview's ground, and a
debrief's.

Only a View goes in. Money moves nothing here: what a seat pays is missed elsewhere, at the price of its purse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.ai.along import Along
from game.ai.expected import orders_met
from game.ai.futures import Ahead, Coming, follow
from game.ai.promised import deeds, payments, standing
from game.catalog.orders import cards_in_force, waived_rows, write_deeds
from game.rules.cards import Scenario
from game.rules.types import Term, View
from game.world.model import Floats, Model, Orders
from game.world.names import DEEDS

Bundle = tuple[tuple[int, ...], tuple[Term, ...]]
"""Parties and clauses, as if all of them had agreed and kept their word."""


@dataclass(frozen=True, slots=True, eq=False)
class Bundles:
    """Bundles that are followed side by side from what a View shows; nothing at all is one without clauses."""

    view: View
    ahead: Ahead
    each: tuple[Bundle, ...]
    hindsight: bool = False
    """Whether whoever weighs them looks back (game.ai.along)."""


def followed(bundles: Bundles) -> tuple[Floats, Floats]:
    """Points [indicators, actors, bundles, futures] that each will still add to a score whose weight on the indicator
    is 1, and the dials at the end, [dials, bundles, futures]; future k has the same luck under every bundle."""
    ahead, count, futures = bundles.ahead, len(bundles.each), bundles.ahead.coming[0].luck.shape[1]
    along = Along(ahead.scenario, ahead.model, bundles.view, count, futures, bundles.hindsight)
    points, ends = follow(ahead, count, lambda now, at, dials: _orders(bundles, along, now, at, dials))
    return points.reshape(*points.shape[:2], -1, futures), ends.reshape(ends.shape[0], -1, futures)


def by_indicator(points: Floats, seat: int, taste: Floats, against: int = 0) -> list[Floats]:
    """Points of score through each indicator beyond what bundle `against` brings the seat, [bundles, futures] each."""
    return [(points[place, seat] - points[place, seat, against]) * float(pull) for place, pull in enumerate(taste)]


def met(scenario: Scenario, seat: int, view: View, terms: Sequence[Term], ends: Floats) -> Floats:
    """Points of a seat's private orders in each future, [futures], from the dials at its end, [dials, futures]."""
    last = standing(scenario, view, terms, max(0, view.last - view.round))
    plan = {one.card: one.level for one in last.running if one.owner == seat and one.level}
    signed = {one.card for one in last.in_force}
    return np.array([orders_met(scenario, seat, view, ends[:, at], plan, signed) for at in range(ends.shape[1])])


def paid(scenario: Scenario, view: View, terms: Sequence[Term], seat: int) -> list[tuple[int, ...]]:
    """What each clause costs a seat by round from now on, C$100,000."""
    return [payments(scenario, view, terms, term, seat) for term in terms]


def yearly(scenario: Scenario, view: View, rows: Sequence[int]) -> float:
    """Payments by round as so much a year from now to the end, which is how a purse is priced."""
    left = max(1, view.last - view.round + 1)
    return sum(rows) * 12 / scenario.months / left


def mean(values: Floats) -> float:
    """In a fixed order."""
    total = 0.0
    for value in values.tolist():
        total += value
    return total / len(values)


def _orders(bundles: Bundles, along: Along, now: Coming, at: int, dials: Floats) -> Orders:
    """What the model is told `at` rounds from now: the believed course of things, changed where clauses change it."""
    ahead, view, count = bundles.ahead, bundles.view, len(bundles.each)
    scenario, model, futures = ahead.scenario, ahead.model, now.luck.shape[1]
    shape, games = (-1, count, futures), count * futures
    dose, age, first = (np.tile(rows, count) for rows in (now.dose, now.age, now.first))
    done, toward = np.zeros((len(DEEDS), len(model.pairs), games)), np.zeros((len(DEEDS), games))
    write_deeds(model, ahead.joint, done, toward)
    rows = (dose.reshape(shape), age.reshape(shape), first.reshape(shape))
    if at:
        along.happen(at, dials, rows)
    along.tables = [standing(scenario, view, terms, at) for _, terms in bundles.each]
    by_pair, by_bundle = done.reshape(len(DEEDS), *shape), toward.reshape(shape)
    plain = _in_force(scenario, model, standing(scenario, view, (), at))
    left_plain = dict(waived_rows(model, view))
    waived = list(ahead.waived)
    for place, ((parties, terms), seen) in enumerate(zip(bundles.each, along.tables, strict=True)):
        if not terms:
            continue
        held = _in_force(scenario, model, seen)
        differs = np.flatnonzero((held != plain).any(axis=0))
        for part, values in zip(rows, held, strict=True):
            part[differs, place] = values[differs, None]
        write_deeds(model, deeds(scenario, view, terms, parties, at), by_pair[:, :, place], by_bundle[:, place])
        for row, left in waived_rows(model, seen):
            before = left_plain.get(row, 1.0)
            if before and left != before:
                games_of = range(place * futures, (place + 1) * futures)
                waived += [(row, game, left / before) for game in games_of]
    spend = np.repeat(ahead.believed[:, None], games, axis=1)
    return Orders(dose, age, first, done, toward, spend, np.full(games, ahead.allied), tuple(waived))


def _in_force(scenario: Scenario, model: Model, view: View) -> Floats:
    """Dose, age and first round of every card in force under a view, [3, slots]."""
    rows = np.zeros((3, len(model.slots)))
    cards_in_force(scenario, model, view, rows[0], rows[1], rows[2])
    return rows
