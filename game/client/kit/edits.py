"""What was written before: the steps that undo takes back, a word at a time."""

from __future__ import annotations

from dataclasses import dataclass

MOST = 200
"""Steps that are kept; the oldest go first."""
JOINS = {("letter", "letter"), ("letter", "gap"), ("gap", "gap"), ("delete", "delete")}
"""Kinds of changes that make one step with the one before: a word is typed with the gap that follows it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stood, with the two sides of its selection."""

    text: str
    start: int
    end: int


class Edits:
    """The way back and the way forth again of one line of text."""

    def __init__(self) -> None:
        self._past: list[Line] = []
        self._future: list[Line] = []
        self._kind = ""

    def note(self, before: Line, kind: str) -> None:
        """A change follows: letter, gap, delete, or whole, which is a step of its own."""
        if (self._kind, kind) not in JOINS:
            self._past = [*self._past[1 - MOST :], before]
        self._kind = kind
        self._future = []

    def pause(self) -> None:
        """What follows is a new step, as after the cursor was moved."""
        self._kind = ""

    def back(self, now: Line) -> Line | None:
        """The line one step before; None at the beginning."""
        return self._swap(self._past, self._future, now)

    def forth(self, now: Line) -> Line | None:
        """The line as it was before the last step back; None when nothing was taken back."""
        return self._swap(self._future, self._past, now)

    def _swap(self, one: list[Line], other: list[Line], now: Line) -> Line | None:
        self._kind = ""
        if not one:
            return None
        other.append(now)
        return one.pop()
