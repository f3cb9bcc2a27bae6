"""A table by itself: personas play, time closes phases, a fault or a full disk stops one table and no other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from game.ai.persona import personas
from game.rules import encode
from game.rules.types import Action
from game.server import room as rooms
from game.server.hall import Hall
from game.server.planner import planned
from game.table.journal import Journal, unwritable
from game.table.turn import Thought, Turn
from tests.server.classroom import Ticking, hall


def until(made: Hall, done: Callable[[], bool]) -> None:
    """Let the lesson go on until something is so."""

    async def going_on() -> None:
        made.run()
        for _ in range(3000):
            if done():
                break
            await asyncio.sleep(0.01)
        await made.close()

    asyncio.run(going_on())
    assert done()


def cast(made: Hall, at: int, level: int = 1) -> None:
    known = sorted(personas(made.loaded.shelf).values(), key=lambda persona: persona.id)
    for seat in range(len(made.loaded.scenario.actors)):
        assert made.rooms[at].table.seat_driver(seat, known[seat].at(level)).accepted


def test_personas_play_a_whole_game_by_themselves(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    cast(made, 0)
    until(made, lambda: made.rooms[0].table.state.phase == "debrief")


def test_a_phase_ends_when_its_time_is_up(tmp_path: Path) -> None:
    clock = Ticking()
    made = hall(tmp_path / "l", clock=clock)
    made.enter("plan", -1, plan=encode(planned(50, 4, 4, 3)))
    made.pace(made.rooms[0])
    before = made.rooms[0].table.state.phase

    def passing() -> bool:
        clock.now += 1
        return made.rooms[0].table.state.phase != before

    until(made, passing)


def test_a_fault_at_one_table_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = hall(tmp_path / "l", 2)
    for at in (0, 1):
        cast(made, at)
    sound = rooms.think

    def fails(loaded: object, seed: int, turn: Turn) -> Thought:
        if seed == 7:
            raise RuntimeError("a persona that cannot think")
        return sound(made.loaded, seed, turn)

    monkeypatch.setattr(rooms, "think", fails)
    until(made, lambda: made.rooms[1].table.state.phase == "debrief")
    stopped = made.rooms[0].table
    assert stopped.frozen is not None and stopped.frozen.key == "room.fault"
    assert "cannot think" in (tmp_path / "l" / "fault-1.txt").read_text(encoding="utf-8")


def test_a_disk_that_was_full_lets_the_game_go_on_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = hall(tmp_path / "l")
    cast(made, 0)
    full = [True]
    sound = Journal.add

    def add(self: Journal, data: dict[str, object], *, wait: bool = True) -> None:
        if full[0]:
            raise unwritable(self.path.parent, OSError(28, "no space"))
        sound(self, data, wait=wait)

    monkeypatch.setattr(Journal, "add", add)
    until(made, lambda: made.rooms[0].table.frozen is not None)
    assert made.rooms[0].table.actions == []
    full[0] = False
    until(made, lambda: len(made.rooms[0].table.actions) > 5)


def test_what_was_thought_of_a_game_that_was_moved_is_thought_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = hall(tmp_path / "l")
    cast(made, 0)
    room, moved = made.rooms[0], []
    sound = rooms.think

    def meanwhile(loaded: object, seed: int, turn: Turn) -> Thought:
        if not moved:
            moved.append(room.table.submit(Action(0, "pass")).accepted)
        return sound(made.loaded, seed, turn)

    monkeypatch.setattr(rooms, "think", meanwhile)
    until(made, lambda: room.table.state.phase == "debrief")
    assert moved == [True]
