"""What cards would bring from now on: from the View alone, with less time less, with money missed where it is short."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.level import LEVELS
from game.ai.mind import Mind
from game.ai.reckon import Reckoned, reckon
from game.rules import seen_by
from game.rules.types import Happened, InForce, View
from tests.ai.test_futures import at_programs
from tests.shipped import loaded, persona

LONG = loaded("historical-2001")
TABLE, MODEL = LONG.scenario, LONG.model
OTTAWA, QUEBEC, WASHINGTON, STATES = range(4)


def seen(seat: int, round: int = 2) -> View:
    return seen_by(TABLE, at_programs(5, round), seat)


def reckoned(view: View) -> Reckoned:
    taste = Mind(view.viewer, persona("even-handed").at(5), TABLE, MODEL, 5).taste
    return reckon(TABLE, MODEL, view.viewer, taste, view, LEVELS[5])


def slot(*name: str) -> int:
    return MODEL.slots[name]


def test_all_that_can_yet_be_signed_or_run_is_weighed() -> None:
    view = seen(QUEBEC)
    found = reckoned(view).cards
    open_now = {slot("agreement", id) for id in TABLE.agreements if ("agreement", id) in MODEL.slots}
    programs = {at for name, at in MODEL.slots.items() if name[0] == "program"}
    assert set(found) == open_now | programs


def test_an_agreement_in_force_is_not_weighed_again() -> None:
    view = replace(seen(OTTAWA), in_force=(InForce("smart-border", (OTTAWA, WASHINGTON), (), 1),))
    assert slot("agreement", "smart-border") not in reckoned(view).cards


def test_the_later_the_less_an_agreement_brings() -> None:
    at = slot("agreement", "federal-provincial-border-table")
    early, late = (reckoned(seen(QUEBEC, round)).cards[at] for round in (2, 8))
    assert early > 2 * late > 0.0


def test_a_program_counts_as_in_full_force() -> None:
    """One level of three counts three times, so that all programs can be told by one measure."""
    at = slot("program", "quebec-delegations", str(QUEBEC))
    assert 0.2 < reckoned(seen(QUEBEC)).cards[at] < 5.0


def test_answers_to_an_event_are_weighed_while_it_waits() -> None:
    event = next(e for e in TABLE.happenings.values() if e.choices and ("choice", e.id, "0", "1") in MODEL.slots)
    waits = replace(seen(OTTAWA), happened=(Happened(event.id, 2, ((OTTAWA, -1),)),))
    answered = replace(waits, happened=(Happened(event.id, 2, ((OTTAWA, 1),)),))
    places = {slot("choice", event.id, "0", str(at)) for at in range(len(event.choices))}
    assert places <= set(reckoned(waits).cards)
    assert places.isdisjoint(reckoned(answered).cards)


@pytest.mark.parametrize("seat", range(4))
def test_money_is_worth_something_and_not_everything(seat: int) -> None:
    assert 0.3 < reckoned(seen(seat)).purse < 12.0


def test_other_seats_secrets_move_nothing() -> None:
    """The same View, the same worth: what lies in the others' hands is not in it."""
    state = at_programs(5, 2)
    rich = replace(state, seats=(state.seats[0], *(replace(mine, funds=9, mandates=()) for mine in state.seats[1:])))
    views = [seen_by(TABLE, each, OTTAWA) for each in (state, rich)]
    assert reckoned(views[0]).cards == reckoned(views[1]).cards


def test_a_private_order_pulls_what_carries_it_out() -> None:
    view, at = seen(QUEBEC), slot("program", "border-tourism", str(QUEBEC))
    assert view.mine is not None
    views = [replace(view, mine=replace(view.mine, mandates=orders)) for orders in ((), ("qc-main-streets",))]
    plain, keen = (reckoned(each).cards[at] for each in views)
    assert keen > plain
