"""A lesson in a process of its own, which a test can kill and start again on the same folder and port."""

from __future__ import annotations

import json
import multiprocessing
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Any

from websockets.sync.client import connect

from game.table.journal import read
from game.table.saves import resume
from game.table.table import Table
from tests.server.process import CODE, TOKEN
from tests.server.ready import hosted
from tests.shipped import loaded

# A class begins anew in many tests: its process is forked from one that has imported and read all that it needs.
METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
PROCESSES = multiprocessing.get_context(METHOD)
if METHOD == "forkserver":
    PROCESSES.set_forkserver_preload([hosted.__module__])


class Lesson:
    """The process of tests/server/process.py: its tables stand in the negotiation of the first round."""

    def __init__(self, folder: Path, tables: int = 1, scenario: str = "autumn-2001") -> None:
        self.folder, self.scenario = folder, scenario
        self._tables = tables
        self.port = 0
        self._marks = 0
        self.start()

    def __enter__(self) -> Lesson:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.kill()

    def start(self) -> None:
        """Serve the folder; again on the port that it had."""
        here, there = PROCESSES.Pipe(duplex=False)
        order = (self.folder, self._tables, self.port, self.scenario, there)
        self._process = PROCESSES.Process(target=hosted, args=order)
        self._process.start()
        there.close()
        said = here.recv()
        here.close()
        assert isinstance(said, int), said
        self.port = said

    def kill(self) -> None:
        """As a laptop that lost its power: signal 9."""
        self._process.kill()
        self._process.join(20)
        assert not self._process.is_alive()

    @property
    def url(self) -> str:
        """Where pages find the lesson, without a path."""
        return f"http://127.0.0.1:{self.port}"

    def join(self, name: str, language: str = "en") -> tuple[int, str]:
        """Somebody joins, not through a page: their number and their page's secret."""
        body = json.dumps({"id": "j", "ask": "join", "name": name, "code": CODE, "language": language}).encode()
        with urllib.request.urlopen(urllib.request.Request(f"{self.url}/join", body)) as answer:
            found = json.load(answer)
        return found["number"], found["secret"]

    def order(self, ask: str, **data: Any) -> dict[str, Any]:
        """The teacher's order, not through the desk: the reply, which must be yes."""
        self._marks += 1
        mark = f"order-{self._marks}"
        with connect(f"ws://127.0.0.1:{self.port}/line") as line:
            line.send(json.dumps({"id": "hello", "ask": "hello", "secret": TOKEN}))
            line.send(json.dumps({"id": mark, "ask": ask, **data}))
            while (reply := json.loads(line.recv(timeout=20))).get("re") != mark:
                pass
        assert reply["ok"], reply
        found: dict[str, Any] = reply
        return found

    def entries(self, table: int | None = None) -> tuple[dict[str, Any], ...]:
        """What is on disk: of the lesson's book, or of a table's journal."""
        name = "lesson.jsonl" if table is None else f"table-{table + 1}.jsonl"
        return tuple(dict(entry) for entry in read(self.folder / name).lines)

    def table(self, at: int = 0) -> Table:
        """A table as its journal on disk leads to it. Only while the server does not run or is at rest."""
        return resume(self.folder / f"table-{at + 1}.jsonl", loaded(self.scenario).shelf)[0]
