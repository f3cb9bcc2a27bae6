"""Events: when they can happen, how likely, what they do to governments and moods, and the choices they ask for."""

from __future__ import annotations

from typing import Any

import pytest

from game.rules import allows, apply, options
from game.rules.cards import Happening, Need, Politics, Scenario, Slope
from game.rules.happenings import hazard, occur, open_now
from game.rules.index import dated
from game.rules.record import changed
from game.rules.types import WORLD, Action, Happened, State, Swing
from tests.rules.small import NORTH, PROVINCE, SMALL, SOUTH, STATES, choice, happening, make
from tests.rules.stage import at, closed, done, keys, step, still


def deck(*cards: Happening, **more: Any) -> Scenario:
    return make(happenings={card.id: card for card in cards}, **more)


def inject(card: str) -> Action:
    return Action(WORLD, "inject", card)


def alarmed(state: State, alarm: int) -> State:
    return changed(state, dials=(alarm, *state.dials[1:]))


# --- how likely ---


def test_hazard_grows_with_dials_above_their_start() -> None:
    card = happening("x", 10_000, slopes=(Slope("alarm", 30_000, 2),))
    table = deck(card)
    state = at(table, "events")
    assert hazard(table, alarmed(state, 20_000), card) == 10_000
    assert hazard(table, alarmed(state, 30_000), card) == 10_000
    assert hazard(table, alarmed(state, 35_000), card) == 20_000
    assert hazard(make(months=6, happenings=table.happenings), alarmed(state, 35_000), card) == 10_000


def test_no_drawn_event_is_certain() -> None:
    card = happening("x", 5_000_000)
    assert hazard(deck(card), at(SMALL, "events"), card) == 950_000


def test_events_come_as_often_as_their_hazard_says() -> None:
    """300 rounds at 30 %: 90 expected, standard deviation 8, so within 3.3 of them."""
    table = deck(happening("rain", 300_000))
    states = (at(table, "events", seed=seed) for seed in range(300))
    count = sum(1 for state in states if occur(table, state).state.happened)
    assert 64 <= count <= 116


def test_the_same_seed_brings_the_same_events_whatever_was_done() -> None:
    table = deck(*(happening(f"e{n}", 400_000) for n in range(12)))
    state = at(table, "events", round=3, seed=9)
    rich = at(table, "events", round=3, seed=9, funds=9, capital=1)
    assert occur(table, state).state.happened == occur(table, rich).state.happened
    other = at(table, "events", round=3, seed=10)
    assert occur(table, state).state.happened != occur(table, other).state.happened


# --- when ---


@pytest.mark.parametrize(("round", "is_open"), [(1, False), (2, True), (3, True), (4, False)])
def test_a_window_is_counted_in_months_from_the_first(round: int, is_open: bool) -> None:
    card = happening("x", 1, opens=14, closes=35)
    assert dated(SMALL.months, card, round) is is_open


@pytest.mark.parametrize(("round", "is_open"), [(1, False), (2, True), (3, False)])
def test_a_pinned_event_has_one_date_whatever_its_window(round: int, is_open: bool) -> None:
    assert dated(SMALL.months, happening("x", 1, opens=0, closes=99, pinned=2), round) is is_open


def test_once_means_once_and_the_rest_once_a_round() -> None:
    once, often = happening("x", 1, once=True), happening("x", 1)
    later = changed(at(SMALL, "events", round=2), happened=(Happened("x", 1),))
    assert not open_now(SMALL, later, once) and open_now(SMALL, later, often)
    assert not open_now(SMALL, changed(later, happened=(Happened("x", 2),)), often)


def test_exclusions_and_needs() -> None:
    state = changed(at(SMALL, "events"), happened=(Happened("attack", 1),))
    assert not open_now(SMALL, state, happening("x", 1, excludes=("attack",)))
    assert open_now(SMALL, state, happening("x", 1, needs=(Need("event", "attack"),)))
    assert not open_now(SMALL, state, happening("x", 1, needs=(Need("program", "teams"),)))


def test_pinned_events_keep_their_date_and_need_what_made_them_possible() -> None:
    table = deck(happening("a", pinned=2), happening("b", pinned=2, needs=(Need("program", "teams"),)))
    state = closed(table, at(table, "briefing"), "report")
    assert state.happened == ()
    state = closed(table, state, "negotiation")
    assert state.round == 2 and state.happened == (Happened("a", 2),)


# --- what they do ---


@pytest.mark.parametrize(("opinion", "strength"), [(50_000, "majority"), (49_999, "minority")])
def test_an_election_is_won_at_the_bound(opinion: int, strength: str) -> None:
    table = deck(happening("vote", politics=(Politics("north", "election", 50_000),)))
    state = at(table, "events")
    place = table.dials["opinion@north"]
    state = changed(state, dials=(*state.dials[:place], opinion, *state.dials[place + 1 :]))
    found = step(table, state, inject("vote"))
    assert [seat.majority for seat in found.state.seats] == [strength, "majority", "majority", "majority"]
    assert f"did.{strength}" in keys(found)


def test_defiance_lasts_its_rounds_and_passes() -> None:
    table = deck(happening("storm", politics=(Politics("federal+united-states", "defiant", rounds=1),)))
    state = done(table, at(table, "events"), inject("storm"))
    assert state.seats[SOUTH].majority == "defiant"
    state = closed(table, state, "report")
    state = closed(table, state, "negotiation")
    assert state.round == 2 and state.seats[SOUTH].majority == "defiant"
    state = closed(table, closed(table, state, "report"), "negotiation")
    assert state.round == 3 and state.seats[SOUTH].majority == "majority"


def test_after_defiance_a_minority_is_a_minority_again() -> None:
    table = deck(
        happening("lost", politics=(Politics("south", "minority"),)),
        happening("storm", politics=(Politics("south", "defiant", rounds=1),)),
    )
    state = done(table, at(table, "events"), inject("lost"))
    state = done(table, changed(state, phase="briefing"), inject("storm"))
    assert state.seats[SOUTH].majority == "defiant"
    for _ in range(2):
        state = closed(table, closed(table, state, "report"), "briefing")
    assert state.seats[SOUTH].majority == "minority"


def test_moods_swing_in_every_house_that_has_the_bench() -> None:
    state = done(SMALL, at(SMALL, "negotiation"), inject("attack"))
    assert state.swings == (
        Swing(NORTH, "truckers", -5, 2),
        Swing(PROVINCE, "truckers", -5, 2),
        Swing(SOUTH, "hawks", -10, 2),
    )
    state = closed(SMALL, closed(SMALL, state, "report"), "programs")
    assert state.round == 2 and {s.last for s in state.swings} >= {2}
    state = closed(SMALL, closed(SMALL, state, "report"), "briefing")
    assert all(s.last >= state.round for s in state.swings)


# --- choices ---


def test_a_choice_is_paid_and_told_and_moves_the_house() -> None:
    state = done(SMALL, at(SMALL, "events"), inject("closure"))
    found = step(SMALL, state, Action(NORTH, "choose", "closure", 1))
    mine = found.state.seats[NORTH]
    assert (mine.funds, mine.spent, mine.capital) == (870, 30, 7)
    assert found.state.capital_used == 1
    assert found.state.happened == (Happened("closure", 1, ((NORTH, 1),)),)
    assert Swing(NORTH, "cabinet", 5, 2) in found.state.swings
    assert "did.choice" in keys(found) and found.state.phase == "negotiation"


@pytest.mark.parametrize(
    ("seat", "card", "at_", "key"),
    [
        (NORTH, "closure", 2, "no.choice.money"),
        (NORTH, "closure", 3, "no.choice"),
        (NORTH, "closure", -1, "no.choice"),
        (NORTH, "dispute", 0, "no.choice"),
        (PROVINCE, "closure", 0, "no.choice"),
        (NORTH, "nothing", 0, "no.choice"),
    ],
)
def test_why_a_choice_cannot_be_made(seat: int, card: str, at_: int, key: str) -> None:
    state = done(SMALL, at(SMALL, "events"), inject("closure"))
    why = allows(SMALL, state, Action(seat, "choose", card, at_))
    assert why is not None and why.key == key


def test_capital_can_be_what_is_missing() -> None:
    state = done(SMALL, at(SMALL, "events", capital=4), inject("dispute"))
    why = allows(SMALL, state, Action(NORTH, "choose", "dispute", 1))
    assert why is not None and why.key == "no.capital"


def test_options_list_the_choices_that_can_be_paid() -> None:
    state = done(SMALL, at(SMALL, "events"), inject("closure"))
    (option,) = options(SMALL, state, NORTH)
    assert (option.verb, option.card, option.low, option.high, option.targets) == ("choose", "closure", 0, 2, (0, 1))


def test_who_can_pay_for_no_choice_takes_the_first_for_what_there_is() -> None:
    state = done(SMALL, at(SMALL, "events", funds=60, capital=0), inject("dispute"))
    (option,) = options(SMALL, state, PROVINCE)
    assert option.targets == (0,)
    state = done(SMALL, state, Action(PROVINCE, "choose", "dispute", 0))
    assert (state.seats[PROVINCE].funds, state.seats[PROVINCE].spent) == (0, 60)


def test_two_choices_in_one_round_cannot_spend_the_same_money() -> None:
    table = deck(
        happening("one", chooser="north", choices=(choice("free"), choice("pay", 700))),
        happening("two", chooser="north", choices=(choice("free"), choice("pay", 700))),
    )
    state = changed(at(table, "events"), happened=())
    state = done(table, state, inject("one"))
    state = done(table, state, inject("two"), Action(NORTH, "choose", "one", 1))
    why = allows(table, state, Action(NORTH, "choose", "two", 1))
    assert why is not None and why.key == "no.choice.money"


def test_who_does_not_choose_in_time_gets_the_first_choice() -> None:
    state = done(SMALL, at(SMALL, "events", funds=160), inject("dispute"), Action(WORLD, "close"))
    assert state.happened[0].choices == ((NORTH, 0), (PROVINCE, 0))
    assert [state.seats[seat].spent for seat in (NORTH, PROVINCE, SOUTH, STATES)] == [150, 150, 0, 0]


def test_an_event_with_choices_holds_the_phase_until_they_are_made() -> None:
    table = deck(happening("ask", pinned=1, chooser="north", choices=(choice("yes"), choice("no"))))
    state = closed(table, at(table, "briefing"), "events")
    assert state.phase == "events"
    assert done(table, state, Action(NORTH, "choose", "ask", 1)).phase == "negotiation"


# --- the driver ---


def test_an_injected_event_outside_its_phase_settles_its_choices_at_once() -> None:
    state = done(SMALL, at(SMALL, "negotiation"), inject("closure"))
    assert state.phase == "negotiation" and state.happened == (Happened("closure", 1, ((NORTH, 0),)),)


def test_no_event_happens_twice_in_a_round_nor_after_the_plans_are_in() -> None:
    state = done(SMALL, at(SMALL, "negotiation"), inject("attack"))
    twice = apply(SMALL, state, inject("attack"))
    assert twice.refused is not None and twice.refused.key == "no.inject.twice"
    late = apply(SMALL, closed(SMALL, state, "resolution"), inject("storm"))
    assert late.refused is not None and late.refused.key == "no.phase"
    assert still(state).verb == "settle"
