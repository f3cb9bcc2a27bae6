"""Who looks at a table, with the words to tell it in."""

from __future__ import annotations

from game.catalog.texts import Words
from game.table.table import Table
from game.telling.seen import Seen


class Reader(Seen):
    """Somebody who looks at a table as a seat, or as the public."""

    def __init__(self, table: Table, viewer: int, words: Words) -> None:
        self.scenario, self.model, self.words = table.scenario, table.loaded.model, words
        self.view = table.view(viewer)
        self.table = table
        self.me = viewer
        self.options = table.options(viewer) if viewer >= 0 else ()
