"""People and their pages: each in a context (a device) of their own, watched for anything that should not be there."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, WebSocket, WebSocketRoute, expect

from tests.pages.lesson import Lesson
from tests.server.process import TOKEN

LOCALES = {"en": "en-CA", "fr": "fr-CA"}
GONE = ("net::ERR_CONNECTION_REFUSED", "net::ERR_INTERNET_DISCONNECTED", "WebSocket connection to")
"""What Chromium writes to the console while a server or a network is gone."""

STANDING_OUT = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const ends = (one) => Math.max(one.getBoundingClientRect().right, one.scrollWidth);
  const out = (one) => ends(one) > root.clientWidth + 0.5;
  const name = (one) => `${one.tagName} ${one.getAttribute("class") || ""}: ${(one.textContent || "").slice(0, 40)}`;
  const all = [...document.body.querySelectorAll("*")].filter(out);
  const found = all.filter((one) => !all.some((other) => other !== one && one.contains(other))).slice(0, 8).map(name);
  return [`${root.scrollWidth} > ${root.clientWidth}`, ...found];
}"""


@dataclass(eq=False)
class Reader:
    """Somebody's page; what came over its lines, and what went wrong on it."""

    page: Page
    host: str
    number: int = -1
    secret: str = ""
    frames: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        page = self.page
        page.on("console", lambda word: self._blame(word.text) if word.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self._blame(f"{error.message}\n{error.stack}"))
        page.on("request", lambda asked: self._reached(asked.url))
        page.on("websocket", self._heard)

    def _blame(self, text: str) -> None:
        self.complaints.append(text)

    def _reached(self, url: str) -> None:
        if urlsplit(url).netloc != self.host and urlsplit(url).scheme not in ("data", "blob", "about"):
            self._blame(f"asked elsewhere: {url}")

    def _heard(self, socket: WebSocket) -> None:
        self._reached(socket.url)
        socket.on("framereceived", lambda frame: self.frames.append(str(frame)))
        socket.on("framesent", lambda frame: self.sent.append(str(frame)))

    @property
    def shown(self) -> dict[str, Any]:
        """The sections that the server showed this page so far, as they are now."""
        found: dict[str, Any] = {}
        for frame in self.frames:
            found |= json.loads(frame).get("show", {})
        return found

    def forgive(self, *parts: str) -> None:
        """What was to be expected (it holds one of these texts) is no complaint."""
        self.complaints = [said for said in self.complaints if not any(part in said for part in parts)]

    def connected(self) -> None:
        """Wait until the page has its line."""
        expect(self.page.locator(".health.open")).to_be_visible(timeout=20_000)


class People:
    """Who has a page of a lesson open."""

    def __init__(self, browser: Browser, lesson: Lesson) -> None:
        self._browser, self.lesson = browser, lesson
        self.readers: list[Reader] = []

    def opens(
        self,
        path: str = "/",
        language: str = "en",
        size: tuple[int, int] = (390, 844),
        dark: bool = False,
        beside: Reader | None = None,
        through: Callable[[WebSocketRoute], None] | None = None,
        **device: Any,
    ) -> Reader:
        """A page on a device of its own, or in another tab of somebody's device (`beside`).

        `through` stands between the page and the server: each line of the page is handed to it.
        """
        if beside is None:
            context = self._browser.new_context(
                locale=LOCALES[language],
                viewport={"width": size[0], "height": size[1]},
                color_scheme="dark" if dark else "light",
                reduced_motion="reduce",
                **device,
            )
            context.set_default_timeout(15_000)
        else:
            context = beside.page.context
        reader = Reader(context.new_page(), urlsplit(self.lesson.url).netloc)
        self.readers.append(reader)
        if through is not None:
            reader.page.route_web_socket("**/line", through)
        reader.page.goto(self.lesson.url + path)
        return reader

    def sits(self, name: str, seat: int = -1, table: int = 0, language: str = "en", **how: Any) -> Reader:
        """Somebody who joined, has a place (seat -1: watches) and their page open, all without pressing anything."""
        number, secret = self.lesson.join(name, language)
        self.lesson.order("sit", who=number, table=table, seat=seat)
        reader = self.opens(f"/#{secret}", language, **how)
        reader.number, reader.secret = number, secret
        reader.connected()
        return reader

    def teaches(self, path: str = "/desk", **how: Any) -> Reader:
        """The teacher's desk."""
        return self.opens(f"{path}#{TOKEN}", **how)

    def check(self) -> None:
        """Nothing went wrong on any page. Closes them all."""
        for reader in self.readers:
            reader.page.context.close()
        said = [f"page {at}: {text}" for at, reader in enumerate(self.readers) for text in reader.complaints]
        assert not said, "\n".join(said)


def no_sideways(page: Page) -> None:
    """The page is no wider than its window; otherwise says what stands out."""
    wide = page.evaluate(STANDING_OUT)
    assert not wide, wide
