"""One table of a lesson while it is played: its clock, its personas, and the one lock that everything goes through."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from game.ai.persona import Persona
from game.rules.types import WORLD, Action, Said
from game.table.journal import JournalError
from game.table.table import Reply, Table
from game.table.turn import think

BEAT = 0.2
"""Seconds between two looks at the clock."""


class Room:
    """`changed` is called after anything happened, in the loop's own thread; `brains` says how many may think at once;

    `failed` hears of a fault.

    What is done is on disk before anybody is told of it: the loop writes, a thread waits for the disk.
    """

    def __init__(
        self,
        table: Table,
        changed: Callable[[], None],
        brains: asyncio.Semaphore,
        failed: Callable[[Exception], None],
    ) -> None:
        self.table = table
        self.lock = asyncio.Lock()
        self.held = False
        """Whether this table stands still: the lesson is in a stage in which nobody plays."""
        self._changed = changed
        self._brains = brains
        self._failed = failed
        self._woken = asyncio.Event()

    async def act(self, action: Action, version: int | None, mark: str) -> Reply:
        """Submit an action; the same `mark` counts once. Stale, refused or unwritable, it changes nothing."""
        async with self.lock:
            reply = self.table.submit(action, version, by=mark, wait=False)
            if reply.accepted:
                reply = await self._on_disk(reply)
        self.wake()
        return reply

    async def drive(self, seat: int, persona: Persona | None) -> Reply:
        """Hand a seat to a persona, or to people."""
        async with self.lock:
            reply = await asyncio.to_thread(self.table.seat_driver, seat, persona)
        self.wake()
        return reply

    async def move(self, to: Callable[[Table], Table], entered: Callable[[], None] = lambda: None) -> None:
        """Go on at another table that is made of this one: rewound, forked; `entered` is called before anybody plays

        there. Raises JournalError, as either of them does; then it stays.
        """
        async with self.lock:
            moved = await asyncio.to_thread(to, self.table)
            entered()
            moved.clock.hold(self.held)
            moved.stamp, moved.sealed, self.table = self.table.stamp, self.table.sealed, moved
        self.wake()

    def hold(self, on: bool) -> None:
        """Stand still: no time passes and no persona acts; or (False) go on."""
        self.held = on
        self.table.clock.hold(on)
        self.wake()

    def wake(self) -> None:
        """Something changed: the personas may have something to do, and the pages something to show."""
        self._woken.set()
        self._changed()

    async def _on_disk(self, reply: Reply) -> Reply:
        journal = self.table.journal
        if journal is None:
            return reply
        try:
            await asyncio.to_thread(journal.settle)
        except JournalError as error:
            self.table.frozen = error.said
            return Reply(False, error.said, self.table.version)
        return reply

    async def play(self) -> None:
        """Let time pass and the others act, until it is cancelled.

        A fault at one table stops that table, with a word, and no other; the teacher can go back a round or on in a
        copy. `failed` hears of it.
        """
        while True:
            self._woken.clear()
            try:
                happened = await self._tick() or await self._turn()
            except Exception as error:
                self.table.frozen, happened = Said("room.fault"), True
                self._failed(error)
            if happened:
                self._changed()
                continue
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), BEAT)

    async def _tick(self) -> bool:
        """The clock, and a disk that may have room again. Whether anything came of it."""
        async with self.lock:
            return await asyncio.to_thread(self.table.thaw) if self.table.frozen is not None else self.table.tick()

    async def _turn(self) -> bool:
        """One turn of a persona or of the world; thought out beside the loop. Whether there was one.

        At a table that stands still only the world answers: what was resolved comes to its end.
        """
        table, turn = self.table, self.table.turn()
        if turn is None or (self.held and turn.seat != WORLD):
            return False
        async with self._brains:
            thought = await asyncio.to_thread(think, table.loaded, table.seed, turn)
        async with self.lock:
            # While it was thought out the teacher may have moved the game; then it is thought again.
            if self.table is table and table.take_up(thought, wait=False):
                await self._on_disk(Reply(True, None, table.version))
        return True
