"""The parts of the debrief that need no sampling, on games cut short, ended early, and played by people."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from game.debrief.burden import burden
from game.debrief.burden import told as burden_told
from game.debrief.mirror import mirror
from game.debrief.mirror import told as mirror_told
from game.debrief.played import Played, of_table
from game.debrief.questions import questions
from game.debrief.questions import told as questions_told
from game.debrief.section import Section
from game.debrief.telling import Telling
from game.debrief.theory import board
from game.debrief.theory import told as theory_told
from game.rules.types import WORLD, Action
from game.table.story import cast
from game.table.table import Table, open_table
from tests.debrief.games import LONG, SHORT, played
from tests.debrief.telling import check, telling
from tests.shipped import cast as people
from tests.shipped import loaded

SECTIONS: tuple[Callable[[Played, Telling], Section], ...] = (
    burden_told.section,
    mirror_told.section,
    theory_told.section,
    questions_told.section,
)
ENOUGH = 1.5
"""Seconds of one core that all four may take together on a decade."""


def until(table: Table, stop: Callable[[Table], bool]) -> Table:
    """A table played on until something is so; people let the clock run out."""
    while not stop(table) and table.state.phase != "debrief":
        for _ in table.advance():
            if stop(table):
                return table
        if table.state.phase != "debrief":
            assert table.submit(Action(WORLD, "close")).accepted
    return table


def one_round() -> Played:
    """A decade of which one round has been played."""
    cards = loaded(LONG)
    return of_table(until(open_table(cards, 5, cast(cards, 5)), lambda table: len(table.resolved) == 1))


def ended() -> Played:
    """A game that the teacher ends in its second round, in the middle of the talks."""
    cards = loaded(SHORT)
    table = open_table(cards, 5, cast(cards, 5))
    until(table, lambda at: at.state.round == 2 and at.state.phase == "negotiation")
    assert table.submit(Action(WORLD, "end")).accepted
    return of_table(until(table, lambda at: False))


def with_people() -> Played:
    """A game at which people sit in two seats, and an event is put in by the teacher."""
    cards = loaded("historical-2001-seven")
    table = open_table(cards, 5, people("historical-2001-seven", 1, 6))
    until(table, lambda at: at.state.round == 2 and at.state.phase == "negotiation")
    event = next(id for id, card in cards.scenario.happenings.items() if card.choices and not card.needs)
    table.submit(Action(WORLD, "inject", event))
    return of_table(until(table, lambda at: at.state.round == 4))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("made", [one_round, ended, with_people])
def test_every_part_stands_for_a_game_that_was_not_played_to_its_end(made: Callable[[], Played], language: str) -> None:
    game = made()
    tell = telling(game, language)
    for section in SECTIONS:
        check(section(game, tell), language)
    assert [one.paid.spent for one in burden(game).seats] == [mine.spent for mine in game.end.seats]


def test_all_four_together_take_little_time() -> None:
    game = played(LONG)
    game.table._whys.clear()
    began = time.process_time()
    carried, past = burden(game), mirror(game)
    board(game, (), carried)
    questions(game, (), carried, past)
    assert time.process_time() - began < ENOUGH
