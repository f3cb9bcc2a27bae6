"""What is wrong with a file, where, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from game.rules.types import Said


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
    """The allowed word most like this one, or ""."""
    found = get_close_matches(word, list(allowed), 1, 0.6)
    return found[0] if found else ""


def spoilt(problems: Iterable[Problem]) -> int:
    """How many files have an error, whatever the number of errors in each."""
    return len({problem.file for problem in problems if problem.severity == "error"})
