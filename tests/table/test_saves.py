"""What is saved comes back: resume, undo, rewind, fork, other content, the list of saves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game.rules import encode
from game.rules.types import WORLD, Action, Said
from game.table.journal import JournalError, read, seal, unseal
from game.table.replay import counted, replay
from game.table.saves import autosave, fork, fresh_path, look, resume, rewind, saves, undo
from game.table.table import open_table
from tests.shipped import loaded, persona, shelf
from tests.table.room import SHORT, SWAP, four, played, table


def test_a_save_opens_where_it_stopped(tmp_path: Path) -> None:
    here = played(table(tmp_path / "a.jsonl"), 1, "programs")
    again, notes = resume(tmp_path / "a.jsonl", shelf())
    assert again.state == here.state and not notes
    assert [h.event for h in again.heard] == [h.event for h in here.heard]
    assert encode(played(again, 1).state) == encode(played(here, 1).state)


def test_an_action_that_the_rules_refuse_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    here = table(path)
    assert here.journal is not None
    here.journal.add({"do": encode(Action(1, "fund", "nothing", 3))})
    with pytest.raises(JournalError) as error:
        resume(path, shelf())
    assert error.value.said.key == "save.misfit"


@pytest.mark.parametrize(
    "entry", [{"do": 5}, {"do": {"seat": "x", "verb": 1}}, {"do": {"seat": 1, "verb": "pass", "z": 1}}]
)
def test_a_forged_line_is_refused(tmp_path: Path, entry: dict[str, Any]) -> None:
    path = tmp_path / "a.jsonl"
    here = table(path)
    assert here.journal is not None
    path.write_bytes(path.read_bytes() + seal(entry))
    with pytest.raises(JournalError) as error:
        resume(path, shelf())
    assert error.value.said.key == "save.misfit"


def test_a_save_of_other_content_can_be_looked_at_only(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    played(table(path), 1)
    opened = read(path)
    lines = [dict(opened.header, content="another"), *opened.lines]
    path.write_bytes(b"".join(seal(line) for line in lines))
    old, notes = resume(path, shelf())
    assert [note.key for note in notes] == ["save.other-content"]
    assert old.view(1).round == 3 and not old.options(1)
    assert old.submit(Action(1, "pass")).said == Said("save.other-content")


def test_undo_takes_back_the_last_own_action(tmp_path: Path) -> None:
    here = played(table(tmp_path / "a.jsonl"), 1, "programs")
    option = next(o for o in here.options(1) if o.verb == "fund" and o.high > o.now)
    plan = here.view(1).mine
    assert here.submit(Action(1, "fund", option.card, option.now + 1)).accepted
    back = undo(here, shelf(), 1)
    assert back.view(1).mine == plan and back.state.phase == "programs"


def test_rewind_goes_to_the_beginning_of_a_round(tmp_path: Path) -> None:
    here = played(table(tmp_path / "a.jsonl"), 1)
    back = rewind(here, shelf(), 2)
    assert (back.state.round, back.state.phase) == (2, "briefing")
    assert len(read(tmp_path / "a.jsonl").lines) > 10, "what was rewound stays in the file"
    again, _ = resume(tmp_path / "a.jsonl", shelf())
    assert again.state == back.state


def test_a_fork_leaves_the_first_game_alone(tmp_path: Path) -> None:
    here = played(table(tmp_path / "a.jsonl"), 1, "negotiation")
    other = fork(here, shelf(), tmp_path / "b.jsonl")
    before = (tmp_path / "a.jsonl").read_bytes()
    assert other.state == here.state
    assert other.submit(Action(1, "pass")).accepted
    assert (tmp_path / "a.jsonl").read_bytes() == before


def test_three_autosaves_go_round(tmp_path: Path) -> None:
    here = table(tmp_path / "a.jsonl")
    made = {path for _ in range(5) if (path := autosave(here, tmp_path)) is not None}
    assert len(made) <= 3 and all(path.name.startswith("autosave-") for path in made)


def test_the_list_of_saves_passes_over_what_is_none(tmp_path: Path) -> None:
    played(table(tmp_path / "a.jsonl"), 1)
    (tmp_path / "junk.jsonl").write_bytes(b"junk\n")
    (only,) = saves(tmp_path)
    assert (only.scenario, only.round) == (SHORT, 4)


def test_names_of_saves_do_not_collide(tmp_path: Path) -> None:
    first = fresh_path(tmp_path, "x")
    first.write_bytes(b"")
    assert fresh_path(tmp_path, "x").name == "x-2.jsonl"


def test_a_kill_at_any_byte_loses_only_what_was_not_acknowledged(tmp_path: Path) -> None:
    """After each acknowledged action the file has a length; cut there or later, that action is in the game."""
    path = tmp_path / "a.jsonl"
    here = four(path)
    states = [(path.stat().st_size, encode(here.state))]
    for action in (Action(0, "offer", offer=SWAP), Action(1, "answer", "", 1, 0), Action(2, "pass")):
        assert here.submit(action).accepted
        states.append((path.stat().st_size, encode(here.state)))
    data = path.read_bytes()
    for cut in range(states[0][0], len(data) + 1):
        (tmp_path / "b.jsonl").write_bytes(data[:cut])
        kept = max(at for at, (size, _) in enumerate(states) if size <= cut)
        opened = read(tmp_path / "b.jsonl")
        again = replay(path, opened, loaded(SHORT), counted(path, opened))
        assert encode(again.state) == states[kept][1]
        assert opened.torn == (cut != states[kept][0])


def test_a_torn_save_goes_on_and_is_whole_again(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    here = four(path)
    path.write_bytes(path.read_bytes() + b"12ab")
    again, _ = resume(path, shelf())
    assert again.submit(Action(0, "pass")).accepted
    once_more, notes = resume(path, shelf())
    assert not notes and once_more.state == again.state != here.state


def test_undo_leaves_what_others_did_meanwhile(tmp_path: Path) -> None:
    here = four(tmp_path / "a.jsonl")
    assert here.submit(Action(0, "pass")).accepted
    assert here.submit(Action(1, "ally", "", 1, 2)).accepted
    back = undo(here, shelf(), 0)
    assert not back.state.seats[0].ready and back.state.seats[1].allies == (2,)
    assert back.version > here.version


def test_undo_is_refused_when_somebody_has_built_on_it(tmp_path: Path) -> None:
    here = four(tmp_path / "a.jsonl")
    assert here.submit(Action(0, "offer", offer=SWAP)).accepted
    assert here.submit(Action(1, "answer", "", 1, 0)).accepted
    with pytest.raises(JournalError) as error:
        undo(here, shelf(), 0)
    assert error.value.said.key == "undo.since"
    assert look(tmp_path / "a.jsonl", shelf())[0].state == here.state


def test_an_undone_answer_can_be_given_otherwise(tmp_path: Path) -> None:
    here = four(tmp_path / "a.jsonl")
    assert here.submit(Action(0, "offer", offer=SWAP)).accepted
    assert here.submit(Action(1, "answer", "", 1, 0)).accepted
    back = undo(here, shelf(), 1)
    assert back.submit(Action(1, "answer", "", 0, 0, "reason.trust")).accepted
    again, _ = resume(tmp_path / "a.jsonl", shelf())
    assert not again.state.deals and again.state == back.state


@pytest.mark.parametrize(("acts", "key"), [(False, "undo.nothing"), (True, "undo.phase")])
def test_undo_stays_within_the_phase(tmp_path: Path, acts: bool, key: str) -> None:
    here = four(tmp_path / "a.jsonl", "briefing")
    if acts:
        assert here.submit(Action(0, "pass")).accepted
    assert here.submit(Action(WORLD, "close")).accepted
    with pytest.raises(JournalError) as error:
        undo(here, shelf(), 0)
    assert error.value.said.key == key


def test_a_game_without_a_journal_cannot_go_back() -> None:
    with pytest.raises(JournalError) as error:
        undo(table(), shelf(), 1)
    assert error.value.said.key == "save.none"


def test_rewind_to_a_phase(tmp_path: Path) -> None:
    here = played(table(tmp_path / "a.jsonl"), 1)
    back = rewind(here, shelf(), 1, "programs")
    assert (back.state.round, back.state.phase) == (1, "programs")
    assert not any(seat.ready for seat in back.state.seats)


def test_nobody_rewinds_into_the_future(tmp_path: Path) -> None:
    here = four(tmp_path / "a.jsonl")
    with pytest.raises(JournalError) as error:
        rewind(here, shelf(), 3)
    assert error.value.said.key == "undo.nothing"


def test_the_clock_survives_an_undo(tmp_path: Path) -> None:
    now = [0.0]
    here = open_table(loaded(SHORT), 5, (None,) * 4, tmp_path / "a.jsonl", lambda: now[0])
    here.submit(Action(0, "pass"))
    now[0] = 30.0
    assert undo(here, shelf(), 0).clock.left() == 90.0
    assert rewind(here, shelf(), 1).clock.left() == 120.0


def test_a_handed_over_seat_stays_handed_over(tmp_path: Path) -> None:
    here = four(tmp_path / "a.jsonl")
    assert here.seat_driver(3, persona("free-rider")).accepted
    again, _ = resume(tmp_path / "a.jsonl", shelf())
    assert [who.id if who else "" for who in again.drivers] == ["", "", "", "free-rider"]


def test_private_thoughts_are_kept_for_the_debrief(tmp_path: Path) -> None:
    here = played(table(tmp_path / "a.jsonl"), 1, "programs")
    again, _ = resume(tmp_path / "a.jsonl", shelf())
    assert again.thoughts == here.thoughts and again.thoughts


def test_a_thought_that_cannot_be_told_is_left_out_and_the_game_goes_on(tmp_path: Path) -> None:
    """A line may be sound and its seal true, and what stands in it still be no amount and no seat."""
    path = tmp_path / "a.jsonl"
    here = played(table(path), 1, "programs")
    lines = path.read_bytes().splitlines(keepends=True)
    at = next(at for at, line in enumerate(lines) if b'"why":{"key":"thought' in line)
    entry = dict(unseal(lines[at][:-1]) or {})
    lines[at] = seal({**entry, "why": {"key": "cause.program", "values": [["card", "whti"], ["who", "nobody"]]}})
    path.write_bytes(b"".join(lines))
    again, _ = resume(path, shelf())
    assert again.state == here.state and len(again.thoughts) == len(here.thoughts) - 1


def test_a_save_of_other_content_without_a_snapshot_opens_at_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    four(path)
    opened = read(path)
    path.write_bytes(b"".join(seal(line) for line in [dict(opened.header, rules=0), *opened.lines]))
    old, notes = resume(path, shelf())
    assert [note.key for note in notes] == ["save.other-content"]
    assert old.state.round == 1 and not old.thaw()


@pytest.mark.parametrize(
    "change",
    [{"seed": "five"}, {"seed": None}, {"seed": True}],
)
def test_a_forged_header_is_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    path = tmp_path / "a.jsonl"
    four(path)
    path.write_bytes(seal({**read(path).header, **change}))
    with pytest.raises(JournalError) as error:
        resume(path, shelf())
    assert error.value.said.key == "save.foreign"


@pytest.mark.parametrize("drivers", [5, ["x"], [None] * 4, ["../../etc", "", "", ""]])
def test_forged_drivers_become_persons(tmp_path: Path, drivers: Any) -> None:
    path = tmp_path / "a.jsonl"
    four(path)
    path.write_bytes(seal({**read(path).header, "drivers": drivers}))
    assert resume(path, shelf())[0].drivers == (None,) * 4


def test_a_header_is_readable_json(tmp_path: Path) -> None:
    four(tmp_path / "a.jsonl")
    first = (tmp_path / "a.jsonl").read_text(encoding="utf-8").split("\n")[0]
    header = json.loads(first[9:])
    assert header["scenario"] == SHORT and header["seed"] == 5
    assert header["content"] == loaded(SHORT).scenario.digest


def test_a_copy_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    here = four(tmp_path / "a.jsonl")
    (tmp_path / "in-the-way").write_text("x", encoding="utf-8")
    with pytest.raises(JournalError) as error:
        fork(here, shelf(), tmp_path / "in-the-way" / "b.jsonl")
    assert error.value.said.key == "save.unwritable"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.jsonl", "in-the-way"]
