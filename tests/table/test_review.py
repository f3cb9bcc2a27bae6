"""A game looked at again: moments rebuilt from the actions, also of a game opened again; in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.ai.finding import Advice
from game.rules import start
from game.rules.types import Action
from game.table.journal import read
from game.table.replay import as_it_was
from game.table.review import moments, review, told
from game.table.saves import look, undo
from game.table.story import cast, watch
from game.table.table import Table, open_table
from tests.shipped import loaded, shelf, words
from tests.table.room import SHORT, four, played, table


def advice(here: Table, seat: int = 1) -> Advice:
    return review(here.loaded, here.seed, here.actions, seat)


def test_moments_are_the_seat_s_own_acts_and_the_ends_of_phases() -> None:
    here = played(table(), 1)
    found = list(moments(here.loaded, start(here.scenario, here.seed), here.actions, 1))
    assert [m.action for m in found if m.action is not None] == [a for a in here.actions if a.seat == 1]
    rounds = here.scenario.rounds
    assert [m.ends for m in found if m.ends] == ["talks", "plans"] * rounds + ["now"]
    assert all(m.view.viewer == 1 for m in found) and found[-1].view == here.view(1)
    assert all(m.view.phase == {"talks": "negotiation", "plans": "programs"}[m.ends] for m in found[:-1] if m.ends)


def test_a_game_that_was_opened_again_gets_the_same_advice(tmp_path: Path) -> None:
    here = open_table(loaded(SHORT), 4, cast(loaded(SHORT), 4), tmp_path / "a.jsonl")
    for _ in here.advance():
        pass
    again, _ = look(tmp_path / "a.jsonl", shelf())
    assert again.actions == here.actions
    assert not advice(here).empty and advice(again) == advice(here)


def test_what_was_taken_back_is_not_spoken_of(tmp_path: Path) -> None:
    here = table(tmp_path / "a.jsonl")
    assert here.submit(Action(1, "pass")).accepted
    assert undo(here, shelf(), 1).actions == []


def test_a_game_of_other_rules_has_nothing_to_be_looked_at(tmp_path: Path) -> None:
    played(table(tmp_path / "a.jsonl"), 1, "report")
    here = as_it_was(tmp_path / "a.jsonl", read(tmp_path / "a.jsonl"), loaded(SHORT))
    assert here.actions == [] and advice(here).empty


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_advice_in_words(language: str) -> None:
    here = watch(loaded(SHORT), 4)
    found = advice(here)
    lines = list(told(here, words(language), found))
    text = "\n".join(lines)
    assert "{" not in text and "coach." not in text
    for part in ("first", "curve", "missed", "costly"):
        assert words(language).key(f"coach.{part}.title") in lines
    assert sum(line.strip().startswith("·") for line in lines) == sum(
        len(f.terms) for f in (*found.first, *found.missed, *([found.costliest] if found.costliest else []))
    )


def test_nothing_to_say_is_said_kindly() -> None:
    here = four(until="briefing")
    assert list(told(here, words("en"), advice(here)))[-1] == words("en").key("coach.nothing")
