"""The one gate, the clock, saves, undo, rewind, fork."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from game.rules import encode
from game.rules.types import PUBLIC, TEACHER, WORLD, Action, Said
from game.table.clock import Clock
from game.table.journal import Journal, JournalError, read, seal
from game.table.phases import Phases
from game.table.saves import autosave, fork, fresh_path, look, resume, rewind, saves, undo
from game.table.table import Table, open_table
from tests.shipped import cast, loaded, shelf

SHORT = "first-game"


def played(table: Table, me: int, until: str = "debrief") -> Table:
    """A person who always passes, among personas, up to a phase."""
    for _ in range(400):
        for _ in table.advance():
            pass
        if table.state.phase in (until, "debrief"):
            return table
        option = next((o for o in table.options(me) if o.verb == "choose"), None)
        action = (
            Action(me, "choose", option.card, option.targets[0] if option.targets else 0)
            if option
            else Action(me, "pass")
        )
        assert table.submit(action, table.version).accepted
    raise AssertionError("the game does not end")


def table(path: Path | None = None, seed: int = 5, *people: int) -> Table:
    return open_table(loaded(SHORT), seed, cast(SHORT, *(people or (1,))), path)


def test_a_game_ends_and_everybody_has_a_score() -> None:
    done = played(table(), 1)
    assert done.state.phase == "debrief"
    assert all(score > 0 for score in done.view(PUBLIC).scores)


def test_an_illegal_action_changes_nothing_and_says_why() -> None:
    here = table()
    before = here.state
    reply = here.submit(Action(1, "fund", "no-such-card", 1), here.version)
    assert not reply.accepted and reply.said is not None
    assert here.state is before


def test_a_stale_version_is_refused_with_a_sentence() -> None:
    here = played(table(), 1, "negotiation")
    old = here.version
    assert here.submit(Action(1, "pass"), old).accepted
    reply = here.submit(Action(1, "pass"), old - 1)
    assert reply.said == Said("table.stale")


def test_two_seats_in_one_phase_do_not_refuse_each_other() -> None:
    here = open_table(loaded(SHORT), 5, (None,) * 4)
    version = here.version
    assert here.submit(Action(0, "pass"), version).accepted
    assert here.submit(Action(1, "pass"), version).accepted


def test_the_same_seed_tells_the_same_game() -> None:
    assert encode(played(table(), 1).state) == encode(played(table(), 1).state)


def test_another_seed_tells_another() -> None:
    assert encode(played(table(seed=5), 1).state) != encode(played(table(seed=6), 1).state)


def test_a_save_opens_where_it_stopped(tmp_path: Path) -> None:
    here = played(table(tmp_path / "a.jsonl"), 1, "programs")
    again, notes = resume(tmp_path / "a.jsonl", shelf())
    assert again.state == here.state and not notes
    assert [h.event for h in again.heard] == [h.event for h in here.heard]
    assert encode(played(again, 1).state) == encode(played(here, 1).state)


def test_every_prefix_of_a_journal_opens(tmp_path: Path) -> None:
    """Cut after any byte of its last lines, the game opens at the last acknowledged action."""
    played(table(tmp_path / "a.jsonl"), 1, "negotiation")
    data = (tmp_path / "a.jsonl").read_bytes()
    first = data.index(b"\n") + 1
    for cut in range(first, len(data) + 1, 7):
        (tmp_path / "b.jsonl").write_bytes(data[:cut])
        again, _ = look(tmp_path / "b.jsonl", shelf())
        assert again.frozen is None


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


class FullDisk(Journal):
    """A journal whose disk is full from now on."""

    def add(self, data: Mapping[str, Any]) -> None:
        raise JournalError(Said("save.unwritable", (("text", "saves"), ("why", errno.errorcode[errno.ENOSPC]))))


def test_a_full_disk_refuses_and_keeps_the_game(tmp_path: Path) -> None:
    here = table()
    here.journal = FullDisk.__new__(FullDisk)
    before = here.state
    reply = here.submit(Action(1, "pass"), here.version)
    assert reply.said is not None and reply.said.key == "save.unwritable"
    assert here.state is before


def test_undo_takes_back_the_last_own_action(tmp_path: Path) -> None:
    here = played(table(tmp_path / "a.jsonl"), 1, "programs")
    option = next(o for o in here.options(1) if o.verb == "fund" and o.high > o.now)
    plan = here.view(1).mine
    assert here.submit(Action(1, "fund", option.card, option.now + 1)).accepted
    back = undo(here, shelf(), 1)
    assert back.view(1).mine == plan and back.state.phase == "programs"


def test_undo_needs_something_of_ones_own(tmp_path: Path) -> None:
    here = played(table(tmp_path / "a.jsonl"), 1, "negotiation")
    with pytest.raises(JournalError) as error:
        undo(here, shelf(), 2 if here.state.seats[2].ready else 3)
    assert error.value.said.key in ("undo.nothing", "undo.phase")


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


def test_the_clock_closes_a_phase_when_time_is_up() -> None:
    now = [0.0]
    here = open_table(loaded(SHORT), 5, (None,) * 4, None, lambda: now[0])
    here.clock.begin("briefing")
    assert not here.tick()
    now[0] = 120.0
    assert here.tick()
    assert here.state.phase != "briefing"


def test_a_clock_pauses_extends_and_goes_on() -> None:
    now = [0.0]
    clock = Clock(lambda: now[0], {"programs": 2.0})
    assert clock.left() is None
    clock.begin("programs")
    now[0] = 30.0
    assert clock.left() == 90.0
    clock.pause()
    now[0] = 500.0
    assert clock.left() == 90.0 and not clock.up()
    clock.extend(1)
    clock.resume()
    now[0] = 649.0
    assert clock.left() == 1.0
    now[0] = 651.0
    assert clock.up()


def test_the_machine_follows_the_rules_through_several_phases() -> None:
    seen: list[str] = []
    phases = Phases("report", seen.append)
    phases.follow("negotiation")
    assert seen == ["briefing", "events", "negotiation"]
    phases.follow("paused")
    phases.follow("negotiation")
    phases.follow("report")
    phases.follow("debrief")
    assert seen[-1] == "debrief"


def test_a_paused_table_waits() -> None:
    here = table()
    assert here.submit(Action(WORLD, "pause")).accepted
    assert not here.waiting()
    assert here.submit(Action(WORLD, "resume")).accepted
    assert here.waiting()


def test_why_adds_up_to_the_change() -> None:
    here = played(table(), 1, "report")
    for dial in ("commerce@ottawa", "trade", "alarm", "trust@ottawa~quebec", "safety@quebec"):
        at = here.scenario.dials[dial]
        change = (here.state.dials[at] - here.scenario.opening[at]) / 1000
        assert sum(cause.points for cause in here.why(dial)) == pytest.approx(change, abs=0.002)


def test_the_teacher_sees_all_and_the_public_no_secret() -> None:
    here = played(table(), 1, "negotiation")
    assert all(other is not None for other in here.view(TEACHER).others)
    assert here.view(PUBLIC).mine is None and not any(here.view(PUBLIC).others)
