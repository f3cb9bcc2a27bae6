"""Rulebook D: deals. D1 what all accepted binds; D2 capital carries a deal at home; D3 leaving an agreement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.rules import options, seen_by, told
from game.rules.types import PUBLIC, TEACHER, Deed, InForce, State, Term
from tests.rules.bargain import (
    ACCORD,
    IN_FORCE,
    LIAISON,
    QUIET,
    bundle,
    does,
    fund,
    offers,
    pay,
    refusal,
    resolved,
    strikes,
    talks,
)
from tests.rules.small import NORTH, PROVINCE, SOUTH, STATES, agreement, make

TWO = (NORTH, SOUTH)
ASK = pay(SOUTH, NORTH, 5, rounds=2)
SIGNED = strikes(talks(), NORTH, bundle(TWO, ACCORD, fund(NORTH, "teams")))


def test_d1_without_a_signature_a_deal_binds_at_once() -> None:
    state = strikes(talks(2), NORTH, bundle(TWO, ASK, fund(NORTH, "teams", 2, rounds=3)))
    assert state.deals[0].status == "ratified"
    assert [(p.term.kind, p.first, p.last, p.status) for p in state.promises] == [
        ("pay", 2, 3, "open"), ("fund", 2, 4, "open"),
    ]  # fmt: skip


def test_d1_with_a_signature_it_awaits_ratification() -> None:
    deal = SIGNED.deals[0]
    assert (deal.status, deal.maker, deal.parties, deal.offered) == ("signed", NORTH, TWO, 0)
    assert not SIGNED.promises and not SIGNED.in_force


def test_d1_a_clause_ends_with_the_game() -> None:
    state = strikes(talks(4), NORTH, bundle(TWO, ASK))
    assert (state.promises[0].first, state.promises[0].last) == (4, 5)
    state = offers(talks(4), NORTH, bundle(TWO, ASK, lasts=2))
    state = does(replace(state, round=5), SOUTH, "answer", amount=1, target=0).state
    assert (state.promises[0].first, state.promises[0].last) == (5, 5)


@pytest.mark.parametrize(("secret", "heard"), [(True, "did.deal.rumour"), (False, "did.deal")])
def test_d1_of_a_secret_deal_others_hear_a_rumour(secret: bool, heard: str) -> None:
    state = offers(talks(), NORTH, bundle(TWO, ASK, secret=secret))
    event = does(state, SOUTH, "answer", amount=1, target=0).events[1]
    for viewer in (STATES, PUBLIC):
        said = told(event, viewer)
        assert said is not None and said.key == heard
    for viewer in (NORTH, SOUTH, TEACHER):
        said = told(event, viewer)
        assert said is not None and said.key == "did.deal"


def test_d2_a_party_spends_capital_on_a_signed_deal() -> None:
    step = does(SIGNED, NORTH, "carry", amount=3, target=0)
    step = does(step.state, NORTH, "carry", amount=2, target=0)
    assert step.state.deals[0].carried == ((NORTH, 5),)
    assert step.state.seats[NORTH].capital == SIGNED.seats[NORTH].capital - 5
    assert step.state.capital_used == 5
    assert [told(step.events[0], viewer) is not None for viewer in (NORTH, SOUTH, PUBLIC)] == [True, False, False]
    assert [seen_by(QUIET, step.state, viewer).deals[0].carried for viewer in TWO] == [((NORTH, 5),), ()]


@pytest.mark.parametrize("amount", [0, -1, 9, 10**11])
def test_d2_no_more_than_there_is(amount: int) -> None:
    assert refusal(SIGNED, NORTH, "carry", amount=amount, target=0) == "no.capital"


def test_d2_no_more_than_ten_points_a_deal() -> None:
    rich = replace(SIGNED, seats=tuple(replace(seat, capital=30) for seat in SIGNED.seats))
    assert refusal(rich, NORTH, "carry", amount=11, target=0) == "no.capital"
    state = does(rich, NORTH, "carry", amount=10, target=0).state
    assert refusal(state, NORTH, "carry", amount=1, target=0) == "no.capital"
    assert refusal(state, SOUTH, "carry", amount=10, target=0) == ""
    assert all(found.verb != "carry" for found in options(QUIET, state, NORTH))
    assert [found.high for found in options(QUIET, state, SOUTH) if found.verb == "carry"] == [10]


def test_d2_only_parties_and_only_what_waits() -> None:
    assert refusal(SIGNED, STATES, "carry", amount=1, target=0) == "no.deal"
    for number in (-1, 1, 10**40):
        assert refusal(SIGNED, NORTH, "carry", amount=1, target=number) == "no.deal"
    bound = strikes(talks(), NORTH, bundle(TWO, ASK))
    assert refusal(bound, NORTH, "carry", amount=1, target=0) == "no.deal"


def test_d3_only_a_party_leaves_what_is_in_force() -> None:
    state = talks(in_force=(IN_FORCE,))
    assert refusal(state, STATES, "leave", card="accord") == "no.leave"
    for card in ("", "liaison", "no-such"):
        assert refusal(state, NORTH, "leave", card=card) == "no.leave"
    assert [found.card for found in options(QUIET, state, NORTH) if found.verb == "leave"] == ["accord"]
    assert not [found for found in options(QUIET, state, STATES) if found.verb == "leave"]


def test_d3_leaving_a_treaty_is_a_breach_and_ends_it_without_a_needed_party() -> None:
    step = does(talks(in_force=(IN_FORCE,)), NORTH, "leave", card="accord")
    assert step.state.in_force == ()
    assert step.state.deeds == (Deed("broken", NORTH, SOUTH, 3),)  # 15 points of trust, five to the unit
    assert step.state.seats[NORTH].capital == 6 and step.state.capital_used == 2
    assert [event.said.key for event in step.events] == ["did.leave", "did.lapse"]


def league(shares: tuple[tuple[int, int], ...]) -> State:
    return talks(in_force=(InForce("liaison", tuple(seat for seat, _ in shares), shares, 1),))


def test_d3_a_memorandum_is_left_at_half_the_cost() -> None:
    step = does(league(((PROVINCE, 50), (STATES, 50))), STATES, "leave", card="liaison")
    assert step.state.deeds == (Deed("broken", STATES, PROVINCE, 1),)
    assert step.state.seats[STATES].capital == 7


def test_d3_it_goes_on_while_its_slots_are_filled_and_the_rest_bear_the_cost() -> None:
    state = league(((NORTH, 40), (PROVINCE, 35), (STATES, 25)))
    step = does(state, NORTH, "leave", card="liaison")
    assert step.state.in_force == (InForce("liaison", (PROVINCE, STATES), ((PROVINCE, 59), (STATES, 41)), 1),)
    assert {(deed.by, deed.to) for deed in step.state.deeds} == {(NORTH, PROVINCE), (NORTH, STATES)}
    step = does(step.state, STATES, "leave", card="liaison")
    assert step.state.in_force == ()


def test_d3_nobody_is_in_an_agreement_alone() -> None:
    club = agreement("club", "treaty", ["federal"], 0, 0)
    table = make(happenings={}, agreements={**QUIET.agreements, "club": club})
    state = talks(in_force=(InForce("club", TWO, ((NORTH, 50), (SOUTH, 50)), 1),))
    assert does(state, SOUTH, "leave", table, card="club").state.in_force == ()


def test_d3_a_leaver_that_bore_everything_leaves_equal_shares() -> None:
    state = does(league(((NORTH, 100), (PROVINCE, 0), (STATES, 0))), NORTH, "leave", card="liaison").state
    assert state.in_force[0].shares == ((PROVINCE, 50), (STATES, 50))


def test_d3_capital_lost_is_no_more_than_there_is() -> None:
    state = talks(in_force=(IN_FORCE,))
    poor = replace(state, seats=tuple(replace(seat, capital=1) for seat in state.seats))
    step = does(poor, SOUTH, "leave", card="accord")
    assert step.state.seats[SOUTH].capital == 0 and step.state.capital_used == 1


def test_d3_what_was_promised_beside_it_still_binds() -> None:
    state = strikes(talks(), PROVINCE, bundle((PROVINCE, STATES), LIAISON, pay(STATES, PROVINCE, 1, rounds=3)))
    state = resolved(state)
    assert [a.card for a in state.in_force] == ["liaison"]
    state = does(replace(state, phase="negotiation", round=2), STATES, "leave", card="liaison").state
    assert [p.status for p in state.promises] == ["open"]


def test_d1_every_clause_but_signatures_becomes_one_line() -> None:
    terms = (ACCORD, ASK, fund(NORTH, "teams"), Term("support", SOUTH, "liaison"))
    state = resolved(strikes(talks(), NORTH, bundle(TWO, *terms)))
    assert [a.card for a in state.in_force] == ["accord"]
    assert sorted(p.term.kind for p in state.promises) == ["fund", "pay", "support"]
    assert {p.term.kind: p.first for p in state.promises} == {"fund": 2, "pay": 1, "support": 1}
    assert len({p.number for p in state.promises}) == 3
