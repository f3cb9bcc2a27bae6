"""The planner: parts that add up, a third for the debrief, rounds that are long enough, tables that are full enough."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.server.planner import KEPT, LEAST_MINUTES, MOST_CLASS, PAIR, ROUND, planned
from tests.server.classroom import TOKEN, Page, Ticking, again, hall, said, served


@given(st.integers(LEAST_MINUTES, MOST_CLASS), st.integers(1, 400), st.integers(2, 10), st.integers(1, 12))
def test_parts_add_up_and_a_third_is_kept(minutes: int, heads: int, seats: int, rounds: int) -> None:
    plan = planned(minutes, heads, seats, rounds)
    parts = (plan.brief, plan.huddle, plan.play, plan.middle, plan.rest, plan.debrief, plan.ticket)
    assert sum(parts) == minutes and min(plan.brief, plan.huddle, plan.play, plan.debrief, plan.ticket) > 0
    assert (plan.debrief + plan.ticket + plan.middle) * KEPT >= minutes
    assert 1 <= plan.rounds <= rounds and (plan.rounds == 1 or plan.play >= plan.rounds * ROUND)
    assert sum(seconds for _, seconds in plan.phases) * plan.rounds <= plan.play * 60
    assert plan.tables * seats * PAIR >= heads > (plan.tables - 1) * seats * PAIR


@pytest.mark.parametrize(
    ("minutes", "rounds", "play", "kept"), [(50, 3, 26, 17), (75, 4, 39, 25), (90, 5, 47, 30), (180, 10, 83, 60)]
)
def test_the_usual_classes(minutes: int, rounds: int, play: int, kept: int) -> None:
    plan = planned(minutes, 20, 4, 10)
    assert (plan.rounds, plan.play, plan.debrief + plan.ticket + plan.middle) == (rounds, play, kept)
    assert bool(plan.rest) == (minutes == 180)


def test_the_clocks_go_by_the_plan_and_still_do_after_a_crash(tmp_path: Path) -> None:
    clock = Ticking()
    made = hall(tmp_path / "l", clock=clock)
    with served(made) as client, client.websocket_connect("/line") as socket:
        desk = Page(socket, TOKEN)
        assert desk.ask("plan", minutes=75, heads=7)["ok"]
        phases = dict(made.lesson.plan.phases if made.lesson.plan is not None else ())
        assert made.rooms[0].table.clock.left() == phases["briefing"]
        assert desk.shown["plan"]["debrief"] * 60 > 1000
        clock.now += 30
        assert desk.ask("table", seed=3)["ok"]
        left = [room.table.clock.left() for room in made.rooms]
        assert left == [phases["briefing"] - 30, phases["briefing"]], "a late table takes no time from the others"
        for order in ({"ask": "fork"}, {"ask": "rewind", "round": 1}):
            assert desk.ask(table=0, **order)["ok"]
            assert made.rooms[0].table.clock.left() == phases["briefing"], "the plan holds in what it went on in"
        made.keep_times()
        for minutes, heads in ((10, 5), (75, 0), (301, 5)):
            assert said(desk.ask("plan", minutes=minutes, heads=heads)) == "room.no-plan"
    assert [room.table.clock.left() for room in again(tmp_path / "l", clock).rooms] == [phases["briefing"]] * 2
