"""What if, at this machine: a game that is over, gone through again and played on beside the window.

What takes long is done in threads, and the futures by other processes. Nothing here is shown; `go_on` says when
something can be shown that could not before.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Lock
from typing import Any

from game.catalog.texts import Words
from game.client.work import Work
from game.debrief.played import Played, of_table
from game.debrief.telling import Telling
from game.debrief.whatif.again import replayed
from game.debrief.whatif.decision import Change, Decision
from game.debrief.whatif.found import decisions
from game.debrief.whatif.onward import Kept, PlayedOn, played_on
from game.debrief.whatif.suggested import Suggested, Suggestion, sought
from game.lab.batch import alive, cores, processes
from game.rules.types import Said
from game.table.journal import JournalError
from game.table.table import Table

GAMES = 200
"""Futures of a decision that somebody asks about, both ways together."""
MOST = 3
"""Decisions that are found beside the window."""
GONE, SCREENED = 0.05, 0.35
"""How far the search is when the game was gone through, and when the promising decisions were played again."""
Key = tuple[int, int]
"""The number of a decision and the place of one of its changes."""


class StoppedError(Exception):
    """Somebody has no need of the futures any more."""


@dataclass(slots=True)
class Choice:
    """What is looked at: `round` 0, `seat` -1 and `kind` "" stand for all; `decision` -1 for none; `change` is the
    place of a decision's change, `shown` the seat whose games are drawn (-1: the one that is moved most)."""

    round: int = 0
    seat: int = -1
    kind: str = ""
    decision: int = -1
    change: int = 0
    shown: int = -1


@dataclass(frozen=True, slots=True)
class SoFar:
    """What came of the first games of what is being played on."""

    key: Key
    one: Suggestion


class WhatIf:
    """All that is known about what else could have become of one game.

    `start` follows a piece of work, `pool` opens the processes that play futures (None: they are played in the thread).
    """

    def __init__(
        self,
        table: Table,
        start: Callable[[Work[Any]], object],
        pool: Callable[[], Executor | None] = lambda: processes(cores()),
    ) -> None:
        self.table = table
        self.games = GAMES
        self.choice = Choice()
        self.played: Played | None = None
        self.decisions: tuple[Decision, ...] = ()
        self.found: list[Suggestion] = []
        """The decisions that mattered most, as far as they are known."""
        self.suggested: Suggested | None = None
        """The same, once the search is over."""
        self.known: dict[Key, Suggestion] = {}
        """What came of the changes that were played on."""
        self.kept: Kept = {}
        """Futures of the game as it was decided, for the next change in the same phase."""
        self.last: Suggestion | None = None
        """The last what-if that somebody had played on."""
        self.refused: Said | None = None
        """Why nothing can be asked of this game."""
        self.search: Work[None] | None = None
        self.asked: Key | None = None
        """What is being played on."""
        self.work: Work[Suggestion] | None = None
        self.failed: list[OSError] = []
        """Why processes could not be begun."""
        self._start = start
        self._open = pool
        self._pool: Executor | None = None
        self._opening = Lock()
        self._told: SimpleQueue[tuple[Played, tuple[Decision, ...]] | Suggestion | SoFar] = SimpleQueue()
        self._stop = Event()
        self._closed = False
        self._tellings: dict[str, Telling] = {}

    # --- the decisions that mattered most ---

    def begin(self) -> None:
        """Go through the game again and look for what mattered most, unless that was begun."""
        if self.table.sealed:
            self.refused = Said("whatif.sealed")
        elif self.search is None and self.played is None and self.refused is None and not self._closed:
            self.search = Work(self._search, self._searched, self._unsearched)
            self._start(self.search)

    def _search(self, report: Callable[[float], None]) -> None:
        played = of_table(self.table)
        every = decisions(played)
        self._told.put((played, every))
        report(GONE)
        found = sought(played, MOST, pool=self._processes(), kept=self.kept)
        report(SCREENED)
        told = []
        for again, games in found.playing:
            told.append(Suggestion(again, games.ended(self._unless_closed)))
            self._told.put(told[-1])
            report(SCREENED + (1 - SCREENED) * len(told) / MOST)
        self.suggested = Suggested(found.decisions, found.screened, tuple(told))

    def _unless_closed(self, done: int, of: int, so_far: PlayedOn | None) -> None:
        if self._closed:
            raise StoppedError

    def _searched(self, nothing: None) -> None:
        self.search = None

    def _unsearched(self, error: Exception) -> None:
        self.search = None
        if isinstance(error, JournalError):
            self.refused = error.said
        else:
            self._tell(error)

    # --- one decision played on ---

    @property
    def decision(self) -> Decision | None:
        """The one that is looked at."""
        return self.decisions[self.choice.decision] if self.choice.decision >= 0 else None

    @property
    def change(self) -> Change | None:
        """What is done otherwise, of the one that is looked at."""
        return self.decision.changes[self.choice.change] if self.decision is not None else None

    @property
    def result(self) -> Suggestion | None:
        """What came of what is looked at, where that was played on."""
        return self.known.get((self.choice.decision, self.choice.change))

    def look_at(self, decision: int, change: int = 0) -> None:
        """Look at a decision (-1: at none) and one of its changes."""
        self.choice.decision, self.choice.change, self.choice.shown = decision, change, -1

    def play(self) -> None:
        """Have what is looked at played on; something else that is being played on is stopped."""
        played, decision, change = self.played, self.decision, self.change
        if played is None or decision is None or change is None or self._closed:
            return
        self.stop()
        stop = self._stop = Event()
        key = self.asked = self.choice.decision, self.choice.change

        def play(report: Callable[[float], None]) -> Suggestion:
            def progress(done: int, of: int, so_far: PlayedOn | None) -> None:
                if stop.is_set():
                    raise StoppedError
                report(done / of)
                if so_far is not None:
                    self._told.put(SoFar(key, Suggestion(again, so_far)))

            again, pool = replayed(played, decision, change), self._processes()
            onward = played_on(played, decision, change, self.games, 1, progress, pool, self.kept)
            return Suggestion(again, onward)

        self.work = Work(play, self._done, self._unplayed)
        self._start(self.work)

    def stop(self) -> None:
        """Let go of what is being played on."""
        self._stop.set()
        if self.work is not None:
            self.work.cancel()
        self.work, self.asked = None, None

    def _done(self, one: Suggestion) -> None:
        if self.asked is not None:
            self.known[self.asked] = self.last = one
        self.work, self.asked = None, None

    def _unplayed(self, error: Exception) -> None:
        self.work, self.asked = None, None
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        """That processes could not be begun is told; anything else is a fault."""
        if not isinstance(error, OSError):
            raise error
        self.failed.append(error)

    def _processes(self) -> Executor | None:
        """Those there are; others where the machine ended one (what they left was played in the thread)."""
        with self._opening:  # both searching and playing may be the first to ask
            if self._pool is not None and not alive(self._pool):
                self._pool = None
            if self._pool is None and not self._closed:
                self._pool = self._open()
            return self._pool

    # --- time ---

    def go_on(self) -> bool:
        """Take in what the threads told. Whether there was anything."""
        told = False
        while True:
            try:
                one = self._told.get_nowait()
            except Empty:
                return told
            told = True
            if isinstance(one, tuple):
                self.played, self.decisions = one
            elif isinstance(one, SoFar):
                before = self.known.get(one.key)
                if self.asked == one.key and (before is None or before.onward.games < one.one.onward.games):
                    self.known[one.key] = one.one
            else:
                self.found.append(one)
                change = one.decision.changes.index(one.change)
                self.known.setdefault((one.decision.number, change), one)

    def telling(self, words: Words) -> Telling:
        """The whole game in words of a language. Only once it was gone through again."""
        assert self.played is not None
        if words.language not in self._tellings:
            self._tellings[words.language] = Telling(self.played.table, words.at(self.played.loaded.shelf))
        return self._tellings[words.language]

    def close(self) -> None:
        """The game is left: nothing more is asked of anybody."""
        self._closed = True
        self.stop()
        if self.search is not None:
            self.search.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
