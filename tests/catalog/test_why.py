"""Why a dial moved: causes that add up, and what each of those that are no card's means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.catalog.orders import answer
from game.catalog.why import THREATS, TIME, TOGETHER, WORLD, why
from game.rules.start import start
from game.rules.types import Happened, Running, State
from tests.catalog.test_orders import MODEL, SMALL, busy
from tests.rules.small import NORTH, SOUTH
from tests.shipped import loaded


def test_causes_add_up_to_the_change() -> None:
    now = busy(5)
    given = answer(SMALL, MODEL, now)
    for dial in ("alarm", "trust@province~states", "opinion@north", "commerce@province"):
        at = SMALL.dials[dial]
        causes = why(SMALL, MODEL, now, dial)
        change = (given.dials[at] - now.dials[at]) / 1000.0
        assert sum(cause.points for cause in causes) == pytest.approx(change, abs=6e-4), dial
        assert causes[-1].said.key == "cause.together"
    named = {str(cause.said.values) for cause in why(SMALL, MODEL, now, "alarm")}
    assert any("shock" in name for name in named), "the event that raised alarm is named"


def test_what_has_no_memory_is_moved_by_what_is_new() -> None:
    """A card in force in both rounds explains the level of a result, not its change; one that has just begun does."""
    first = replace(start(SMALL, 1), phase="resolution", running=(Running("visas", SOUTH, 3, 1, 3),))
    given = answer(SMALL, MODEL, first)
    dials, stocks = given.dials, given.stocks
    later = replace(first, round=2, dials=dials, stocks=stocks, history=(dials,))
    alone = {cause.said: cause.points for cause in why(SMALL, MODEL, later, "border_cost")}
    after = {cause.said: cause.points for cause in why(SMALL, MODEL, later, "border_cost", first)}
    named = [said for said in alone if "visas" in str(said.values)]
    assert named and all(abs(after.get(said, 0.0)) < 0.2 * abs(alone[said]) for said in named)
    change = (answer(SMALL, MODEL, later).dials[SMALL.dials["border_cost"]] - dials[SMALL.dials["border_cost"]]) / 1000
    assert sum(after.values()) == pytest.approx(change, abs=6e-4)


def test_a_whole_shipped_table_can_be_asked_why() -> None:
    shipped = loaded("historical-2001")
    now = replace(start(shipped.scenario, 1), phase="resolution")
    causes = why(shipped.scenario, shipped.model, now, "alarm")
    assert causes[-1].said.key == "cause.together"


def parts(now: State, dial: str, earlier: State | None = None) -> dict[object, float]:
    """The points of each cause; a cause that is not named has none."""
    return {cause.said: cause.points for cause in why(SMALL, MODEL, now, dial, earlier)}


def then(first: State, **more: object) -> State:
    """The table as it goes into the next round's resolution."""
    given = answer(SMALL, MODEL, first)
    later = replace(first, round=first.round + 1, dials=given.dials, stocks=given.stocks)
    return replace(later, history=(*first.history, given.dials), **more)


def test_where_nobody_did_anything_all_is_what_was_under_way() -> None:
    first = replace(start(SMALL, 1), phase="resolution", happened=(Happened("shock", 1),))
    found = parts(then(first, happened=()), "alarm")
    assert abs(found[TIME]) > 1.0
    assert set(found) <= {TIME, TOGETHER, WORLD} and abs(found[TOGETHER]) < 0.02


def test_one_card_alone_acts_together_with_nothing() -> None:
    now = replace(start(SMALL, 1), phase="resolution", happened=(Happened("shock", 1),))
    found = parts(now, "alarm")
    assert max(found.values()) > 10 and abs(found[TOGETHER]) < 0.01


def test_two_that_make_the_same_queue_act_together() -> None:
    """By hand: what both did, less what each would be missed by."""
    one, other = (Running("visas", seat, 3, 1, 3) for seat in (NORTH, SOUTH))
    first = replace(start(SMALL, 1), phase="resolution")
    at = SMALL.dials["wait_truck@road"]

    def waits(*running: Running) -> float:
        return answer(SMALL, MODEL, replace(first, running=running)).dials[at] / 1000

    by_hand = (waits(one, other) - waits()) - 2 * waits(one, other) + waits(one) + waits(other)
    assert by_hand < -0.1
    found = parts(replace(first, running=(one, other)), "wait_truck@road")
    assert found[TOGETHER] == pytest.approx(by_hand, abs=0.02)


def test_a_threat_that_rose_is_named_and_its_own_rise_is_not() -> None:
    first = replace(start(SMALL, 1), phase="resolution")
    at = MODEL.stocks["terror"].start
    calm = then(first)
    calm = replace(calm, stocks=tuple(first.stocks[at] if n == at else one for n, one in enumerate(calm.stocks)))
    risen = replace(calm, stocks=tuple(one + (n == at) for n, one in enumerate(calm.stocks)))
    assert abs(parts(risen, "safety@north", first)[THREATS]) > 1.0
    by_hand = (answer(SMALL, MODEL, risen).dials[SMALL.dials["safety@north"]]) / 1000
    by_hand -= (answer(SMALL, MODEL, calm).dials[SMALL.dials["safety@north"]]) / 1000
    others = parts(calm, "safety@north", first).get(THREATS, 0.0)
    assert parts(risen, "safety@north", first)[THREATS] - others == pytest.approx(by_hand, abs=2e-3)
    assert THREATS not in parts(risen, "terror", first)
