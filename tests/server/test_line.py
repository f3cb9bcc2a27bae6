"""Through the server's doors: joining, seats, moves, refusals, and a server that is killed."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.websockets import WebSocketDisconnect

from game.rules.types import PUBLIC, WORLD, Action
from game.server.app import MOST_OWN
from game.server.asks import ASKS
from game.server.orders import ORDERS
from game.server.wire import MOST_BYTES
from game.table.journal import Journal, JournalError, unwritable
from tests.server.classroom import CODE, TOKEN, Page, Ticking, again, hall, joined, said, served
from tests.shipped import ROOT


def test_a_name_and_the_code_let_somebody_in(tmp_path: Path) -> None:
    with served(hall(tmp_path / "l")) as client:
        assert joined(client, "Ana") != joined(client, "Bo")
        for name, code, status, words in (
            ("Ana", CODE, 409, "Ana"),
            ("Cy", "WRONG", 403, "five letters"),
            ("  \u202e ", CODE, 409, "Type a name"),
        ):
            answer = client.post("/join", json={"id": "j", "ask": "join", "name": name, "code": code})
            assert answer.status_code == status and words in answer.json()["text"]
        french = client.post("/join", json={"id": "j", "ask": "join", "name": "D", "code": "X", "language": "fr"})
        assert "cinq lettres" in french.json()["text"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b"x" * (MOST_BYTES + 1),
        b'{"id":1,"ask":"join"}',
        b"\xff\xfe",
        b"[" * 9000,
        b'{"id":"j","ask":"join","name":5,"code":"BORDE"}',
        b'{"id":"j","ask":"join","name":"A","code":[]}',
        b'{"id":"j","ask":"join","name":"\\ud800","code":"BORDE"}',
        b'{"id":"j","ask":"join","name":"A","language":1}',
    ],
)
def test_joining_with_nonsense_is_refused_with_a_sentence(tmp_path: Path, body: bytes) -> None:
    with served(hall(tmp_path / "l")) as client:
        answer = client.post("/join", content=body)
        assert answer.status_code in (400, 413) and answer.json()["text"].endswith(".")


def test_a_page_of_another_place_may_neither_join_nor_listen(tmp_path: Path) -> None:
    with served(hall(tmp_path / "l")) as client:
        away = {"origin": "http://elsewhere.example"}
        answer = client.post("/join", json={"id": "j", "ask": "join", "name": "A", "code": CODE}, headers=away)
        assert answer.status_code == 403
        with pytest.raises(WebSocketDisconnect), client.websocket_connect("/line", headers=away) as socket:
            socket.receive_text()


def test_a_seat_is_taken_and_played(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"))
        assert page.ask("sit", table=0, seat=1)["ok"]
        assert page.view.mine is not None
        assert page.shown["team"] == [{"number": 0, "name": "Ana", "lead": True, "online": True}]
        assert page.act("pass")["ok"]
        assert made.rooms[0].table.state.seats[1].ready
        assert page.told, "the record comes along"
        stale = page.ask("act", act={"verb": "pass"}, version=99)
        assert said(stale) == "table.stale"


def test_who_has_a_seat_cannot_go_and_look_at_another(tmp_path: Path) -> None:
    with served(hall(tmp_path / "l", 2)) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"))
        assert page.ask("sit", table=0, seat=-1)["ok"] and page.ask("sit", table=1, seat=1)["ok"]
        for table, seat in ((0, 1), (1, 0), (1, -1)):
            assert said(page.ask("sit", table=table, seat=seat)) == "room.seated"
        for table, seat, key in ((5, 0, "room.no-table"), (0, 9, "room.no-seat")):
            with client.websocket_connect("/line") as other:
                late = Page(other, joined(client, f"Late {table}{seat}"))
                assert said(late.ask("sit", table=table, seat=seat)) == key


def test_the_same_message_counts_once(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"))
        page.ask("sit", table=0, seat=1)
        for _ in range(3):
            assert page.ask("act", id="once", act={"verb": "pass"}, version=0)["ok"]
        assert [a.verb for a in made.rooms[0].table.actions] == ["pass"]


def test_a_server_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    with served(hall(tmp_path / "l")) as client, client.websocket_connect("/line") as socket:
        secret = joined(client, "Ana")
        page = Page(socket, secret)
        page.ask("sit", table=0, seat=1)
        assert page.ask("act", id="last", act={"verb": "pass"}, version=0)["ok"]
        before = page.view
    # Nothing is written when a server ends: what follows is what kill -9 leaves.
    made = again(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, secret)
        assert page.ask("act", id="last", act={"verb": "pass"}, version=0)["ok"], "sent again"
        assert page.view == before
        assert [a.verb for a in made.rooms[0].table.actions] == ["pass"]


def test_one_leads_and_the_others_propose(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with (
        served(made) as client,
        client.websocket_connect("/line") as one,
        client.websocket_connect("/line") as two,
    ):
        ana, bo = Page(one, joined(client, "Ana")), Page(two, joined(client, "Bo"))
        assert ana.ask("sit", table=0, seat=1)["ok"] and made.enter("sit", -1, who=1, table=0, seat=1) is None
        bo.ask("beat")
        assert said(bo.act("pass")) == "room.not-lead"
        assert bo.ask("propose", act={"verb": "pass"})["ok"]
        assert said(bo.ask("take", sheet=0, version=0)) == "room.not-lead"
        assert ana.ask("take", sheet=0, version=0)["ok"]
        assert made.rooms[0].table.hands == {"1:sheet-0": 0}, "it was Bo's move"
        assert said(ana.ask("take", sheet=0, version=0)) == "room.no-sheet"
        assert bo.ask("lead")["ok"] and said(ana.act("pass")) == "room.not-lead"


def test_who_only_watches_sees_what_all_may_see(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"))
        page.ask("sit", table=0, seat=-1)
        assert page.view == made.rooms[0].table.view(PUBLIC)
        assert said(page.ask("act", act={"verb": "pass"}, version=0)) == "room.watching"


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "{}",
        "[1]",
        '{"id":"a","ask":"act"}',
        '{"id":"a","ask":"act","act":{"verb":"settle"},"version":0}',
        '{"id":"a","ask":"act","act":{"verb":"close"},"version":0}',
        '{"id":"a","ask":"act","act":{"verb":"pass","seat":0},"version":"x"}',
        '{"id":"a","ask":"act","act":{"verb":"offer","offer":{"parties":"no"}},"version":0}',
        '{"id":"a","ask":"sit","table":1e99,"seat":0}',
        '{"id":"a","ask":"sit","table":true,"seat":0}',
        '{"id":"a","ask":"nothing"}',
        '{"id":"a","ask":"predict","text":"half a letter: \\ud800"}',
        "[" * 9000,
        "x" * (MOST_BYTES + 1),
    ],
)
def test_garbled_messages_are_answered_with_a_sentence_and_change_nothing(tmp_path: Path, frame: str) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"))
        page.ask("sit", table=0, seat=1)
        before, lesson = made.rooms[0].table.state, made.lesson
        socket.send_text(frame)
        message = page.take()
        while "re" not in message:
            message = page.take()
        assert message["ok"] is False and said(message).startswith(("wire.", "room."))
        assert made.rooms[0].table.state is before and made.lesson is lesson
        assert page.ask("beat")["ok"], "the line lives on"


def test_nobodys_secret_opens_no_line(tmp_path: Path) -> None:
    with served(hall(tmp_path / "l")) as client, client.websocket_connect("/line") as socket:
        Page(socket, "guessed")
        with pytest.raises(WebSocketDisconnect):
            socket.receive_text()


def test_a_page_that_asks_too_much_is_let_go(tmp_path: Path) -> None:
    clock = Ticking()
    with served(hall(tmp_path / "l", clock=clock)) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"))
        with pytest.raises(WebSocketDisconnect):
            for _ in range(100):
                page.ask("beat")


def test_a_full_disk_refuses_with_a_sentence_and_the_game_is_intact(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"))
        page.ask("sit", table=0, seat=1)
        before = made.rooms[0].table.state

        def full(self: Journal, data: object, *, wait: bool = True) -> None:
            raise unwritable(self.path.parent, OSError(28, "no space"))

        with monkeypatch.context() as patched:
            patched.setattr(Journal, "add", full)
            assert said(page.act("pass")) == "save.unwritable"
            assert said(page.ask("predict", text="Nobody signs.")) == "save.unwritable"
        assert made.rooms[0].table.state is before and made.lesson.people[0].prediction == ""
        assert page.act("pass")["ok"], "when there is room again, it goes on"


def test_a_disk_that_fails_after_the_line_freezes_the_table_with_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"))
        page.ask("sit", table=0, seat=1)

        def fails(self: Journal) -> None:
            raise JournalError(unwritable(self.path.parent, OSError(5, "gone")).said)

        monkeypatch.setattr(Journal, "settle", fails)
        assert said(page.act("pass")) == "save.unwritable"
        assert page.shown["clock"]["frozen"] is not None and page.shown["options"] == []


def test_the_examples_of_the_protocol_are_sent_and_answered(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")
    blocks = [block.split("```")[0].splitlines() for block in text.split("```json\n")[1:]]
    (join,), _, asks, orders, *_ = [[json.loads(row) for row in block if row] for block in blocks]
    assert {e["ask"] for e in asks} == {*ASKS, "beat"}, "every message has its example"
    assert {e["ask"] for e in orders} == {*ORDERS}
    made = hall(tmp_path / "l")
    table = made.rooms[0].table
    while table.state.phase != "negotiation":
        assert table.submit(Action(WORLD, "close")).accepted
    with served(made) as client:
        secret = client.post("/join", json=join).json()["secret"]
        with client.websocket_connect("/line") as socket:
            page = Page(socket, secret)
            now = {"version": table.version}
            found = {e["ask"]: page.ask(**e | (now if "version" in e else {})) for e in asks}
            assert [ask for ask, reply in found.items() if not reply["ok"]] == [
                "drop",
                "past",
            ], "it had been taken; no round is over"
            assert all(f"`{name}`" in text for name in page.shown)
        with client.websocket_connect("/line") as socket:
            desk = Page(socket, TOKEN)
            assert [e["ask"] for e in orders if not desk.ask(**e)["ok"]] == []
            assert all(f"`{name}`" in text for name in desk.shown)


@pytest.mark.parametrize("act", [{"verb": ["pass"]}, {"verb": {}}, {"verb": "pass", "text": "x" * 3000}])
def test_a_move_that_is_none_is_refused(tmp_path: Path, act: dict[str, object]) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"))
        assert page.ask("sit", table=0, seat=1)["ok"]
        assert said(page.ask("act", act=act, version=0)) in ("wire.garbled", "wire.long")
        assert page.ask("beat")["ok"] and not made.rooms[0].table.actions


def test_one_person_has_no_more_than_so_many_lines(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, ExitStack() as lines:
        secret = joined(client, "Ana")
        for _ in range(MOST_OWN + 2):
            Page(lines.enter_context(client.websocket_connect("/line")), secret).ask("beat")
        assert sum(not line.lost for line in made.lines) == MOST_OWN


def test_an_address_that_is_none_is_refused(tmp_path: Path) -> None:
    with served(hall(tmp_path / "l")) as client:
        answer = client.post("/join", json={"id": "1", "ask": "join"}, headers={"origin": "http://["})
        assert answer.status_code == 403
