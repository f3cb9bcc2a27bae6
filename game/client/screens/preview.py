"""One card as players see it, in every place where they meet it; or what is wrong with it."""

from __future__ import annotations

from pathlib import PurePosixPath

from game.catalog.reports import line
from game.client.app import App
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Grid
from game.client.kit.panels import Limit, Panel
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.client.preview.faces import Face, faces
from game.client.screen import Screen
from game.table.looked import LookedAt
from game.telling.preview import table_words, title_of, to_write

CELL, WIDE = 340, 500
"""Units of text that a drawing is wide at least and at most."""
EVERY = 0.3
"""Seconds from one look at the file to the next."""


class PreviewScreen(Screen):
    """`looked` is the card; while the screen is open, the file is looked at again and again."""

    def __init__(self, app: App, looked: LookedAt) -> None:
        super().__init__(app)
        self.looked = looked
        self._due = 0.0
        app.read(looked.shelf)

    def build(self) -> Widget:
        return Panel(Scroll(self.page(), id="preview-scroll"), look="page", square=True, pad=0)

    def page(self) -> Widget:
        """All of it, as high as it is."""
        rows: list[Widget | None] = [*self._head(), self._problems(), self._faces()]
        return Column(rows, gap=12, pad=(24, 20))

    def _head(self) -> list[Widget]:
        t, at = self.words, self.looked.at
        where = f"{t.key(f'preview.kind.{at.kind}')}, {PurePosixPath(at.file)}"
        card, sample = self.looked.card, self.looked.sample
        head: list[Widget] = [Label(where, "label", ink="soft", terms=False)]
        if card is not None:
            head.append(Label(t.text(title_of(card)), "title"))
        table = table_words(t, at.kind, sample) if sample is not None else ""
        if table:
            head.append(Label(table, "small", ink="soft", terms=False))
        if card is not None and sample is None:
            head.append(Label(t.key("preview.no-table"), "small", ink="warn"))
        if self.looked.blanks:
            head.append(Label(to_write(t, self.looked.blanks), "small", ink="warn", terms=False))
        return head

    def _problems(self) -> Widget | None:
        if not self.looked.problems:
            return None
        wrong = any(one.severity == "error" for one in self.looked.problems)
        title = Label(self.words.key("preview.broken" if wrong else "preview.warned"), "strong")
        lines = [Label(line(one, self.words, self.looked.place), "small", terms=False) for one in self.looked.problems]
        return Panel(Column([title, *lines], gap=4), look="bad" if wrong else "warn", pad=12, id="preview-problems")

    def _faces(self) -> Widget | None:
        sample, at = self.looked.sample, self.looked.at
        found = faces(self.app, at.kind, at.id, sample) if sample is not None else []
        if not found:
            return None
        cells = [self._face(one) for one in found]
        return Limit(Grid(cells, cell=CELL, most=len(cells), gap=20), WIDE * len(cells) + 20 * len(cells), at="start")

    def _face(self, face: Face) -> Widget:
        """One drawing under the name of its place."""
        return Column([Label(self.words.key(face.place), "label", ink="soft", terms=False), face.drawn], gap=8)

    def tick(self, now: float) -> None:
        if now >= self._due:
            self._due = now + EVERY
            if self.looked.look():
                self.app.read(self.looked.shelf)
