"""Private thoughts tell the numbers they were thought with, in both languages."""

from __future__ import annotations

from functools import cache

import pytest

from game.ai.answer import answer, price
from game.ai.decide import decide
from game.ai.lever import by_itself
from game.ai.mind import Decision, Mind
from game.ai.plan import funded
from game.ai.thoughts import of_offer
from game.rules import apply, options, seen_by, start
from game.rules.types import WORLD, Action, Offer, Option, Said, State, Term
from game.table.story import cast
from game.table.table import Table, open_table
from tests.shipped import loaded, persona, words

LONG = "historical-2001"
OTTAWA, QUEBEC, WASHINGTON = 0, 1, 2


@cache
def negotiating() -> State:
    table = loaded(LONG).scenario
    state = start(table, 3)
    while state.phase != "negotiation":
        state = apply(table, state, Action(WORLD, "close")).state
    return state


def mind(seat: int, id: str = "even-handed") -> Mind:
    return Mind(seat, persona(id), loaded(LONG).scenario, loaded(LONG).model, 3)


def reply(offer: Offer, maker: int, seat: int) -> tuple[Decision, Mind, State]:
    step = apply(loaded(LONG).scenario, negotiating(), Action(maker, "offer", offer=offer))
    assert step.refused is None
    here, view = mind(seat), seen_by(loaded(LONG).scenario, step.state, seat)
    decision = answer(here, view, options(loaded(LONG).scenario, step.state, seat))
    assert decision is not None
    return decision, here, step.state


def thousandths(value: float) -> int:
    return round(1000 * value)


def test_an_answer_tells_worth_price_and_what_the_maker_gains() -> None:
    loss = Offer((QUEBEC, WASHINGTON), (Term("pay", QUEBEC, "", 40, WASHINGTON, 5),))
    decision, here, state = reply(loss, WASHINGTON, QUEBEC)
    view = seen_by(loaded(LONG).scenario, state, QUEBEC)
    values = dict(decision.thought.values)
    assert decision.thought.key == "thought.refuse" and values["whom"] == WASHINGTON
    assert values["points"] == thousandths(here.offer_worth(view, loss)) < values["least"]
    assert values["least"] == thousandths(price(here, view, view.offers[0]))
    assert values["theirs"] == thousandths(here.offer_worth(view, loss, WASHINGTON)) > 0


def test_a_present_is_thought_worth_more_than_its_price() -> None:
    gift = Offer((1, 2), (Term("pay", WASHINGTON, "", 300, QUEBEC, 3), Term("support", QUEBEC, "", 0, WASHINGTON)))
    decision, _, _ = reply(gift, WASHINGTON, QUEBEC)
    values = dict(decision.thought.values)
    assert decision.thought.key == "thought.accept" and int(values["points"]) > int(values["least"])


def test_an_offer_tells_what_the_least_content_of_the_others_should_take() -> None:
    here, view = mind(OTTAWA), seen_by(loaded(LONG).scenario, negotiating(), OTTAWA)
    offer = Offer((0, 1, 2), (Term("pay", QUEBEC, "", 30, OTTAWA, 3),))
    values = dict(of_offer(here, view, offer).values)
    assert values["whom"] == QUEBEC, "who only pays is the least content"
    assert values["points"] == thousandths(here.offer_worth(view, offer)) > 0 > int(values["theirs"])
    assert values["least"] == thousandths(here.reservation(view)) and int(values["takes"]) > 0


def test_a_program_tells_points_and_what_it_costs_this_round() -> None:
    here, view = mind(OTTAWA), seen_by(loaded(LONG).scenario, negotiating(), OTTAWA)
    begun = funded(here, view, "thought.best", Option("amount", "fund", "ibet-canada", 0, 3), 2)
    values = dict(begun.thought.values)
    assert (begun.action.verb, begun.action.card, begun.action.amount, values["n"]) == ("fund", "ibet-canada", 2, 2)
    assert int(values["cost"]) > 0 and int(values["points"]) > 0
    ended = funded(here, view, "thought.drop", Option("amount", "fund", "ibet-canada", 0, 3, 2), 0)
    assert dict(ended.thought.values) == values | {"n": 0}, "what is given up"


def test_a_lever_that_is_pulled_for_itself_tells_its_points_and_price() -> None:
    here, view = mind(OTTAWA), seen_by(loaded(LONG).scenario, negotiating(), OTTAWA)
    pulls = [o for o in options(loaded(LONG).scenario, negotiating(), OTTAWA) if o.verb == "pull"]
    found = by_itself(here, view, pulls, 999)
    assert found is not None
    values = dict(found[2].values)
    assert found[2].key == "thought.lever.itself" and values["card"] == found[0]
    assert values["n"] == loaded(LONG).scenario.levers[found[0]].capital and int(values["points"]) > 0


@cache
def played(seed: int) -> Table:
    here = open_table(loaded(LONG), seed, cast(loaded(LONG), seed))
    for _ in here.advance():
        pass
    return here


def all_thoughts() -> dict[str, Said]:
    return {said.key: said for seed in (3, 5) for _, _, said in played(seed).thoughts}


def test_whole_games_have_thoughts_of_many_kinds() -> None:
    wanted = {"accept", "refuse", "counter", "offer", "best", "lever", "lever.itself", "choice", "ally", "done"}
    assert {f"thought.{kind}" for kind in wanted} <= set(all_thoughts())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_thought_is_a_sentence_with_its_numbers(language: str) -> None:
    for key, said in all_thoughts().items():
        text = words(language).say(said, loaded(LONG).scenario)
        assert "{" not in text and "thought." not in text
        assert any(c.isdigit() for c in text) or key in ("thought.done", "thought.drop"), text


def test_the_same_view_gives_the_same_thought() -> None:
    table = loaded(LONG).scenario
    view, now = seen_by(table, negotiating(), OTTAWA), options(table, negotiating(), OTTAWA)
    assert decide(mind(OTTAWA), view, now) == decide(mind(OTTAWA), view, now)
