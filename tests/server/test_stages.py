"""The course of a lesson: tables play in one of its stages, empty seats are filled, the plan is kept or not."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from game.rules import encode
from game.server import stages
from game.server.entries import enter
from game.server.lesson import STAGES, Lesson
from game.server.planner import planned
from tests.server.classroom import TOKEN, Page, Ticking, again, hall, joined, said, served
from tests.server.test_room import cast, until


@pytest.mark.parametrize("stage", STAGES)
def test_moves_are_taken_while_tables_play_and_else_refused_with_a_sentence(tmp_path: Path, stage: str) -> None:
    made = hall(tmp_path / "l", stage=stage)
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"))
        assert page.ask("sit", table=0, seat=1)["ok"] and page.ask("propose", act={"verb": "pass"})["ok"]
        assert page.shown["lesson"]["stage"] == stage
        before = made.rooms[0].table.state
        replies = [said(page.act("pass")), said(page.ask("take", sheet=0, version=0))]
        if stage == "playing":
            assert replies[0] == ""
        else:
            key = stages.HELD[stage]
            assert replies == [key, key] and made.rooms[0].table.state is before
            assert key in made.loaded.shelf.words


def test_tables_stand_still_until_the_game_begins_and_when_it_is_interrupted(tmp_path: Path) -> None:
    clock = Ticking()
    made = hall(tmp_path / "l", clock=clock, stage="huddle")
    made.enter("plan", -1, plan=encode(planned(50, 4, 4, 3)))
    made.pace(made.rooms[0])
    cast(made, 0)
    room = made.rooms[0]
    full = room.table.clock.left()

    async def beats() -> None:
        made.run()
        for _ in range(30):
            clock.now += 10
            await asyncio.sleep(0.01)
        await made.close()

    asyncio.run(beats())
    assert room.table.actions == [] and room.table.clock.left() == full
    assert made.go_to("playing") is None
    until(made, lambda: len(room.table.actions) > 3)
    assert made.go_to("middle") is None
    count, left = len(room.table.actions), room.table.clock.left()
    asyncio.run(beats())
    assert (len(room.table.actions), room.table.clock.left()) == (count, left)
    later = again(tmp_path / "l", clock)
    assert later.lesson.stage == "middle" and later.rooms[0].held, "also after a crash"


def test_a_table_that_was_moved_while_it_stood_still_stands_still(tmp_path: Path) -> None:
    clock = Ticking()
    made = hall(tmp_path / "l", clock=clock, stage="rest")
    made.enter("plan", -1, plan=encode(planned(50, 4, 4, 3)))
    with served(made) as client, client.websocket_connect("/line") as socket:
        desk = Page(socket, TOKEN)
        for order in ({"ask": "fork"}, {"ask": "rewind", "round": 1}):
            assert desk.ask(table=0, **order)["ok"]
            left = made.rooms[0].table.clock.left()
            clock.now += 20
            assert left is not None and made.rooms[0].table.clock.left() == left


def test_empty_seats_are_filled_when_playing_begins_and_go_back_to_who_comes(tmp_path: Path) -> None:
    made = hall(tmp_path / "l", 2, stage="gathering")
    with (
        served(made) as client,
        client.websocket_connect("/line") as one,
        client.websocket_connect("/line") as two,
        client.websocket_connect("/line") as three,
    ):
        desk, ana, bo = Page(one, TOKEN), Page(two, joined(client, "Ana")), Page(three, joined(client, "Bo"))
        ana.ask("sit", table=0, seat=1)
        assert desk.ask("stage", stage="playing")["ok"]
        first, second = made.rooms[0].table, made.rooms[1].table
        assert [driver is None for driver in first.drivers] == [False, True, False, False]
        assert not any(second.drivers), "nobody is there: it is left alone"
        assert bo.ask("sit", table=0, seat=2)["ok"]
        assert first.drivers[2] is None, "who sits down plays"
        assert desk.ask("sit", who=1, table=0, seat=3)["ok"]
        assert first.drivers[3] is None and first.drivers[2] is None
        assert desk.ask("away", who=1, away=True)["ok"] and first.drivers[3] is None, "the teacher decides"
        assert desk.ask("fill", table=0)["ok"]
        assert [driver is None for driver in first.drivers] == [False, True, False, False]
        assert desk.ask("stage", stage="rest")["ok"] and desk.ask("away", who=1, away=False)["ok"]
        assert desk.ask("sit", who=1, table=0, seat=3)["ok"] and desk.ask("stage", stage="playing")["ok"]
        assert first.drivers[3] is None
    drivers = first.drivers
    assert again(tmp_path / "l").rooms[0].table.drivers == drivers, "all of it is in the journals"


def test_the_teacher_may_leave_seats_empty(tmp_path: Path) -> None:
    made = hall(tmp_path / "l", stage="gathering")
    with served(made) as client, client.websocket_connect("/line") as one, client.websocket_connect("/line") as two:
        desk, ana = Page(one, TOKEN), Page(two, joined(client, "Ana"))
        ana.ask("sit", table=0, seat=1)
        assert said(desk.ask("stage", stage="lunch")) == "wire.garbled"
        assert desk.ask("stage", stage="playing", fill=False)["ok"] and not any(made.rooms[0].table.drivers)


def test_what_is_left_of_a_stage_adds_up_over_its_stays() -> None:
    lesson = Lesson("autumn-2001", "BORDE")
    assert stages.left(lesson, 5.0) is None and stages.behind(lesson, 900.0) == 0
    plan = planned(180, 8, 4, 10)
    lesson = enter(lesson, {"what": "plan", "at": 0.0, "plan": encode(plan)})
    assert stages.left(lesson, 5.0) is None, "gathering has no time of its own"
    for at, stage in ((100.0, "playing"), (700.0, "middle"), (900.0, "playing")):
        lesson = enter(lesson, {"what": "stage", "at": at, "stage": stage})
    assert stages.left(lesson, 1000.0) == plan.play * 60 - 700
    assert stages.left(lesson, 1e6) == 0
    assert stages.behind(lesson, 1000.0) == 0
    planned_so_far = (plan.brief + plan.huddle + plan.play + plan.middle) * 60
    assert stages.behind(lesson, 100.0 + planned_so_far + 30) == 30


def test_the_desk_sees_how_late_the_class_is_and_pages_do_not(tmp_path: Path) -> None:
    clock = Ticking()
    made = hall(tmp_path / "l", clock=clock, stage="gathering")
    with served(made) as client, client.websocket_connect("/line") as one, client.websocket_connect("/line") as two:
        desk, ana = Page(one, TOKEN), Page(two, joined(client, "Ana"))
        assert desk.ask("plan", minutes=50, heads=4)["ok"] and desk.ask("stage", stage="briefing")["ok"]
        brief = desk.shown["plan"]["brief"] * 60
        assert (desk.shown["lesson"]["left"], desk.shown["lesson"]["behind"]) == (brief, 0)
        for _ in range(brief // 20 + 1):
            clock.now += 20
            desk.ask("beat")
        late = (brief // 20 + 1) * 20 - brief
        desk.ask("door", closed=False)
        assert (desk.shown["lesson"]["left"], desk.shown["lesson"]["behind"]) == (0, late)
        ana.ask("beat")
        assert ana.shown["lesson"]["left"] == 0 and "behind" not in ana.shown["lesson"]


def test_a_move_that_was_taken_stays_taken_when_the_stage_has_changed(tmp_path: Path) -> None:
    """The answer was lost, the page asks again, and meanwhile the teacher interrupted the game."""
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"))
        assert page.ask("sit", table=0, seat=0)["ok"]
        assert page.ask("act", id="once", act={"verb": "pass"}, version=0)["ok"]
        assert made.go_to("middle") is None
        assert page.ask("act", id="once", act={"verb": "pass"}, version=0)["ok"]
        assert said(page.ask("act", id="twice", act={"verb": "pass"}, version=0)) == "lesson.interrupted"
