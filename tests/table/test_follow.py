"""A journal that somebody else writes, followed: the same game at each step, and nothing written to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.rules.types import WORLD, Action
from game.table.follow import Following
from game.table.journal import JournalError
from game.table.saves import rewind
from tests.shipped import shelf
from tests.table.room import four, played, table


def test_it_follows_to_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    here = table(path)
    following = Following(path, shelf())
    steps = 0
    while here.state.phase != "debrief":
        played(here, 1, "report" if here.state.phase != "report" else "briefing")
        if here.state.phase == "report":
            here.submit(Action(1, "pass"))
        before = path.read_bytes()
        assert following.go_on()
        assert following.table.state == here.state and len(following.table.heard) == len(here.heard)
        assert path.read_bytes() == before
        steps += 1
    assert steps >= 3
    assert not following.go_on(), "nothing new"
    assert following.table.thoughts == here.thoughts


def test_it_goes_back_when_the_game_does(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    here = four(path)
    following = Following(path, shelf())
    here.submit(Action(0, "pass"))
    assert following.go_on() and following.table.state == here.state
    here = rewind(here, shelf(), 1)
    assert following.go_on() and following.table.state == here.state
    assert here.state.phase == "briefing"


def test_a_half_written_line_waits(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    here = four(path)
    following = Following(path, shelf())
    before = here.state
    whole = path.read_bytes()
    here.submit(Action(0, "pass"))
    grown = path.read_bytes()
    path.write_bytes(grown[: len(whole) + 20])
    assert not following.go_on() and following.table.state == before
    path.write_bytes(grown)
    assert following.go_on() and following.table.state == here.state


def test_what_is_gone_or_damaged_is_said_and_what_was_read_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    here = four(path)
    following = Following(path, shelf())
    before = following.table.state
    sound = path.read_bytes()
    for damage in (b"00000000 {}\n", sound[:40] + b"x" + sound[41:]):
        path.write_bytes(sound + damage if damage.endswith(b"{}\n") else damage)
        with pytest.raises(JournalError):
            following.go_on()
        assert following.table.state == before
    path.unlink()
    with pytest.raises(JournalError) as caught:
        following.go_on()
    assert caught.value.said.key == "save.missing"
    path.write_bytes(sound)
    here.submit(Action(WORLD, "close"))
    assert following.go_on() and following.table.state == here.state


def test_an_action_that_the_rules_refuse_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    here = four(path)
    following = Following(path, shelf())
    before = following.table.state
    assert here.journal is not None
    lawful, unlawful = ({"do": {"seat": 0, "verb": verb}} for verb in ("pass", "settle"))
    here.journal.add(lawful)
    here.journal.add(unlawful)
    for _ in range(2):
        with pytest.raises(JournalError):
            following.go_on()
        assert following.table.state == before
