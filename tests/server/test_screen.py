"""The projector's line: it looks, and nothing else; what it shows is public and in its language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.websockets import WebSocketDisconnect

from game.rules.types import PUBLIC, WORLD, Action
from game.server import secret
from game.table.table import Table
from tests.server.classroom import TOKEN, Page, Ticking, again, hall, joined, said, served
from tests.shipped import ROOT

LESSON = {"lesson", "here", "look", "tables", "words"}
TABLE = {"clock", "where", "scores", "dials", "crossings", "headlines"}
WALL = secret.for_screen(TOKEN)


def to(table: Table, phase: str) -> None:
    while table.state.phase != phase:
        assert table.submit(Action(WORLD, "close")).accepted


def test_all_tables_at_a_glance_and_one_by_itself(tmp_path: Path) -> None:
    made = hall(tmp_path / "l", tables=2)
    to(made.rooms[1].table, "negotiation")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, WALL)
        page.ask("beat")
        assert set(page.shown) == LESSON and page.shown["look"] == {"table": -1, "language": "en"}
        assert [one["phase"] for one in page.shown["tables"]] == ["Briefing", "Negotiation"]
        assert page.told == []
        assert page.ask("look", table=1)["ok"]
        assert set(page.shown) == LESSON | TABLE
        assert page.shown["where"]["phase"] == "Negotiation" and len(page.shown["crossings"]) == 12
        assert page.told and all(isinstance(line[2], str) and "{" not in line[2] for line in page.told)
        assert page.ask("look", table=-1)["ok"]
        assert all(page.shown[name] is None for name in TABLE) and page.told == []


def test_it_speaks_either_language_and_changes_at_once(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, WALL)
        page.ask("look", table=0)
        english, record = page.shown["where"], list(page.told)
        assert page.ask("look", language="fr")["ok"]
        assert page.shown["where"]["round"].startswith("Tour") and english["round"].startswith("Round")
        assert [line[:2] for line in page.told] == [line[:2] for line in record] and page.told != record
        assert page.shown["look"] == {"table": 0, "language": "fr"}


def test_what_happens_at_a_table_is_shown_without_asking(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as wall, client.websocket_connect("/line") as desk:
        page, teacher = Page(wall, WALL), Page(desk, TOKEN)
        page.ask("look", table=0)
        before = page.shown["where"]["phase"]
        assert teacher.ask("close", table=0)["ok"]
        page.ask("beat")
        assert page.shown["where"]["phase"] != before
        assert teacher.ask("note", text="Five minutes.", table=-1, who=-1)["ok"]
        assert teacher.ask("note", text="Only for one table.", table=0, who=-1)["ok"]
        page.ask("beat")
        assert page.shown["words"] == ["Five minutes."]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"ask": "look", "table": 1}, "room.no-table"),
        ({"ask": "look", "table": -2}, "room.no-table"),
        ({"ask": "look", "language": "de"}, "wire.garbled"),
        ({"ask": "look", "table": "0"}, "wire.garbled"),
        ({"ask": "act", "act": {"verb": "pass"}, "version": 0}, "wire.garbled"),
        ({"ask": "close", "table": 0}, "wire.garbled"),
        ({"ask": "note", "text": "x"}, "wire.garbled"),
        ({"ask": "reveal", "table": 0}, "wire.garbled"),
        ({"ask": "sit", "table": 0, "seat": 0}, "wire.garbled"),
    ],
)
def test_it_gives_no_orders_and_makes_no_moves(tmp_path: Path, asked: dict[str, Any], why: str) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, WALL)
        page.ask("look", language="fr")
        state, entries = made.rooms[0].table.state, made.lesson
        reply = page.ask(asked.pop("ask"), **asked)
        assert said(reply) == why and reply["text"].endswith(".")
        assert made.rooms[0].table.state is state and made.lesson is entries
        assert page.shown["look"] == {"table": -1, "language": "fr"}


def test_nobody_elses_secret_opens_it_and_its_own_is_not_the_teachers(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client:
        token = joined(client, "Ana")
        with client.websocket_connect("/line") as socket:
            page = Page(socket, token)
            assert said(page.ask("look", table=0)) == "wire.garbled" and "tables" not in page.shown
        with client.websocket_connect("/line") as socket:
            Page(socket, secret.for_screen(token))
            with pytest.raises(WebSocketDisconnect):
                socket.receive_text()
        with client.websocket_connect("/line") as socket:
            page = Page(socket, WALL)
            page.ask("beat")
            assert "people" not in page.shown and "plan" not in page.shown
    assert WALL != TOKEN and TOKEN not in WALL


def test_it_counts_who_is_here(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as wall:
        page = Page(wall, WALL)
        page.ask("beat")
        assert page.shown["here"] == {"joined": 0, "online": 0}
        token = joined(client, "Ana")
        joined(client, "Bo")
        with client.websocket_connect("/line") as socket:
            Page(socket, token).ask("beat")
            page.ask("beat")
            assert page.shown["here"] == {"joined": 2, "online": 1}


def test_it_finds_its_table_again_after_the_server_was_killed(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, WALL)
        page.ask("look", table=0)
        before = page.shown["where"]
    with served(again(tmp_path / "l")) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, WALL)
        page.ask("beat")
        assert page.shown["look"]["table"] == -1
        assert page.ask("look", table=0)["ok"] and page.shown["where"] == before


def test_points_are_told_once_there_are_any_and_the_best_first_at_the_end(tmp_path: Path) -> None:
    clock = Ticking()
    made = hall(tmp_path / "l", clock=clock)
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, WALL)
        page.ask("beat")
        (shown,) = page.shown["tables"]
        assert {one["said"] for one in shown["scores"]} == {"–"} and shown["health"]["said"] == "–"
        table = made.rooms[0].table
        while table.state.phase != "debrief":
            table.submit(Action(WORLD, "close"))
            made.rooms[0].wake()
            page.ask("beat")
            clock.now += 0.1
        page.ask("look", table=0)
        assert page.shown["where"]["over"] and page.shown["where"]["waits"] == []
        scores = page.shown["scores"]
        points = [table.view(PUBLIC).scores[one["seat"]] for one in scores]
        assert points == sorted(points, reverse=True) and len({one["name"] for one in scores}) == len(points)
        assert all(0 <= one["share"] <= 100 and one["said"] != "–" for one in scores)


def test_the_examples_of_the_protocol_are_sent_and_answered(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8").split("## The projector")[1].split("\n## ")[0]
    rows = text.split("```json\n")[1].split("```")[0].splitlines()
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, WALL)
        shown: set[str] = set()
        for row in rows:
            assert page.ask(**json.loads(row))["ok"]
            shown |= set(page.shown)
        assert shown == LESSON | TABLE and all(f"`{name}`" in text for name in shown)
        assert client.get("/land/fr").json()["border"]
