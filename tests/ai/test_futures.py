"""Futures: what the world model expects of plans, seen from a View alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.ai.course import Course, course
from game.ai.futures import BUSY, Expected, _orders, expect, look_ahead, stocks_seen
from game.catalog.orders import answer, orders
from game.lab.lockstep import Table, play
from game.rules import apply, seen_by, start
from game.rules.types import WORLD, Action, Running, State, View
from game.world.names import INDICATORS
from tests.shipped import cast, loaded

LONG = loaded("historical-2001")
TABLE, MODEL = LONG.scenario, LONG.model
OTTAWA = 0
NOTHING = Course(OTTAWA)


def at_programs(seed: int, rounds: int) -> State:
    """A game in which nobody does anything, in the programs of a round."""
    state = start(TABLE, seed)
    while (state.round, state.phase) != (rounds, "programs"):
        if state.phase == "resolution":
            state = apply(TABLE, state, Action(WORLD, "settle", answer=answer(TABLE, MODEL, state))).state
        else:
            state = apply(TABLE, state, Action(WORLD, "close")).state
    return state


def view(seed: int = 5, rounds: int = 3) -> View:
    return seen_by(TABLE, at_programs(seed, rounds), OTTAWA)


def test_the_stocks_are_those_that_the_dials_show() -> None:
    state = at_programs(5, 3)
    seen = stocks_seen(MODEL, TABLE, seen_by(TABLE, state, OTTAWA))
    shown = [
        row for name, rows in MODEL.stocks.items() if name in MODEL.dial_rows for row in range(rows.start, rows.stop)
    ]
    # Dials go by thousandths, so the stocks behind them are known that well and no better.
    assert np.abs(seen[shown] - np.array(state.stocks)[shown]).max() <= 0.0005001
    fresh = start(TABLE, 5)
    assert stocks_seen(MODEL, TABLE, seen_by(TABLE, fresh, OTTAWA)).tolist() == list(fresh.stocks)


def expected(seen: View, courses: list[Course], futures: int = 2, horizon: int = 0) -> Expected:
    return expect(look_ahead(TABLE, MODEL, seen, futures, horizon), courses)


def planned(seen: View, **plan: int) -> Course:
    return course(TABLE, MODEL, seen, OTTAWA, {card.replace("_", "-"): level for card, level in plan.items()})


@pytest.mark.parametrize("seed", range(4))
def test_a_plan_is_heard_by_the_model_as_the_rules_would_put_it(seed: int) -> None:
    """A game between personas, half-way: what a future holds of this round is what the table then really orders."""
    before: list[State] = []
    play(Table(LONG, cast("historical-2001")), [seed], lambda states: before.append(states[0]))
    was, then = before[4], before[5]
    plan = {r.card: r.level for r in then.running if r.owner == OTTAWA and r.level}
    # Only this seat's programs changed in between; the rest is taken to be as it was.
    was = replace(was, round=then.round, happened=then.happened, pulled=then.pulled, in_force=then.in_force)
    kept = tuple(r for r in was.running if r.owner != OTTAWA)
    mine = tuple(replace(r, shares=()) for r in then.running if r.owner == OTTAWA)
    real = orders(TABLE, MODEL, [replace(then, running=(*kept, *mine), deeds=())])
    seen = seen_by(TABLE, was, OTTAWA)
    ahead = look_ahead(TABLE, MODEL, seen, 1)
    ours = _orders(ahead, [course(TABLE, MODEL, seen, OTTAWA, plan)], ahead.coming[0], 0)
    runs = real.dose > 0
    assert (ours.dose == real.dose).all()
    assert (ours.age[runs] == real.age[runs]).all() and (ours.first[runs] == real.first[runs]).all()
    assert ours.allied == real.allied
    assert {row: left for row, _, left in ours.waived} == {row: left for row, _, left in real.waived}


def test_a_course_is_worth_the_same_beside_any_other() -> None:
    seen = view()
    deep = planned(seen, ibet_canada=2)
    alone = expected(seen, [deep], 3)
    beside = expected(seen, [NOTHING, deep, NOTHING] * 400, 3)
    for at in (1, 4, 1198):
        assert alone.points[:, :, 0] == pytest.approx(beside.points[:, :, at], abs=1e-9)


def test_futures_share_their_luck() -> None:
    found = expected(view(), [NOTHING, NOTHING], 4)
    assert (found.points[:, :, 0] == found.points[:, :, 1]).all() and (found.ends[:, 0] == found.ends[:, 1]).all()


def test_what_others_hide_changes_nothing() -> None:
    """Seats whose purses, orders and plans differ give the same view, and so the same futures."""
    state = at_programs(5, 3)
    rich = tuple(
        replace(mine, funds=mine.funds + 900, mandates=(), plan=()) if seat else mine
        for seat, mine in enumerate(state.seats)
    )
    one, two = (expected(seen_by(TABLE, s, OTTAWA), [NOTHING]) for s in (state, replace(state, seats=rich)))
    assert (one.points == two.points).all()


def test_the_game_itself_is_not_foreseen() -> None:
    """The luck of futures is not the game's: other seeds that lead to the same view are expected alike."""
    here = start(TABLE, 5)
    one, two = (expected(seen_by(TABLE, s, OTTAWA), [NOTHING]) for s in (here, replace(here, seed=6)))
    assert (one.points == two.points).all()


def test_points_are_what_a_score_would_still_get() -> None:
    """In the last round, one future: six tenths of a tenth and the four tenths of the end, of each indicator."""
    found = expected(view(5, TABLE.rounds), [NOTHING], 1)
    for place, name in enumerate(INDICATORS):
        rows = MODEL.dial_rows[name]
        assert found.points[place, :, 0] == pytest.approx((0.6 / TABLE.rounds + 0.4) * found.ends[rows, 0])


def test_a_short_look_is_drawn_out_to_the_end() -> None:
    far, near = expected(view(), [NOTHING]), expected(view(), [NOTHING], 2, 2)
    assert near.points.sum() == pytest.approx(far.points.sum(), rel=0.1)
    assert not np.allclose(near.ends, far.ends)


def test_events_may_come_and_what_came_once_does_not_come_again() -> None:
    seen = view()
    coming = look_ahead(TABLE, MODEL, seen, 32).coming
    slots = [at for slot, at in MODEL.slots.items() if slot[0] == "event"]
    assert (coming[0].dose == coming[0].dose[:, :1]).all(), "this round's events have been drawn already, for all"
    later = np.stack([now.first[slots] for now in coming[1:]])
    assert later.any() and not later.all(axis=(0, 1)).any()
    for slot, at in MODEL.slots.items():
        if slot[0] == "event" and TABLE.happenings[slot[1]].once:
            assert sum(now.first[at] for now in coming[1:]).max(initial=0) <= 1
    pinned = [MODEL.slots[slot] for slot in MODEL.slots if slot[0] == "event" and TABLE.happenings[slot[1]].pinned]
    known = {at for at in pinned if coming[0].dose[at].any()}
    assert not any(now.dose[at].any() for now in coming for at in pinned if at not in known)


def test_security_lowers_risk_and_costs_its_owner() -> None:
    seen = view()
    risk, deep = TABLE.dials["risk"], planned(seen, ibet_canada=2)
    found = expected(seen, [NOTHING, deep], 4)
    assert found.ends[risk, 1] < found.ends[risk, 0]
    assert deep.spend == TABLE.programs["ibet-canada"].yearly_cost * 2 / 10
    assert {deed.kind for deed in deep.deeds} == {"initiative"}


def test_others_are_believed_to_put_money_to_use_and_oneself_is_not() -> None:
    seen = view()
    ahead = look_ahead(TABLE, MODEL, seen, 1)
    spend = _orders(ahead, [planned(seen, ibet_canada=1)], ahead.coming[0], 0).spend[:, 0]
    assert spend[OTTAWA] == TABLE.programs["ibet-canada"].yearly_cost / 10
    assert spend[1:] == pytest.approx([BUSY * party.revenue for party in MODEL.parties[1:]])


def test_what_is_left_out_of_a_plan_stops() -> None:
    runs = Running("ibet-canada", OTTAWA, 2, 1, 2)
    seen = replace(view(), running=(runs,))
    stop = planned(seen, public_safety=1)
    slots = {MODEL.slots["program", card, str(OTTAWA)]: level for card, level in (("ibet-canada", 0.0),)}
    assert slots.items() <= dict(stop.cards).items()
    costs = [TABLE.programs[card].yearly_cost / 10 for card in ("public-safety", "ibet-canada")]
    assert stop.spend == costs[0] - 2 * costs[1]
    assert planned(seen, ibet_canada=2) == NOTHING
