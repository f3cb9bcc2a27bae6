"""The line to a lesson's server: a thread that sends, hears, and mends the line when it breaks.

A message that was not answered is sent again on the next line, with the same mark: it counts once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, suppress
from queue import Empty, SimpleQueue
from threading import Event
from typing import Any, Protocol

from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage
from websockets.sync.client import connect

from game.client.remote.address import Address

LOOK = 0.02
"""Seconds for which the thread listens before it looks whether there is something to send."""
BEAT, PATIENCE = 5.0, 6.0
"""Seconds between two questions whether the line lives, and after which what is not answered says that it does not."""
BURST, A_SECOND = 30.0, 15.0
"""Messages that are sent at once, and each second in the long run; the server takes somewhat more."""
PAUSES = (0.25, 0.5, 1.0, 2.0, 4.0)
"""Seconds between two tries; the last one again and again."""
STRANGER = 1008
"""The code with which a server closes the line of who it does not know."""
MOST_BYTES = 8 * 2**20
Message = Mapping[str, Any]


class Wire(Protocol):
    """One connection. `recv` raises TimeoutError when nothing came, and both raise ConnectionClosed at its end."""

    def send(self, message: str) -> None: ...

    def recv(self, timeout: float | None = None) -> str | bytes: ...


Opens = Callable[[], AbstractContextManager[Wire]]
"""Makes a connection, there to be used in a `with` block, whose end closes it."""


class Line:
    """`opens` makes a connection; `clock` counts seconds; `rest` lets so many of them pass and says whether to stop.

    `state` is "seeking" (not there yet), "up", "lost" (it was there, and is sought again) or "strange" (the server does
    not know whose line it is: nothing is tried any more). `tries` counts those that failed since it was last up.
    `heard` holds what came, in order.
    """

    def __init__(
        self,
        opens: Opens,
        secret: str,
        clock: Callable[[], float],
        rest: Callable[[float], bool] | None = None,
    ) -> None:
        self.heard: SimpleQueue[Message] = SimpleQueue()
        self.state = "seeking"
        self._opens = opens
        self._hello = packed({"id": "hello", "ask": "hello", "secret": secret, "form": "records"})
        self._clock = clock
        self._stop = Event()
        self._rest = rest or self._stop.wait
        self._outbox: SimpleQueue[tuple[str, str]] = SimpleQueue()
        self._unanswered: dict[str, tuple[str, float]] = {}
        """By mark: the message, and when it was last sent."""
        self.tries = 0
        self._left, self._since = BURST, clock()
        self._beats, self._beat = 0, clock()

    def ask(self, id: str, **message: Any) -> None:
        """Send a message under a mark, now or as soon as there is a line."""
        self._outbox.put((id, packed({"id": id, **message})))

    def stop(self) -> None:
        """Close it; nothing is waited for."""
        self._stop.set()

    def run(self) -> None:
        """Keep the line up until it is stopped or the server does not know us. For a thread of its own."""
        while not self._stop.is_set():
            with suppress(OSError, InvalidHandshake, InvalidMessage, EOFError, ConnectionClosed), self._opens() as wire:
                self._talk(wire)
            if self.state == "strange" or self._stop.is_set():
                return
            self.tries += 1
            if self.state == "up":
                self.state = "lost"
            if self._rest(PAUSES[min(self.tries, len(PAUSES)) - 1]):
                return

    def _talk(self, wire: Wire) -> None:
        """Say who we are, send again what was not answered, then send and hear until the line breaks."""
        try:
            wire.send(self._hello)
            self._unanswered = {id: row for id, row in self._unanswered.items() if not id.startswith("beat-")}
            self._beat = self._clock()
            for id in list(self._unanswered):
                self._send(wire, id, self._unanswered[id][0])
            while not self._stop.is_set() and self._lives():
                self._send_more(wire)
                self._hear(wire)
        except ConnectionClosed as error:
            if error.rcvd is not None and error.rcvd.code == STRANGER:
                self.state = "strange"

    def _hear(self, wire: Wire) -> None:
        try:
            message = json.loads(wire.recv(LOOK))
        except TimeoutError:
            return
        except ValueError:
            return  # no message of ours
        if not isinstance(message, dict):
            return
        self.tries, self.state = 0, "up"
        id = str(message.get("re", ""))
        if id:
            self._unanswered.pop(id, None)
        if not id.startswith("beat-"):
            self.heard.put(message)

    def _send_more(self, wire: Wire) -> None:
        now = self._clock()
        self._left = min(BURST, self._left + (now - self._since) * A_SECOND)
        self._since = now
        if now - self._beat >= BEAT:
            self._beat, self._beats = now, self._beats + 1
            self.ask(f"beat-{self._beats}", ask="beat")
        while self._left >= 1:
            try:
                id, message = self._outbox.get_nowait()
            except Empty:
                return
            self._send(wire, id, message)

    def _send(self, wire: Wire, id: str, message: str) -> None:
        self._left -= 1
        self._unanswered[id] = message, self._clock()
        wire.send(message)

    def _lives(self) -> bool:
        """Whether everything that was sent has been answered in good time."""
        now = self._clock()
        return all(now - sent < PATIENCE for _, sent in self._unanswered.values())


def packed(message: Message) -> str:
    """A message as it goes out."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))


def opener(where: Address) -> Opens:
    """What opens connections to a lesson: straight, whatever proxies are set."""
    return lambda: connect(where.line, open_timeout=PATIENCE, close_timeout=1, max_size=MOST_BYTES, proxy=None)
