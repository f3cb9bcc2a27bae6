"""Games of people who do anything that is lawful, with a driver who closes, pauses and makes things happen."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from game.catalog.orders import answer
from game.debrief.played import Played, of_table
from game.debrief.whatif.again import replays
from game.debrief.whatif.decision import NOTHING
from game.debrief.whatif.found import decisions
from game.rules.types import WORLD, Action, Said
from game.table.table import open_table
from tests.debrief.games import LONG, SHORT
from tests.rules.random_play import play
from tests.shipped import loaded, words

WILD = [(SHORT, seed) for seed in range(1, 7)] + [(LONG, 1), (LONG, 2)]


@cache
def wild(scenario: str, seed: int) -> Played:
    """Played at a real table; the world is one that drifts, so its answers are nobody's but this game's."""
    cards = loaded(scenario)
    table = open_table(cards, seed, (None,) * len(cards.scenario.actors))
    for move in play(cards.scenario, seed):
        if move.step.refused is None:
            assert table.submit(move.action).accepted
    return of_table(table)


@pytest.mark.parametrize(("scenario", "seed"), WILD)
def test_nothing_changed_is_the_same_game(scenario: str, seed: int) -> None:
    game = wild(scenario, seed)
    every = decisions(game)
    for one in replays(game, [(decision, NOTHING) for decision in every[:: max(1, len(every) // 40)]]):
        assert one.end == game.end, one.decision
        assert (one.left_out, one.unheld, one.carried) == ((), 0, 0)


@pytest.mark.parametrize(("scenario", "seed"), WILD[:3])
def test_any_change_leads_to_a_game_that_can_be_played(scenario: str, seed: int) -> None:
    game = wild(scenario, seed)
    wanted = [(decision, change) for decision in decisions(game) for change in decision.changes]
    for one in replays(game, wanted[:: max(1, len(wanted) // 15)]):
        table = open_table(game.loaded, seed, game.table.drivers)
        for action in one.actions:
            assert table.submit(action).accepted, (one.decision, action)
        assert table.state == one.end and one.end.phase == "debrief"
        assert all(isinstance(left.why, Said) for left in one.left_out)


@pytest.mark.parametrize("phase", ["briefing", "negotiation", "programs", "resolution", "report"])
@pytest.mark.parametrize("last", [0, 4])
def test_a_game_that_the_teacher_ended_ends_so_again(phase: str, last: int) -> None:
    whole = wild(LONG, 1)
    table = open_table(whole.loaded, 1, whole.table.drivers)
    ended = False
    for action, state in zip(whole.actions, whole.states, strict=False):
        if not ended and (state.round, state.phase) == (3, phase):
            assert table.submit(Action(WORLD, "end", amount=last)).accepted
            ended = True
        if table.state.phase == "debrief" or not table.submit(action).accepted:
            break
    while table.state.phase != "debrief":
        settling = table.state.phase == "resolution"
        said = answer(table.scenario, table.loaded.model, table.state) if settling else None
        assert table.submit(Action(WORLD, "settle" if settling else "close", answer=said)).accepted
    game = of_table(table)
    every = decisions(game)
    assert game.over and game.rounds <= 4 and every
    for one in replays(game, [(decision, NOTHING) for decision in every]):
        assert one.end == game.end and one.left_out == ()
    for one in replays(game, [(decision, decision.changes[0]) for decision in every[::3]]):
        assert one.end.phase == "debrief" and len(one.healths) == game.rounds
        assert any(done.verb == "end" for done in one.actions)


def test_together_they_have_every_kind_and_its_words() -> None:
    kinds: Counter[str] = Counter()
    for key in WILD:
        game = wild(*key)
        for decision in decisions(game):
            kinds[decision.kind] += 1
            for language in ("en", "fr"):
                for said in (decision.said, *(change.said for change in decision.changes)):
                    text = words(language).say(said, game.scenario)
                    assert "{" not in text and "—" not in text, (said, text)
    wanted = {
        "program",
        "cofund",
        "offer",
        "answer",
        "withdraw",
        "lever",
        "choice",
        "ally",
        "carry",
        "withhold",
        "leave",
    }
    assert set(kinds) == wanted
