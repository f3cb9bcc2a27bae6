"""A game gone through again: every phase once, with the news that had been heard."""

from __future__ import annotations

from pathlib import Path

from game.table.moments import moments
from game.table.saves import look
from game.table.story import watch
from tests.shipped import loaded, shelf
from tests.table.room import SHORT, four, played, table


def test_each_phase_of_a_whole_game(tmp_path: Path) -> None:
    here = played(table(tmp_path / "a.jsonl"), 1)
    found = moments(here)
    assert found[0].state.phase == "briefing" and found[0].state.round == 1 and found[0].heard == 1
    assert found[-1].state == here.state and found[-1].heard == len(here.heard)
    passed = [(moment.state.round, moment.state.phase) for moment in found]
    assert len(set(passed)) == len(passed)
    assert {phase for _, phase in passed} >= {"briefing", "negotiation", "programs", "report", "debrief"}
    assert [moment.heard for moment in found] == sorted(moment.heard for moment in found)
    again, _ = look(tmp_path / "a.jsonl", shelf())
    assert moments(again) == found


def test_a_game_that_goes_on_ends_as_it_is_now() -> None:
    here = four()
    assert moments(here)[-1].state == here.state


def test_the_decade_too() -> None:
    here = watch(loaded("historical-2001"), 3, 1)
    assert sum(1 for moment in moments(here) if moment.state.phase == "briefing") == here.scenario.rounds


def test_a_table_without_a_past_has_one_moment() -> None:
    here = table()
    assert len(moments(here)) == 1 and here.scenario.id == SHORT
