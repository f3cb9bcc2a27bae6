"""Where a seat stands: nothing below what it has without a deal, and concessions by style, time and vain tries."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ai.mind import Mind
from game.ai.stance import fair, firmness, least, stance, without_cost
from game.rules import seen_by
from game.rules.types import Offer, Term, View
from tests.ai.test_futures import at_programs
from tests.shipped import loaded, persona

LONG = loaded("historical-2001")
TABLE = LONG.scenario
OTTAWA, QUEBEC, WASHINGTON, STATES = range(4)
VIEWS = {round: seen_by(TABLE, at_programs(5, round), OTTAWA) for round in (2, 5, 9)}
SIGN = Offer((OTTAWA, WASHINGTON), (Term("sign", card="ibet-accord", shares=((OTTAWA, 50), (WASHINGTON, 50))),))


def mind(level: int = 5, **traits: object) -> Mind:
    return Mind(OTTAWA, replace(persona("even-handed"), **traits).at(level), TABLE, LONG.model, 5)  # type: ignore[arg-type]


def at(round: int) -> View:
    return VIEWS[round]


@given(
    round=st.sampled_from((2, 5, 9)),
    tries=st.integers(0, 4),
    share=st.integers(0, 10).map(lambda tenth: 10 * tenth),
    style=st.sampled_from(("boulware", "linear", "conceder", "tit-for-tat")),
    toughness=st.integers(0, 100),
)
def test_what_is_asked_lies_between_the_least_and_the_most(
    round: int, tries: int, share: int, style: str, toughness: int
) -> None:
    offer = Offer(SIGN.parties, (replace(SIGN.terms[0], shares=((OTTAWA, share), (WASHINGTON, 100 - share))),))
    here = stance(mind(style=style, toughness=toughness), at(round), offer, tries)
    assert here.no_deal >= 0.0
    assert here.reservation <= here.demand <= here.aspiration


def test_nobody_waits_for_a_later_deal_in_the_last_round() -> None:
    last = replace(at(9), round=TABLE.rounds)
    assert stance(mind(), last, SIGN, 0).no_deal == 0.0
    assert stance(mind(), at(2), SIGN, 0).no_deal > 0.0


def test_each_vain_try_takes_something_off() -> None:
    asked = [least(mind(), at(2), SIGN, tries) for tries in range(3)]
    assert asked[0] > asked[1] > asked[2] > 0.0


def test_the_styles_concede_in_their_order() -> None:
    half = {style: firmness(mind(style=style), at(5)) for style in ("boulware", "linear", "conceder")}
    assert half["boulware"] > half["linear"] > half["conceder"]
    assert firmness(mind(), replace(at(9), round=TABLE.rounds)) == pytest.approx(0.0)


def test_the_tough_ask_for_more() -> None:
    asked = [least(mind(toughness=toughness), at(2), SIGN, 0) for toughness in (0, 50, 100)]
    assert asked[0] < asked[1] < asked[2]


def test_the_most_it_hopes_for_is_the_bundle_at_the_others_cost() -> None:
    here = mind()
    pays = Offer(SIGN.parties, (*SIGN.terms, Term("pay", OTTAWA, "", 20, WASHINGTON, 3)))
    whole = here.offer_worth(
        at(2), Offer(SIGN.parties, (replace(SIGN.terms[0], shares=((OTTAWA, 0), (WASHINGTON, 100))),))
    )
    assert without_cost(here, at(2), pays) == pytest.approx(whole)
    assert here.offer_worth(at(2), pays) < here.offer_worth(at(2), SIGN) < whole


def test_fair_is_by_means() -> None:
    here, view = mind(), at(2)
    richer = {seat: TABLE.actors[seat].revenue for seat in SIGN.parties}
    assert richer[WASHINGTON] > richer[OTTAWA]
    assert fair(here, view, SIGN) > here.offer_worth(view, SIGN)


def test_whoever_does_not_look_ahead_has_one_price_for_everything() -> None:
    here, view = mind(4), at(2)
    other = Offer((OTTAWA, QUEBEC), (Term("fund", QUEBEC, "quebec-delegations", 1, -1, 3),))
    assert least(here, view, SIGN, 0) == least(here, view, other, 3) == here.reservation(view)
    assert stance(here, view, SIGN, 0).no_deal == 0.0
    assert stance(here, view, SIGN, 0).demand == here.reservation(view)
