"""What the world model expects of courses of action: many futures of each, with the same luck, in one batch.

Only a View goes in. What it does not show is drawn from what one may believe: the events that may come, by their
hazard as things stand, and how incidents and threats fall out. Programs and agreements in force go on as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.ai.course import BUSY, JOINT, Course
from game.catalog.orders import cards_in_force, common_cause, spending, waived_rows
from game.rules.cards import Scenario
from game.rules.happenings import MILLION, hazard
from game.rules.index import index
from game.rules.types import View
from game.world.luck import uniforms
from game.world.model import EVERY_GAME, Floats, Model, Orders, home_country
from game.world.names import DEEDS, INDICATORS
from game.world.score import FINAL_WEIGHT
from game.world.step import step

AT_ONCE = 2048
"""Futures that are followed side by side."""
EVENTS = "believed-events"
FUTURES = "believed-luck"


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """Of each course: `points` [indicators, actors, courses], what an indicator will still add to a score whose weight
    on it is 1; `ends` [dials, courses], the dials at the end of the game, in the mean of all futures."""

    points: Floats
    ends: Floats


def stocks_seen(model: Model, scenario: Scenario, view: View) -> Floats:
    """The stocks as a View shows them, [stocks]; what no dial shows is as it was in the beginning."""
    stocks = np.array(scenario.stocks)
    if view.history:
        for name, rows in model.stocks.items():
            if name in model.dial_rows:
                stocks[rows] = np.array(view.dials[model.dial_rows[name]]) / 1000.0
    return stocks


def expect(
    scenario: Scenario, model: Model, view: View, courses: Sequence[Course], futures: int, horizon: int = 0
) -> Expected:
    """Follow each course through so many futures, for `horizon` rounds or (0) to the end of the game."""
    rounds = scenario.rounds - view.round + 1
    ahead = min(rounds, horizon) if horizon else rounds
    base = [_now(scenario, model, view, at, futures) for at in range(ahead)]
    size = max(1, AT_ONCE // futures)
    parts = [
        _follow(scenario, model, view, courses[at : at + size], base, rounds) for at in range(0, len(courses), size)
    ]
    return Expected(
        np.concatenate([part.points for part in parts], axis=2), np.concatenate([part.ends for part in parts], axis=1)
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Coming:
    """What is in force in one coming round whatever anybody does, [slots, futures], and luck [SLOTS, futures]."""

    dose: Floats
    age: Floats
    first: Floats
    luck: Floats


def _now(scenario: Scenario, model: Model, view: View, at: int, futures: int) -> _Coming:
    """The round `at` rounds from now, without any new deed."""
    slots = len(model.slots)
    dose, age, first = (np.zeros((slots, futures)) for _ in range(3))
    shown = [np.zeros(slots) for _ in range(3)]
    cards_in_force(scenario, model, view, *shown)
    dose[:], age[:] = shown[0][:, None], shown[1][:, None] + at * model.years * (shown[0] > 0)[:, None]
    if at == 0:
        first[:] = shown[2][:, None]
    seeds = np.arange(1, futures + 1, dtype=np.uint64)
    for later in range(1, at + 1):
        _events(scenario, model, view, later, at, seeds, (dose, age, first))
    return _Coming(dose, age, first, uniforms(seeds, view.round + at, FUTURES))


def _events(
    scenario: Scenario,
    model: Model,
    view: View,
    later: int,
    at: int,
    seeds: NDArray[np.uint64],
    out: tuple[Floats, Floats, Floats],
) -> None:
    """Write the events believed to come `later` rounds from now into the orders of the round `at`."""
    cards = [(place, card) for place, card in index(scenario).calendar[view.round + later - 1] if not card.pinned]
    if not cards:
        return
    seen: Any = view  # a View shows all that hazards go by
    luck = uniforms(seeds, view.round + later, EVENTS, max(place for place, _ in cards) + 1)
    past = {happened.card for happened in view.happened}
    dose, age, first = out
    for place, card in cards:
        slot = model.slots.get(("event", card.id))
        chance = hazard(scenario, seen, card) / MILLION
        if slot is None or chance <= 0.0 or (card.once and card.id in past):
            continue
        comes = luck[place] < chance
        dose[slot][comes] = 1.0
        age[slot][comes] = (at - later + 1) * model.years
        first[slot][comes] = 1.0 if later == at else 0.0


def _follow(
    scenario: Scenario, model: Model, view: View, courses: Sequence[Course], base: Sequence[_Coming], rounds: int
) -> Expected:
    futures = base[0].luck.shape[1]
    games = len(courses) * futures
    stocks = np.repeat(stocks_seen(model, scenario, view)[:, None], games, axis=1)
    written = _Written(scenario, model, view, courses, futures)
    points = np.zeros((len(INDICATORS), len(model.parties), games))
    for at, now in enumerate(base):
        luck = np.tile(now.luck, len(courses))
        result = step(model, stocks, written.orders(now, at), luck, view.round - 1 + at)
        stocks = result.stocks
        # A round that is not followed any more is taken to be as the last one that is.
        count = 1 if at < len(base) - 1 else rounds - len(base) + 1
        weight = (1.0 - FINAL_WEIGHT) / scenario.rounds * count + (FINAL_WEIGHT if at == len(base) - 1 else 0.0)
        for place, name in enumerate(INDICATORS):
            points[place] += weight * result.dials[model.dial_rows[name]]
    return Expected(_mean(points, futures), _mean(result.dials, futures))


def _mean(values: Floats, futures: int) -> Floats:
    """Over the futures of each course, in a fixed order."""
    shaped = values.reshape(*values.shape[:-1], -1, futures)
    total = shaped[..., 0].copy()
    for future in range(1, futures):
        total += shaped[..., future]
    return total / futures


class _Written:
    """The courses as arrays, so that a round's orders are put together without a loop over courses."""

    def __init__(self, scenario: Scenario, model: Model, view: View, courses: Sequence[Course], futures: int) -> None:
        self.model, self.futures, self.count = model, futures, len(courses)
        revenue = np.array([party.revenue for party in model.parties])
        self.spent = spending(scenario, model, view)
        self.spend = np.maximum(self.spent, BUSY * revenue)
        self.owned = [(at, course.own) for at, course in enumerate(courses) if course.own >= 0]
        self.allied = common_cause(model, view)
        self.waived = [(row, EVERY_GAME, left) for row, left in waived_rows(model, view)]
        self.joint = [
            (one, other) for found in view.in_force for one in found.parties for other in found.parties if other > one
        ]
        self.strands = [(at, *strand) for at, course in enumerate(courses) for strand in course.cards]
        self.money = [(at, *more) for at, course in enumerate(courses) for more in course.spend]
        self.deeds = [(at, *deed) for at, course in enumerate(courses) for deed in course.deeds]
        self.pairs = {pair: at for at, pair in enumerate(model.pairs)}
        self.home = home_country(model.parties)

    def orders(self, base: _Coming, at: int) -> Orders:
        """The orders of all courses and futures in the round `at`."""
        model, games = self.model, self.count * self.futures
        dose, age, first = (np.tile(rows, self.count) for rows in (base.dose, base.age, base.first))
        shape = (len(model.slots), self.count, self.futures)
        self._cards(at, dose.reshape(shape), age.reshape(shape), first.reshape(shape))
        deeds, toward = np.zeros((len(DEEDS), len(model.pairs), games)), np.zeros((len(DEEDS), games))
        self._deeds(at, deeds.reshape(len(DEEDS), len(model.pairs), self.count, -1), toward)
        spend = np.repeat(self.spend[:, None], games, axis=1)
        by_course = spend.reshape(-1, self.count, self.futures)
        for course, seat in self.owned:
            by_course[seat, course] = self.spent[seat]
        for course, seat, more, begin, until in self.money:
            if begin <= at < until:
                by_course[seat, course] += more
        np.maximum(spend, 0.0, out=spend)
        return Orders(dose, age, first, deeds, toward, spend, np.full(games, self.allied), tuple(self.waived))

    def _cards(self, at: int, dose: Floats, age: Floats, first: Floats) -> None:
        now = [strand for strand in self.strands if strand[3] <= at < strand[4]]
        if not now:
            return
        course, slot = (np.array([strand[part] for strand in now]) for part in (0, 1))
        level = np.array([strand[2] for strand in now])[:, None]
        since = np.array([at - strand[3] + 1 for strand in now])[:, None] * self.model.years
        runs = dose[slot, course] > 0.0
        age[slot, course] = np.where(runs, age[slot, course], since)
        first[slot, course] = np.where(runs, first[slot, course], (since <= self.model.years) * 1.0)
        dose[slot, course] = level

    def _deeds(self, at: int, deeds: Floats, toward: Floats) -> None:
        parties = self.model.parties
        by_course = toward.reshape(len(DEEDS), self.count, self.futures)
        joint = JOINT
        for one, other in self.joint:
            deeds[joint, self.pairs[one, other]] += 1.0
            if self._toward(parties[one].country, other):
                toward[joint] += 1.0
        for course, kind, by, to, begin, until in self.deeds:
            if begin <= at < until:
                deeds[kind, self.pairs[min(by, to), max(by, to)], course] += 1.0
                if self._toward(parties[by].country, to):
                    by_course[kind, course] += 1.0

    def _toward(self, country: str, to: int) -> bool:
        other = self.model.parties[to]
        return country == self.home and other.country != self.home and other.federal
