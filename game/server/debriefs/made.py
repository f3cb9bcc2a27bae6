"""Debriefs of a lesson's tables, made beside the loop and kept: pages, slides, numbers and the wall are put together
from the same ones."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from concurrent.futures import CancelledError, Executor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TypeVar

from game.lab.batch import alive, cores, processes
from game.rules.types import Said
from game.server.debriefs import jobs
from game.server.debriefs.jobs import Order, Written
from game.server.exports.archive import Archive
from game.server.exports.looking import refusal

MOST_PROCESSES = 4
"""Each has read the content, which takes some hundred megabytes."""
MOST_KEPT = 32
"""Debriefs that are kept, of half a megabyte each; of a larger class they are made anew when asked for."""

T = TypeVar("T")


class Beside:
    """The processes beside the loop: begun when something is first asked of them, ended with the lesson."""

    def __init__(self, begin: Callable[[], Executor] = lambda: processes(min(MOST_PROCESSES, cores()))) -> None:
        self._begin = begin
        self._pool: Executor | None = None
        self._closed = False
        self._lock = Lock()

    def pool(self) -> Executor:
        """The processes; others where one of them ended by itself. Raises CancelledError once they are closed."""
        with self._lock:
            if self._closed:
                raise CancelledError
            if self._pool is not None and not alive(self._pool):
                self._pool = None
            if self._pool is None:
                self._pool = self._begin()
            return self._pool

    def close(self) -> None:
        """End them once what they are at is done; what waits is dropped."""
        with self._lock:
            pool, self._pool, self._closed = self._pool, None, True
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)


class Debriefs:
    """What was made of a lesson's tables. To be called from threads: it waits for the processes."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside
        self._kept: OrderedDict[Hashable, Mapping[str, Written]] = OrderedDict()
        self._lock = Lock()

    def of(
        self, folder: Path, archive: Archive, tables: Sequence[int], language: str, *, names: bool = False
    ) -> tuple[Written, ...] | Said:
        """The debriefs of some tables (from 0); or why not: one of them is not over or not revealed."""
        order = ordered(folder, archive, tables, language, names=names)
        if isinstance(order, Said):
            return order
        wanted = [replace(order, tables=(at,)) for at in tables]
        with self._lock:
            known = {one: self._kept[_key(archive, one)] for one in wanted if _key(archive, one) in self._kept}
        found = self._done(jobs.of_table, [one for one in wanted if one not in known])
        if isinstance(found, Said):
            return found
        known |= found
        with self._lock:
            for one in wanted:
                self._kept[_key(archive, one)] = known[one]
                self._kept.move_to_end(_key(archive, one))
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return tuple(known[one][language] for one in wanted)

    def compared(self, folder: Path, archive: Archive, tables: Sequence[int], language: str) -> Written | Said:
        """The tables of a class beside each other; or why not."""
        return self._one(jobs.of_class, ordered(folder, archive, tables, language, names=False))

    def sheets(
        self, folder: Path, archive: Archive, tables: Sequence[int], language: str, *, names: bool
    ) -> bytes | Said:
        """A page with a sheet for each person; or why not."""
        return self._one(jobs.sheets, ordered(folder, archive, tables, language, names=names))

    def _one(self, job: Callable[[Order], T | Said], order: Order | Said) -> T | Said:
        if isinstance(order, Said):
            return order
        found = self._done(job, [order])
        return found if isinstance(found, Said) else found[order]

    def _done(self, job: Callable[[Order], T | Said], orders: Sequence[Order]) -> dict[Order, T] | Said:
        """What came of all orders, done side by side; the first sentence where one cannot be done."""
        if not orders:
            return {}
        try:
            pool = self._beside.pool()
            futures = [pool.submit(job, order) for order in orders]
            found = [future.result() for future in futures]
        except (BrokenProcessPool, CancelledError):
            # Killed by the system, as a machine without memory does; or the lesson is being closed.
            return Said("debrief-class.broken")
        said = next((one for one in found if isinstance(one, Said)), None)
        if said is not None:
            return said
        return {order: one for order, one in zip(orders, found, strict=True) if not isinstance(one, Said)}


def ordered(folder: Path, archive: Archive, tables: Sequence[int], language: str, *, names: bool) -> Order | Said:
    """The order for a debrief of some tables; or why they may not be looked back on."""
    if not tables:
        return Said("debrief.no-tables")
    said = next((said for at in tables if (said := refusal(archive, at)) is not None), None)
    if said is not None:
        return said
    root = str(archive.loaded.shelf.root)
    return Order(str(folder), root, jobs.stamp(folder, archive), tuple(tables), language, names)


def _key(archive: Archive, order: Order) -> Hashable:
    """What a debrief of one table hangs on: its game, and who sat there with what they wrote and did."""
    (at,) = order.tables
    game = archive.games[at]
    people = tuple((p.number, p.name, p.seat, p.prediction) for p in archive.lesson.people if p.table == at)
    return at, game.post.file, len(game.table.actions), people, len(archive.games) > 1, order.names
