"""Decisions found in a game: each is somebody's, has its words in both languages, and could have gone otherwise."""

from __future__ import annotations

from collections import Counter

import pytest

from game.catalog.load import Loaded
from game.debrief.played import of_table
from game.debrief.whatif.found import decisions
from game.rules.types import WORLD, Action, Offer, Term
from game.table.table import Table, open_table
from tests.debrief.games import LONG, SHORT, played
from tests.shipped import SCENARIOS, loaded, words


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_decision_and_change_has_words(scenario: str) -> None:
    game = played(scenario)
    for language in ("en", "fr"):
        said = words(language)
        for decision in decisions(game):
            for one in (decision.said, *(change.said for change in decision.changes)):
                text = said.say(one, game.scenario)
                assert text and "—" not in text and "{" not in text, (one, text)


def test_they_are_numbered_in_the_order_of_the_game_and_name_their_actions() -> None:
    game = played(LONG)
    found = decisions(game)
    assert [one.number for one in found] == list(range(len(found)))
    assert [one.round for one in found] == sorted(one.round for one in found)
    for one in found:
        assert one.changes and 1 <= one.round <= game.rounds
        for at in one.positions:
            assert game.actions[at].seat == one.seat
            assert (game.states[at].round, game.states[at].phase) == (one.round, one.phase)


def test_every_offer_answer_lever_and_common_cause_is_one() -> None:
    game = played(LONG)
    kinds = Counter(one.kind for one in decisions(game))
    verbs = Counter(action.verb for action in game.actions)
    assert (kinds["offer"], kinds["lever"], kinds["ally"]) == (verbs["offer"], verbs["pull"], verbs["ally"])
    assert 0 < kinds["answer"] <= verbs["answer"]


def quiet(cards: Loaded) -> Table:
    return open_table(cards, 7, (None,) * len(cards.scenario.actors))


def go_to(table: Table, round: int, phase: str) -> None:
    from game.catalog.orders import answer

    while (table.state.round, table.state.phase) != (round, phase):
        if table.state.phase == "resolution":
            said = answer(table.scenario, table.loaded.model, table.state)
            assert table.submit(Action(WORLD, "settle", answer=said)).accepted
        else:
            assert table.submit(Action(WORLD, "close")).accepted


def test_a_hand_made_game_has_the_decisions_that_were_made_in_it() -> None:
    cards = loaded(SHORT)
    table = quiet(cards)
    go_to(table, 1, "programs")
    option = next(o for o in table.options(0) if o.verb == "fund" and o.high >= 2)
    for level in (1, 2, 1):
        assert table.submit(Action(0, "fund", option.card, level)).accepted
    go_to(table, 2, "negotiation")
    offer = Offer((0, 1), (Term("pay", 0, "", 5, 1, 2), Term("support", 1, "", 0, 0, 2)))
    assert table.submit(Action(0, "offer", offer=offer)).accepted
    assert table.submit(Action(1, "answer", "", 1, 0)).accepted
    go_to(table, 2, "programs")
    number = table.state.promises[0].number
    assert table.submit(Action(0, "withhold", "", 1, number)).accepted
    assert table.submit(Action(0, "fund", option.card, 0)).accepted
    go_to(table, 3, "briefing")
    found = decisions(of_table(table))
    assert [(one.round, one.seat, one.kind, len(one.positions)) for one in found] == [
        (1, 0, "program", 3),
        (2, 0, "offer", 1),
        (2, 1, "answer", 1),
        (2, 0, "withhold", 1),
        (2, 0, "program", 1),
    ]
    begun, _, yes, withheld, stopped = found
    assert dict(begun.said.values)["n"] == 1 and stopped.said.key == "did.stopped"
    assert [change.said.key for change in begun.changes] == [
        "debrief.whatif.change.never.start",
        "debrief.whatif.change.later",
        *["debrief.whatif.change.level"] * (len(begun.changes) - 2),
    ]
    assert yes.changes[0].said.key == "debrief.whatif.change.refused"
    assert withheld.said.key == "debrief.whatif.withheld.pay"


def test_a_mind_that_was_changed_back_decided_nothing() -> None:
    cards = loaded(SHORT)
    table = quiet(cards)
    go_to(table, 1, "programs")
    option = next(o for o in table.options(0) if o.verb == "fund")
    for level in (1, 0):
        assert table.submit(Action(0, "fund", option.card, level)).accepted
    go_to(table, 2, "briefing")
    assert decisions(of_table(table)) == ()


def test_what_was_done_in_a_round_that_is_not_over_is_left_alone() -> None:
    cards = loaded(SHORT)
    table = quiet(cards)
    go_to(table, 2, "programs")
    option = next(o for o in table.options(0) if o.verb == "fund")
    assert table.submit(Action(0, "fund", option.card, 1)).accepted
    assert decisions(of_table(table)) == ()
