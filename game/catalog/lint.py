"""All that is wrong with what is aimed at: errors, and what a careful reader would ask."""

from __future__ import annotations

from collections.abc import Sequence

from game.catalog.aims import Aim
from game.catalog.places import readings_file
from game.catalog.problem import Problem
from game.catalog.readings import Readings
from game.catalog.shelf import FORMS, Card, Shelf, read
from game.catalog.warnings.every import warnings as of_proof
from game.catalog.warnings.proof import Proof
from game.catalog.warnings.strays import strays


def warnings(shelf: Shelf, cards: Sequence[Card] | None = None) -> tuple[Problem, ...]:
    """The warnings about some cards of a shelf, or about all of them, that are not switched off in their files."""
    all_of_it = (card for kind in FORMS for card in shelf.cards[kind].values())
    return tuple(of_proof(Proof(shelf, tuple(all_of_it if cards is None else cards))))


def judge(aimed: Aim) -> tuple[Shelf, tuple[Problem, ...]]:
    """The shelf, and all problems and warnings of what is aimed at, in the order of files and lines."""
    shelf = read(aimed.root, aimed.packs, aimed.loose, Readings(readings_file()))
    cards = tuple(card for card in cards_of(shelf) if aimed.means(shelf, card.file))
    errors = [problem for problem in shelf.problems if aimed.means(shelf, problem.file)]
    unread = (problem for pack, root in shelf.roots.items() for problem in strays(root, pack))
    found = [*errors, *warnings(shelf, cards), *(problem for problem in unread if aimed.means(shelf, problem.file))]
    return shelf, tuple(sorted(found, key=lambda p: (p.file, p.line, p.column, p.code, p.field)))


def cards_of(shelf: Shelf) -> tuple[Card, ...]:
    """All cards of a shelf."""
    return tuple(card for kind in FORMS for card in shelf.cards[kind].values())
