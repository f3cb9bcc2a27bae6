"""A card that is looked at while somebody may be writing on it: read again when its file changed."""

from __future__ import annotations

from game.catalog.laid import Spot, shelf_of
from game.catalog.problem import Problem
from game.catalog.shelf import Card, Shelf
from game.catalog.stamps import stamp
from game.table.sample import Sample, sample


class LookedAt:
    """The card at a spot as its file was last read; `base` is the game's shelf, read just now."""

    def __init__(self, at: Spot, base: Shelf) -> None:
        self.at = at
        self.shelf = base
        self.card: Card | None = None
        """None while it is broken or gone."""
        self.problems: tuple[Problem, ...] = ()
        """What is wrong with it."""
        self.sample: Sample | None = None
        """A table that it can be seen at; None where no sound scenario has it."""
        self._stamp = stamp(at.path)
        known = at.root.resolve() in {root.resolve() for root in base.roots.values()}
        self._take(base if known else shelf_of(at.root))

    def _take(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.problems = tuple(p for p in self.shelf.problems if p.file == self.at.file)
        wrong = any(p.severity == "error" for p in self.problems)
        self.card = None if wrong else self.shelf.cards[self.at.kind].get(self.at.id)
        self.sample = sample(self.shelf, self.at.kind, self.at.id) if self.card is not None else None

    def look(self) -> bool:
        """Read the file again if it changed. Whether it did."""
        found = stamp(self.at.path)
        if found == self._stamp:
            return False
        self._stamp = found
        self._take(shelf_of(self.at.root))
        return True
