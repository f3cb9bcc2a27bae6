"""A card that is looked at while somebody may be writing on it: read again when its file changed."""

from __future__ import annotations

from game.catalog.blanks import Blank, blanks
from game.catalog.laid import CardFile, shelf_of
from game.catalog.problem import Problem
from game.catalog.readings import Readings
from game.catalog.reports import openable
from game.catalog.shelf import Card, Shelf
from game.catalog.stamps import stamp
from game.table.sample import Sample, sample


class LookedAt:
    """The card at its place as its file was last read; `base` is the game's shelf, read just now."""

    def __init__(self, at: CardFile, base: Shelf) -> None:
        self.at = at
        self.shelf = base
        self.card: Card | None = None
        """None while it is broken or gone."""
        self.problems: tuple[Problem, ...] = ()
        """What is wrong with it."""
        self.blanks: tuple[Blank, ...] = ()
        """What is still to be written on it."""
        self.sample: Sample | None = None
        """A table that it can be seen at; None where no sound scenario has it."""
        self._stamp = stamp(at.path)
        self._readings = Readings(None)
        self._take(base if base.path(at.file).absolute() == at.path.absolute() else self._read())

    def _read(self) -> Shelf:
        return shelf_of(self.at.folder, self._readings)

    def _take(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.problems = tuple(p for p in self.shelf.problems if p.file == self.at.file)
        wrong = any(p.severity == "error" for p in self.problems)
        self.card = None if wrong else self.shelf.cards[self.at.kind].get(self.at.id)
        self.blanks = tuple(blanks(self.shelf, self.card)) if self.card is not None else ()
        self.sample = sample(self.shelf, self.at.kind, self.at.id) if self.card is not None else None

    def place(self, file: str) -> str:
        """Where a file of the shelf lies, as seen from the folder that the card is read from."""
        here = self.at.folder if self.at.folder.is_dir() else self.at.folder.parent
        return openable(self.shelf.path(file), here.absolute())

    def look(self) -> bool:
        """Read the file again if it changed. Whether it did."""
        found = stamp(self.at.path)
        if found == self._stamp:
            return False
        self._stamp = found
        self._take(self._read())
        return True
