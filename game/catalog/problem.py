"""What is wrong with a file, where, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from game.rules.types import Said

LIKE, VERY_LIKE = 0.6, 0.75
"""How much of two words is the same, from 0 to 1: enough for a guess, and for one although they begin otherwise."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong. `field` is the path inside the file ("effects[2].on"); line and column count from 1.

    The sentence is the catalogue's key "problem.<code>" with `values`.
    """

    code: str
    file: str
    line: int
    column: int
    field: str
    values: tuple[tuple[str, int | str], ...] = ()
    severity: str = "error"

    @property
    def said(self) -> Said:
        """What was found, what is allowed, what is nearest."""
        return Said(f"problem.{self.code}", self.values)


class CannotLoadError(Exception):
    """A scenario cannot be played at all; `problems` say why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(f"{p.file}:{p.line}: {p.code}" for p in problems[:5]))
        self.problems = problems


def near(word: str, allowed: Iterable[str]) -> str:
    """The allowed word most like this one, or ""; of those that begin otherwise only one that is very like it."""
    found = get_close_matches(word, list(allowed), 5, LIKE)
    return next((one for one in found if one[:1] == word[:1] or _alike(word, one) >= VERY_LIKE), "")


def _alike(word: str, other: str) -> float:
    return SequenceMatcher(None, other, word).ratio()


def spoilt(problems: Iterable[Problem]) -> int:
    """How many files have an error, whatever the number of errors in each."""
    return len({problem.file for problem in problems if problem.severity == "error"})
