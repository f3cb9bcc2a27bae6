"""Plans judged as a whole: within the purse, by promises and orders, and better than card by card."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.ai.expected import orders_met
from game.ai.level import LEVELS
from game.ai.mind import Mind
from game.ai.persona import fitting
from game.ai.plan import forsworn, noticed, owed, plan
from game.ai.search import begun, cost, means, purse, wanted, within_reach
from game.catalog.orders import answer
from game.lab.lockstep import Table, play
from game.rules import apply, options, seen_by
from game.rules.judge import finals
from game.rules.types import WORLD, Action, State, View
from tests.ai.test_futures import at_programs
from tests.shipped import cast, loaded, persona, shelf

LONG = loaded("historical-2001")
TABLE = LONG.scenario
STATE = at_programs(5, 2)
FITTING = [fitting(shelf(), actor) for actor in TABLE.actors]


def mind(seat: int, level: int, who: str = "even-handed") -> Mind:
    return Mind(seat, persona(who).at(level), TABLE, LONG.model, 5)


def seen(seat: int) -> View:
    return seen_by(TABLE, STATE, seat)


def half_way(seed: int = 3) -> State:
    """The programs of a round early in a game between personas, with deals and promises about."""
    found: list[State] = []
    play(Table(LONG, cast("historical-2001")), [seed], lambda states: found.append(states[0]))
    # What is seen before the model answers is resolved already: settle it, and go on to the next programs.
    state = found[1]
    state = apply(TABLE, state, Action(WORLD, "settle", answer=answer(TABLE, LONG.model, state))).state
    while state.phase != "programs":
        state = apply(TABLE, state, Action(WORLD, "close")).state
    return state


@pytest.mark.parametrize("seat", range(4))
def test_a_plan_stays_within_the_purse(seat: int) -> None:
    here, view = mind(seat, 5), seen(seat)
    found = wanted(here, view, {}, frozenset())
    assert found and cost(here, view, found) <= purse(here, view)
    assert all(0 < at <= TABLE.programs[card].levels for card, at in found.items())


@pytest.mark.parametrize("seat", range(4))
@pytest.mark.parametrize("begun_already", [False, True])
def test_the_steps_lead_to_the_plan_and_no_step_is_taken_back(seat: int, begun_already: bool) -> None:
    """Each program is touched once at most, and what is on the table then is what was wanted."""
    state, here = half_way() if begun_already else STATE, mind(seat, 5)
    view = seen_by(TABLE, state, seat)
    aim = wanted(here, view, owed(here, view), frozenset(forsworn(here, view)))
    touched: list[str] = []
    while True:
        decision = plan(here, seen_by(TABLE, state, seat), options(TABLE, state, seat))
        step = apply(TABLE, state, decision.action)
        assert step.refused is None
        if decision.action.verb == "pass":
            break
        if decision.action.verb == "fund":
            touched.append(decision.action.card)
        state = step.state
    assert len(touched) == len(set(touched)) and (touched or begun_already)
    assert dict(state.seats[seat].plan) == dict(aim)


@pytest.mark.parametrize("seat", range(4))
def test_half_way_it_wants_the_same(seat: int) -> None:
    """Whoever is seated in the middle of a phase decides as one that has sat there all along."""
    state, here = half_way(), mind(seat, 5)
    for _ in range(30):
        view, open_now = seen_by(TABLE, state, seat), options(TABLE, state, seat)
        decision = plan(here, view, open_now)
        assert decision == plan(mind(seat, 5), view, open_now)
        if decision.action.verb == "pass":
            return
        state = apply(TABLE, state, decision.action).state
    raise AssertionError("it never ends")


def test_a_dear_program_is_taken_in_exchange_for_what_runs() -> None:
    """What cannot be paid beside the present programs is weighed against them all the same."""
    here, view = mind(1, 5), seen_by(TABLE, half_way(), 1)
    tops = within_reach(here, view, frozenset())
    start = begun(here, view, {}, tops)
    dear = [c for c in tops if c not in start and cost(here, view, {**start, c: 1}) > purse(here, view)]
    assert dear and cost(here, view, start) <= purse(here, view)
    assert not any(o.verb == "fund" and o.card in dear for o in options(TABLE, half_way(), 1))


@pytest.mark.parametrize("level", [4, 5])
def test_the_stingy_leave_money_unused_at_every_level(level: int) -> None:
    rider, giver = mind(1, level, "free-rider"), mind(1, level, "network-builder")
    assert means(rider, seen(1)) < 0.6 * means(giver, seen(1))
    assert purse(rider, seen(1)) < purse(giver, seen(1)) <= means(giver, seen(1))


def test_promises_are_in_the_plan_and_what_is_forsworn_is_not() -> None:
    here, view = mind(0, 5), seen(0)
    free = wanted(here, view, {}, frozenset())
    shut = next(iter(free))
    other = next(card for card in within_reach(here, view, frozenset()) if card not in free)
    bound = wanted(here, view, {other: 1}, frozenset({shut}))
    assert bound.get(other, 0) >= 1 and shut not in bound


def test_orders_count_by_how_likely_they_look() -> None:
    here, view = mind(2, 5), seen(2)
    assert view.mine is not None
    orders = [m for m in TABLE.actors[2].mandates for g in m.goals if g.kind == "dial" and g.what == "risk"]
    keen = replace(view, mine=replace(view.mine, mandates=(orders[0].id,)))
    none = replace(view, mine=replace(view.mine, mandates=()))
    assert orders_met(TABLE, here.seat, none, np.zeros(0), {}) == 0.0
    low, high = ([0.0] * len(TABLE.dials) for _ in range(2))
    high[TABLE.dials["risk"]] = 90.0
    assert orders_met(TABLE, here.seat, keen, np.array(low), {}) > orders_met(
        TABLE, here.seat, keen, np.array(high), {}
    )


def test_the_lowest_level_overlooks_and_misjudges() -> None:
    low, usual = mind(0, 1), mind(0, 4)
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
            drivers = [fit[(pair // 4 + at) % len(fit)] for at, fit in enumerate(FITTING)]
            drivers[seat] = drivers[seat].at(level)
            (game,) = play(Table(LONG, tuple(drivers)), [pair])
            points.append(finals(TABLE, game.state)[seat])
        won += 1.0 if points[0] > points[1] else 0.5 if points[0] == points[1] else 0.0
    return won / pairs


def test_the_usual_level_beats_the_lowest() -> None:
    assert ahead(4, 1, 12) >= 0.7


@pytest.mark.slow
@pytest.mark.parametrize("level", [2, 3, 4, 5])
def test_each_level_beats_the_one_below(level: int) -> None:
    """200 pairs: seven tenths of them won are clear of a half by more than five standard errors."""
    assert ahead(level, level - 1, 200) >= 0.7
