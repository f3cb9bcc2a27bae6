"""The line's thread, run in the test's own: what is sent, sent again, given up; its clock is moved by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from websockets.exceptions import ConnectionClosedError
from websockets.frames import Close

from game.client.remote.line import A_SECOND, BEAT, BURST, PATIENCE, PAUSES, Line
from tests.client.hands import Clock


class Server:
    """One connection after another, each played by a function that yields frames; None: nothing came for a while."""

    def __init__(self, *scripts: Callable[[Server], Iterator[str | None]]) -> None:
        self.scripts = list(scripts)
        self.clock = Clock()
        self.sent: list[list[dict[str, Any]]] = []
        self.rests: list[float] = []
        self.line = Line(self.opens, "s3cret", self.clock, self.rest)

    def rest(self, seconds: float) -> bool:
        self.rests.append(seconds)
        return not self.scripts

    @contextmanager
    def opens(self) -> Iterator[Server]:
        script = self.scripts.pop(0)
        if script is refuses:
            raise ConnectionRefusedError
        self.sent.append([])
        self.frames = script(self)
        yield self

    def send(self, message: str) -> None:
        self.sent[-1].append(json.loads(message))

    def recv(self, timeout: float | None = None) -> str:
        frame = next(self.frames, "over")
        if frame is None:
            raise TimeoutError
        if frame == "over":
            raise ConnectionClosedError(None, None)
        return frame

    def heard(self) -> list[dict[str, Any]]:
        found = []
        while not self.line.heard.empty():
            found.append(dict(self.line.heard.get()))
        return found


def refuses(server: Server) -> Iterator[str | None]:
    """Nobody answers at all."""
    yield None


def reply(id: str) -> str:
    return json.dumps({"re": id, "ok": True})


SHOW = json.dumps({"show": {"me": {}}})


def test_who_we_are_is_said_first_and_what_comes_is_told_in_order() -> None:
    def script(server: Server) -> Iterator[str | None]:
        assert server.line.state == "seeking"
        yield SHOW
        assert server.line.state == "up"
        yield None
        yield reply("a-1")

    server = Server(script)
    server.line.ask("a-1", ask="act", version=2)
    server.line.run()
    hello, act = server.sent[0]
    assert hello == {"id": "hello", "ask": "hello", "secret": "s3cret", "form": "records"}
    assert act == {"id": "a-1", "ask": "act", "version": 2}
    assert server.heard() == [json.loads(SHOW), json.loads(reply("a-1"))]
    assert server.line.state == "lost"


def test_what_was_not_answered_is_sent_again_with_its_mark_and_only_that() -> None:
    def first(server: Server) -> Iterator[str | None]:
        yield SHOW
        yield reply("a-1")

    def second(server: Server) -> Iterator[str | None]:
        assert server.line.state == "lost"
        yield SHOW
        yield reply("a-2")
        yield reply("a-3")

    def third(server: Server) -> Iterator[str | None]:
        yield SHOW

    server = Server(first, refuses, second, third)
    for id in ("a-1", "a-2", "a-3"):
        server.line.ask(id, ask="act")
    server.line.run()
    ids = [[message["id"] for message in sent] for sent in server.sent]
    assert ids == [["hello", "a-1", "a-2", "a-3"], ["hello", "a-2", "a-3"], ["hello"]]


def test_it_is_tried_again_later_and_later_and_from_the_start_after_it_was_up() -> None:
    def up(server: Server) -> Iterator[str | None]:
        yield SHOW

    server = Server(*[refuses] * 7, up, refuses)
    server.line.run()
    assert server.rests == [*PAUSES, PAUSES[-1], PAUSES[-1], PAUSES[0], PAUSES[1]]


def test_who_is_not_known_is_told_so_and_nothing_more_is_tried() -> None:
    def stranger(server: Server) -> Iterator[str | None]:
        raise ConnectionClosedError(Close(1008, ""), None)
        yield None

    server = Server(stranger, refuses)
    server.line.run()
    assert server.line.state == "strange" and server.rests == [] and len(server.scripts) == 1


def test_a_line_that_does_not_answer_is_left_for_another() -> None:
    def silent(server: Server) -> Iterator[str | None]:
        yield SHOW
        yield None
        server.clock.now += PATIENCE
        yield None
        raise AssertionError("it should have been left")

    def good(server: Server) -> Iterator[str | None]:
        yield SHOW
        yield reply("a-1")

    server = Server(silent, good)
    server.line.ask("a-1", ask="act")
    server.line.run()
    assert [m["id"] for m in server.sent[1]] == ["hello", "a-1"]


def test_it_asks_whether_the_line_lives_and_nobody_hears_of_that() -> None:
    def quiet(server: Server) -> Iterator[str | None]:
        yield SHOW
        for beat in (1, 2):
            server.clock.now += BEAT
            yield None
            assert server.sent[-1][-1] == {"id": f"beat-{beat}", "ask": "beat"}
            yield reply(f"beat-{beat}")

    server = Server(quiet, refuses)
    server.line.run()
    assert server.heard() == [json.loads(SHOW)]


def test_no_more_is_sent_than_the_server_takes() -> None:
    def busy(server: Server) -> Iterator[str | None]:
        yield None
        assert len(server.sent[-1]) == 1 + int(BURST)
        server.clock.now += 1.0
        yield None
        assert len(server.sent[-1]) == 1 + int(BURST + A_SECOND)

    server = Server(busy)
    for at in range(80):
        server.line.ask(f"a-{at}", ask="act")
    server.line.run()


def test_nonsense_on_the_line_is_passed_over() -> None:
    def wild(server: Server) -> Iterator[str | None]:
        yield from ("[]", "{", "7", '"x"', SHOW)

    server = Server(wild)
    server.line.run()
    assert server.heard() == [json.loads(SHOW)]
