"""Rivals of the personas: what fixed plans buy and answer, and that the greedy one plays well without foresight."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from game.ai.level import LEVELS
from game.ai.mind import Mind
from game.ai.search import unbound
from game.lab.fixed import Fixed, bought, fixed, order
from game.lab.ladder import GREEDY, PLANS, driver, duel, half
from game.lab.lockstep import Game, Table, play
from game.lab.player import seated
from game.lab.rivals import NEXT, TEMPER, Greedy, answer, negotiate
from game.rules import apply, options, seen_by, start
from game.rules.types import Action, Offer, Option, Promise, State, Term, View
from game.world.names import INDICATORS
from tests.ai.test_futures import at_programs
from tests.ai.test_search import half_way
from tests.shipped import SCENARIOS, cast, loaded, persona, shelf

SHORT, LONG = loaded("autumn-2001"), loaded("historical-2001")
TABLE = LONG.scenario
SHIPPED = sorted(shelf().cards[PLANS])
STATE = at_programs(5, 1)


def plan(id: str) -> Fixed:
    return fixed(shelf().cards[PLANS][id])


def mind(seat: int) -> Mind:
    return Mind(seat, TEMPER, TABLE, LONG.model, 5)


def wish(**what: str) -> dict[str, Any]:
    return {"program": None, "tag": None, "raises": None, "all": None, **what}


def beside(driver: Any, seat: int, seed: int = 1) -> Game:
    """The short game of even-handed personas with one player among them."""
    drivers = list(cast("autumn-2001"))
    drivers[seat] = driver
    return play(Table(SHORT, tuple(drivers)), [seed])[0]


# --- fixed plans ---


def test_those_that_the_ladder_needs_are_shipped() -> None:
    assert len(SHIPPED) >= 8 and {"nothing", "everything", "alone", "free-ride", "goodwill"} <= {*SHIPPED}
    for id in SHIPPED:
        card = shelf().cards[PLANS][id]
        assert card.data["title"].en and card.data["title"].fr and card.data["source"].fr


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_plan_plays_any_seat_of_any_scenario(scenario: str) -> None:
    """All plans at once, each seat with another one; the game ends, and who may spend did."""
    table = loaded(scenario)
    seats = len(table.scenario.actors)
    for first in range(0, len(SHIPPED), seats):
        ids = [SHIPPED[(first + seat) % len(SHIPPED)] for seat in range(seats)]
        (game,) = play(Table(table, tuple(plan(id) for id in ids)), [first])
        assert game.state.phase == "debrief"
        for seat, id in enumerate(ids):
            owned = [r for r in game.state.running if r.owner == seat and r.level and not r.asked]
            assert bool(owned) == (id not in ("nothing", "free-ride")), (id, seat)


@pytest.mark.parametrize("seat", range(4))
def test_a_plan_of_nothing_spends_nothing_and_signs_nothing(seat: int) -> None:
    state = beside(plan("nothing"), seat).state
    assert all(r.owner != seat for r in state.running)
    assert all(seat not in deal.parties for deal in state.deals)
    assert all(offered.maker != seat for offered in state.offers)
    choices = [c for h in state.happened for who, c in h.choices if who == seat]
    assert state.seats[seat].spent == 0 or choices


def test_goodwill_signs_what_it_is_offered_and_offers_nothing() -> None:
    state = beside(plan("goodwill"), 1).state
    mine = [o for o in state.offers if 1 in o.offer.parties]
    assert mine and all(o.maker != 1 for o in mine)
    assert sum(1 in o.accepted for o in mine) > 0.8 * len(mine)


def test_alone_buys_but_never_deals() -> None:
    state = beside(plan("alone"), 0).state
    assert state.seats[0].spent and not any(0 in deal.parties for deal in state.deals)


def test_words_are_programs_in_an_order() -> None:
    here = mind(0)
    cards = TABLE.programs
    listed = order(here, [wish(all="as-listed")])
    assert list(listed) == [id for id, card in cards.items() if "federal+canada" in card.by or id in listed]
    cheap = order(here, [wish(all="cheapest-first")])
    prices = [cards[id].start_cost + cards[id].yearly_cost for id in cheap]
    assert {*cheap} == {*listed} and prices == sorted(prices)
    tagged = order(here, [wish(tag="security")])
    assert tagged and all("security" in cards[id].tags for id in tagged)
    assert order(here, [wish(program=cheap[3]), wish(all="cheapest-first")])[:2] == (cheap[3], cheap[0])
    assert order(here, [wish(program="no-such-card")]) == ()


def test_what_raises_an_indicator_comes_most_for_the_money_first() -> None:
    here, at = mind(0), INDICATORS.index("safety")
    found = order(here, [wish(raises="safety")])

    def points(id: str) -> float:
        return float(here.worth.points[at, 0, here.worth.slots["program", id, "0"]])

    def price(id: str) -> int:
        card = TABLE.programs[id]
        return 1 + (card.start_cost + card.yearly_cost) * card.levels

    assert len(found) > 3 and all(points(id) > 0 for id in found)
    ratios = [points(id) / price(id) for id in found]
    assert ratios == sorted(ratios, reverse=True)


@pytest.mark.parametrize("seat", range(4))
def test_the_first_wishes_get_the_money(seat: int) -> None:
    here, view = mind(seat), seen_by(TABLE, STATE, seat)
    wishes = order(here, [wish(all="as-listed")])
    found = bought(here, view, wishes)
    open_now = {o.card: o.high for o in options(TABLE, STATE, seat) if o.verb == "fund"}
    first = next(card for card in wishes if card in open_now)
    assert found[first] == open_now[first]
    assert bought(here, view, ()) == {}


def test_what_is_promised_is_bought_first_and_what_is_forsworn_never() -> None:
    here, view = mind(0), seen_by(TABLE, STATE, 0)
    open_now = [o.card for o in options(TABLE, STATE, 0) if o.verb == "fund"]
    wishes = [card for card in order(here, [wish(all="cheapest-first")]) if card in open_now]
    asked, shut = wishes[-1], wishes[0]
    terms = Term("fund", 0, asked, 1, -1, 3), Term("suspend", 0, shut, 0, -1, 3)
    promises = tuple(Promise(at, 0, term, (0, 2), False, 1, 3) for at, term in enumerate(terms))
    found = bought(here, replace(view, promises=promises), wishes)
    assert asked not in bought(here, view, wishes) and found[asked] == 1
    assert shut in bought(here, view, wishes) and shut not in found


@pytest.mark.parametrize("seat", range(4))
def test_its_steps_are_lawful_and_within_the_purse(seat: int) -> None:
    state, act = half_way(), seated(plan("everything"), LONG, seat, 5)
    room = unbound(mind(seat), seen_by(TABLE, state, seat))
    for _ in range(60):
        action = act(seen_by(TABLE, state, seat), options(TABLE, state, seat))
        step = apply(TABLE, state, action)
        assert step.refused is None
        if action.verb == "pass":
            break
        state = step.state
    spent = sum(TABLE.programs[card].yearly_cost * level for card, level in state.seats[seat].plan)
    assert action.verb == "pass" and 0 < spent <= room


# --- answers ---


def offering(*terms: Term, parties: tuple[int, ...] = (0, 2)) -> tuple[State, View, tuple[Option, ...]]:
    """The first negotiation with one offer of seat 2 before seat 0."""
    state = start(TABLE, 5)
    while state.phase != "negotiation":
        state = apply(TABLE, state, Action(-1, "close")).state
    step = apply(TABLE, state, Action(2, "offer", offer=Offer(parties, terms)))
    assert step.refused is None
    return step.state, seen_by(TABLE, step.state, 0), options(TABLE, step.state, 0)


GIFT = Term("pay", 2, "", 300, 0, 3), Term("support", 0, "", 0, 2, 1)
DEMAND = Term("pay", 0, "", 300, 2, 3), Term("support", 2, "", 0, 0, 1)


@pytest.mark.parametrize(
    ("rule", "terms", "yes"),
    [
        ("always", GIFT, 1),
        ("always", DEMAND, 1),
        ("never", GIFT, 0),
        ("gain", GIFT, 1),
        ("gain", DEMAND, 0),
    ],
)
def test_answers_follow_their_rule(rule: str, terms: tuple[Term, ...], yes: int) -> None:
    state, view, open_now = offering(*terms)
    found = answer(mind(0), view, open_now, rule)
    assert found is not None and (found.verb, found.amount) == ("answer", yes)
    assert bool(found.text) != bool(yes)
    assert apply(TABLE, state, found).refused is None


def test_without_an_offer_there_is_no_answer_and_the_silent_pass() -> None:
    state, _, _ = offering(*GIFT)
    view, open_now = seen_by(TABLE, state, 1), options(TABLE, state, 1)
    assert answer(mind(1), view, open_now, "always") is None
    assert negotiate(mind(1), view, open_now, "gain", False) == Action(1, "pass")
    assert negotiate(mind(1), view, open_now, "gain", True).verb in ("offer", "ally", "pull")


# --- the greedy player ---


def test_what_is_slow_is_worth_nothing_at_once() -> None:
    here, view, patient = mind(0), seen_by(TABLE, STATE, 0), mind(0)
    here.level, patient.level = NEXT, LEVELS[5]
    slow = [card for card in order(here, [wish(all="as-listed")]) if TABLE.programs[card].delay_months >= 12]
    assert slow
    for card in slow:
        slot = ("program", card, "0")
        assert here.card_worth(view, slot) == pytest.approx(0.0, abs=1e-9) != patient.card_worth(view, slot)


@pytest.mark.parametrize("seat", range(4))
def test_greed_uses_its_money_and_negotiates(seat: int) -> None:
    states = [beside(Greedy(), seat, seed).state for seed in (1, 2, 3)]
    left = sum(state.seats[seat].funds for state in states) / len(states)
    assert left < 0.2 * SHORT.scenario.actors[seat].revenue
    assert all(any(o.maker == seat for o in state.offers) for state in states)
    assert all(any(seat in deal.parties for deal in state.deals) for state in states)


def test_greed_has_the_temper_of_whose_place_it_takes() -> None:
    """So that a duel is about foresight alone: who leaves money unused by nature does so without foresight too."""
    rider, plain = (beside(Greedy(persona(who)), 0).state.seats[0].spent for who in ("free-rider", "even-handed"))
    assert rider < 0.9 * plain
    assert driver(shelf(), GREEDY, persona("free-rider")) == Greedy(persona("free-rider"))


def test_greed_decides_the_same_whenever_it_is_seated() -> None:
    """Its estimates come from what it sees, not from what it did before."""
    state, act = half_way(), seated(Greedy(), LONG, 1, 5)
    for _ in range(3):
        view, open_now = seen_by(TABLE, state, 1), options(TABLE, state, 1)
        action = act(view, open_now)
        assert action == seated(Greedy(), LONG, 1, 5)(view, open_now)
        state = apply(TABLE, state, action).state


def test_greed_beats_doing_nothing() -> None:
    assert all(half(SHORT, "greedy", pair) > half(SHORT, "nothing", pair) for pair in range(12))


@pytest.mark.slow
@pytest.mark.parametrize("rival", [GREEDY, "security-first", "trade-first", "goodwill", "free-ride"])
def test_foresight_pays(rival: str) -> None:
    """The highest level is clearly ahead of a rival over 100 pairs of the decade."""
    played = {name: {pair: half(LONG, name, pair) for pair in range(100)} for name in ("level-5", rival)}
    assert duel(played, "level-5", rival, len(TABLE.actors)).all.clear == 1
