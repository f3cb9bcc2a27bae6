"""An editor reduced to what it says to a language server: JSON over its pipes, one answer waited for at a time."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any, NoReturn

import pytest

from tests.npm import installed

PATIENCE = 60
"""Seconds after which a server that does not answer has failed."""
SETTINGS = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}
Message = dict[str, Any]


class Editor:
    """One file after another is opened, changed, asked about. Lines and columns count from 0, as the protocol does."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None and process.stdout is not None
        self._to, self._asked, self._version = process.stdin, 0, 0
        self._heard: Queue[Message | None] = Queue()
        self._kept: deque[Message] = deque()
        Thread(target=_listen, args=(process.stdout, self._heard), daemon=True).start()
        folder = {"rootUri": None, "processId": None, "capabilities": {"textDocument": {"publishDiagnostics": {}}}}
        self.ask("initialize", folder)
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": SETTINGS})

    def open(self, path: Path, text: str) -> list[Message]:
        """What the server finds wrong with a text that stands, or might stand, at a path."""
        self._version += 1
        there = {"uri": path.as_uri(), "languageId": "yaml", "version": self._version, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": there})
        found: list[Message] = self._wait("textDocument/publishDiagnostics", path.as_uri())["diagnostics"]
        self._tell("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})
        self._wait("textDocument/publishDiagnostics", path.as_uri())
        return found

    @contextmanager
    def opened(self, path: Path, text: str) -> Iterator[Editor]:
        """A text that can be asked about."""
        self._version += 1
        there = {"uri": path.as_uri(), "languageId": "yaml", "version": self._version, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": there})
        self._wait("textDocument/publishDiagnostics", path.as_uri())
        yield self
        self._tell("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})
        self._wait("textDocument/publishDiagnostics", path.as_uri())

    def completions(self, path: Path, line: int, column: int) -> dict[str, Message]:
        """What may stand at a place, by label."""
        answer = self._ask_at("textDocument/completion", path, line, column)
        return {item["label"]: item for item in answer["items"]}

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is told of the thing at a place."""
        answer = self._ask_at("textDocument/hover", path, line, column)
        return str(answer["contents"]["value"]) if answer else ""

    def _ask_at(self, method: str, path: Path, line: int, column: int) -> Any:
        place = {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}
        return self.ask(method, place)

    def ask(self, method: str, params: Message) -> Any:
        """The answer to a request."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        for message in self._messages():
            if message.get("id") == self._asked and "method" not in message:
                assert "error" not in message, message
                return message["result"]
        raise AssertionError

    def _wait(self, method: str, uri: str) -> Message:
        for message in self._messages():
            if message.get("method") == method and message["params"]["uri"] == uri:
                params: Message = message["params"]
                return params
        raise AssertionError

    def _messages(self) -> Iterator[Message]:
        while True:
            try:
                message = self._heard.get(timeout=PATIENCE)
            except Empty:
                message = None
            if message is None:
                _silent()
            if "id" in message and "method" in message:  # the server asks: nothing is set but SETTINGS
                asked = message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
                answers = [SETTINGS.get(item.get("section", "")) for item in asked]
                self._send({"id": message["id"], "result": answers or None})
                continue
            yield message

    def _tell(self, method: str, params: Message) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Message) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._to.flush()


def _silent() -> NoReturn:
    raise AssertionError("the language server said nothing more")


def _listen(pipe: IO[bytes], heard: Queue[Message | None]) -> None:
    """Every message in its turn; None when the server is gone."""
    while True:
        length = 0
        while (line := pipe.readline()) not in (b"\r\n", b""):
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        if not line:
            heard.put(None)
            return
        heard.put(json.loads(pipe.read(length)))


@contextmanager
def editor() -> Iterator[Editor]:
    """An editor with the real yaml-language-server; skips where it cannot be had."""
    modules = installed(Path(__file__).parent, "Schemas are not tried in yaml-language-server")
    node = shutil.which("node")
    if node is None:
        pytest.skip("Schemas are not tried in yaml-language-server: node is not installed.")
    server = [node, str(modules / "yaml-language-server" / "bin" / "yaml-language-server"), "--stdio"]
    with subprocess.Popen(server, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            yield Editor(process)
        finally:
            process.kill()
            if process.stdin is not None:
                process.stdin.close()
