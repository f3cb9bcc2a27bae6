"""Futures: what the world model expects of courses of action, seen from a View alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.ai.course import Course, joined, program, running
from game.ai.futures import expect, stocks_seen
from game.catalog.orders import answer
from game.rules import apply, seen_by, start
from game.rules.types import WORLD, Action, State, View
from game.world.names import INDICATORS
from tests.shipped import loaded

LONG = loaded("historical-2001")
TABLE, MODEL = LONG.scenario, LONG.model
OTTAWA = 0


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


def test_a_course_is_worth_the_same_beside_any_other() -> None:
    seen = view()
    deep = program(TABLE, MODEL, seen, OTTAWA, "ibet-canada", 2)
    alone = expect(TABLE, MODEL, seen, [deep], 3)
    beside = expect(TABLE, MODEL, seen, [Course(), deep, Course()] * 400, 3)
    for at in (1, 4, 1198):
        assert alone.points[:, :, 0] == pytest.approx(beside.points[:, :, at], abs=1e-9)


def test_futures_share_their_luck() -> None:
    found = expect(TABLE, MODEL, view(), [Course(), Course()], 4)
    assert (found.points[:, :, 0] == found.points[:, :, 1]).all() and (found.ends[:, 0] == found.ends[:, 1]).all()


def test_what_others_hide_changes_nothing() -> None:
    """Seats whose purses, orders and plans differ give the same view, and so the same futures."""
    state = at_programs(5, 3)
    rich = tuple(
        replace(mine, funds=mine.funds + 900, mandates=(), plan=()) if seat else mine
        for seat, mine in enumerate(state.seats)
    )
    one, two = (seen_by(TABLE, s, OTTAWA) for s in (state, replace(state, seats=rich)))
    a, b = (expect(TABLE, MODEL, seen, [Course()], 2) for seen in (one, two))
    assert (a.points == b.points).all()


def test_the_game_itself_is_not_foreseen() -> None:
    """The luck of futures is not the game's: other seeds that lead to the same view are expected alike."""
    here = start(TABLE, 5)
    other = replace(here, seed=6)
    one, two = (expect(TABLE, MODEL, seen_by(TABLE, s, OTTAWA), [Course()], 2) for s in (here, other))
    assert (one.points == two.points).all()


def test_points_are_what_a_score_would_still_get() -> None:
    """In the last round, one future: six tenths of a tenth and the four tenths of the end, of each indicator."""
    seen = view(5, TABLE.rounds)
    found = expect(TABLE, MODEL, seen, [Course()], 1)
    for place, name in enumerate(INDICATORS):
        rows = MODEL.dial_rows[name]
        assert found.points[place, :, 0] == pytest.approx((0.6 / TABLE.rounds + 0.4) * found.ends[rows, 0])


def test_a_short_look_is_drawn_out_to_the_end() -> None:
    seen = view()
    far, near = expect(TABLE, MODEL, seen, [Course()], 2), expect(TABLE, MODEL, seen, [Course()], 2, 2)
    assert near.points.sum() == pytest.approx(far.points.sum(), rel=0.1)
    assert not np.allclose(near.ends, far.ends)


def test_security_lowers_risk_and_costs_its_owner() -> None:
    seen = view()
    risk = TABLE.dials["risk"]
    found = expect(TABLE, MODEL, seen, [Course(), program(TABLE, MODEL, seen, OTTAWA, "ibet-canada", 2)], 4)
    assert found.ends[risk, 1] < found.ends[risk, 0]
    course = program(TABLE, MODEL, seen, OTTAWA, "ibet-canada", 2)
    assert [(seat, money) for seat, money, _, _ in course.spend] == [
        (OTTAWA, TABLE.programs["ibet-canada"].yearly_cost * 2 / 10)
    ]


def test_courses_add_up() -> None:
    seen = view()
    one, two = (program(TABLE, MODEL, seen, OTTAWA, card, 1) for card in ("ibet-canada", "public-safety"))
    both = joined((one, two))
    assert both.cards == one.cards + two.cards and both.spend == one.spend + two.spend
    assert running(seen, OTTAWA, "ibet-canada") == 0
