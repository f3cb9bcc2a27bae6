"""What is wrong with cards that are being written while the game goes on, in a strip below the bar."""

from __future__ import annotations

from game.catalog.reports import line
from game.catalog.texts import Words
from game.client.kit.labels import Label
from game.client.kit.layout import Column
from game.client.kit.panels import Panel
from game.client.kit.widget import Widget
from game.table.authoring import Authoring

MOST = 3
"""Problems that are shown; more of them are counted."""


def authoring_panel(authoring: Authoring, words: Words, *, narrow: bool) -> Widget | None:
    """The first problems with file, line and sentence, or why this game cannot take what is on disk; else nothing.

    In a `narrow` window the first alone: the game must have room beside it.
    """
    found = authoring.problems
    if not found and authoring.apart is None:
        return None
    rows: list[Widget | None] = []
    shown = found[: 1 if narrow else MOST]
    if found and not narrow:
        rows.append(Label(words.key("author.broken"), "strong", terms=False))
    rows += [Label(line(one, words, authoring.place), "small", terms=False) for one in shown]
    if len(found) > len(shown):
        rows.append(Label(words.key("author.more", n=len(found) - len(shown)), "small", terms=False))
    if authoring.apart is not None:
        rows.append(Label(words.say(authoring.apart), "small", terms=False))
    return Panel(Column(rows, gap=2), look="bad" if found else "warn", square=True, pad=(20, 8), id="authoring")
