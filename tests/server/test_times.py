"""Clocks after a crash: they go on from where they were, whatever the file beside the book holds."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from game.rules import encode
from game.rules.types import WORLD, Action
from game.server import times
from game.server.hall import Hall
from game.server.lesson import TEACHER
from game.server.planner import planned
from tests.server.classroom import Ticking, again, hall


def clocked(folder: Path, clock: Ticking, tables: int = 1) -> Hall:
    made = hall(folder, tables, clock)
    made.enter("plan", TEACHER, plan=encode(planned(50, 4, 4, 5)))
    for room in made.rooms:
        made.pace(room)
    return made


def left(made: Hall, at: int = 0) -> float:
    found = made.rooms[at].table.clock.left()
    assert found is not None
    return found


def test_the_clock_goes_on_from_where_it_was_and_so_does_the_lesson(tmp_path: Path) -> None:
    clock = Ticking()
    made = clocked(tmp_path / "l", clock, 2)
    clock.now += 20
    for _ in range(2):
        assert made.rooms[1].table.submit(Action(WORLD, "close")).accepted
    clock.now += 5
    made.keep_times()
    before = [left(made, at) for at in range(2)]
    later = again(tmp_path / "l", Ticking())
    assert [left(later, at) for at in range(2)] == before and later.at == made.at == 25.0


def test_a_phase_that_began_since_begins_its_time_anew(tmp_path: Path) -> None:
    clock = Ticking()
    made = clocked(tmp_path / "l", clock)
    clock.now += 7
    made.keep_times()
    assert made.rooms[0].table.submit(Action(WORLD, "close")).accepted
    full = left(made)
    clock.now += 2
    assert left(again(tmp_path / "l", Ticking())) == full


def test_a_pause_and_a_stage_in_which_nobody_plays_outlive_the_server(tmp_path: Path) -> None:
    clock = Ticking()
    made = clocked(tmp_path / "l", clock, 2)
    clock.now += 11
    assert made.rooms[0].table.submit(Action(WORLD, "pause")).accepted
    assert made.go_to("middle") is None
    made.keep_times()
    before = [left(made, at) for at in range(2)]
    now = Ticking()
    later = again(tmp_path / "l", now)
    now.now += 30
    assert [left(later, at) for at in range(2)] == before
    assert later.go_to("playing") is None
    now.now += 4
    assert left(later) == before[0], "it is still paused"
    assert later.rooms[0].table.submit(Action(WORLD, "resume")).accepted
    now.now += 4
    assert [left(later), left(later, 1)] == [before[0] - 4, before[1] - 8]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"at": 5}', '{"at": "x", "tables": []}', '{"at": 1, "tables": [[1, "briefing", "x"]]}',
     '{"at": 1, "tables": [[1, "briefing", -5]]}', '{"at": 1, "tables": [[1, "briefing", NaN]]}', "[" * 5000],
)  # fmt: skip
def test_a_file_without_sense_is_passed_over(tmp_path: Path, text: str) -> None:
    made = clocked(tmp_path / "l", Ticking())
    full = left(made)
    (tmp_path / "l" / times.NAME).write_text(text, encoding="utf-8")
    assert left(again(tmp_path / "l", Ticking())) == full


def test_it_is_written_while_the_lesson_goes_on_and_a_full_disk_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = clocked(tmp_path / "l", Ticking())

    async def going_on() -> None:
        made.run()
        for _ in range(500):
            if (tmp_path / "l" / times.NAME).exists():
                break
            await asyncio.sleep(0.01)
        await made.close()

    asyncio.run(going_on())
    assert times.read(tmp_path / "l")[1] == [[1, "briefing", left(made)]]

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(Path, "write_text", full)
    made.keep_times()
