"""The pages' own line (/web/line.js) in the hands of a test: what a page would ask for, asked to the letter."""

from __future__ import annotations

from typing import Any

from game.rules import encode
from game.rules.types import Offer
from tests.pages.people import Reader

OPEN = """async (secret) => {
  const { Line } = await import("/web/line.js");
  window.line = new Line({ secret, form: "words" }, "asked-by-a-test", () => {});
  window.replies = {};
}"""
ASK = """([id, ask, data]) => {
  window.line.ask(ask, data, id).then((reply) => { window.replies[id] = reply; });
}"""
ANSWERED = "(ids) => ids.every((id) => id in window.replies)"


class Asking:
    """A second line of somebody's page, beside the one that draws it."""

    def __init__(self, reader: Reader, secret: str) -> None:
        self.page = reader.page
        self.page.evaluate(OPEN, secret)
        self.page.wait_for_function("() => window.line.state === 'open'")

    def send(self, id: str, ask: str, **data: Any) -> None:
        """Ask, and wait for nothing."""
        self.page.evaluate(ASK, [id, ask, data])

    def act(self, id: str, verb: str, **data: Any) -> None:
        """The seat's move, likewise."""
        version = self.page.evaluate("window.line.sections.clock.version")
        self.send(id, "act", act={"verb": verb, **data}, version=version)

    def say(self, id: str, text: str, parties: tuple[int, ...] = (0, 1)) -> None:
        """A private word of seat 0, likewise."""
        self.act(id, "message", text=text, offer=encode(Offer(parties, ())))

    def replies(self, *ids: str) -> list[dict[str, Any]]:
        """The replies, once all of them are there."""
        self.page.wait_for_function(ANSWERED, arg=list(ids), timeout=25_000)
        found: list[dict[str, Any]] = self.page.evaluate("(ids) => ids.map((id) => window.replies[id])", list(ids))
        return found
