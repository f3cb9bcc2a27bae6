"""An editor reduced to what it says to a language server: JSON over its pipes."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
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
DIAGNOSES = "textDocument/publishDiagnostics"
Message = dict[str, Any]


class Editor:
    """Files are opened and asked about. Lines and columns count from 0, as the protocol does."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None and process.stdout is not None
        self._to, self._asked, self._version = process.stdin, 0, 0
        self._heard: Queue[Message | None] = Queue()
        Thread(target=_listen, args=(process.stdout, self._heard), daemon=True).start()
        folder = {"rootUri": None, "processId": None, "capabilities": {"textDocument": {"publishDiagnostics": {}}}}
        self.ask("initialize", folder)
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": SETTINGS})

    def diagnoses(self, texts: Mapping[Path, str]) -> dict[Path, list[Message]]:
        """What the server finds wrong with texts that stand, or might stand, at these paths."""
        for path, text in texts.items():
            self._open(path, text)
        waits = {path.as_uri(): path for path in texts}
        found: dict[Path, list[Message]] = {}
        for message in self._messages():
            path = waits.pop(message["params"]["uri"], None) if message.get("method") == DIAGNOSES else None
            if path is not None:
                found[path] = message["params"]["diagnostics"]
            if not waits:
                break
        for path in texts:
            self._close(path)
        return {path: found[path] for path in texts}

    @contextmanager
    def opened(self, path: Path, text: str) -> Iterator[Editor]:
        """A text that can be asked about."""
        self._open(path, text)
        yield self
        self._close(path)

    def _open(self, path: Path, text: str) -> None:
        self._version += 1
        there = {"uri": path.as_uri(), "languageId": "yaml", "version": self._version, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": there})

    def _close(self, path: Path) -> None:
        self._tell("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})

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
