"""Games that end earlier: by order, by the plan, at any table, in any phase; the journal leads to the same end."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.rules import encode
from game.rules.record import changed
from game.rules.types import WORLD, Action
from game.server.hall import new_hall, old_hall
from game.server.lesson import TEACHER
from game.server.planner import planned
from game.server.worded import page_heard, page_shows
from game.table.moments import moments
from tests.server.classroom import CODE, TOKEN, Page, Ticking, again, hall, joined, said, served
from tests.server.test_room import cast, until
from tests.server.test_worded import to
from tests.shipped import loaded


@pytest.mark.parametrize("phase", ["briefing", "negotiation", "programs", "report"])
def test_the_teacher_ends_all_games_at_once(tmp_path: Path, phase: str) -> None:
    made = hall(tmp_path / "l", 2)
    to(made.rooms[1].table, "negotiation")
    if phase == "report":
        to(made.rooms[0].table, "resolution")
        assert list(made.rooms[0].table.advance()) == [WORLD]
    else:
        to(made.rooms[0].table, phase)
    with served(made) as client, client.websocket_connect("/line") as one, client.websocket_connect("/line") as two:
        desk, ana = Page(one, TOKEN), Page(two, joined(client, "Ana"), "words")
        ana.ask("sit", table=0, seat=1)
        assert desk.ask("stage", stage="debrief")["ok"]
        assert desk.ask("end", table=-1)["ok"]
        for _ in range(300):
            desk.ask("beat")
            if [post["phase"] for post in desk.shown["wall"]] == ["debrief", "debrief"]:
                break
        assert [post["phase"] for post in desk.shown["wall"]] == ["debrief", "debrief"]
        assert [post["rounds"] for post in desk.shown["wall"]] == [1, 1]
        assert said(desk.ask("end", table=0)) == "no.phase" and desk.ask("end", table=-1)["ok"]
        ana.ask("beat")
        assert "1 of 1" in ana.shown["where"]["round"]
    states = [room.table.state for room in made.rooms]
    later = again(tmp_path / "l")
    assert [room.table.state for room in later.rooms] == states, "the same journal, the same end"
    assert moments(later.rooms[0].table)[-1].state == states[0]


def test_a_plan_with_fewer_rounds_ends_the_game_after_them(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    made.enter("plan", TEACHER, plan=encode(planned(50, 4, 4, 2)))
    assert made.open_room(9, (None,) * 4) is None
    table = made.rooms[1].table
    assert table.view(0).last == table.scenario.rounds == 2
    cast(made, 1)
    until(made, lambda: made.rooms[1].table.state.phase == "debrief")
    assert table.state.round == 2 and len(table.state.history) == 2
    later = again(tmp_path / "l")
    assert later.rooms[1].table.state == table.state and later.rooms[1].table.scenario.rounds == 2
    assert later.rooms[0].table.view(0).last == 2, "a table that was open before, at the latest after a crash"


def test_private_orders_suit_the_length_that_is_played(tmp_path: Path) -> None:
    """Of ten years or of one: an order for ten cannot be carried out in one."""
    for rounds in (10, 1):
        made = new_hall(tmp_path / str(rounds), loaded("historical-2001"), Ticking(), CODE, TOKEN)
        plan = changed(planned(50, 4, 4, 10), rounds=rounds)
        assert made.enter("plan", TEACHER, plan=encode(plan)) is None and made.open_room(3, (None,) * 4) is None
        table = made.rooms[0].table
        for actor, mine in zip(table.scenario.actors, table.state.seats, strict=True):
            assert mine.mandates
            for mandate in actor.mandates:
                assert mandate.years[0] <= rounds <= mandate.years[1]
        assert made.join("Ana", "fr") and made.enter("sit", 0, who=0, table=0, seat=0) is None
        assert len(page_shows(made, 0)["brief"]["orders"]) == 1
        state = table.state
        later, words = old_hall(tmp_path / str(rounds), loaded("historical-2001"), Ticking())
        assert later.rooms[0].table.state == state and not words
        assert later.rooms[0].table.submit(Action(WORLD, "end")).accepted
        told = page_heard(later, 0, None, 0)[2]
        orders = [line for line in told if line[2].startswith("Un ordre privé")]
        assert len(orders) == 1 and "{" not in orders[0][2], "its own order is told in words at the end"


def test_another_plan_moves_the_end_and_going_back_keeps_it(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    table = made.rooms[0].table
    with served(made) as client, client.websocket_connect("/line") as socket:
        desk = Page(socket, TOKEN)
        for minutes, rounds in ((50, 3), (90, 5), (50, 3)):
            assert desk.ask("plan", minutes=minutes, heads=4)["ok"]
            assert table.view(0).last == rounds
        assert desk.ask("rewind", table=0, round=1)["ok"] and desk.ask("fork", table=0)["ok"]
        assert made.rooms[0].table.view(0).last == 3
        assert desk.ask("end", table=0, round=2)["ok"] and made.rooms[0].table.view(0).last == 2
        assert said(desk.ask("end", table=0, round=9)) == "no.end"
        assert desk.ask("fork", table=0)["ok"] and made.rooms[0].table.view(0).last == 2
    later = again(tmp_path / "l")
    assert later.rooms[0].table.view(0).last == 2, "what the teacher ordered after the plan"
    with served(later) as client, client.websocket_connect("/line") as socket:
        assert Page(socket, TOKEN).ask("plan", id="anew", minutes=90, heads=4)["ok"]
        assert later.rooms[0].table.view(0).last == 5, "a plan made anew"


def test_no_student_ends_a_game(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"))
        page.ask("sit", table=0, seat=1)
        assert said(page.ask("end", table=0)) == "wire.garbled" and said(page.act("end")) == "wire.garbled"
        assert Action(WORLD, "end") not in made.rooms[0].table.actions
