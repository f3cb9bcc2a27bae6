"""What each viewer sees and hears: its own, what is public, and after the game everything."""

from __future__ import annotations

from typing import Any

from game.rules import seen_by, told
from game.rules.ratify import forecast, support
from game.rules.record import changed
from game.rules.types import (
    PUBLIC,
    TEACHER,
    WORLD,
    Action,
    Deal,
    Event,
    Offer,
    Offered,
    Promise,
    Running,
    Said,
    State,
    Swing,
    Term,
)
from tests.rules.small import NORTH, PROVINCE, SMALL, SOUTH, STATES
from tests.rules.stage import at, done, still

TWO = (NORTH, SOUTH)
PAY = Term("pay", NORTH, "", 10, SOUTH)
SIGN = Term("sign", card="accord", shares=((NORTH, 50), (SOUTH, 50)))
ALL = (NORTH, PROVINCE, SOUTH, STATES, PUBLIC, TEACHER)


def talks(**more: Any) -> State:
    return changed(at(SMALL, "negotiation"), **more)


def who_sees(state: State, field: str) -> set[int]:
    """Viewers whose view lists anything there."""
    return {viewer for viewer in ALL if getattr(seen_by(SMALL, state, viewer), field)}


def test_a_seat_sees_its_own_business_and_nobody_elses() -> None:
    state = at(SMALL, "programs", plan=(("lanes", 1),))
    view = seen_by(SMALL, state, PROVINCE)
    assert view.mine is not None and view.mine.funds == 200 and view.mine.plan == (("lanes", 1),)
    assert view.mine.mandates == state.seats[PROVINCE].mandates and view.mine.offers_left == 4
    assert view.others == (None,) * 4


def test_the_projector_sees_no_purse_and_the_teacher_all() -> None:
    state = at(SMALL, "programs")
    assert seen_by(SMALL, state, PUBLIC).mine is None and seen_by(SMALL, state, PUBLIC).others == (None,) * 4
    teacher = seen_by(SMALL, state, TEACHER)
    assert teacher.mine is None
    assert [other.funds for other in teacher.others if other is not None] == [900, 200, 1500, 250]


def test_secret_offers_are_for_their_parties_and_public_ones_for_all() -> None:
    secret = Offered(0, NORTH, Offer(TWO, (PAY,)), 1, (NORTH,))
    assert who_sees(talks(offers=(secret,)), "offers") == {NORTH, SOUTH, TEACHER}
    assert who_sees(talks(offers=(changed(secret, offer=Offer(TWO, (PAY,), secret=False)),)), "offers") == set(ALL)


def test_of_a_secret_deal_others_learn_only_what_was_ratified() -> None:
    deal = Deal(0, 0, NORTH, TWO, (SIGN, PAY), True, 1, ((NORTH, 3), (SOUTH, 2)))
    assert who_sees(talks(deals=(deal,)), "deals") == {NORTH, SOUTH, TEACHER}
    state = talks(deals=(changed(deal, status="ratified"),))
    assert who_sees(state, "deals") == set(ALL)
    assert seen_by(SMALL, state, STATES).deals[0].terms == (SIGN,)
    assert seen_by(SMALL, state, STATES).deals[0].carried == ()
    assert seen_by(SMALL, state, NORTH).deals[0].carried == ((NORTH, 3),)
    assert seen_by(SMALL, state, TEACHER).deals[0].carried == deal.carried
    without = changed(deal, terms=(PAY,), status="ratified")
    assert who_sees(talks(deals=(without,)), "deals") == {NORTH, SOUTH, TEACHER}


def test_that_a_promise_is_being_withheld_only_its_promiser_knows() -> None:
    state = talks(promises=(Promise(0, 0, PAY, TWO, True, 1, 2, withheld=True),))
    assert who_sees(state, "promises") == {NORTH, SOUTH, TEACHER}
    seen = {viewer: seen_by(SMALL, state, viewer).promises[0].withheld for viewer in (NORTH, SOUTH, TEACHER)}
    assert seen == {NORTH: True, SOUTH: False, TEACHER: True}


def test_that_a_program_was_asked_for_only_its_owner_sees() -> None:
    state = talks(running=(Running("teams", NORTH, 1, 1, 1, asked=True),))
    seen = {viewer: seen_by(SMALL, state, viewer).running[0].asked for viewer in ALL}
    assert seen == {NORTH: True, PROVINCE: False, SOUTH: False, STATES: False, PUBLIC: False, TEACHER: True}


def test_swings_are_seen_in_ones_own_house() -> None:
    assert who_sees(talks(swings=(Swing(SOUTH, "hawks", 5, 3),)), "swings") == {SOUTH, TEACHER}


def test_a_forecast_knows_nothing_of_promises_made_in_secret_or_withheld_in_secret() -> None:
    help_south = Promise(0, 0, Term("support", NORTH, "accord"), (NORTH, PROVINCE), True, 1, 3)
    bundle = (SIGN,)

    def seen(promise: Promise) -> int:
        return forecast(SMALL, talks(promises=(promise,)), SOUTH, bundle, TWO)

    def true(promise: Promise) -> int:
        return support(SMALL, talks(promises=(promise,)), SOUTH, bundle, TWO, 0)

    nothing = forecast(SMALL, talks(), SOUTH, bundle, TWO)
    told_of = changed(help_south, parties=TWO)
    assert seen(help_south) == nothing < seen(told_of) == seen(changed(told_of, withheld=True))
    assert true(help_south) == true(told_of) > true(changed(told_of, withheld=True))


def test_my_deals_show_my_support_at_home() -> None:
    deal = Deal(0, 0, NORTH, TWO, (SIGN,), True, 1, ((NORTH, 2),))
    state = talks(deals=(deal,))
    mine = [seen_by(SMALL, state, seat).mine for seat in (NORTH, PROVINCE)]
    assert mine[0] is not None and mine[0].support == ((0, forecast(SMALL, state, NORTH, (SIGN,), TWO, 2)),)
    assert mine[1] is not None and mine[1].support == ()


def test_after_the_game_everybody_sees_all_and_the_orders_count() -> None:
    state = at(SMALL, "report", round=SMALL.rounds, capital=9)
    state = done(SMALL, state, Action(WORLD, "close"))
    views = [seen_by(SMALL, state, viewer) for viewer in ALL]
    assert len({view.others for view in views}) == 1 and None not in views[0].others
    assert still(state).verb == "settle" and len({view.scores for view in views}) == 1


def test_a_pause_shows_the_phase_that_waits() -> None:
    view = seen_by(SMALL, done(SMALL, talks(), Action(WORLD, "pause")), NORTH)
    assert (view.phase, view.paused, view.due) == ("negotiation", True, ())


def test_an_event_is_told_in_two_voices() -> None:
    said, hush = Said("did.offer"), Said("did.talks")
    event = Event(said, TWO, hush)
    heard = {viewer: told(event, viewer) for viewer in ALL}
    assert heard == {NORTH: said, SOUTH: said, TEACHER: said, PROVINCE: hush, STATES: hush, PUBLIC: hush}
    assert told(Event(said, TWO), PUBLIC) is None
    assert {told(Event(said), viewer) for viewer in ALL} == {said}
