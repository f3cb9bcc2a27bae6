"""A turn thought out apart from the table: pure, repeatable, and refused once the table has moved on."""

from __future__ import annotations

from game.rules.types import WORLD, Action
from game.table.turn import Turn, think
from tests.shipped import loaded
from tests.table.room import SHORT, four, table


def test_thinking_changes_nothing_at_the_table() -> None:
    here = table()
    turn = here.turn()
    assert turn is not None and turn.seat == 0
    before, told = here.state, len(here.heard)
    one, other = think(here.loaded, here.seed, turn), think(here.loaded, here.seed, turn)
    assert (one.action, one.reason) == (other.action, other.reason)
    assert here.state is before and len(here.heard) == told and not here.thoughts
    assert here.take_up(one) and here.thoughts[-1][1] == 0


def test_a_thought_is_taken_up_once() -> None:
    here = table()
    turn = here.turn()
    assert turn is not None
    thought = think(here.loaded, here.seed, turn)
    assert here.take_up(thought) and not here.take_up(thought)
    assert len(here.thoughts) == 1 and here.frozen is None


def test_the_mind_goes_on_from_thought_to_thought() -> None:
    here = table()
    minds = {}
    while (turn := here.turn()) is not None and turn.seat != WORLD:
        thought = think(here.loaded, here.seed, turn)
        assert thought.mind is minds.setdefault(turn.seat, thought.mind)
        assert here.take_up(thought)
    assert len(minds) == 3


def test_the_world_thinks_without_a_mind() -> None:
    here = four(until="resolution")
    turn = here.turn()
    assert turn is not None and (turn.seat, turn.persona) == (WORLD, None)
    thought = think(here.loaded, here.seed, turn)
    assert thought.action.verb == "settle" and here.take_up(thought) and here.state.phase == "report"


def test_nothing_is_thought_where_nobody_is_due() -> None:
    here = four()
    assert here.turn() is None
    late = think(loaded(SHORT), 5, Turn(WORLD, here.state))
    assert here.submit(Action(WORLD, "pause")).accepted
    assert not here.take_up(late) and here.frozen is None
