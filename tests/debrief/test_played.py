"""A game read again: every state before every action, and clear words where that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.debrief.played import of_save, of_table
from game.rules import apply
from game.table.journal import JournalError
from game.table.story import cast
from game.table.table import open_table
from tests.debrief.games import SHORT, played
from tests.shipped import loaded


def test_every_action_was_done_in_the_state_beside_it() -> None:
    game = played()
    assert len(game.states) == len(game.actions) + 1
    for before, action, after in zip(game.states[:-1], game.actions, game.states[1:], strict=True):
        assert apply(game.scenario, before, action).state == after
    assert game.states[-1] == game.end and game.over and game.rounds == game.scenario.rounds


def test_the_winner_has_the_most_points() -> None:
    game = played()
    assert game.finals[game.first] == max(game.finals)


def test_a_save_is_read_and_left_as_it_is(tmp_path: Path) -> None:
    cards, path = loaded(SHORT), tmp_path / "evening.jsonl"
    table = open_table(cards, 7, cast(cards, 7), path)
    for _ in table.advance():
        pass
    before = path.read_bytes()
    game, words = of_save(path, cards.shelf)
    assert (game.end, game.title, words) == (played().end, "evening", ())
    assert path.read_bytes() == before


def test_nothing_to_look_back_on_before_a_round_is_over() -> None:
    cards = loaded(SHORT)
    with pytest.raises(JournalError) as caught:
        of_table(open_table(cards, 7, cast(cards, 7)))
    assert caught.value.said.key == "debrief.too-early"
