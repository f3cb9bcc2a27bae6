"""The others at a table, thinking beside the window: one thought at a time, taken up in the window's own thread."""

from __future__ import annotations

from collections.abc import Callable

from game.client.work import Work
from game.table.journal import JournalError
from game.table.table import Table
from game.table.turn import Thought, think

QUICK = 0.003
"""Seconds for which the frame that began a thought waits for it: most are over by then, and done in the same frame."""
FRAME = 0.006
"""Seconds of one frame after which nothing more is waited for."""
MOST = 6
"""Acts of others in one frame."""
PICTURE = 0.1
"""Seconds for which acts may stay unseen while more of them follow at once."""
LONG = 0.15
"""Seconds after which it is said who is thinking."""


class Others:
    """Personas and the world. `clock` counts seconds.

    A thought is about one state of one table. When that is no longer the state, it is let run out, because a mind
    bears one thought at a time; then what it came to is dropped, and the turn is thought again.

    What the disk is slow at is done in the thread too, before the next thought: an act is told when it is on disk.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._work: Work[Thought | None] | None = None
        self._seat: int | None = None
        self._since = 0.0
        self._thoughts: list[Thought | None] = []
        self._errands: list[Callable[[], object]] = []
        self._untold = False
        """Whether something was done of which it is not known yet that it is on disk."""

    def go_on(self, table: Table, begin: bool = True) -> bool:
        """Take up what was thought out meanwhile and think on, unless no thought is to `begin`.

        Whether anything was done at the table that can be told now.
        """
        start, told = self._clock(), False
        for _ in range(MOST):
            fresh, late = self._work is None, self._clock() - start >= FRAME
            quick = fresh and not late and not self._errands
            if fresh and not self._begin(table, begin):
                break
            if late or not self._over(QUICK if quick else 0.0):
                break
            if not self._thoughts:  # it failed, and nothing is known of what was done before
                self._untold = False
                break
            told, self._untold = told or self._untold, False
            thought = self._thoughts.pop()
            if thought is not None and table.take_up(thought, wait=False):
                self._untold = True
                if table.journal is not None:
                    self._errands.append(table.journal.settle)
        if self._untold and self._settled():
            told, self._untold = True, False
        return told

    def errand(self, job: Callable[[], object]) -> None:
        """Have something slow done in the thread, before the next thought. It may raise JournalError."""
        self._errands.append(job)

    def _begin(self, table: Table, begin: bool) -> bool:
        turn = table.turn() if begin else None
        if turn is None and not self._errands:
            return False
        self._seat, self._since = turn.seat if turn is not None else None, self._clock()
        loaded, seed = table.loaded, table.seed
        errands, self._errands = self._errands, []

        def job(report: Callable[[float], None]) -> Thought | None:
            for errand in errands:
                errand()
            report(1.0)
            return think(loaded, seed, turn) if turn is not None else None

        self._work = Work(job, self._thoughts.append, lambda error: failed(table, error))
        return True

    def _settled(self) -> bool:
        """Whether all errands are done."""
        return not self._errands and (self._work is None or self._work.share is not None)

    def _over(self, patience: float) -> bool:
        """Whether the present work ended; then what it came to is in `_thoughts`."""
        assert self._work is not None
        if not self._work.wait(patience):
            return False
        work, self._work = self._work, None
        return work.poll()

    def wait(self, seconds: float) -> bool:
        """Wait for the present thought's end at most so long. Whether nobody is thinking any more."""
        return self._work is None or self._work.wait(seconds)

    @property
    def at_work(self) -> bool:
        """Whether anything is running, or was done that has not been told yet."""
        return self._work is not None or self._untold or bool(self._errands)

    @property
    def thinking(self) -> int | None:
        """The seat that has been thinking for long, WORLD for the world; None while everything is quick."""
        return self._seat if self._work is not None and self._clock() - self._since >= LONG else None


def failed(table: Table, error: Exception) -> None:
    """A full disk stops the game. Any other failure is a fault of the program, to be hidden here no more than there."""
    if not isinstance(error, JournalError):
        raise error
    table.frozen = error.said
