"""What counts as one negotiation, and the moment at which it is valued."""

from __future__ import annotations

from game.debrief.frontier.negotiations import negotiations
from game.rules import apply
from tests.debrief.games import LONG, played


def test_every_offer_is_in_one_negotiation_and_every_deal_ends_one() -> None:
    game = played(LONG)
    found = negotiations(game)
    numbers = [offered.number for one in found for offered in one.offers]
    assert sorted(numbers) == [offered.number for offered in game.end.offers]
    assert sorted(one.deal.number for one in found if one.deal is not None) == [deal.number for deal in game.end.deals]
    assert any(len(one.offers) > 1 for one in found)


def test_counters_answer_what_stands_before_them() -> None:
    for one in negotiations(played(LONG)):
        for before, after in zip(one.offers[:-1], one.offers[1:], strict=True):
            assert after.offer.parent == before.number


def test_a_deal_is_valued_just_before_the_acceptance_that_made_it() -> None:
    game = played(LONG)
    for one in negotiations(game):
        before, action = game.states[one.moment], game.actions[one.moment]
        assert before.phase == "negotiation" and before.offers[one.last.number].status == "open"
        after = apply(game.scenario, before, action).state
        assert after.phase != "negotiation" or after.offers[one.last.number].status != "open"
        if one.deal is not None:
            assert len(before.deals) == one.deal.number and len(after.deals) == one.deal.number + 1
            assert (action.verb, action.amount, action.target) == ("answer", 1, one.deal.offered)
