"""A journal that somebody else writes, read as it grows: for a second window, and for the projector."""

from __future__ import annotations

from pathlib import Path

from game.catalog.shelf import Shelf
from game.rules import apply
from game.rules.types import Said
from game.table.journal import JournalError, Opened, read
from game.table.replay import as_line, misfit
from game.table.saves import look
from game.table.table import Table

PLAIN = frozenset({"do", "why", "by", "snapshot"})
"""What may stand in lines that only add to a game; any other line changes what came before."""


class Following:
    """The game of a journal that grows. Nothing is ever written to it.

    Raises JournalError and CannotLoadError as `look` does.
    """

    def __init__(self, path: Path, shelf: Shelf) -> None:
        self.path = path
        self._shelf = shelf
        self.table: Table
        self.notes: tuple[Said, ...] = ()
        self._begin()

    def _begin(self) -> None:
        stamp, opened = self._stamped(), read(self.path)
        self.table, self.notes = look(self.path, self._shelf)
        self._stamp, self._opened = stamp, opened

    def _stamped(self) -> tuple[int, int]:
        try:
            found = self.path.stat()
        except OSError as error:
            raise JournalError(Said("save.missing", (("text", str(self.path)),))) from error
        return found.st_size, found.st_mtime_ns

    def go_on(self) -> bool:
        """Take in what was written since. Whether anything was. Raises JournalError when the file is gone or damaged;

        what was read before stays as it is, and the next call tries again.
        """
        stamp = self._stamped()
        if stamp == self._stamp:
            return False
        opened = read(self.path)
        fresh = opened.lines[len(self._opened.lines) :]
        if not self._adds(opened):
            self._begin()
            return True
        state, done = self.table.state, []
        for number, entry in enumerate(fresh, len(self._opened.lines) + 2):
            if "do" in entry:
                found = as_line(self.path, number, entry)
                step = apply(self.table.scenario, state, found.action)
                if step.refused is not None:
                    raise misfit(self.path, number)
                state = step.state
                done.append((found, step))
        for found, step in done:
            self.table.take(found.action, step, found.thought, found.by)
        self._stamp, self._opened = stamp, opened
        return bool(fresh)

    def _adds(self, opened: Opened) -> bool:
        """Whether the file only grew by actions."""
        before = self._opened
        count = len(before.lines)
        if opened.header != before.header or len(opened.lines) < count or self.table.frozen is not None:
            return False
        if count and opened.lines[count - 1] != before.lines[count - 1]:
            return False
        return all(entry.keys() <= PLAIN for entry in opened.lines[count:])
