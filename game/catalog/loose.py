"""One card that lies anywhere on the disk, read as if it lay among the content."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from game.catalog.kinds import KINDS
from game.catalog.problem import CannotLoadError, Problem
from game.catalog.shelf import Card, Shelf, cross, read_card


def laid(shelf: Shelf, path: Path) -> tuple[Shelf, Card]:
    """The shelf with the card of a file among its own, in the place of one with the same name, and that card.

    Its folder says what kind of card it is; in a folder of any other name, its fields do. Raises CannotLoadError with
    everything that is wrong with it.
    """
    kind = kind_of(path)
    name = f"{kind}/{path.name}"
    card, problems = read_card(path, name, kind)
    if card is None:
        raise CannotLoadError(tuple(problems))
    cards = {**shelf.cards, kind: {**shelf.cards[kind], card.id: card}}
    files = {kind: set(known) for kind, known in cards.items()}
    wrong = [problem for problem in cross(cards, shelf.parameters, files) if problem.file == name]
    if any(problem.severity == "error" for problem in wrong):
        raise CannotLoadError(tuple(wrong))
    others = tuple(problem for problem in shelf.problems if problem.file != name)
    return replace(shelf, cards=cards, problems=others), card


def kind_of(path: Path) -> str:
    """The kind of a file: its folder's name, or the kind as which it has the fewest things wrong."""
    if path.parent.name in KINDS:
        return path.parent.name

    def faults(kind: str) -> tuple[int, int]:
        card, problems = read_card(path, path.name, kind)
        return (card is None, _count(problems))

    return min(KINDS, key=faults)


def _count(problems: list[Problem]) -> int:
    return len([problem for problem in problems if problem.severity == "error"])
