"""What lies before a proofreader: the cards to be judged, their files as they were written, and every table they can
come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from game.catalog.fields import Spoken
from game.catalog.load import DECKS, assemble, dealt
from game.catalog.problem import CannotLoadError, Problem
from game.catalog.shelf import Card, Shelf
from game.catalog.written import Written, written
from game.rules.cards import Scenario


@dataclass(frozen=True, slots=True)
class Table:
    """A scenario that can be played, perhaps without numbers at its opening, and the cards that it lists of each deck,
    whether or not anybody there can use them."""

    card: Card
    scenario: Scenario
    listed: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Proof:
    """A shelf, and those of its cards that are judged."""

    shelf: Shelf
    cards: tuple[Card, ...]

    @cached_property
    def written(self) -> Mapping[str, Written]:
        """The judged cards' files, by the names of the files."""
        found = {card.file: written(self.shelf.path(card.file), card) for card in self.cards}
        return {file: one for file, one in found.items() if one is not None}

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Every scenario that can be assembled."""
        return tuple(found for found in self._assembled if isinstance(found, Table))

    @property
    def unplayable(self) -> Iterator[Problem]:
        """Why judged scenarios without a fault of their own come to no table."""
        own = {card.file for card in self.cards}
        wrong = (
            problem for found in self._assembled if isinstance(found, CannotLoadError) for problem in found.problems
        )
        return (problem for problem in wrong if problem.file in own)

    @cached_property
    def _assembled(self) -> tuple[Table | CannotLoadError, ...]:
        broken, own = self.shelf.broken(), {card.file for card in self.cards}
        return tuple(
            _assembled(self.shelf, card, whole=bool(card.pack or card.data["model"] or card.file in own))
            for card in self.shelf.cards["scenarios"].values()
            if card.file not in broken
        )

    def of(self, *kinds: str) -> Iterator[Card]:
        """The judged cards of some kinds."""
        return (card for card in self.cards if card.kind in kinds)

    def sound(self, *kinds: str) -> Iterator[Card]:
        """Those without an error: of the others it cannot be said what they do at a table."""
        broken = self.shelf.broken()
        return (card for card in self.of(*kinds) if card.file not in broken)

    def texts(self, *kinds: str) -> Iterator[tuple[Card, Spoken]]:
        """Every text of the judged cards of some kinds, with its card."""
        for card in self.of(*kinds):
            if card.file in self.written:
                yield from ((card, text) for text in self.written[card.file].texts)

    def warning(self, card: Card, field: str, code: str, **values: int | str) -> Problem:
        """A warning about a field of a card, at its place."""
        line, column = self.written[card.file].place(field) if card.file in self.written else (card.line, 1)
        return Problem(code, card.file, line, column, field, tuple(values.items()), "warning")


def _assembled(shelf: Shelf, card: Card, *, whole: bool) -> Table | CannotLoadError:
    """`whole`: whether the world around the table is tried too. It takes most of the time, and there is one around
    every table of the game's own that has no numbers of its own."""
    try:
        loaded = assemble(shelf, card) if whole else None
        scenario, around = (loaded.scenario, loaded.shelf) if loaded is not None else dealt(shelf, card)
    except CannotLoadError as error:
        return error
    except KeyError:  # a seat or a crossing is broken, which has its own problem
        return CannotLoadError(())
    return Table(card, scenario, _listed(around, card))


def _listed(shelf: Shelf, card: Card) -> dict[str, frozenset[str]]:
    """What a table has of each deck; `shelf` is the part of it that the table is taken from."""
    cards = shelf.cards
    return {kind: frozenset(cards[kind]) if card.data[kind] == "all" else frozenset(card.data[kind]) for kind in DECKS}
