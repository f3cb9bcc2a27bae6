"""Rulebook L: levers. L1 who may pull what on whom; L2 what it does; L3 common cause; L4 messages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from game.rules import options, told
from game.rules.cards import Scenario
from game.rules.index import index
from game.rules.levers import EACH_ROUND, LONGEST_MESSAGE
from game.rules.ratify import support
from game.rules.types import PUBLIC, TEACHER, Event, Offer, Option, State, Swing
from tests.rules.bargain import ACCORD, QUIET, does, goes_on, refusal, talks
from tests.rules.small import NORTH, PROVINCE, SMALL, SOUTH, STATES, lever, make


def pulls(state: State, seat: int, card: str, target: int) -> State:
    return does(state, seat, "pull", card=card, target=target).state


def levers(state: State, seat: int, scenario: Scenario = QUIET) -> dict[str, Option]:
    return {found.card: found for found in options(scenario, state, seat) if found.verb == "pull"}


def poor(points: int, round: int = 1) -> State:
    return talks(round, seats=tuple(replace(seat, capital=points) for seat in talks().seats))


def test_l1_a_lever_is_for_some_and_aimed_at_some() -> None:
    assert refusal(talks(), NORTH, "pull", card="appeal", target=SOUTH) == ""
    assert refusal(talks(), STATES, "pull", card="appeal", target=SOUTH) == "no.lever"
    assert refusal(talks(), NORTH, "pull", card="pressure", target=SOUTH) == "no.lever"
    for target in (NORTH, PROVINCE, STATES, -1, 4, 10**40):
        assert refusal(talks(), NORTH, "pull", card="appeal", target=target) == "no.aim"
    for card in ("", "no-such", "accord"):
        assert refusal(talks(), NORTH, "pull", card=card, target=SOUTH) == "no.card"


def test_l1_it_costs_capital() -> None:
    assert refusal(poor(1), NORTH, "pull", card="appeal", target=SOUTH) == "no.capital"
    state = pulls(poor(2), NORTH, "appeal", SOUTH)
    assert (state.seats[NORTH].capital, state.capital_used) == (0, 2)


def test_l1_its_prerequisites_hold() -> None:
    assert refusal(talks(1), PROVINCE, "pull", card="lobby", target=STATES) == "no.need.round"
    assert refusal(talks(2), PROVINCE, "pull", card="lobby", target=STATES) == ""


def test_l1_once_a_round_on_each_and_three_in_all() -> None:
    state = pulls(talks(2), PROVINCE, "lobby", STATES)
    assert refusal(state, PROVINCE, "pull", card="lobby", target=STATES) == "no.lever.twice"
    assert levers(state, PROVINCE)["lobby"].targets == (SOUTH,)
    state = pulls(pulls(state, PROVINCE, "lobby", SOUTH), PROVINCE, "appeal", SOUTH)
    assert state.seats[PROVINCE].levers_pulled == EACH_ROUND == 3
    assert not levers(state, PROVINCE)
    again = lever("again", "appeal", ["province"], ["federal"], 0)
    table = make(happenings={}, levers={**QUIET.levers, "again": again})
    assert refusal(state, PROVINCE, "pull", table, card="again", target=SOUTH) == "no.levers-left"
    state, _ = goes_on(state, "briefing")
    state, _ = goes_on(state, "negotiation")
    assert refusal(state, PROVINCE, "pull", card="lobby", target=STATES) == ""


def test_l1_options_list_what_can_be_pulled_and_no_more() -> None:
    free = lever("free", "appeal", ["province"], ["federal"], 0)
    table = make(happenings={}, levers={**QUIET.levers, "free": free})
    for state in (talks(1), talks(2), poor(0, 2), poor(1, 2), pulls(talks(2), PROVINCE, "lobby", STATES)):
        for seat in range(4):
            open_now = {(card, to) for card, found in levers(state, seat, table).items() for to in found.targets}
            legal = {
                (card, target)
                for card in table.levers
                for target in range(4)
                if not refusal(state, seat, "pull", table, card=card, target=target)
            }
            assert open_now == legal


def test_l2_it_moves_the_targets_benches_for_its_rounds() -> None:
    state = pulls(talks(2), PROVINCE, "lobby", SOUTH)
    assert state.swings == (Swing(SOUTH, "hawks", 4, 3),)  # South has no statehouse to move
    assert state.pulled == (("lobby", PROVINCE, SOUTH, 2),)
    state = pulls(state, NORTH, "appeal", SOUTH)
    assert state.swings[1:] == (Swing(SOUTH, "congress", 15, 2),)


def test_l2_what_it_moves_counts_at_ratification() -> None:
    before, after = talks(), pulls(talks(), NORTH, "appeal", SOUTH)
    assert support(QUIET, before, SOUTH, (ACCORD,), (NORTH, SOUTH), 0) == (55 * 67 + 45 * 62) // 100
    assert support(QUIET, after, SOUTH, (ACCORD,), (NORTH, SOUTH), 0) == (55 * 67 + 45 * 77) // 100


@pytest.mark.parametrize(("seat", "card", "target"), [(NORTH, "appeal", SOUTH), (STATES, "pressure", NORTH)])
def test_l2_everybody_hears_of_it(seat: int, card: str, target: int) -> None:
    (event,) = does(talks(), seat, "pull", card=card, target=target).events
    for viewer in (*range(4), PUBLIC, TEACHER):
        said = told(event, viewer)
        assert said is not None and said.key == f"did.{QUIET.levers[card].kind}"
        assert dict(said.values) == {"who": seat, "whom": target, "card": card}


def test_l2_the_swing_passes() -> None:
    state = pulls(talks(2), PROVINCE, "lobby", SOUTH)
    state, _ = goes_on(state, "briefing")
    assert len(state.swings) == 1
    state, _ = goes_on(state, "briefing")
    assert state.swings == ()


def test_l3_common_cause_counts_once_both_have_declared_it() -> None:
    keys = []
    state = talks()
    for seat, target, amount in ((NORTH, SOUTH, 1), (SOUTH, NORTH, 1), (NORTH, SOUTH, 0)):
        step = does(state, seat, "ally", amount=amount, target=target)
        state = step.state
        keys += [event.said.key for event in step.events]
        assert all(event.to is None for event in step.events)
    assert keys == ["did.ally", "did.ally.both", "did.ally.end"]
    assert [seat.allies for seat in state.seats] == [(), (), (NORTH,), ()]


def test_l3_only_another_seat_and_only_a_change() -> None:
    for target in (NORTH, -1, 4, 10**40):
        assert refusal(talks(), NORTH, "ally", amount=1, target=target) == "no.seat"
    assert refusal(talks(), NORTH, "ally", amount=2, target=SOUTH) == "no.seat"
    assert refusal(talks(), NORTH, "ally", amount=0, target=SOUTH) == "no.change"
    state = does(talks(), NORTH, "ally", amount=1, target=SOUTH).state
    assert refusal(state, NORTH, "ally", amount=1, target=SOUTH) == "no.change"


def test_l3_aims_agree_with_themselves_and_both_ways() -> None:
    agree = index(SMALL).agree
    for one in range(4):
        assert agree[one][one] == 100
        for other in range(4):
            assert agree[one][other] == agree[other][one] and 0 <= agree[one][other] <= 100
    assert agree[NORTH][SOUTH] == 78


def says(text: str, parties: Any = (NORTH, SOUTH)) -> str:
    return refusal(talks(), NORTH, "message", text=text, offer=Offer(parties, ()))


def test_l4_a_message_is_heard_by_those_it_is_for_and_changes_nothing() -> None:
    state = talks()
    step = does(state, NORTH, "message", text="  Vraiment\u00a0?  ", offer=Offer((SOUTH, NORTH), ()))
    assert step.state == state
    (event,) = step.events
    assert isinstance(event, Event) and dict(event.said.values) == {"who": NORTH, "text": "Vraiment\u00a0?"}
    assert [told(event, viewer) is None for viewer in (NORTH, SOUTH, STATES, PUBLIC, TEACHER)] == [
        False, False, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", "   ", "\u00a0", "a\nb", "a\x00b", "\ud800", "a\u202eb", "x" * (LONGEST_MESSAGE + 1)]
)
def test_l4_a_message_is_one_line_of_words(text: str) -> None:
    assert says(text) == "no.message"


@pytest.mark.parametrize("text", ["x", "x" * LONGEST_MESSAGE, "Élan «\u00a0d’ici\u00a0»\u202f!", "👩\u200d🌾 👍🏽"])
def test_l4_whatever_people_type_can_be_said(text: str) -> None:
    assert says(text) == ""


@pytest.mark.parametrize(
    "parties", [(), (NORTH,), (SOUTH, STATES), (NORTH, NORTH), (NORTH, 4), (NORTH, True), [0, 2], None]
)
def test_l4_a_message_goes_to_other_seats(parties: Any) -> None:
    assert says("Bonjour", parties) == "no.parties"


def test_l4_a_message_without_an_address_goes_nowhere() -> None:
    assert refusal(talks(), NORTH, "message", text="Bonjour") == "no.parties"
