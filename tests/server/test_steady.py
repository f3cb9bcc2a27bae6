"""A lesson's seconds: they pass with the machine's, never backwards, and not while the machine slept."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules import encode
from game.server import times
from game.server.planner import planned
from game.server.steady import LONGEST, Steady
from tests.server.classroom import Ticking, again, hall


@given(st.lists(st.floats(-1e9, 1e9)))
def test_it_never_goes_back_and_no_look_brings_more_than_the_longest(steps: list[float]) -> None:
    clock = Ticking()
    steady = Steady(clock)
    before = steady()
    for step in steps:
        clock.now += step
        after = steady()
        assert before <= after <= before + LONGEST
        before = after


def test_seconds_are_counted_one_by_one() -> None:
    clock = Ticking()
    steady = Steady(clock)
    for _ in range(100):
        clock.now += 0.5
        steady()
    assert steady() == 50.0


@pytest.mark.parametrize("killed", [False, True])
def test_a_laptop_that_slept_closes_no_phase(tmp_path: Path, killed: bool) -> None:
    clock = Ticking()
    made = hall(tmp_path / "l", clock=clock)
    made.enter("plan", -1, plan=encode(planned(50, 4, 4, 3)))
    made.pace(made.rooms[0])
    made = again(tmp_path / "l", clock) if killed else made
    table = made.rooms[0].table
    left = table.clock.left()
    assert left is not None

    async def beats(count: int) -> None:
        made.run()
        for _ in range(count):
            await asyncio.sleep(0.01)
        await made.close()

    for jump in (3600.0, -7200.0, 86400.0):
        clock.now += jump
        asyncio.run(beats(20))
        assert (table.state.round, table.state.phase, table.clock.left()) == (1, "briefing", left)
    clock.now += 10
    assert table.clock.left() == left - 10, "and it counts on"


def test_time_is_counted_while_no_tables_clock_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(times, "EVERY", 0.01)
    clock = Ticking()
    made = hall(tmp_path / "l", clock=clock, stage="debrief")

    async def debriefing() -> None:
        made.run()
        for _ in range(40):
            clock.now += 5.0
            await asyncio.sleep(0.03)
        await made.close()

    asyncio.run(debriefing())
    assert made.at > 60, "of 200 seconds, whatever pace the test's machine has"
