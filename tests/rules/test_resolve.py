"""Between the rounds: the order of resolution, what agreements cost, the world's answer, income and its limits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from game.rules import allows, apply, start
from game.rules.money import owed, part
from game.rules.record import changed
from game.rules.types import WORLD, Action, Answer, Deed, InForce, Promise, Running, State, Term
from tests.rules.small import NORTH, PROVINCE, SMALL, SOUTH, STATES, make
from tests.rules.stage import at, closed, done, keys, offer, sign, step, still, yes

QUIET = make(happenings={})
CLOSE = Action(WORLD, "close")
ACCORD = InForce("accord", (NORTH, SOUTH), ((NORTH, 50), (SOUTH, 50)), 1)


def purses(state: State, **funds: int) -> State:
    """Funds by seat name."""
    names = ("north", "province", "south", "states")
    seats = tuple(
        changed(mine, funds=funds.get(name, mine.funds)) for name, mine in zip(names, state.seats, strict=True)
    )
    return changed(state, seats=seats)


# --- start and income ---


def test_a_game_starts_with_one_income_and_its_starting_capital() -> None:
    state = start(QUIET, 4)
    assert (state.round, state.phase) == (1, "briefing")
    assert [seat.funds for seat in state.seats] == [900, 200, 1500, 250]
    assert [seat.capital for seat in state.seats] == [8] * 4
    assert (state.granted, state.capital_granted) == (2850, 32)
    assert state.dials == QUIET.opening and state.stocks == QUIET.stocks


def test_short_rounds_bring_a_part_of_the_year() -> None:
    assert [seat.funds for seat in start(make(months=3), 1).seats] == [225, 50, 375, 62]


def test_mandates_are_dealt_from_each_seats_own_and_differ_with_the_seed() -> None:
    hands = {tuple(seat.mandates for seat in start(QUIET, seed).seats) for seed in range(40)}
    assert len(hands) > 4
    for hand in hands:
        for seat, dealt in enumerate(hand):
            assert len(dealt) == 1 and dealt[0] in [m.id for m in QUIET.actors[seat].mandates]
    assert start(QUIET, 3) == start(QUIET, 3)
    two = start(make(mandates_each=2), 1)
    assert [len(set(seat.mandates)) for seat in two.seats] == [2, 2, 2, 1]


def test_unspent_funds_above_a_year_lapse_and_capital_stops_at_its_most() -> None:
    state = closed(QUIET, closed(QUIET, start(QUIET, 1), "report"), "briefing")
    assert [seat.funds for seat in state.seats] == [1800, 400, 3000, 500]
    assert [seat.capital for seat in state.seats] == [12] * 4
    state = closed(QUIET, closed(QUIET, state, "report"), "briefing")
    assert [seat.funds for seat in state.seats] == [1800, 400, 3000, 500]
    assert state.lapsed == 2850 and state.granted == 3 * 2850
    assert state.capital_granted == 48 and [seat.capital for seat in state.seats] == [12] * 4


# --- agreements ---


@pytest.mark.parametrize(
    ("cost", "shares", "parts"),
    [
        (47, ((0, 50), (1, 50)), (24, 23)),
        (100, ((1, 34), (0, 33), (2, 33)), (33, 34, 33)),
        (7, ((0, 0), (1, 100)), (0, 7)),
    ],
)
def test_parts_add_up_and_the_first_takes_the_rest(
    cost: int, shares: tuple[tuple[int, int], ...], parts: tuple[int, ...]
) -> None:
    assert tuple(part(cost, shares, seat) for seat in range(len(shares))) == parts
    assert sum(parts) == cost
    assert part(cost, shares, 9) == 0


def test_a_ratified_agreement_costs_its_start_once_and_its_upkeep_every_round() -> None:
    state = changed(at(QUIET, "negotiation", capital=30), swings=())
    state = done(
        QUIET, state, offer(NORTH, (NORTH, SOUTH), sign("accord", 50, 50, parties=(NORTH, SOUTH))), yes(SOUTH, 0)
    )
    assert owed(QUIET, state, NORTH) == 11 + 24
    carry = [Action(seat, "carry", "", 10, 0) for seat in (NORTH, SOUTH)]
    state = closed(QUIET, done(QUIET, state, *carry), "resolution")
    assert [seat.spent for seat in state.seats] == [11 + 24, 0, 10 + 23, 0]
    assert state.in_force == (InForce("accord", (NORTH, SOUTH), ((NORTH, 50), (SOUTH, 50)), 1),)
    state = closed(QUIET, closed(QUIET, done(QUIET, state, still(state)), "programs"), "resolution")
    assert [seat.spent for seat in state.seats] == [11 + 48, 0, 10 + 46, 0]


def test_what_is_owed_is_kept_back_from_the_plan() -> None:
    promise = Promise(0, 0, Term("pay", NORTH, "", 100, SOUTH, 3), (NORTH, SOUTH), True, 1, 3)
    state = changed(at(QUIET, "programs"), in_force=(ACCORD,), promises=(promise,))
    assert owed(QUIET, state, NORTH) == 24 + 100
    assert owed(QUIET, state, SOUTH) == 23
    assert owed(QUIET, changed(state, promises=(changed(promise, withheld=True),)), NORTH) == 24
    why = allows(QUIET, purses(state, north=124 + 309), Action(NORTH, "fund", "teams", 1))
    assert why is not None and why.key == "no.funds"
    assert allows(QUIET, purses(state, north=124 + 310), Action(NORTH, "fund", "teams", 1)) is None


def test_an_agreement_that_a_party_cannot_pay_ends_in_breach() -> None:
    state = purses(changed(at(QUIET, "programs"), in_force=(ACCORD,)), north=5)
    found = step(QUIET, state, CLOSE)
    assert found.state.in_force == () and "did.unpaid" in keys(found)
    assert Deed("broken", NORTH, SOUTH) in found.state.deeds
    assert found.state.seats[NORTH].capital == 8 - 2
    assert [seat.spent for seat in found.state.seats] == [0, 0, 0, 0]


def test_parties_of_an_agreement_work_together_each_round() -> None:
    three = InForce("liaison", (NORTH, PROVINCE, STATES), ((NORTH, 40), (PROVINCE, 30), (STATES, 30)), 1)
    state = done(QUIET, changed(at(QUIET, "programs"), in_force=(three,)), CLOSE)
    pairs = [(deed.by, deed.to) for deed in state.deeds if deed.kind == "joint"]
    assert pairs == [(NORTH, PROVINCE), (NORTH, STATES), (PROVINCE, STATES)]


def test_a_program_outlawed_by_what_was_just_ratified_does_not_start() -> None:
    running = (Running("passports", SOUTH, 1, 1, 1),)
    state = changed(at(QUIET, "negotiation", capital=30), running=running)
    state = done(
        QUIET, state, offer(NORTH, (NORTH, SOUTH), sign("accord", 50, 50, parties=(NORTH, SOUTH))), yes(SOUTH, 0)
    )
    state = done(QUIET, state, *[Action(seat, "carry", "", 10, 0) for seat in (NORTH, SOUTH)])
    state = closed(QUIET, state, "programs")
    assert state.seats[SOUTH].plan == (("passports", 1),)
    found = step(QUIET, state, CLOSE)
    assert [r.level for r in found.state.running] == [0]
    private = [event for event in found.events if event.said.key == "did.outlawed"]
    assert [event.to for event in private] == [(SOUTH,)] and "did.stopped" in keys(found)


def test_payments_come_before_programs() -> None:
    """What is received in a round can be spent in it: payments are made before plans are paid."""
    promise = Promise(0, 0, Term("pay", SOUTH, "", 150, NORTH), (NORTH, SOUTH), True, 1, 1)
    state = purses(changed(at(QUIET, "programs"), promises=(promise,)), north=310)
    state = done(QUIET, state, Action(NORTH, "fund", "teams", 1), CLOSE)
    assert state.seats[NORTH].funds == 150 and state.seats[NORTH].spent == 310
    assert state.seats[SOUTH].funds == 1350 and state.seats[SOUTH].spent == 0


# --- the world's answer ---


def answers(state: State, **more: Any) -> Action:
    good = still(state).answer
    assert good is not None
    return Action(WORLD, "settle", answer=replace(good, **more))


def test_the_worlds_answer_is_stored_as_it_comes() -> None:
    state = closed(QUIET, at(QUIET, "programs"), "resolution")
    dials = tuple(range(len(state.dials)))
    found = step(QUIET, state, Action(WORLD, "settle", answer=Answer(dials, (0.25, -1.5), (1, 2, 3, 4), 55_000)))
    after = found.state
    assert (after.dials, after.stocks, after.scores, after.health) == (dials, (0.25, -1.5), (1, 2, 3, 4), 55_000)
    assert after.history == (dials,) and after.phase == "report"
    assert keys(found) == ["did.settle"]


def test_an_answer_of_another_shape_is_refused() -> None:
    state = closed(QUIET, at(QUIET, "programs"), "resolution")
    wrong: list[dict[str, Any]] = [
        {"dials": state.dials[1:]}, {"scores": (1,)}, {"stocks": (1.0,)}, {"stocks": (1, 2)},
        {"health": 0.5}, {"dials": None}, {"stocks": (float("nan"), 0.0)},
    ]  # fmt: skip
    for more in wrong:
        found = apply(QUIET, state, answers(state, **more))
        assert found.refused is not None and found.refused.key == "no.settle" and found.state is state


def test_deeds_last_until_the_next_briefing() -> None:
    state = done(QUIET, changed(at(QUIET, "programs"), in_force=(ACCORD,)), CLOSE)
    state = done(QUIET, state, still(state))
    assert state.deeds
    assert done(QUIET, state, CLOSE).deeds == ()


def test_counters_of_offers_and_levers_begin_anew_each_round() -> None:
    state = at(QUIET, "report", offers_made=4, levers_pulled=3)
    assert {(s.offers_made, s.levers_pulled) for s in done(QUIET, state, CLOSE).seats} == {(0, 0)}


def test_the_end_tells_the_orders_of_all() -> None:
    found = step(QUIET, at(QUIET, "report", round=QUIET.rounds), CLOSE)
    told = [dict(event.said.values) for event in found.events if event.said.key.startswith("did.mandate")]
    assert [values["who"] for values in told] == [0, 1, 2, 3]
    assert found.state.phase == "debrief" and keys(found)[0] == "did.over"
    assert SMALL.rounds == found.state.round
