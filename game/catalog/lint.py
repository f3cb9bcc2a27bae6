"""All that is wrong with a content folder, and how it is told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from game.catalog.problem import Problem
from game.catalog.shelf import Shelf, read
from game.catalog.texts import Words


def lint(root: Path) -> tuple[Shelf, tuple[Problem, ...]]:
    """Every problem, and warnings beside: what loads, but an author would want to know."""
    shelf = read(root)
    return shelf, (*shelf.problems, *warnings(shelf))


def warnings(shelf: Shelf) -> list[Problem]:
    """Cards whose numbers name no source."""
    return [
        Problem("source.missing", card.file, card.line, 1, "source", (), "warning")
        for kind in ("programs", "agreements", "events", "levers", "actors")
        for card in shelf.cards[kind].values()
        if card.data["source"] is None
    ]


def report(problems: Iterable[Problem], words: Words) -> str:
    """One line a problem, as compilers write them: file:line:column: field: sentence."""
    return "\n".join(line(problem, words) for problem in problems)


def line(problem: Problem, words: Words) -> str:
    """One problem on one line."""
    place = f"content/{problem.file}:{problem.line}:{problem.column}:"
    severity = words.key(f"problem.severity.{problem.severity}")
    where = f" {problem.field}:" if problem.field else ""
    return f"{place} {severity}:{where} {words.say(problem.said)}"
