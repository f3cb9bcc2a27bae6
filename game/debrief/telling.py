"""A game told in the words of whoever may know all of it: every brief, order, offer and reason."""

from __future__ import annotations

from game.catalog.texts import Words
from game.debrief.signs import signed
from game.rules.types import TEACHER
from game.table.table import Table
from game.telling.seen import Seen


class Telling(Seen):
    """A table as whoever may know everything of it looks at it, in one language."""

    def __init__(self, table: Table, words: Words) -> None:
        self.scenario, self.model, self.words = table.scenario, table.loaded.model, words
        self.view = table.view(TEACHER)

    def points(self, points: float) -> str:
        """Points of score as figures are written in the reader's language."""
        return self.words.points(round(points * 1000))

    def signed(self, points: float) -> str:
        """Points with their sign, as a change is written; nothing before what is 0.0."""
        return signed(self.words, round(points * 1000) / 1000)
