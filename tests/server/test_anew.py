"""Coming in a second time: an answer that was lost, a telephone that died; and who may not."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from game.server.hall import GUESSES
from game.server.known import LASTS
from game.table.journal import Journal, unwritable
from tests.server.classroom import CODE, TOKEN, Page, Ticking, again, hall, joined, served

MINE, OTHERS = "q0kF3nVx8sLr2dTzJm5wYg", "Zx9kF3nVx8sLr2dTzJm5wY"


def ask(client: TestClient, name: str, code: str = CODE, **more: object) -> tuple[int, str]:
    """The status of an answer, and the secret in it."""
    answer = client.post("/join", json={"id": "j", "ask": "join", "name": name, "code": code, **more})
    return answer.status_code, answer.json().get("secret", "")


def test_who_did_not_hear_the_answer_is_let_in_as_who_they_are(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client:
        _, lost = ask(client, "Ana", again=MINE)
        status, heard = ask(client, " ana ", again=MINE)
        assert status == 200 and heard not in ("", lost) and len(made.lesson.people) == 1
        assert ask(client, "Ana", again=OTHERS)[0] == 409 and ask(client, "Ana")[0] == 409, "nobody else is"
        assert ask(client, "Bo", again=MINE)[0] == 200 and len(made.lesson.people) == 2
        assert (made.who(lost), made.who(heard)) == (None, 0)
    later = again(tmp_path / "l")
    assert later.who(heard) == 0 and MINE not in (tmp_path / "l" / "lesson.jsonl").read_text(encoding="utf-8")
    with served(later) as client:
        assert ask(client, "Ana", again=MINE)[0] == 200, "also after a crash"
        assert later.enter("door", -1, closed=True) is None
        assert ask(client, "Ana", again=MINE)[0] == 200 and ask(client, "Di", again=OTHERS)[0] == 409


@pytest.mark.parametrize("nonce", ["short", "x" * 21, "x" * 65, 5, None, ["x" * 30]])
def test_a_nonce_that_others_could_have_is_refused(tmp_path: Path, nonce: object) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client:
        assert ask(client, "Ana", again=nonce)[0] == 400 and not made.lesson.people


def test_a_telephone_that_died_is_followed_by_another(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as one, client.websocket_connect("/line") as two:
        desk, old = Page(one, TOKEN), Page(two, joined(client, "Ana"))
        old.ask("sit", table=0, seat=1)
        code = desk.ask("key", who=0)["code"]
        assert len(code) == 5 and code not in (tmp_path / "l" / "lesson.jsonl").read_text(encoding="utf-8")
        status, fresh = ask(client, "anything", code.lower(), again=MINE)
        assert status == 200
        with pytest.raises(WebSocketDisconnect) as closed:
            while True:
                old.take()
        assert closed.value.code == 1008
        with client.websocket_connect("/line") as three:
            new = Page(three, fresh)
            assert new.ask("beat")["ok"]
            assert new.shown["me"]["seat"] == 1 and new.act("pass")["ok"]
        assert ask(client, "Ana", code)[0] == 403, "it lets one page in"
        assert ask(client, "Ana", code, again=OTHERS)[0] == 403
        assert ask(client, "Ana", code, again=MINE)[0] == 200, "that did not hear the answer"
        assert code not in "".join(new.frames) and len(made.lesson.people) == 1


def test_a_code_is_good_for_a_while_and_the_last_one_only(tmp_path: Path) -> None:
    clock = Ticking()
    made = hall(tmp_path / "l", clock=clock)
    with served(made) as client, client.websocket_connect("/line") as socket:
        desk = Page(socket, TOKEN)
        joined(client, "Ana")
        first, second = desk.ask("key", who=0)["code"], desk.ask("key", who=0)["code"]
        assert ask(client, "Ana", first)[0] == 403 or first == second
        for _ in range(int(LASTS // 20) + 1):
            clock.now += 20
            assert made.at > 0
        assert ask(client, "Ana", second)[0] == 403


def test_codes_cannot_be_tried_one_after_another(tmp_path: Path) -> None:
    clock = Ticking()
    made = hall(tmp_path / "l", clock=clock)
    with served(made) as client:
        assert [ask(client, "Ana", "WRONG")[0] for _ in range(GUESSES + 2)] == [403] * GUESSES + [429] * 2
        assert ask(client, "Ana")[0] == 429, "nothing is told while it has to wait"
        clock.now += 5
        assert ask(client, "Ana")[0] == 200


def test_a_full_disk_lets_nobody_in_and_closes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client:
        _, secret = ask(client, "Ana", again=MINE)

        def full(self: Journal, data: object, *, wait: bool = True) -> None:
            raise unwritable(self.path.parent, OSError(28, "no space"))

        with monkeypatch.context() as patched:
            patched.setattr(Journal, "add", full)
            for name, nonce in (("Ana", MINE), ("Bo", OTHERS)):
                answer = client.post(
                    "/join", json={"id": "j", "ask": "join", "name": name, "code": CODE, "again": nonce}
                )
                assert answer.status_code == 409 and answer.json()["said"]["key"] == "save.unwritable"
                assert answer.json()["text"].endswith(".")
        assert made.who(secret) == 0 and len(made.lesson.people) == 1
        assert ask(client, "Bo", again=OTHERS)[0] == 200, "when there is room again, it goes on"
