"""What each seat held: orders, secret offers, broken plans, reasons with the offers that they are about."""

from __future__ import annotations

import pytest

from game.debrief.reveal.gist import of, telling_ones
from game.debrief.reveal.held import Held, Reason, held, withheld
from game.rules.judge import finals
from game.rules.record import changed
from game.rules.types import Action, Offer, Said, Term
from game.table.table import open_table
from tests.debrief.games import LONG, SHORT, played
from tests.debrief.people import played_by_people
from tests.shipped import SCENARIOS, cast, loaded

SECRET = Offer((0, 1), (Term("pay", 0, amount=20, target=1), Term("support", 1, target=0)), secret=True)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_orders_carried_out_make_the_rest_of_the_score(scenario: str) -> None:
    game = played(scenario, 3)
    for one in held(game.table):
        assert tuple(order.mandate.id for order in one.orders) == game.end.seats[one.seat].mandates
        earned = sum(order.mandate.points for order in one.orders if order.done)
        assert game.end.scores[one.seat] + earned == finals(game.scenario, game.end)[one.seat]


def test_orders_are_open_while_the_game_goes_on() -> None:
    found = held(open_table(loaded(SHORT), 7, cast(SHORT)))
    assert all(order.done is None for one in found for order in one.orders)
    assert any(one.orders for one in found) and not any(one.reasons or one.offers for one in found)


def test_every_secret_offer_is_its_makers_and_no_open_one() -> None:
    for_all = Action(0, "offer", offer=changed(SECRET, secret=False))
    orders = {(1, "negotiation"): Action(0, "offer", offer=SECRET), (2, "negotiation"): for_all}
    game = played_by_people((0, 1, 2, 3), orders)
    assert len(game.end.offers) == 2
    found = {one.seat: [offered.offer for offered in one.offers] for one in held(game.table)}
    assert found == {0: [SECRET], 1: [], 2: [], 3: []}


def test_people_have_no_reasons() -> None:
    found = held(played_by_people((0, 2)).table)
    assert [bool(one.reasons) for one in found] == [False, True, False, True]


def test_a_reason_is_told_once_a_round_and_knows_its_offer() -> None:
    game = played(LONG)
    offers = {offered.number: offered for offered in game.end.offers}
    known = 0
    for one in held(game.table):
        assert len({(reason.round, reason.said) for reason in one.reasons}) == len(one.reasons)
        for reason in one.reasons:
            if reason.said.key == "thought.offer":
                offered = offers[reason.offer]
                assert (offered.maker, offered.made) == (one.seat, reason.round)
                assert dict(reason.said.values)["whom"] in offered.offer.parties
                known += 1
            elif reason.said.key in ("thought.accept", "thought.refuse", "thought.counter"):
                offered = offers[reason.offer]
                assert offered.maker == dict(reason.said.values)["whom"] and one.seat in offered.offer.parties
                known += 1
            else:
                assert reason.offer < 0 or reason.said.key.startswith("thought.refuse.")
    assert known > 50


def test_offers_of_a_person_and_a_persona_in_one_round_are_not_told_apart() -> None:
    table = played_by_people((0,)).table
    mine = next(offered for offered in table.state.offers if offered.maker == 3 and offered.offer.parent < 0)
    extra = Said("thought.offer", (("whom", 1),))
    table.thoughts.append((mine.made, 3, extra))
    reasons = [one for one in held(table)[3].reasons if one.round == mine.made and one.said.key == "thought.offer"]
    assert len(reasons) > 1 and all(one.offer == -1 for one in reasons)
    table.thoughts.pop()


def test_promises_that_were_to_be_broken_are_those_that_were_withheld() -> None:
    game = played(LONG)
    found = withheld(game)
    assert len(found) == sum(one.key == "thought.break" for _, _, one in game.table.thoughts) > 0
    for plan in found:
        assert plan.promise.term.by == plan.seat
        kept = next(p for p in game.table.resolved[plan.round - 1].promises if p.number == plan.promise.number)
        assert kept.withheld or kept.status == "broken"


def test_a_plan_that_was_dropped_again_is_none() -> None:
    game = played(LONG)
    assert withheld(game)
    plan = withheld(game)[0]
    at = next(
        n for n, action in enumerate(game.actions) if action.verb == "withhold" and action.target == plan.promise.number
    )
    game.actions.insert(at + 1, Action(plan.seat, "withhold", "", 0, plan.promise.number))
    try:
        states = (*game.states[: at + 1], game.states[at + 1], *game.states[at + 1 :])
        assert plan not in withheld(type(game)(game.table, states))
    finally:
        game.actions.pop(at + 1)


def reason(round: int, key: str, **values: int) -> Reason:
    return Reason(round, Said(f"thought.{key}", tuple(values.items())))


def test_the_lines_that_tell_most() -> None:
    near = reason(4, "refuse", points=90, least=100)
    far = reason(1, "refuse", points=0, least=100)
    glad = reason(2, "accept", points=900, least=100, without=0)
    plain = reason(3, "accept", points=200, least=150, without=0)
    loss = reason(5, "accept", points=-100, least=-300, without=0)
    asked = reason(6, "counter", points=10, own=300)
    done = reason(7, "done")
    one = Held(0, (), (), (near, far, glad, plain, asked, done))
    assert telling_ones(one, 4) == (("less", glad), ("near", near), ("more", asked))
    assert telling_ones(one, 1) == (("near", near),)
    lost = Held(0, (), (), (near, glad, loss))
    assert telling_ones(lost, 4) == (("near", near), ("loss", loss))
    assert telling_ones(Held(0, (), (), (done,)), 4) == ()
    assert of(near, "points") == 90 and of(near, "own") == 0
