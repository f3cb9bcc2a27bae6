"""The teacher's desk: orders, all of them journalled; what the wall shows and what it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.rules.types import Said
from game.server.orders import ORDERS
from game.table.journal import read
from tests.server.classroom import TOKEN, Page, again, hall, joined, said, served


def test_a_class_is_seated_led_and_paused_from_the_desk(tmp_path: Path) -> None:
    made = hall(tmp_path / "l", 2)
    with (
        served(made) as client,
        client.websocket_connect("/line") as one,
        client.websocket_connect("/line") as two,
        client.websocket_connect("/line") as three,
    ):
        desk = Page(one, TOKEN)
        assert desk.ask("roster", names="Ana\n  Bo \n\nAna\nCy")["ok"]
        ana, bo = Page(two, joined(client, "Ana")), Page(three, joined(client, "Bo"))
        for who in (0, 1):
            assert desk.ask("sit", who=who, table=1, seat=2)["ok"]
        desk.ask("beat")
        assert desk.shown["roster"] == [
            {"name": n, "table": -1, "seat": -1, "here": n != "Cy"} for n in ("Ana", "Bo", "Cy")
        ]
        assert [(p["name"], p["table"], p["seat"], p["online"]) for p in desk.shown["people"]] == [
            ("Ana", 1, 2, True),
            ("Bo", 1, 2, True),
        ]
        assert desk.ask("swap", table=1)["ok"]
        ana.ask("beat")
        assert said(ana.act("pass")) == "room.not-lead"
        assert desk.ask("sit", who=0, table=0, seat=0)["ok"], "the teacher moves whom nobody else may"
        ana.ask("beat")
        assert ana.shown["me"]["seat"] == 0 and len(ana.shown["team"]) == 1

        assert desk.ask("pause", table=1)["ok"] and made.rooms[1].table.state.paused
        bo.ask("beat")
        assert bo.shown["clock"]["paused"] and not ana.shown["clock"]["paused"]
        assert not bo.act("pass")["ok"]
        assert desk.ask("resume", table=1)["ok"]
        assert desk.ask("close", table=1)["ok"] and made.rooms[1].table.state.phase != "briefing"
        assert desk.shown["wall"][1]["phase"] == made.rooms[1].table.state.phase
    marks = [line.get("by") for line in read(tmp_path / "l" / "table-2.jsonl").lines if "do" in line]
    assert all(mark.startswith("-1:") for mark in marks if mark), "by whose hand"
    before = made.lesson
    assert again(tmp_path / "l").lesson == before


def test_words_reach_those_they_are_for(tmp_path: Path) -> None:
    made = hall(tmp_path / "l", 2)
    with (
        served(made) as client,
        client.websocket_connect("/line") as one,
        client.websocket_connect("/line") as two,
        client.websocket_connect("/line") as three,
    ):
        desk, ana, bo = Page(one, TOKEN), Page(two, joined(client, "Ana")), Page(three, joined(client, "Bo"))
        ana.ask("sit", table=0, seat=0)
        bo.ask("sit", table=1, seat=0)
        for text, where in (("to all", {}), ("to one", {"table": 0}), ("to Bo", {"who": 1})):
            assert desk.ask("note", text=text, **where)["ok"]
        for page in (ana, bo):
            page.ask("beat")
        assert [note["text"] for note in ana.shown["notes"]] == ["to all", "to one"]
        assert [note["text"] for note in bo.shown["notes"]] == ["to all", "to Bo"]
        assert said(desk.ask("note", text=" \n ")) == "room.empty"


def test_messages_are_stopped_and_offers_are_not(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as one, client.websocket_connect("/line") as two:
        desk, ana = Page(one, TOKEN), Page(two, joined(client, "Ana"))
        ana.ask("sit", table=0, seat=0)
        while made.rooms[0].table.state.phase != "negotiation":
            assert desk.ask("close", table=0)["ok"]
        assert desk.ask("freeze", table=0, on=True)["ok"]
        ana.ask("beat")
        word = {"verb": "message", "text": "hello", "offer": {"parties": [0, 1], "terms": []}}
        assert said(ana.ask("act", act=word, version=made.rooms[0].table.version)) == "room.chat-frozen"
        assert desk.ask("freeze", table=0, on=False)["ok"]
        assert ana.ask("act", act=word, version=made.rooms[0].table.version)["ok"]


def test_an_empty_seat_goes_to_a_persona_and_back(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        desk = Page(socket, TOKEN)
        name = next(iter(made.loaded.shelf.cards["personas"]))
        assert said(desk.ask("drive", table=0, seat=1, persona="nobody-known")) == "room.no-persona"
        assert said(desk.ask("drive", table=0, seat=77, persona=name)) == "room.no-seat"
        assert desk.ask("drive", table=0, seat=1, persona=name, level=1)["ok"]
        for _ in range(300):
            desk.ask("beat")
            if desk.shown["wall"][0]["seats"][1]["ready"]:
                break
        assert desk.shown["wall"][0]["seats"][1]["persona"].startswith(name)
        assert desk.ask("drive", table=0, seat=1, persona="")["ok"]
        assert made.rooms[0].table.drivers[1] is None


def test_back_a_round_and_on_in_another_journal(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        desk = Page(socket, TOKEN)
        while made.rooms[0].table.state.phase != "negotiation":
            assert desk.ask("close", table=0)["ok"]
        assert desk.ask("fork", table=0)["ok"]
        assert made.lesson.tables[0].file != "table-1.jsonl"
        assert desk.ask("rewind", table=0, round=1)["ok"]
        assert made.rooms[0].table.state.phase == "briefing"
        assert not desk.ask("rewind", table=0, round=9)["ok"]
        state = made.rooms[0].table.state
    assert again(tmp_path / "l").rooms[0].table.state == state
    assert [n.what for n in made.lesson.notes] == ["rewind"]


def test_time_is_given_and_counted_in_the_book(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        desk = Page(socket, TOKEN)
        assert desk.ask("plan", minutes=75, heads=8)["ok"]
        left = made.rooms[0].table.clock.left()
        assert left is not None and desk.ask("extend", table=0, minutes=3)["ok"]
        assert made.rooms[0].table.clock.left() == left + 180
        assert [n.what for n in made.lesson.notes] == ["extend"]
        for minutes in (0, 61, -5):
            assert said(desk.ask("extend", table=0, minutes=minutes)) == "room.minutes"


@pytest.mark.parametrize("ask", sorted(set(ORDERS) - {"table", "deal"}))
def test_orders_without_sense_are_refused_and_change_nothing(tmp_path: Path, ask: str) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        desk = Page(socket, TOKEN)
        before, state = made.lesson, made.rooms[0].table.state
        for data in ({}, {"table": 9, "who": 9}, {"table": "x", "who": [], "names": 3, "closed": "no", "on": 1}):
            assert not desk.ask(ask, **data)["ok"]
        assert made.lesson is before and made.rooms[0].table.state is state


def test_a_student_gives_no_orders_and_the_wall_tells_no_secrets(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as one, client.websocket_connect("/line") as two:
        desk, ana = Page(one, TOKEN), Page(two, joined(client, "Ana"))
        ana.ask("sit", table=0, seat=0)
        for ask in ("pause", "close", "reveal", "door", "drive", "roster"):
            assert said(ana.ask(ask, table=0, closed=True, names="x", seat=0, persona="")) == "wire.garbled"
        desk.ask("beat")
        frames = "\n".join(desk.frames)
        for seat in made.rooms[0].table.state.seats:
            assert not [mandate for mandate in seat.mandates if mandate in frames]


def test_a_copy_that_the_book_does_not_take_is_not_played_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        desk = Page(socket, TOKEN)
        with monkeypatch.context() as full:
            full.setattr(made.book, "add", lambda entry: Said("save.unwritable", (("text", "l"), ("why", "full"))))
            assert said(desk.ask("fork", table=0)) == "save.unwritable"
        table = made.rooms[0].table
        assert table.journal is not None and table.journal.path.name == made.lesson.tables[0].file
        assert desk.ask("fork", table=0)["ok"]
        table = made.rooms[0].table
        assert table.journal is not None and table.journal.path.name == made.lesson.tables[0].file != "table-1.jsonl"


def test_a_journal_that_the_book_does_not_know_is_in_nobodys_way(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    (tmp_path / "l" / "table-2.jsonl").write_text("left by a crash", encoding="utf-8")
    assert made.open_rooms(1) is None and made.lesson.tables[1].file == "table-2-2.jsonl"


def test_a_field_that_an_order_does_not_use_does_no_harm(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        desk = Page(socket, TOKEN)
        assert desk.ask("pause", table=0, seat="x", text="y" * 9000)["ok"]
        assert made.rooms[0].table.state.paused and made.lesson.log[-1].what == "pause"
