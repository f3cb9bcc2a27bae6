"""What the window has of a game that is over: what else could have been, and its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.catalog.cause import cause
from game.catalog.shelf import Shelf
from game.client.debrief.page import Page
from game.client.debrief.whatif import WhatIf
from game.table.table import Table

if TYPE_CHECKING:
    from game.client.app import App


@dataclass(frozen=True, slots=True)
class Lookback:
    """Both are of one table; whoever leaves it closes them.

    `tell` says a sentence in passing: its key, and a reason that is a key too or is told as it is.
    """

    what_if: WhatIf
    page: Page
    tell: Callable[[str, str], None]

    def go_on(self) -> bool:
        """Take in what was found out beside the window. Whether anything can be shown that could not before."""
        while self.what_if.failed:
            self.tell("whatif.failed", cause(self.what_if.failed.pop()))
        return self.what_if.go_on()

    def close(self) -> None:
        """Nothing more is asked of the game."""
        self.what_if.close()
        self.page.stop()


def look_back(table: Table, app: App, shelf: Shelf) -> Lookback:
    """A game that is over, in a window."""

    def tell(key: str, why: str) -> None:
        app.stage.toast(app.words.key(key, why=why), "bad")

    what_if = WhatIf(table, app.start)
    return Lookback(what_if, Page(table, shelf, app.start, mattered=lambda: what_if.suggested), tell)
