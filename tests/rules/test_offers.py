"""Rulebook O: offers. O1 their form; O2 how many; O3 who hears; O4 counters; O5 answers; O6 withdrawal and expiry."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules import allows, apply, decode, encode, options, seen_by, told
from game.rules.bundle import about
from game.rules.offers import REASONS
from game.rules.types import PUBLIC, TEACHER, Action, Offer, Option, State, Term
from tests.rules.bargain import (
    ACCORD,
    IN_FORCE,
    QUIET,
    bundle,
    does,
    goes_on,
    keys,
    no,
    offers,
    pay,
    refusal,
    strikes,
    talks,
)
from tests.rules.small import NORTH, PROVINCE, SOUTH, STATES, make

TWO = (NORTH, SOUTH)
ASK = pay(SOUTH, NORTH, 5)
PLAIN = bundle(TWO, ASK)


def option(state: State, seat: int, verb: str) -> Option | None:
    return next((found for found in options(QUIET, state, seat) if found.verb == verb), None)


@pytest.mark.parametrize(
    "parties", [(), (NORTH,), (NORTH, NORTH), (SOUTH, STATES), (NORTH, 4), (NORTH, -1), (NORTH, True), [0, 2], None]
)
def test_o1_parties_are_seats_named_once_the_maker_among_them(parties: Any) -> None:
    assert refusal(talks(), NORTH, "offer", offer=Offer(parties, (ASK,))) == "no.parties"


@pytest.mark.parametrize(
    "broken", [{"lasts": 0}, {"lasts": 4}, {"lasts": True}, {"parent": -2}, {"parent": "0"}, {"secret": 1}]
)
def test_o1_the_frame_of_an_offer_is_sound(broken: dict[str, Any]) -> None:
    assert refusal(talks(), NORTH, "offer", offer=replace(PLAIN, **broken)) == "no.offer"


def test_o1_no_offer_at_all_is_refused() -> None:
    for thing in (None, "offer", (TWO, (ASK,)), 5):
        assert refusal(talks(), NORTH, "offer", offer=thing) == "no.offer"


def test_o1_one_to_eight_clauses() -> None:
    eight = [Term("support", SOUTH, card) for card in ("accord", "liaison", "pact", "compact")]
    eight += [ASK, *(Term("suspend", SOUTH, card) for card in ("lanes", "passports", "scanners"))]
    assert no(talks(), NORTH, TWO, *eight) == ""
    assert no(talks(), NORTH, TWO, *eight, ACCORD) == "no.terms"
    assert no(talks(), NORTH, TWO) == "no.terms"


def test_o1_an_offer_asks_something() -> None:
    assert no(talks(), NORTH, TWO, pay(NORTH, SOUTH, 5)) == "no.ask"
    assert no(talks(), NORTH, TWO, pay(NORTH, SOUTH, 5), ASK) == ""
    assert no(talks(), NORTH, TWO, ACCORD) == ""


def test_o2_so_many_offers_and_counters_a_round() -> None:
    table = make(happenings={}, offers_each=2)
    state = offers(talks(), SOUTH, bundle(TWO, pay(NORTH, SOUTH, 5)), table)
    state = offers(state, NORTH, PLAIN, table)
    state = offers(state, NORTH, replace(PLAIN, parent=0), table)
    assert refusal(state, NORTH, "offer", table, offer=PLAIN) == "no.offers-left"
    assert all(found.verb != "offer" for found in options(table, state, NORTH))
    assert refusal(state, SOUTH, "offer", table, offer=bundle(TWO, pay(NORTH, SOUTH, 5))) == ""
    state, _ = goes_on(state, "briefing", table)
    state, _ = goes_on(state, "negotiation", table)
    assert refusal(state, NORTH, "offer", table, offer=PLAIN) == ""


def test_o2_the_option_says_how_many_are_left_and_what_may_be_signed() -> None:
    state = offers(talks(in_force=(IN_FORCE,)), NORTH, PLAIN)
    found = option(state, NORTH, "offer")
    assert found is not None and (found.high, found.targets) == (3, (PROVINCE, SOUTH, STATES))
    assert set(found.cards) == {"liaison", "pact", "compact"}


def test_o3_a_secret_offer_is_told_to_its_parties_only() -> None:
    step = does(talks(), NORTH, "offer", offer=PLAIN)
    heard = {viewer: told(step.events[0], viewer) for viewer in (NORTH, SOUTH, PROVINCE, PUBLIC, TEACHER)}
    said = {viewer: what.key for viewer, what in heard.items() if what is not None}
    assert said == {
        NORTH: "did.offer", SOUTH: "did.offer", TEACHER: "did.offer", PROVINCE: "did.talks", PUBLIC: "did.talks",
    }  # fmt: skip
    assert dict(step.events[0].hush.values) == {"who": NORTH}  # type: ignore[union-attr]
    seen = {viewer: len(seen_by(QUIET, step.state, viewer).offers) for viewer in (NORTH, SOUTH, STATES, PUBLIC)}
    assert seen == {NORTH: 1, SOUTH: 1, STATES: 0, PUBLIC: 0}


def test_o3_a_public_offer_is_told_to_all() -> None:
    step = does(talks(), NORTH, "offer", offer=replace(PLAIN, secret=False))
    assert {told(step.events[0], viewer).key for viewer in range(-3, 4) if viewer != -1} == {"did.offer"}  # type: ignore[union-attr]
    assert len(seen_by(QUIET, step.state, PUBLIC).offers) == 1


def test_o3_who_was_done_is_called_back_when_reached() -> None:
    state = talks()
    for seat in (PROVINCE, SOUTH):
        state = does(state, seat, "pass").state
    state = offers(state, NORTH, PLAIN)
    assert [seat.ready for seat in state.seats] == [False, True, False, False]


def test_o4_a_counter_remembers_its_parent_and_takes_its_place() -> None:
    state = offers(talks(), NORTH, PLAIN)
    step = does(state, SOUTH, "offer", offer=bundle(TWO, pay(NORTH, SOUTH, 2), parent=0))
    assert [(o.status, o.offer.parent, o.maker) for o in step.state.offers] == [
        ("countered", -1, NORTH), ("open", 0, SOUTH),
    ]  # fmt: skip
    assert keys([step]) == ["did.counter"]
    assert refusal(step.state, SOUTH, "answer", amount=1, target=0) == "no.offer.open"


def test_o4_only_an_open_offer_of_another_to_oneself_is_countered() -> None:
    state = offers(talks(), NORTH, PLAIN)
    assert no(state, NORTH, TWO, ASK, parent=0) == "no.counter-own"
    assert no(state, STATES, (NORTH, STATES), pay(NORTH, STATES, 1), parent=0) == "no.parent"
    assert no(state, SOUTH, TWO, pay(NORTH, SOUTH, 1), parent=1) == "no.parent"
    state = does(state, NORTH, "withdraw", target=0).state
    assert no(state, SOUTH, TWO, pay(NORTH, SOUTH, 1), parent=0) == "no.parent"


def test_o5_everybody_else_must_accept() -> None:
    state = offers(talks(), NORTH, bundle((NORTH, SOUTH, STATES), ASK))
    assert refusal(state, NORTH, "answer", amount=1, target=0) == "no.offer.open"
    assert refusal(state, PROVINCE, "answer", amount=1, target=0) == "no.offer.yours"
    step = does(state, STATES, "answer", amount=1, target=0)
    assert step.state.offers[0].status == "open" and not step.state.deals
    assert refusal(step.state, STATES, "answer", amount=1, target=0) == "no.offer.open"
    step = does(step.state, SOUTH, "answer", amount=1, target=0)
    assert step.state.offers[0].status == "agreed" and len(step.state.deals) == 1
    assert keys([step]) == ["did.accept", "did.deal"]


def test_o5_one_refusal_ends_it_with_a_reason() -> None:
    state = offers(talks(), NORTH, bundle((NORTH, SOUTH, STATES), ASK))
    for reason in REASONS:
        step = does(state, SOUTH, "answer", target=0, text=reason)
        assert step.state.offers[0].status == "refused"
        assert dict(step.events[0].said.values).get("key", "") == reason
        assert told(step.events[0], PROVINCE) is None
    assert refusal(state, SOUTH, "answer", target=0, text="because") == "no.answer"
    assert refusal(state, SOUTH, "answer", amount=2, target=0) == "no.answer"


@pytest.mark.parametrize("number", [-1, 1, 10**40])
def test_o5_an_answer_is_to_an_offer_that_exists(number: int) -> None:
    state = offers(talks(), NORTH, PLAIN)
    for verb, amount in (("answer", 1), ("withdraw", 0)):
        assert refusal(state, SOUTH, verb, amount=amount, target=number) == "no.offer.yours"


def test_o5_what_has_become_impossible_cannot_be_accepted_but_refused() -> None:
    state = offers(talks(), NORTH, bundle(TWO, ACCORD))
    state = replace(state, in_force=(IN_FORCE,))
    assert refusal(state, SOUTH, "answer", amount=1, target=0) == "no.sign.twice"
    assert refusal(state, SOUTH, "answer", amount=0, target=0) == ""


def test_o5_what_awaits_ratification_is_not_signed_again() -> None:
    state = offers(talks(), NORTH, bundle(TWO, ACCORD))
    state = strikes(state, SOUTH, bundle(TWO, ACCORD))
    assert refusal(state, SOUTH, "answer", amount=1, target=0) == "no.sign.pending"
    assert no(state, SOUTH, TWO, ACCORD) == "no.sign.pending"


def test_o5_a_secret_deal_of_others_is_not_given_away() -> None:
    liaison = Term("sign", card="liaison", shares=((PROVINCE, 50), (STATES, 50)))
    state = strikes(talks(), PROVINCE, bundle((PROVINCE, STATES), liaison))
    three = replace(liaison, shares=((NORTH, 50), (PROVINCE, 30), (STATES, 20)))
    assert no(state, NORTH, (NORTH, PROVINCE, STATES), three) == ""
    assert no(state, STATES, (NORTH, PROVINCE, STATES), three) == "no.sign.pending"


def test_o5_an_offer_does_not_spoil_while_it_stands() -> None:
    state = offers(talks(), NORTH, bundle(TWO, pay(SOUTH, NORTH, 5, rounds=5), lasts=2))
    state, _ = goes_on(state, "briefing")
    state, _ = goes_on(state, "negotiation")
    assert refusal(state, SOUTH, "answer", amount=1, target=0) == ""
    assert no(state, NORTH, TWO, pay(SOUTH, NORTH, 5, rounds=5)) == "no.term.rounds"


def test_o5_options_list_what_waits() -> None:
    state = offers(offers(talks(), NORTH, PLAIN), SOUTH, bundle(TWO, pay(NORTH, SOUTH, 5)))
    for seat, mine, waiting in ((NORTH, (0,), (1,)), (SOUTH, (1,), (0,))):
        answer, withdraw = option(state, seat, "answer"), option(state, seat, "withdraw")
        assert answer is not None and answer.targets == waiting
        assert withdraw is not None and withdraw.targets == mine
    assert option(state, STATES, "answer") is None


def test_o6_only_the_maker_withdraws_and_only_what_is_open() -> None:
    state = offers(talks(), NORTH, PLAIN)
    assert refusal(state, SOUTH, "withdraw", target=0) == "no.offer.yours"
    step = does(state, NORTH, "withdraw", target=0)
    assert step.state.offers[0].status == "withdrawn" and told(step.events[0], STATES) is None
    assert refusal(step.state, NORTH, "withdraw", target=0) == "no.offer.open"
    assert refusal(step.state, SOUTH, "answer", amount=1, target=0) == "no.offer.open"


@pytest.mark.parametrize("lasts", [1, 2, 3])
def test_o6_an_offer_stands_as_many_rounds_as_it_says(lasts: int) -> None:
    state = offers(talks(), NORTH, replace(PLAIN, lasts=lasts))
    for round in range(2, 5):
        state, steps = goes_on(state, "briefing")
        assert state.round == round
        assert (state.offers[0].status == "expired") == (round > lasts)
        assert ("did.expire" in keys(steps)) == (round == lasts + 1)


ODD = st.one_of(st.integers(-3, 6), st.sampled_from([10**40, -(10**40), True, None, "1", 1.5, (), []]))
CARDS = st.sampled_from(["", "accord", "liaison", "teams", "lanes", "visas", "moon", 3, None])
KINDS = st.sampled_from(["sign", "fund", "suspend", "pay", "support", "exempt", "steal", None, []])
PAIRS = st.one_of(st.just(()), st.just(((0, 50), (2, 50))), ODD, st.lists(st.tuples(ODD, ODD), max_size=3).map(tuple))
TERMS = st.one_of(st.builds(Term, KINDS, ODD, CARDS, ODD, ODD, ODD, PAIRS), ODD)
PARTIES = st.one_of(st.just(TWO), st.lists(ODD, max_size=4).map(tuple), ODD)
BUNDLES = st.one_of(
    st.builds(Offer, PARTIES, st.one_of(st.lists(TERMS, max_size=9).map(tuple), ODD), ODD, ODD, ODD),
    st.builds(Offer, st.just(TWO), st.lists(TERMS, min_size=1, max_size=2).map(tuple)),
    ODD,
)
STANDING = offers(offers(talks(), NORTH, PLAIN), SOUTH, bundle(TWO, ACCORD))


@given(seat=st.integers(0, 3), offer=BUNDLES)
@settings(max_examples=600, deadline=None)
def test_o1_whatever_an_offer_holds_it_is_judged_and_never_half_done(seat: int, offer: Any) -> None:
    action = Action(seat, "offer", offer=offer)
    why = allows(QUIET, STANDING, action)
    step = apply(QUIET, STANDING, action)
    assert step.refused == why
    if why is not None:
        assert step.state is STANDING and not step.events
    else:
        assert decode(Action, json.loads(json.dumps(encode(action)))) == action
        assert step.state.offers[-1].offer == offer and len(step.state.offers) == len(STANDING.offers) + 1


@given(
    seat=st.integers(0, 3),
    verb=st.sampled_from(["answer", "withdraw", "carry", "leave", "pull", "ally"]),
    card=st.text(max_size=6),
    amount=st.integers(),
    target=st.integers(),
    text=st.text(max_size=6),
)
@settings(max_examples=300, deadline=None)
def test_whatever_an_action_of_the_talks_holds_it_is_judged(
    seat: int, verb: str, card: str, amount: int, target: int, text: str
) -> None:
    step = apply(QUIET, STANDING, Action(seat, verb, card, amount, target, text))
    assert (step.refused is None) == (step.state is not STANDING)


def test_o3_what_is_told_names_what_the_bundle_is_about() -> None:
    """The signature where there is one, else the first card; money alone has none."""
    signs, runs = Term("sign", card=ACCORD), Term("fund", NORTH, "road", 1)
    assert about(bundle(TWO, runs, signs)) == (("card", ACCORD),)
    assert about(bundle(TWO, ASK, runs)) == (("card", "road"),)
    assert about(PLAIN) == (("card", ""),)
