"""A folder of cards that somebody writes on while a game is played with them.

At each new phase the game takes what is sound on disk; what is broken is played as it was when it was last sound, and
its problems can be read here. See docs/decisions/0022-authoring-mode.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from game.catalog.aims import files_of
from game.catalog.laid import shelf_of
from game.catalog.load import DECKS, Loaded, load
from game.catalog.mended import mended
from game.catalog.problem import CannotLoadError, Problem
from game.catalog.readings import Readings
from game.catalog.reports import openable
from game.catalog.shelf import Card, Shelf
from game.catalog.stamps import Stamp, stamps
from game.rules.types import Said
from game.table.refit import refit, same_table
from game.table.table import Table

MOST = 4
"""Cards that are named one by one when they are taken up; more of them are counted."""


class Authoring:
    """`folder` is a whole content folder, a pack, or a folder of packs and of loose cards over the game's own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._readings = Readings(None)
        self._stamps = self._found()
        self._on_disk = shelf_of(folder, self._readings)
        self.shelf = self._on_disk
        """What is played with: everything on disk that is sound, and of the rest what was sound last."""
        self.apart: Said | None = None
        """Why the game that is played cannot take what is on disk; a new one can."""
        self._given: Shelf | None = None
        self.notes: list[Said] = []
        """What was taken up, for whoever shows it and then empties the list."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong on disk, in the files that were written last first."""
        wrong = (problem for problem in self._on_disk.problems if problem.severity == "error")
        return tuple(sorted(wrong, key=self._age))

    def _age(self, problem: Problem) -> int:
        written = self._stamps.get(self._on_disk.path(problem.file).absolute())
        return -written[0] if written is not None else 0

    def place(self, file: str) -> str:
        """Where a file of the shelf lies, as seen from the folder."""
        return openable(self._on_disk.path(file), self.folder.absolute())

    def _found(self) -> Mapping[Path, Stamp]:
        return stamps(files_of(self.folder))

    def look(self) -> bool:
        """Read the folder again if a file in it changed. Whether one did."""
        found = self._found()
        if found == self._stamps:
            return False
        self._stamps = found
        self._on_disk = shelf_of(self.folder, self._readings)
        self.shelf = mended(self.shelf, self._on_disk)
        return True

    def follow(self, table: Table, shelf: Shelf) -> None:
        """Let a table that was just opened with the cards of `shelf` take up at each phase what has changed since."""
        self._given, self.apart, self.notes = shelf, None, []
        table.between = self.between

    def between(self, table: Table) -> None:
        """A new phase has come: take up what is on disk."""
        self.look()
        if self.shelf is self._given or table.state.phase == "debrief":
            return
        self._given, self.apart = self.shelf, None
        old = table.loaded
        try:
            new = load(self.shelf.root, old.scenario.id, self.shelf)
        except CannotLoadError:
            self.apart = Said("author.apart.scenario", (("text", old.scenario.id),))
            return
        if not same_table(old.scenario, new.scenario):
            self.apart = Said("author.apart")
            return
        past, told = table.resolved, (heard.event.said for heard in table.heard)
        fitted = refit(old, new, table.state, past, told)
        news = changes(old, fitted.loaded)
        self.notes += news
        table.go_on_with(fitted.loaded, fitted.state, (*news, *fitted.said))


def changes(old: Loaded, new: Loaded) -> tuple[Said, ...]:
    """Which cards are others now, as public sentences; of decks by their titles, else by their files."""
    before, after = _by_file(old.shelf), _by_file(new.shelf)
    went = [before[file] for file in before if file not in after]
    other = [card for file, card in after.items() if file not in before or before[file].data != card.data]
    said = [Said("author.gone", (("text", card.file),)) for card in went] + [_taken(card, new) for card in other]
    if len(said) > MOST:
        return (Said("author.taken.many", (("n", len(said)),)),)
    return tuple(said)


def _by_file(shelf: Shelf) -> dict[str, Card]:
    return {card.file: card for cards in shelf.cards.values() for card in cards.values()}


def _taken(card: Card, at: Loaded) -> Said:
    decks = (at.scenario.programs, at.scenario.agreements, at.scenario.happenings, at.scenario.levers)
    if card.kind in DECKS and any(card.id in deck for deck in decks):
        return Said("author.taken", (("card", card.id),))
    return Said("author.taken.file", (("text", card.file),))
