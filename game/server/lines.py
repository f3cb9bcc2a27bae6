"""A line to a page: what it has been shown, what waits to be sent, and how much it may ask."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from game.server.wire import packed

BURST, A_SECOND = 40.0, 20.0
"""Messages that a page may send at once, and each second in the long run."""
MOST_WAITING = 200
"""Replies that wait for a page that does not read; one that reads so little is let go."""

Show = Callable[[], Mapping[str, Any]]
Hear = Callable[[object, int], tuple[object, int, list[Any]]]
"""From (table, number) to (the table now, the number after the last line, lines)."""


class Allowance:
    """So much at once, and so much a second in the long run."""

    def __init__(self, most: float, a_second: float, now: float) -> None:
        self._most, self._a_second = most, a_second
        self._left, self._since = most, now

    def has(self, now: float) -> bool:
        """Whether there is anything left."""
        self._left = min(self._most, self._left + max(0.0, now - self._since) * self._a_second)
        self._since = max(now, self._since)
        return self._left >= 1

    def takes(self, now: float) -> bool:
        """Take one; whether there was one."""
        if not self.has(now):
            return False
        self._left -= 1
        return True


class Line:
    """`person` is a number, or TEACHER; `show` gives the sections that this page is to see now, and `hear` what it may

    hear of the news from a number on: each with its number.
    """

    def __init__(self, person: int, show: Show, hear: Hear, send: Callable[[str], Awaitable[None]], now: float) -> None:
        self.person = person
        self._show = show
        self._hear = hear
        self._heard: tuple[object, int] = (None, 0)
        """At which table, and up to which number, news was told."""
        self._send = send
        self._known: dict[str, str] = {}
        self._shown: Mapping[str, Any] = {}
        self._replies: list[Mapping[str, Any]] = []
        self._stirred = asyncio.Event()
        self.allowance = Allowance(BURST, A_SECOND, now)
        """How much its person may ask, on all their lines together."""
        self.lost = False
        self.cut = False
        """Whether its secret no longer opens a line: somebody came in anew."""

    def stir(self) -> None:
        """There may be something new to show."""
        self._stirred.set()

    def reply(self, message: Mapping[str, Any]) -> None:
        """Send this, after all that was to be sent before."""
        self._replies.append(message)
        self.lost |= len(self._replies) > MOST_WAITING
        self._stirred.set()

    def allows(self, now: float) -> bool:
        """Whether one more message is taken now."""
        return self.allowance.takes(now)

    def let_go(self) -> None:
        """End the line; its page may come again."""
        self.lost = True
        self._stirred.set()

    def cut_off(self) -> None:
        """Show nothing any more and close."""
        self.cut = self.lost = True
        self._stirred.set()

    def news(self) -> Mapping[str, Any] | None:
        """What changed since this page was last told; None when nothing did. A section that is gone is null.

        News of the table is told once, from its beginning when the page came to another table.
        """
        sections = self._show()
        # What was kept since the last time is not packed again to see that it is the same.
        fresh = {
            name: self._known[name] if name in self._known and value is self._shown[name] else packed({"": value})
            for name, value in sections.items()
        }
        changed = {name: sections[name] for name, text in fresh.items() if self._known.get(name) != text}
        gone: dict[str, Any] = {name: None for name in self._known if name not in fresh}
        self._known, self._shown = fresh, sections
        where, heard, lines = self._hear(*self._heard)
        again = where != self._heard[0]
        self._heard = (where, heard)
        found: dict[str, Any] = {"show": changed | gone} if changed or gone else {}
        if lines or again:
            found |= {"told": lines, "again": again}
        return found or None

    async def pump(self) -> None:
        """Send what there is to send, until the line is lost or this is cancelled.

        What changed while a page was slow to read is sent once, as it is then.
        """
        while not self.lost:
            await self._stirred.wait()
            self._stirred.clear()
            if self.cut:
                return
            # The news first: a page that hears that its move counted shows the move already.
            if (news := self.news()) is not None:
                await self._send(packed(news))
            replies, self._replies = self._replies, []
            for reply in replies:
                await self._send(packed(reply))
