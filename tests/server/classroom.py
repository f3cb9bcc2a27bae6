"""A lesson for tests: a clock that stands until it is moved, two tables, people at their seats."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient, WebSocketTestSession

from game.rules import decode
from game.rules.types import Said, View
from game.server.app import application
from game.server.hall import Hall, new_hall, old_hall
from game.server.wire import packed
from tests.shipped import loaded

SCENARIO = "autumn-2001"
CODE, TOKEN = "BORDE", "the-teacher"


class Ticking:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def hall(folder: Path, tables: int = 1, clock: Ticking | None = None, stage: str = "playing") -> Hall:
    """A lesson with tables at which people are to sit, in a stage of its course."""
    made = new_hall(folder, loaded(SCENARIO), clock or Ticking(), CODE, TOKEN)
    seats = len(made.loaded.scenario.actors)
    for at in range(tables):
        assert made.open_room(7 + at, (None,) * seats) is None
    if stage != made.lesson.stage:
        assert made.go_to(stage) is None
    return made


def again(folder: Path, clock: Ticking | None = None) -> Hall:
    """The same lesson after the server was killed."""
    made, words = old_hall(folder, loaded(SCENARIO), clock or Ticking())
    assert words == ()
    return made


class Page:
    """A page of somebody: what it was shown, told and answered."""

    def __init__(self, socket: WebSocketTestSession, secret: str, form: str = "records") -> None:
        self.socket = socket
        self.shown: dict[str, Any] = {}
        self.told: list[Any] = []
        self.frames: list[str] = []
        self.count = 0
        socket.send_text(packed({"id": "hello", "ask": "hello", "secret": secret, "form": form}))

    def take(self) -> dict[str, Any]:
        """The next message, taken in."""
        frame = self.socket.receive_text()
        self.frames.append(frame)
        message: dict[str, Any] = json.loads(frame)
        self.shown |= message.get("show", {})
        if message.get("again"):
            self.told = []
        self.told += message.get("told", [])
        return message

    def ask(self, ask: str, id: str = "", **data: Any) -> dict[str, Any]:
        """Ask for something and wait for the reply."""
        self.count += 1
        id = id or f"m{self.count}"
        self.socket.send_text(packed({"id": id, "ask": ask, **data}))
        while True:
            message = self.take()
            if message.get("re") == id:
                return message

    def act(self, verb: str, **data: Any) -> dict[str, Any]:
        """The seat's move."""
        return self.ask("act", act={"verb": verb, **data}, version=self.shown["clock"]["version"])

    @property
    def view(self) -> View:
        """What the seat sees."""
        return decode(View, self.shown["view"])


def said(reply: dict[str, Any]) -> str:
    """The key of a refusal; "" where there was none."""
    return decode(Said, reply["said"]).key if "said" in reply else ""


@contextmanager
def served(hall: Hall) -> Iterator[TestClient]:
    """The server of a lesson, its loop running."""
    with TestClient(application(hall, hall._now)) as client:
        yield client


def joined(client: TestClient, name: str, **more: Any) -> str:
    """The secret of somebody who joins."""
    answer = client.post("/join", json={"id": "j", "ask": "join", "name": name, "code": CODE, **more})
    assert answer.status_code == 200, answer.text
    return str(answer.json()["secret"])
