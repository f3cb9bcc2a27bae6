"""What the world model expects of plans: many futures of each, with the same luck, in one batch.

Only a View goes in. What it does not show is drawn from what one may believe: the events that may come, by their
hazard as things stand, and how incidents and threats fall out. Programs and agreements in force go on as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.ai.course import Course
from game.catalog.orders import cards_in_force, common_cause, spending, waived_rows, write_deeds
from game.rules.cards import Scenario
from game.rules.happenings import MILLION, hazard, open_now
from game.rules.index import index
from game.rules.resolve import joint_work
from game.rules.types import Deed, View
from game.world.luck import uniforms
from game.world.model import EVERY_GAME, Floats, Model, Orders
from game.world.names import DEEDS, INDICATORS
from game.world.score import FINAL_WEIGHT
from game.world.step import step

BUSY = 0.9
"""Part of its revenue that another seat is believed to put to use once programs have begun (assumption)."""
AT_ONCE = 2048
"""Futures that are followed side by side."""
EVENTS = "believed-events"
FUTURES = "believed-luck"


@dataclass(frozen=True, slots=True, eq=False)
class Coming:
    """One coming round whatever anybody does: what is in force, [slots, futures], and luck, [SLOTS, futures]."""

    dose: Floats
    age: Floats
    first: Floats
    luck: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Ahead:
    """What lies ahead as one seat may see it: the same for all the plans that it weighs.

    `stocks` [stocks]; `spent` what each seat is seen to spend, C$ million a year, and `believed` what it will;
    `rounds` until the end of the game, of which `coming` are followed.
    """

    scenario: Scenario
    model: Model
    round: int
    rounds: int
    coming: tuple[Coming, ...]
    stocks: Floats
    spent: Floats
    believed: Floats
    allied: float
    waived: tuple[tuple[int, int, float], ...]
    joint: tuple[Deed, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """Of each course: `points` [indicators, actors, courses], what an indicator will still add to a score whose weight
    on it is 1; `ends` [dials, courses], the dials at the end of what is followed, in the mean of all futures."""

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


def look_ahead(
    scenario: Scenario, model: Model, view: View, futures: int, horizon: int = 0, *, events: bool = True
) -> Ahead:
    """So many futures, `horizon` rounds far or (0) to the end of the game; without `events` none is drawn yet."""
    rounds = view.last - view.round + 1
    spent = spending(scenario, model, view)
    return Ahead(
        scenario=scenario,
        model=model,
        round=view.round,
        rounds=rounds,
        coming=tuple(_coming(scenario, model, view, futures, min(rounds, horizon or rounds), events)),
        stocks=stocks_seen(model, scenario, view),
        spent=spent,
        believed=np.maximum(spent, BUSY * np.array([party.revenue for party in model.parties])),
        allied=common_cause(model, view),
        waived=tuple((row, EVERY_GAME, left) for row, left in waived_rows(model, view)),
        joint=tuple(joint_work(view.in_force)),
    )


def _coming(scenario: Scenario, model: Model, view: View, futures: int, ahead: int, events: bool) -> Iterator[Coming]:
    """The rounds from now on, one after another; events that came stay in force as their cards say."""
    dose, age, first = (np.zeros(len(model.slots)) for _ in range(3))
    cards_in_force(scenario, model, view, dose, age, first)
    dose, age, first = (np.repeat(rows[:, None], futures, axis=1) for rows in (dose, age, first))
    seeds = np.arange(1, futures + 1, dtype=np.uint64)
    for at in range(ahead):
        if at:
            first = np.zeros_like(dose)
            age = age + model.years * (dose > 0)
            dose = dose.copy()
            if events:
                _happen(scenario, model, view, at, seeds, (dose, age, first))
        yield Coming(dose, age, first, uniforms(seeds, view.round + at, FUTURES))


def _happen(
    scenario: Scenario,
    model: Model,
    view: View,
    at: int,
    seeds: NDArray[np.uint64],
    out: tuple[Floats, Floats, Floats],
) -> None:
    """Put the events believed to come `at` rounds from now into force. Dates that history pinned are not looked up."""
    seen: Any = view  # a View shows all that hazards and prerequisites go by
    cards = [(place, card) for place, card in index(scenario).calendar[view.round + at - 1] if not card.pinned]
    luck = uniforms(seeds, view.round + at, EVENTS, max((place for place, _ in cards), default=0) + 1)
    dose, age, first = out
    for place, card in cards:
        slot = model.slots.get(("event", card.id))
        if slot is None or not open_now(scenario, seen, card):
            continue
        comes = luck[place] < hazard(scenario, seen, card) / MILLION
        if card.once:
            comes &= dose[slot] == 0.0
        dose[slot][comes], first[slot][comes] = 1.0, 1.0
        age[slot][comes] = model.years


def expect(ahead: Ahead, courses: Sequence[Course]) -> Expected:
    """Follow each course through all futures; what comes out does not depend on what it is weighed beside."""
    futures = ahead.coming[0].luck.shape[1]
    size = max(1, AT_ONCE // futures)
    parts = []
    for first in range(0, len(courses), size):
        some = courses[first : first + size]
        points, ends = follow(ahead, len(some), lambda now, at, _, some=some: _orders(ahead, some, now, at))  # type: ignore[misc]
        parts.append(Expected(_mean(points, futures), _mean(ends, futures)))
    return Expected(
        np.concatenate([part.points for part in parts], axis=2), np.concatenate([part.ends for part in parts], axis=1)
    )


def follow(ahead: Ahead, count: int, orders: Callable[[Coming, int, Floats], Orders]) -> tuple[Floats, Floats]:
    """So many courses through all futures, `orders(coming, at, dials)` being what they want `at` rounds from now, the
    dials of the round before being [dials, courses x futures] (none before the first).

    Points [indicators, actors, courses x futures] and the last dials, [dials, courses x futures]; see Expected.
    """
    model, games, last = ahead.model, count * ahead.coming[0].luck.shape[1], len(ahead.coming) - 1
    stocks = np.repeat(ahead.stocks[:, None], games, axis=1)
    points = np.zeros((len(INDICATORS), len(model.parties), games))
    dials = np.zeros((0, games))
    for at, now in enumerate(ahead.coming):
        result = step(model, stocks, orders(now, at, dials), np.tile(now.luck, count), ahead.round - 1 + at)
        stocks, dials = result.stocks, result.dials
        # A round that is not followed any more is taken to be as the last one that is.
        rounds = 1 if at < last else ahead.rounds - last
        weight = (1.0 - FINAL_WEIGHT) / (ahead.round + ahead.rounds - 1) * rounds + (
            FINAL_WEIGHT if at == last else 0.0
        )
        for place, name in enumerate(INDICATORS):
            points[place] += weight * dials[model.dial_rows[name]]
    return points, dials


def _mean(values: Floats, futures: int) -> Floats:
    """Over the futures of each course, in a fixed order."""
    shaped = values.reshape(*values.shape[:-1], -1, futures)
    total = shaped[..., 0].copy()
    for future in range(1, futures):
        total += shaped[..., future]
    return total / futures


def _orders(ahead: Ahead, courses: Sequence[Course], now: Coming, at: int) -> Orders:
    """The orders of all courses and futures, `at` rounds from now."""
    model, count, futures = ahead.model, len(courses), now.luck.shape[1]
    shape, games = (-1, count, futures), count * futures
    dose, age, first = (np.tile(rows, count) for rows in (now.dose, now.age, now.first))
    deeds, toward = np.zeros((len(DEEDS), len(model.pairs), games)), np.zeros((len(DEEDS), games))
    write_deeds(model, ahead.joint, deeds, toward)
    spend = np.repeat(ahead.believed[:, None], games, axis=1)
    doses, ages, firsts, spends = (rows.reshape(shape) for rows in (dose, age, first, spend))
    by_pair, by_course = deeds.reshape(len(DEEDS), *shape), toward.reshape(shape)
    for place, course in enumerate(courses):
        spends[course.seat, place] = max(0.0, ahead.spent[course.seat] + course.spend)
        if at == 0:
            write_deeds(model, course.deeds, by_pair[:, :, place], by_course[:, place])
        for slot, level in course.cards:
            if not now.dose[slot, 0]:
                ages[slot, place] = (at + 1) * model.years
                firsts[slot, place] = float(at == 0)
            doses[slot, place] = level
    return Orders(dose, age, first, deeds, toward, spend, np.full(games, ahead.allied), ahead.waived)
