"""Who reads a page: a table as one seat, or the public, may see it, with the words to tell it in."""

from __future__ import annotations

from game.catalog.texts import Words
from game.rules.types import Option
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

    def option(self, verb: str, card: str = "") -> Option | None:
        """The first thing of a kind that the seat may do now, with this card where one is named."""
        return next((o for o in self.options if o.verb == verb and card in ("", o.card)), None)

    def targets(self, verb: str) -> tuple[int, ...]:
        """Everything that a kind of move may be aimed at now."""
        return tuple(target for option in self.options if option.verb == verb for target in option.targets)
