"""Plans judged as a whole: within the purse, by promises and orders, and better than card by card."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.ai.level import LEVELS
from game.ai.mind import Mind
from game.ai.plan import noticed, plan
from game.ai.search import means, orders_met, purse, wanted
from game.lab.lockstep import Table, play
from game.rules import apply, options, seen_by
from game.rules.judge import finals
from game.rules.money import program_cost
from game.rules.types import View
from tests.ai.test_futures import at_programs
from tests.shipped import cast, loaded, persona

LONG = loaded("historical-2001")
TABLE = LONG.scenario
STATE = at_programs(5, 2)


def mind(seat: int, level: int, who: str = "even-handed") -> Mind:
    return Mind(seat, persona(who).at(level), TABLE, LONG.model, 5)


def seen(seat: int) -> View:
    return seen_by(TABLE, STATE, seat)


@pytest.mark.parametrize("seat", range(4))
def test_a_plan_stays_within_the_purse(seat: int) -> None:
    here, view = mind(seat, 4), seen(seat)
    found = wanted(here, view, options(TABLE, STATE, seat), {}, frozenset())
    assert found and sum(program_cost(TABLE, card, 0, at) for card, at in found.items()) <= purse(here, view)
    assert all(0 < at <= TABLE.programs[card].levels for card, at in found.items())


@pytest.mark.parametrize("level", [3, 5])
def test_the_stingy_leave_money_unused_at_every_level(level: int) -> None:
    rider, giver = mind(1, level, "free-rider"), mind(1, level, "network-builder")
    assert means(rider, seen(1)) < 0.6 * means(giver, seen(1))
    assert purse(rider, seen(1)) < purse(giver, seen(1)) <= means(giver, seen(1))


def test_promises_are_in_the_plan_and_what_is_forsworn_is_not() -> None:
    here, view, open_now = mind(0, 4), seen(0), options(TABLE, STATE, 0)
    free = wanted(here, view, open_now, {}, frozenset())
    shut = next(iter(free))
    other = next(o.card for o in open_now if o.verb == "fund" and o.card not in free)
    bound = wanted(here, view, open_now, {other: 1}, frozenset({shut}))
    assert bound.get(other, 0) >= 1 and shut not in bound


def test_orders_count_by_how_likely_they_look() -> None:
    here, view = mind(2, 4), seen(2)
    assert view.mine is not None
    orders = [m for m in TABLE.actors[2].mandates for g in m.goals if g.kind == "dial" and g.what == "risk"]
    keen = replace(view, mine=replace(view.mine, mandates=(orders[0].id,)))
    none = replace(view, mine=replace(view.mine, mandates=()))
    assert orders_met(here, none, np.zeros(0), {}) == 0.0
    low, high = ([0.0] * len(TABLE.dials) for _ in range(2))
    high[TABLE.dials["risk"]] = 90.0
    assert orders_met(here, keen, np.array(low), {}) > orders_met(here, keen, np.array(high), {})


def test_the_steps_lead_to_the_plan() -> None:
    """Option after option until it passes: then the plan on the table is the one it wanted."""
    here, state = mind(1, 4), STATE
    for _ in range(40):
        decision = plan(here, seen_by(TABLE, state, 1), options(TABLE, state, 1))
        step = apply(TABLE, state, decision.action)
        assert step.refused is None
        if decision.action.verb == "pass":
            break
        state = step.state
    assert dict(state.seats[1].plan) == dict(here.ground(seen_by(TABLE, STATE, 1)).plan or {})


def test_the_lowest_level_overlooks_and_misjudges() -> None:
    low, usual = mind(0, 1), mind(0, 3)
    cards = [slot[1] for slot in low.worth.slots if slot[0] == "program" and slot[2] == "0"]
    thought_of = [noticed(low, seen(0), card) for card in cards]
    assert any(thought_of) and not all(thought_of)
    assert all(noticed(usual, seen(0), card) for card in cards)
    assert not (low.worth.points == usual.worth.points).all()
    assert (mind(0, 1).worth.points == low.worth.points).all(), "the same way all game"


def test_levels_go_deeper() -> None:
    for low, high in zip(LEVELS, list(LEVELS)[1:], strict=False):
        assert LEVELS[low].error >= LEVELS[high].error and LEVELS[low].attention <= LEVELS[high].attention
        assert LEVELS[low].steps <= LEVELS[high].steps and LEVELS[low].futures <= LEVELS[high].futures


def ahead(one: int, other: int, pairs: int) -> float:
    """Share of pairs won: the same seat, luck, orders and companions; once at one level, once at the other."""
    won = 0.0
    for pair in range(pairs):
        seat, points = pair % 4, []
        for level in (one, other):
            drivers = list(cast("historical-2001"))
            drivers[seat] = persona("even-handed").at(level)
            (game,) = play(Table(LONG, tuple(drivers)), [pair])
            points.append(finals(TABLE, game.state)[seat])
        won += 1.0 if points[0] > points[1] else 0.5 if points[0] == points[1] else 0.0
    return won / pairs


def test_the_usual_level_beats_the_lowest() -> None:
    assert ahead(3, 1, 12) >= 0.7


@pytest.mark.slow
@pytest.mark.parametrize("level", [4, 5])
def test_who_judges_plans_as_a_whole_beats_who_goes_card_by_card(level: int) -> None:
    # 120 pairs: seven tenths of them won are clear of a half by more than four standard errors.
    assert ahead(level, 3, 120) >= 0.65
