"""All that is wrong with a content folder, and how it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from game.catalog.problem import Problem
from game.catalog.shelf import FORMS, Card, Shelf
from game.catalog.texts import Words
from game.catalog.warnings.every import warnings as of_proof
from game.catalog.warnings.proof import Proof
from game.catalog.warnings.switches import rule

Place = Callable[[str], str]
"""The name of a file of the shelf to the path that a person or an editor can open."""


def warnings(shelf: Shelf, cards: Sequence[Card] | None = None) -> tuple[Problem, ...]:
    """The warnings about some cards of a shelf, or about all of them, that are not switched off in their files."""
    all_of_it = (card for kind in FORMS for card in shelf.cards[kind].values())
    return tuple(of_proof(Proof(shelf, tuple(all_of_it if cards is None else cards))))


def under_content(file: str) -> str:
    """The place of a file whose root is not known."""
    return f"content/{file}"


def report(problems: Iterable[Problem], words: Words, place: Place = under_content) -> str:
    """One line a problem: file:line:column: severity: field: sentence; a warning's code behind it, to switch it off."""
    return "\n".join(line(problem, words, place) for problem in problems)


def line(problem: Problem, words: Words, place: Place = under_content) -> str:
    """One problem on one line."""
    severity = words.key(f"problem.severity.{problem.severity}")
    where = f" {problem.field}:" if problem.field else ""
    code = f" [{rule(problem.code)}]" if problem.severity == "warning" else ""
    at = f"{place(problem.file)}:{problem.line}:{problem.column}:"
    return f"{at} {severity}{where} {words.say(problem.said)}{code}"
