"""The others at a table, thinking beside the window: one thought at a time, taken up in the window's own thread."""

from __future__ import annotations

from collections.abc import Callable

from game.client.work import Work
from game.table.table import Table
from game.table.turn import Thought, think

QUICK = 0.003
"""Seconds for which the frame that began a thought waits for it: most are over by then, and done in the same frame."""
FRAME = 0.003
"""Seconds of one frame after which nothing more is waited for: an act takes longer than that to be on disk."""
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
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._work: Work[Thought] | None = None
        self._seat = 0
        self._since = 0.0
        self._thoughts: list[Thought] = []

    def go_on(self, table: Table, begin: bool = True) -> bool:
        """Take up what was thought out meanwhile and think on, unless no thought is to `begin`.

        Whether anything was done at the table.
        """
        start, moved = self._clock(), False
        for _ in range(MOST):
            fresh, late = self._work is None, self._clock() - start >= FRAME
            if fresh and not (begin and self._begin(table)):
                break
            if late or not self._over(QUICK if fresh else 0.0):
                break
            moved = table.take_up(self._thoughts.pop()) or moved
        return moved

    def _begin(self, table: Table) -> bool:
        turn = table.turn()
        if turn is None:
            return False
        self._seat, self._since = turn.seat, self._clock()
        loaded, seed = table.loaded, table.seed
        self._work = Work(lambda report: think(loaded, seed, turn), self._thoughts.append, failed)
        return True

    def _over(self, patience: float) -> bool:
        """Whether the present thought ended; then it is in `_thoughts`."""
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
        """Whether a thought is running or waits to be taken up."""
        return self._work is not None

    @property
    def thinking(self) -> int | None:
        """The seat that has been thinking for long, WORLD for the world; None while everything is quick."""
        return self._seat if self._work is not None and self._clock() - self._since >= LONG else None


def failed(error: Exception) -> None:
    """A thought that fails is a fault of the program, and no more to be hidden here than in the window's own thread."""
    raise error
