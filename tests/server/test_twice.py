"""What is sent twice counts once, and two pages of one person are one person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from game.rules.types import Action
from game.server.hall import Hall
from game.server.room import Room
from tests.server.classroom import TOKEN, Page, Ticking, again, hall, joined, said, served
from tests.server.test_worded import to
from tests.shipped import ROOT


def examples() -> tuple[Mapping[str, Any], list[dict[str, Any]], list[dict[str, Any]]]:
    """Joining, the messages of a page and the orders of a desk, as the protocol shows them."""
    text = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")
    blocks = [block.split("```")[0].splitlines() for block in text.split("```json\n")[1:]]
    (join,), _, asks, orders = [[json.loads(row) for row in block if row] for block in blocks]
    return join, asks, orders


def standing(made: Hall) -> object:
    """Everything that a message could change."""
    tables = [(id(room.table), room.table.state, room.table.drivers, room.table.clock.left()) for room in made.rooms]
    return made.lesson, tables


def test_every_message_and_every_order_counts_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def no_turn(self: Room) -> bool:
        return False

    monkeypatch.setattr(Room, "_turn", no_turn)  # personas would act in between
    clock = Ticking()
    made = hall(tmp_path / "l", clock=clock)
    to(made.rooms[0].table, "negotiation")
    join, asks, orders = examples()
    with served(made) as client, client.websocket_connect("/line") as one, client.websocket_connect("/line") as two:
        page, desk = Page(one, client.post("/join", json=join).json()["secret"]), Page(two, TOKEN)
        version = made.rooms[0].table.version
        for who, example in [(page, e) for e in asks] + [(desk, e) for e in orders]:
            data = example | ({"version": version} if "version" in example else {})
            clock.now += 0.2  # so that so many may be sent
            first = who.ask(**data)
            before = standing(made)
            second = who.ask(**data)
            assert second["ok"] == first["ok"], example
            if example["ask"] != "key":
                assert standing(made) == before, example
    later = again(tmp_path / "l")
    with served(later) as client, client.websocket_connect("/line") as one:
        desk = Page(one, TOKEN)
        before = later.lesson
        for example in orders:
            if example["ask"] in ("table", "extend", "note", "fork", "rewind", "plan", "swap"):
                assert desk.ask(**example)["ok"] and later.lesson is before, "nor after a crash"


def test_two_tabs_of_one_person_are_one_seat(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    table = made.rooms[0].table
    with served(made) as client, client.websocket_connect("/line") as one:
        secret = joined(client, "Ana")
        first = Page(one, secret)
        first.ask("sit", table=0, seat=1)
        with client.websocket_connect("/line") as two:
            second = Page(two, secret)
            second.ask("beat")
            assert second.view == first.view and second.shown["me"] == first.shown["me"]
            assert len(second.shown["team"]) == 1, "one person, however many pages"
            assert second.ask("act", id="a1", act={"verb": "pass"}, version=0)["ok"]
            first.ask("beat")
            assert first.view == second.view and first.view.seats[1].ready
            assert not first.ask("act", id="b1", act={"verb": "pass"}, version=0)["ok"], "the seat has passed"
            assert first.ask("act", id="a1", act={"verb": "pass"}, version=0)["ok"], "the same message"
            other = {"verb": "ally", "target": 0, "amount": 1}
            assert said(first.ask("act", id="a1", act=other, version=0)) == "table.marked", "the same mark only"
            assert table.actions == [Action(1, "pass")]
            assert second.ask("speak", language="fr")["ok"]
            first.ask("beat")
            assert first.shown["me"]["language"] == "fr"
        first.ask("beat")
        assert first.shown["team"][0]["online"], "one of two pages is closed"


def test_two_tabs_do_not_take_one_proposal_twice(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as one, client.websocket_connect("/line") as two:
        secret = joined(client, "Ana")
        first, second = Page(one, secret), Page(two, secret)
        first.ask("sit", table=0, seat=1)
        assert first.ask("propose", id="p1", act={"verb": "pass"})["ok"]
        assert second.ask("propose", id="p1", act={"verb": "pass"})["ok"] and len(made.lesson.sheets) == 1
        assert first.ask("take", id="t1", sheet=0, version=0)["ok"]
        assert said(second.ask("take", id="t2", sheet=0, version=0)) == "room.no-sheet"
        assert made.rooms[0].table.actions == [Action(1, "pass")]
