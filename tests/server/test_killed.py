"""A real server in a process of its own is killed in the middle of offers; all that it acknowledged is there again."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from game.rules import encode
from game.rules.types import Offer
from game.table.saves import resume
from tests.server.process import CODE
from tests.shipped import loaded
from tests.table.room import SWAP

SCENARIO = "autumn-2001"


@contextmanager
def server(folder: Path, port: int = 0) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The process and its port."""
    line = [sys.executable, str(Path(__file__).parent / "process.py"), str(folder), "1", str(port), SCENARIO]
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process, int(process.stdout.readline().split()[1])
        finally:
            process.kill()


class Handset:
    """A page that keeps its secret, and sends again what was not answered."""

    def __init__(self, port: int, name: str, lines: ExitStack) -> None:
        body = json.dumps({"id": "j", "ask": "join", "name": name, "code": CODE}).encode()
        with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}/join", body)) as answer:
            self.secret = json.load(answer)["secret"]
        self.lines = lines
        self.open(port)

    def open(self, port: int) -> None:
        """Come (again) to the server."""
        self.shown: dict[str, Any] = {}
        self.line: ClientConnection = self.lines.enter_context(connect(f"ws://127.0.0.1:{port}/line"))
        self.line.send(json.dumps({"id": "hello", "ask": "hello", "secret": self.secret, "form": "records"}))
        while "me" not in self.shown:
            self.take()

    def take(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(self.line.recv(timeout=20))
        self.shown |= message.get("show", {})
        return message

    def ask(self, id: str, ask: str, **data: Any) -> bool:
        self.line.send(json.dumps({"id": id, "ask": ask, **data}))
        while (message := self.take()).get("re") != id:
            pass
        return bool(message["ok"])

    def say(self, id: str) -> bool:
        """A private word to another seat."""
        act = {"verb": "message", "text": f"word {id}", "offer": encode(Offer((0, 1), ()))}
        return self.ask(id, "act", act=act, version=self.shown["clock"]["version"])


def test_killed_in_the_middle_of_offers(tmp_path: Path) -> None:
    folder, shelf = tmp_path / "lesson", loaded(SCENARIO).shelf
    with ExitStack() as lines:
        with server(folder) as (process, port):
            handset = Handset(port, "Ana", lines)
            assert handset.ask("s", "sit", table=0, seat=0)
            acknowledged = [f"0:m{at}" for at in range(12) if handset.say(f"m{at}")]
            assert len(acknowledged) == 12
            version = handset.shown["clock"]["version"]
            pay = {"verb": "offer", "offer": encode(SWAP)}
            offer = {"id": "offer", "ask": "act", "act": pay, "version": version}
            handset.line.send(json.dumps(offer))
            process.send_signal(signal.SIGKILL)
            process.wait(20)
        before, words = resume(folder / "table-1.jsonl", shelf)
        assert not [mark for mark in acknowledged if mark not in before.hands], words
        with server(folder, port) as (_, again):
            assert again == port, "the same address: pages find it by themselves"
            handset.open(port)
            assert handset.shown["me"]["seat"] == 0
            for _ in range(2):
                assert handset.ask(**offer), "what was not answered is sent again"
        after, _ = resume(folder / "table-1.jsonl", shelf)
        assert set(after.hands) == {*acknowledged, "0:offer"}
        assert len(after.state.offers) == 1, "and counts once"
