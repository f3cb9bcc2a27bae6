"""What another seat cares for is learned from its answers, and only from what is over."""

from __future__ import annotations

from dataclasses import replace
from math import exp

import pytest

from game.ai.belief import PRESSED, PRICE, PRICES, belief, believed_worths, by_indicator, heard, log_chance, spent
from game.ai.values import expectations, public_worths
from game.rules import seen_by
from game.rules.types import Offer, Offered, Term, View
from game.world.names import INDICATORS
from tests.ai.test_futures import at_programs
from tests.shipped import loaded

LONG = loaded("historical-2001")
TABLE = LONG.scenario
WORTH = expectations(TABLE, LONG.model)
OTTAWA, QUEBEC, WASHINGTON, STATES = range(4)
EMPTY = replace(seen_by(TABLE, at_programs(5, 4), OTTAWA), offers=())


def signing(card: str, share: int = 50) -> Offer:
    return Offer((OTTAWA, WASHINGTON), (Term("sign", card=card, shares=((OTTAWA, 100 - share), (WASHINGTON, share))),))


def talked(*answers: tuple[Offer, bool], maker: int = OTTAWA) -> View:
    """A view in whose earlier rounds Washington took or refused offers."""
    offers = []
    for number, (offer, took) in enumerate(answers):
        yes = (OTTAWA, WASHINGTON) if took else (maker,)
        offers.append(Offered(number, maker, offer, 2, yes, "agreed" if took else "refused"))
    return replace(EMPTY, offers=tuple(offers))


def test_before_anything_is_heard_it_is_taken_at_its_word() -> None:
    held = belief(TABLE, WORTH, EMPTY, WASHINGTON)
    assert held.price == pytest.approx(PRICE)
    assert len(set(held.weights)) == 1 and 1.0 < held.weights[0] < 1.1


def test_somebody_who_refuses_what_should_do_asks_for_more() -> None:
    refuses = belief(TABLE, WORTH, talked(*[(signing("smart-border"), False)] * 3), WASHINGTON)
    takes = belief(TABLE, WORTH, talked(*[(signing("smart-border"), True)] * 3), WASHINGTON)
    assert refuses.price > PRICE > takes.price


def test_what_it_takes_against_its_interest_shows_what_it_presses() -> None:
    """It pays the whole of a dear accord that brings most through safety, and refuses cheap ones that bring none."""
    dear = signing("ibet-accord", 100)
    points = by_indicator(TABLE, WORTH, dear, WASHINGTON)
    most = INDICATORS[int(points.argmax())]
    held = belief(TABLE, WORTH, talked(*[(dear, True)] * 4, (signing("regulatory-cooperation"), False)), WASHINGTON)
    weights = dict(zip(INDICATORS, held.weights, strict=True))
    assert weights[most] == max(held.weights)
    assert all(1.0 <= weight <= PRESSED for weight in held.weights)


def test_its_own_offers_count_as_what_it_would_take() -> None:
    own = talked((signing("smart-border"), False), maker=WASHINGTON)
    assert [took for _, took in heard(own, WASHINGTON)] == [True]
    assert [took for _, took in heard(own, OTTAWA)] == [False]


def test_what_can_still_be_answered_counts_for_nothing_yet() -> None:
    """So that a belief is the same all through a round, whenever one is asked for it."""
    view = talked((signing("smart-border"), True))
    fresh = replace(view, offers=(replace(view.offers[0], made=view.round),))
    assert heard(fresh, WASHINGTON) == []
    assert belief(TABLE, WORTH, fresh, WASHINGTON) == belief(TABLE, WORTH, EMPTY, WASHINGTON)


def test_offers_between_three_tell_nothing_of_one() -> None:
    offer = Offer((OTTAWA, QUEBEC, WASHINGTON), signing("smart-border").terms)
    assert heard(talked((offer, False)), WASHINGTON) == []


def test_a_yes_and_a_no_are_all_there_is() -> None:
    for gain in (-0.7, 0.0, 0.3):
        assert exp(log_chance(gain, True)) + exp(log_chance(gain, False)) == pytest.approx(1.0)
    assert log_chance(0.5, True) > log_chance(-0.5, True)
    assert min(PRICES) < 0.0 < max(PRICES)


def test_money_is_counted_once_for_each_side() -> None:
    pays = Offer((OTTAWA, WASHINGTON), (Term("pay", WASHINGTON, "", 450, OTTAWA, TABLE.rounds),))
    assert spent(TABLE, pays, WASHINGTON) == pytest.approx(0.6)
    assert spent(TABLE, pays, OTTAWA) < 0.0 == spent(TABLE, pays, QUEBEC)
    runs = Offer((OTTAWA, WASHINGTON), (Term("fund", WASHINGTON, "northern-agents", 1, -1, 3),))
    assert spent(TABLE, runs, WASHINGTON) > 0.0 == spent(TABLE, runs, OTTAWA)


def test_cards_are_worth_more_to_whoever_presses_what_they_bring() -> None:
    plain = public_worths(WORTH, TABLE, WASHINGTON)
    held = belief(TABLE, WORTH, talked(*[(signing("ibet-accord", 100), True)] * 4), WASHINGTON)
    at = WORTH.slots["agreement", "ibet-accord"]
    assert believed_worths(TABLE, WORTH, WASHINGTON, held)[at] > plain[at]
