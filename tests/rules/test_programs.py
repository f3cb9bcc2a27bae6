"""Choosing programs: powers, prerequisites, exclusions, money, prefilled plans, trimming, pledges, deeds."""

from __future__ import annotations

from typing import Any

import pytest

from game.rules import allows, options
from game.rules.programs import left
from game.rules.record import changed
from game.rules.trim import trim
from game.rules.types import WORLD, Action, Deed, Happened, InForce, Option, Promise, Running, State, Term
from tests.rules.small import NORTH, PROVINCE, SMALL, SOUTH, STATES, make
from tests.rules.stage import at, closed, done, keys, step

CLOSE = Action(WORLD, "close")


def plans(**more: Any) -> State:
    return changed(at(SMALL, "programs"), **more)


def fund(seat: int, card: str, level: int = 1) -> Action:
    return Action(seat, "fund", card, level)


def refused(state: State, action: Action) -> str:
    why = allows(SMALL, state, action)
    assert why is not None, action
    return why.key


def option(state: State, seat: int, verb: str, card: str) -> Option | None:
    return next((o for o in options(SMALL, state, seat) if (o.verb, o.card) == (verb, card)), None)


def runs(state: State, owner: int, card: str) -> Running:
    return next(r for r in state.running if (r.owner, r.card) == (owner, card))


# --- what may be planned ---


@pytest.mark.parametrize(
    ("seat", "card", "level", "key"),
    [
        (PROVINCE, "teams", 1, "no.jurisdiction"),
        (NORTH, "teams", 4, "no.level"),
        (NORTH, "teams", -1, "no.level"),
        (NORTH, "teams", 0, "no.change"),
        (NORTH, "nothing", 1, "no.card"),
        (PROVINCE, "police", 1, "no.need.program"),
        (SOUTH, "scanners", 1, "no.need.event"),
        (STATES, "offices", 1, "no.need.agreement"),
        (NORTH, "teams", 3, "no.funds"),
    ],
)
def test_why_a_level_cannot_be_planned(seat: int, card: str, level: int, key: str) -> None:
    assert refused(plans(), fund(seat, card, level)) == key


def test_a_dial_can_be_a_prerequisite() -> None:
    low = changed(plans(), dials=(40_000, 19_999, *SMALL.opening[2:]))
    assert refused(low, fund(STATES, "bridge")) == "no.need.dial"
    assert allows(SMALL, plans(), fund(STATES, "bridge")) is None


def test_prerequisites_count_for_starting_and_raising_not_for_going_on() -> None:
    state = plans(running=(Running("police", PROVINCE, 1, 1, 2),))
    assert refused(state, fund(PROVINCE, "police", 2)) == "no.need.program"
    assert allows(SMALL, state, fund(PROVINCE, "police", 1)) is None


def test_excluded_cards_bar_each_other_whichever_of_them_says_so() -> None:
    state = done(SMALL, plans(), fund(NORTH, "visas"))
    assert refused(state, fund(NORTH, "open-door")) == "no.excluded"
    state = done(SMALL, plans(), fund(NORTH, "open-door"))
    assert refused(state, fund(NORTH, "visas")) == "no.excluded"
    assert option(state, NORTH, "fund", "visas") is None


def test_a_running_rival_can_be_swapped_in_one_round() -> None:
    state = plans(running=(Running("visas", NORTH, 1, 1, 1),))
    state = done(SMALL, state, fund(NORTH, "open-door"), CLOSE)
    assert [(r.card, r.level) for r in state.running] == [("open-door", 1), ("visas", 0)]


def test_an_agreement_in_force_rules_a_program_out() -> None:
    state = plans(in_force=(InForce("accord", (NORTH, SOUTH), ((NORTH, 50), (SOUTH, 50)), 1),))
    assert refused(state, fund(SOUTH, "passports")) == "no.excluded"
    assert option(state, SOUTH, "fund", "passports") is None


def test_options_bound_levels_by_money_and_present_plan() -> None:
    state = plans()
    assert option(state, NORTH, "fund", "teams") == Option("card", "fund", "teams", 0, 2, 0)
    state = done(SMALL, state, fund(NORTH, "teams", 2))
    assert option(state, NORTH, "fund", "teams") == Option("card", "fund", "teams", 0, 2, 2)
    assert option(state, NORTH, "fund", "lanes") == Option("card", "fund", "lanes", 0, 1, 0)
    assert left(SMALL, state, NORTH) == 900 - 620


def test_a_plan_is_heard_of_by_its_seat_alone() -> None:
    found = step(SMALL, plans(), fund(NORTH, "lanes"))
    assert [(event.said.key, event.to, event.hush) for event in found.events] == [("did.plan", (NORTH,), None)]
    assert found.state.seats[NORTH].plan == (("lanes", 1),)
    assert done(SMALL, found.state, fund(NORTH, "lanes", 0)).seats[NORTH].plan == ()


# --- what it costs ---


def test_start_is_paid_once_for_each_level_and_upkeep_each_round() -> None:
    state = done(SMALL, plans(), fund(NORTH, "teams", 2), CLOSE)
    assert state.seats[NORTH].spent == 2 * 40 + 2 * 270
    again = changed(state, phase="programs", round=2)
    again = changed(again, seats=tuple(changed(s, funds=900, plan=(("teams", 2),)) for s in again.seats))
    again = done(SMALL, changed(again, seats=(again.seats[0], *at(SMALL, "programs").seats[1:])), CLOSE)
    assert again.seats[NORTH].spent == 620 + 540
    assert runs(again, NORTH, "teams").since == 1


def test_a_level_once_reached_can_come_back_without_its_start() -> None:
    state = plans(running=(Running("teams", NORTH, 0, 1, 2),))
    state = done(SMALL, state, fund(NORTH, "teams", 2), CLOSE)
    assert state.seats[NORTH].spent == 540
    assert runs(state, NORTH, "teams").since == 1 and runs(state, NORTH, "teams").peak == 2


def test_half_years_pay_half_the_upkeep_rounded_up() -> None:
    table = make(months=6)
    state = done(table, at(table, "programs"), fund(PROVINCE, "bridge"), fund(NORTH, "open-door"), CLOSE)
    assert state.seats[PROVINCE].spent == 60 + 3
    assert state.seats[NORTH].spent == 10 + 3


def test_a_plan_that_costs_too_much_cannot_be_passed_and_is_trimmed_when_time_is_up() -> None:
    state = done(SMALL, plans(), fund(NORTH, "teams", 2), fund(NORTH, "lanes", 1))
    poor = changed(state, seats=(changed(state.seats[NORTH], funds=400), *state.seats[1:]))
    assert refused(poor, Action(NORTH, "pass")) == "no.plan"
    after = done(SMALL, poor, CLOSE)
    assert after.seats[NORTH].spent <= 400 and after.seats[NORTH].funds >= 0
    assert after.running


def test_a_pledge_alone_can_be_too_much() -> None:
    state = done(SMALL, plans(), Action(PROVINCE, "cofund", "teams", 150, NORTH))
    poor = changed(state, seats=(state.seats[0], changed(state.seats[PROVINCE], funds=100), *state.seats[2:]))
    assert refused(poor, Action(PROVINCE, "pass")) == "no.plan"
    assert allows(SMALL, poor, Action(PROVINCE, "cofund", "teams", 100, NORTH)) is None
    assert done(SMALL, poor, CLOSE).seats[PROVINCE].funds == 100


def test_trimming_takes_pledges_then_new_levels_then_what_runs_and_promises_last() -> None:
    promise = Promise(0, 0, Term("fund", NORTH, "visas", 1), (NORTH, SOUTH), True, 1, 5)
    running = (Running("open-door", NORTH, 1, 1, 1), Running("teams", NORTH, 1, 1, 1))
    plan = (("lanes", 1), ("teams", 2), ("visas", 1))

    def cut(funds: int) -> tuple[tuple[tuple[str, int], ...], int]:
        state = plans(running=running, promises=(promise,))
        mine = changed(state.seats[NORTH], funds=funds, plan=plan, pledges=(("bridge", STATES, 50),))
        mine = trim(SMALL, changed(state, seats=(mine, *state.seats[1:])), NORTH).seats[NORTH]
        return mine.plan, len(mine.pledges)

    assert cut(820) == (plan, 1)
    assert cut(819) == (plan, 0)
    assert cut(769) == ((("lanes", 1), ("teams", 1), ("visas", 1)), 0)
    assert cut(459) == ((("teams", 1), ("visas", 1)), 0)
    assert cut(299) == ((("visas", 1),), 0)
    assert cut(29) == ((), 0)


# --- plans begin with what runs and what is promised ---


def prefilled(**more: Any) -> tuple[tuple[str, int], ...]:
    state = closed(SMALL, changed(at(SMALL, "negotiation"), **more), "programs")
    return state.seats[NORTH].plan


def test_the_plan_begins_with_what_runs() -> None:
    assert prefilled(running=(Running("lanes", NORTH, 1, 1, 2), Running("teams", SOUTH, 1, 1, 1))) == (("lanes", 1),)


def test_the_plan_begins_with_what_promises_ask_for() -> None:
    asked = Promise(0, 0, Term("fund", NORTH, "teams", 2), (NORTH, SOUTH), True, 1, 3)
    assert prefilled(promises=(asked,)) == (("teams", 2),)
    assert prefilled(promises=(changed(asked, first=2),)) == ()
    assert prefilled(promises=(changed(asked, status="released"),)) == ()
    assert prefilled(promises=(asked,), running=(Running("teams", NORTH, 3, 1, 3),)) == (("teams", 3),)


def test_what_is_promised_comes_before_what_runs_when_money_is_short() -> None:
    asked = Promise(0, 0, Term("fund", NORTH, "teams", 3), (NORTH, SOUTH), True, 1, 3)
    assert prefilled(promises=(asked,), running=(Running("lanes", NORTH, 2, 1, 2),)) == (("lanes", 2), ("teams", 2))
    poor = tuple(changed(s, funds=320) for s in at(SMALL, "negotiation").seats)
    assert prefilled(promises=(asked,), running=(Running("lanes", NORTH, 2, 1, 2),), seats=poor) == (("teams", 1),)


def test_what_was_promised_to_be_suspended_is_left_out() -> None:
    off = Promise(0, 0, Term("suspend", NORTH, "lanes"), (NORTH, SOUTH), True, 1, 3)
    assert prefilled(promises=(off,), running=(Running("lanes", NORTH, 1, 1, 1),)) == ()


def test_two_promises_that_exclude_each_other_do_not_make_an_unlawful_plan() -> None:
    asked = [
        Promise(n, 0, Term("fund", NORTH, card, 1), (NORTH, SOUTH), True, 1, 3)
        for n, card in enumerate(("visas", "open-door"))
    ]
    assert prefilled(promises=tuple(asked)) == (("visas", 1),)


# --- paying together ---


def test_pledges_pay_first_and_the_rest_returns() -> None:
    state = done(SMALL, plans(), fund(NORTH, "teams"), Action(SOUTH, "cofund", "teams", 100, NORTH))
    found = step(SMALL, state, CLOSE)
    assert found.state.seats[NORTH].spent == 210 and found.state.seats[SOUTH].spent == 100
    assert runs(found.state, NORTH, "teams").shares == ((SOUTH, 100 * 100 // 310),)
    assert Deed("joint", NORTH, SOUTH) in found.state.deeds
    assert keys(found).count("did.helped") == 1


def test_a_pledge_without_its_program_returns() -> None:
    state = done(SMALL, plans(), Action(SOUTH, "cofund", "teams", 100, NORTH), CLOSE)
    assert state.seats[SOUTH].funds == 1500 and state.seats[SOUTH].spent == 0
    assert state.seats[SOUTH].pledges == ()


def test_two_partners_together_pay_no_more_than_the_cost() -> None:
    state = done(SMALL, plans(), fund(NORTH, "teams"))
    state = done(
        SMALL,
        state,
        Action(SOUTH, "cofund", "teams", 300, NORTH),
        Action(PROVINCE, "cofund", "teams", 150, NORTH),
        CLOSE,
    )
    assert [seat.spent for seat in state.seats] == [0, 150, 160, 0]


@pytest.mark.parametrize(
    ("seat", "card", "money", "owner", "key"),
    [
        (STATES, "teams", 10, NORTH, "no.cofund"),
        (PROVINCE, "teams", 10, SOUTH, "no.cofund"),
        (PROVINCE, "teams", 10, PROVINCE, "no.seat"),
        (PROVINCE, "teams", 10, 9, "no.seat"),
        (SOUTH, "teams", 931, NORTH, "no.pledge"),
        (SOUTH, "teams", -1, NORTH, "no.pledge"),
        (PROVINCE, "teams", 0, NORTH, "no.change"),
        (PROVINCE, "teams", 201, NORTH, "no.funds"),
    ],
)
def test_why_money_cannot_be_pledged(seat: int, card: str, money: int, owner: int, key: str) -> None:
    assert refused(plans(), Action(seat, "cofund", card, money, owner)) == key


def test_cofunding_is_offered_once_for_each_owner() -> None:
    offered = [o for o in options(SMALL, plans(), NORTH) if o.verb == "cofund"]
    assert [(o.card, o.targets, o.high) for o in offered] == [
        ("lanes", (SOUTH,), 320),
        ("bridge", (PROVINCE,), 132),
        ("bridge", (STATES,), 132),
    ]


# --- what is told, and what counts as an initiative ---


def test_started_raised_lowered_stopped_are_told_to_all() -> None:
    running = tuple(Running(card, NORTH, level, 1, level) for card, level in (("lanes", 1), ("teams", 2), ("visas", 1)))
    state = plans(running=running)
    state = done(SMALL, state, fund(NORTH, "lanes", 2), fund(NORTH, "teams", 1), fund(NORTH, "open-door", 1))
    found = step(SMALL, state, CLOSE)
    told = {
        (e.said.key, dict(e.said.values)["card"])
        for e in found.events
        if e.to is None and "card" in dict(e.said.values)
    }
    assert told == {
        ("did.raised", "lanes"),
        ("did.lowered", "teams"),
        ("did.started", "open-door"),
        ("did.stopped", "visas"),
    }


def test_an_unasked_program_that_reassures_is_an_initiative_an_asked_one_compliance() -> None:
    state = done(SMALL, plans(), fund(NORTH, "visas"), CLOSE)
    assert [d for d in state.deeds if d.kind == "initiative"] == [
        Deed("initiative", NORTH, SOUTH),
        Deed("initiative", NORTH, STATES),
    ]
    asked = Promise(0, 0, Term("fund", NORTH, "visas", 1), (NORTH, SOUTH), True, 1, 1)
    state = done(SMALL, plans(promises=(asked,)), fund(NORTH, "visas"), CLOSE)
    assert {d.kind for d in state.deeds} == {"comply", "kept"}
    assert runs(state, NORTH, "visas").asked


def test_going_on_at_the_same_level_is_no_new_deed() -> None:
    state = plans(running=(Running("visas", NORTH, 1, 1, 1),))
    state = changed(state, seats=(changed(state.seats[NORTH], plan=(("visas", 1),)), *state.seats[1:]))
    assert done(SMALL, state, CLOSE).deeds == ()


def test_exemptions_promised_stand_on_the_program() -> None:
    spared = Promise(0, 0, Term("exempt", SOUTH, "passports", 0, NORTH), (NORTH, SOUTH), True, 1, 2)
    state = done(SMALL, plans(promises=(spared,)), fund(SOUTH, "passports"), CLOSE)
    assert runs(state, SOUTH, "passports").exempt == (NORTH,)
    held = changed(spared, withheld=True)
    state = done(SMALL, plans(promises=(held,)), fund(SOUTH, "passports"), CLOSE)
    assert runs(state, SOUTH, "passports").exempt == ()


def test_happenings_open_programs() -> None:
    state = plans(happened=(Happened("attack", 1),))
    assert allows(SMALL, state, fund(SOUTH, "scanners", 3)) is None
