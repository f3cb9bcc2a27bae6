"""The glossary: every term in the reader's language, in alphabetical order, opened at one of them."""

from __future__ import annotations

from game.client.app import App
from game.client.kit.bring import bring
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.letters import plain
from game.client.kit.panels import Limit, Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.client.lexicon import entries
from game.client.screen import Screen


class Glossary(Screen):
    """`term` is the entry that it is opened at, or "" for the first."""

    def __init__(self, app: App, term: str = "") -> None:
        super().__init__(app)
        self.term = term if term in entries() else ""
        self._bring = self.term

    def build(self) -> Widget:
        text = self.words.text
        cards = sorted(entries().values(), key=lambda card: plain(text(card.data["title"])))
        rows: list[Widget | None] = [self.entry(card.id) for card in cards]
        foot = Row([Button(self.words.key("plain.back"), self.back, kind="primary", mark="left", id="glossary-close")])
        page = [
            Label(self.words.key("glossary.title"), "title"),
            Scroll(Column(rows, gap=8, pad=(4, 4)), id="glossary-scroll", grow=1),
            Row([foot, Space(0, grow=1), Label(self.words.key("glossary.keys"), "small", ink="soft", grow=4)], gap=12),
        ]
        return Limit(Column(page, gap=12, pad=(24, 24), grow=1), 760, grow=1)

    def entry(self, id: str) -> Widget:
        """One term: what it means, and the ways to others."""
        data, text = entries()[id].data, self.words.text
        others: list[Widget | None] = [
            Button(
                text(entries()[other].data["title"]),
                lambda other=other: self.go(other),  # type: ignore[misc]
                kind="quiet",
                role="small",
                id=f"see-{id}-{other}",
            )
            for other in data["see"]
            if other in entries()
        ]
        inner = [Label(text(data["title"]), "strong", terms=False), Label(text(data["text"]), "small")]
        rows = Column([*inner, Flow(others, gap=4) if others else None], gap=4)
        return Panel(rows, look="tint" if id == self.term else "card", pad=12, id=f"term-{id}")

    def go(self, term: str) -> None:
        """Turn to another term."""
        self.term = self._bring = term

    def tick(self, now: float) -> None:
        if self._bring and not self.app.stage.stale:
            bring(self.app.stage, f"term-{self._bring}")
            self._bring = ""
