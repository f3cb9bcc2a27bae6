"""Rulebook T: clauses. T1 all can be read; T2 sign; T3 programs; T4 pay, support, exempt; T5 clauses together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from game.rules.bundle import subject
from game.rules.terms import check_shares, readable
from game.rules.types import Happened, Term
from tests.rules.bargain import ACCORD, BOTH, IN_FORCE, LIAISON, QUIET, fund, no, pay, running, talks
from tests.rules.small import NORTH, PROVINCE, SOUTH, STATES, agreement, make

TWO = (NORTH, SOUTH)
ASK = pay(SOUTH, NORTH, 5)


@pytest.mark.parametrize(
    "broken",
    [
        {"kind": "steal"}, {"kind": None}, {"kind": ["pay"]}, {"card": 3}, {"card": "accord"}, {"by": True},
        {"by": -2}, {"by": 4}, {"target": 10**40}, {"target": "1"}, {"amount": 1.0}, {"amount": -1},
        {"amount": 10**40}, {"rounds": 0}, {"rounds": None}, {"shares": BOTH}, {"shares": [1]}, {"shares": None},
    ],
)  # fmt: skip
def test_t1_a_clause_with_a_field_that_cannot_be_is_unreadable(broken: dict[str, Any]) -> None:
    assert no(talks(), NORTH, TWO, ASK) == ""
    assert no(talks(), NORTH, TWO, replace(ASK, **broken)) == "no.term"


def test_t1_what_is_no_clause_is_unreadable() -> None:
    for thing in (None, "pay", 7, ("pay", 0), object()):
        assert not readable(thing, 4)
        assert no(talks(), NORTH, TWO, thing) == "no.term"  # type: ignore[arg-type]


def test_t1_whoever_promises_is_a_party() -> None:
    for term in (pay(STATES, NORTH, 5), fund(PROVINCE, "bridge"), Term("support", STATES, "accord")):
        assert no(talks(), NORTH, TWO, term) == "no.term.party"


def test_t1_a_clause_lasts_no_longer_than_the_game() -> None:
    assert no(talks(4), NORTH, TWO, pay(SOUTH, NORTH, 5, rounds=2)) == ""
    assert no(talks(4), NORTH, TWO, pay(SOUTH, NORTH, 5, rounds=3)) == "no.term.rounds"
    assert no(talks(1), NORTH, TWO, pay(SOUTH, NORTH, 5, rounds=5)) == ""


def test_t2_the_parties_are_those_an_agreement_is_for() -> None:
    assert no(talks(), NORTH, TWO, ACCORD) == ""
    assert no(talks(), PROVINCE, (PROVINCE, STATES), LIAISON) == ""
    treaty = Term("sign", card="accord", shares=((NORTH, 50), (PROVINCE, 50)))
    assert no(talks(), NORTH, (NORTH, PROVINCE), treaty) == "no.sign.treaty"
    shares = ((PROVINCE, 50), (STATES, 50))
    assert no(talks(), NORTH, (NORTH, PROVINCE, STATES), replace(LIAISON, shares=((NORTH, 0), *shares))) == ""
    compact = Term("sign", card="compact", shares=((NORTH, 0), *shares))
    assert no(talks(2), NORTH, (NORTH, PROVINCE, STATES), compact) == "no.sign.party"
    assert no(talks(), NORTH, (NORTH, PROVINCE), Term("sign", card="liaison", shares=())) == "no.sign.slot"
    assert no(talks(), NORTH, TWO, replace(ACCORD, card="moon-treaty")) == "no.card"


def test_t2_an_agreement_in_force_is_not_signed_again() -> None:
    assert no(talks(in_force=(IN_FORCE,)), NORTH, TWO, ACCORD) == "no.sign.twice"


def test_t2_prerequisites_and_exclusions_hold() -> None:
    pact = replace(ACCORD, card="pact")
    assert no(talks(), NORTH, TWO, pact) == "no.need.agreement"
    assert no(talks(in_force=(IN_FORCE,)), NORTH, TWO, pact) == ""
    compact = replace(IN_FORCE, card="compact", parties=(PROVINCE, STATES))
    assert no(talks(in_force=(IN_FORCE, compact)), NORTH, TWO, pact) == "no.excluded"


@pytest.mark.parametrize(
    "shares",
    [
        (), None, [], ((NORTH, 100),), ((NORTH, 50), (NORTH, 50)), ((NORTH, 60), (SOUTH, 50)), (NORTH, SOUTH),
        ((NORTH, -1), (SOUTH, 101)), ((NORTH, 50.0), (SOUTH, 50)), ((NORTH, True), (SOUTH, 99)), ((NORTH, 50, 1),),
        ((NORTH, 40), (SOUTH, 40), (STATES, 20)), ((NORTH, 10**40), (SOUTH, 100 - 10**40)),
    ],
)  # fmt: skip
def test_t2_shares_name_each_party_once_and_make_a_hundred(shares: Any) -> None:
    why = check_shares(TWO, replace(ACCORD, shares=shares))
    assert why is not None and why.key == "no.shares"
    assert no(talks(), NORTH, TWO, replace(ACCORD, shares=shares)) == "no.shares"


def test_t2_nobody_is_paid_to_sign() -> None:
    three = Term("sign", card="liaison", shares=((NORTH, -10), (PROVINCE, 60), (STATES, 50)))
    assert no(talks(), NORTH, (NORTH, PROVINCE, STATES), three) == "no.shares"


def test_t2_one_party_may_bear_all() -> None:
    assert check_shares(TWO, replace(ACCORD, shares=((SOUTH, 0), (NORTH, 100)))) is None


def test_t3_only_what_is_within_ones_powers_is_promised() -> None:
    for kind in ("fund", "suspend", "exempt"):
        wrong = Term(kind, SOUTH, "teams", int(kind == "fund"), NORTH)
        assert no(talks(), NORTH, TWO, wrong) == "no.jurisdiction"
        assert no(talks(), NORTH, TWO, replace(wrong, card="no-such")) == "no.card"
        assert no(talks(), SOUTH, TWO, Term(kind, NORTH, "teams", int(kind == "fund"), SOUTH)) == ""


def test_t3_a_level_exists() -> None:
    assert [no(talks(), SOUTH, TWO, fund(NORTH, "teams", level)) for level in (0, 1, 3, 4)] == [
        "no.level", "", "", "no.level",
    ]  # fmt: skip


def test_t3_what_cannot_begin_cannot_be_promised() -> None:
    scanners = fund(SOUTH, "scanners")
    assert no(talks(), NORTH, TWO, scanners) == "no.need.event"
    assert no(talks(happened=(Happened("attack", 1),)), NORTH, TWO, scanners) == ""


def test_t3_what_runs_can_be_promised_to_go_on() -> None:
    state = talks(running=(running("scanners", SOUTH, 2),))
    assert [no(state, NORTH, TWO, fund(SOUTH, "scanners", n)) for n in (1, 2, 3)] == ["", "", "no.need.event"]


def test_t3_what_an_agreement_rules_out_cannot_be_promised() -> None:
    assert no(talks(), NORTH, TWO, fund(SOUTH, "passports")) == ""
    assert no(talks(in_force=(IN_FORCE,)), NORTH, TWO, fund(SOUTH, "passports")) == "no.excluded"


def test_t4_payments_have_a_payee_and_a_bound() -> None:
    yearly = 1500
    assert [no(talks(), NORTH, TWO, pay(SOUTH, NORTH, n)) for n in (0, 1, yearly, yearly + 1)] == [
        "no.pay", "", "", "no.pay",
    ]  # fmt: skip
    for target in (SOUTH, STATES, -1):
        assert no(talks(), NORTH, TWO, pay(SOUTH, target, 5)) == "no.term.party"


def test_t4_support_is_for_an_agreement_or_for_a_party() -> None:
    assert no(talks(), NORTH, TWO, Term("support", SOUTH, "liaison")) == ""
    assert no(talks(), NORTH, TWO, Term("support", SOUTH, "", target=NORTH)) == ""
    assert no(talks(), NORTH, TWO, Term("support", SOUTH, "no-such")) == "no.card"
    for target in (SOUTH, STATES, -1):
        assert no(talks(), NORTH, TWO, Term("support", SOUTH, "", target=target)) == "no.term.party"


def test_t4_nobody_exempts_itself_or_a_stranger() -> None:
    for target in (NORTH, STATES, -1):
        assert no(talks(), SOUTH, TWO, Term("exempt", NORTH, "teams", target=target)) == "no.term.party"


def test_t5_no_clause_stands_twice() -> None:
    assert no(talks(), NORTH, TWO, ASK, replace(ASK, amount=6, rounds=2)) == "no.term.twice"
    assert no(talks(), NORTH, TWO, ACCORD, replace(ACCORD, by=NORTH)) == "no.term.twice"
    assert no(talks(), SOUTH, TWO, fund(NORTH, "teams"), replace(fund(NORTH, "teams", 2), target=SOUTH)) == (
        "no.term.twice"
    )
    assert no(talks(), NORTH, TWO, ASK, pay(NORTH, SOUTH, 5)) == ""


def test_t5_the_subject_leaves_out_how_much_and_how_long() -> None:
    assert subject(pay(0, 1, 5)) == subject(pay(0, 1, 9, rounds=3)) != subject(pay(0, 2, 5))
    by_card = [Term("support", 0, "accord", target=target) for target in (-1, 2)]
    assert subject(by_card[0]) == subject(by_card[1])
    assert subject(Term("support", 0, target=1)) != subject(Term("support", 0, target=2))


def test_t5_clauses_do_not_contradict_one_another() -> None:
    assert no(talks(), SOUTH, TWO, fund(NORTH, "teams"), Term("suspend", NORTH, "teams")) == "no.term.against"
    assert no(talks(), SOUTH, TWO, fund(NORTH, "visas"), fund(NORTH, "open-door")) == "no.excluded"
    assert no(talks(), NORTH, TWO, ACCORD, fund(SOUTH, "passports")) == "no.excluded"


def test_t5_two_agreements_that_exclude_each_other_are_not_signed_together() -> None:
    shield = agreement("shield", "treaty", ["federal"], 0, 0, excludes=("accord",))
    table = make(happenings={}, agreements={**QUIET.agreements, "shield": shield})
    for terms in ((ACCORD, replace(ACCORD, card="shield")), (replace(ACCORD, card="shield"), ACCORD)):
        assert no(talks(), NORTH, TWO, terms[0], scenario=table) == ""
        assert no(talks(), NORTH, TWO, *terms, scenario=table) == "no.excluded"


def test_t5_a_bundle_may_bring_its_own_prerequisites() -> None:
    offices = fund(PROVINCE, "offices")
    parties = (PROVINCE, STATES)
    assert no(talks(2), STATES, parties, offices) == "no.need.agreement"
    # It begins once the agreement is ratified, in the second round, which is when offices open.
    assert no(talks(1), STATES, parties, LIAISON, offices) == ""
