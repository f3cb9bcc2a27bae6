"""A lesson while it goes on: its book, its rooms, and the lines to everybody's page."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from game.ai.persona import Persona
from game.catalog.load import Loaded
from game.rules.types import Said
from game.server import gate, secret
from game.server.book import Book, begin, go_on
from game.server.entries import Entry
from game.server.idle import Idle
from game.server.lesson import NOBODY, SCREEN, TEACHER, Lesson, Person, person_of
from game.server.lines import Line
from game.server.room import Room
from game.table.saves import resume
from game.table.table import Table, open_table

THINKERS = 2
"""Personas that may think at once, whatever the number of tables."""


class Hall:
    """`now` counts seconds."""

    def __init__(self, book: Book, loaded: Loaded, now: Callable[[], float]) -> None:
        self.book = book
        self.loaded = loaded
        self.address = ""
        """Where pages find the lesson: "http://192.168.1.5:8765"; "" when nobody was told."""
        self.rooms: list[Room] = []
        self.idle: list[Idle] = []
        """Of each room, how long its seats have done nothing."""
        self.lines: list[Line] = []
        self._now = now
        self._begun = now() - book.last
        self._brains = asyncio.Semaphore(THINKERS)
        self._running = False
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def lesson(self) -> Lesson:
        """The lesson as it is now."""
        return self.book.lesson

    @property
    def joining(self) -> str:
        """The address that a telephone reads from the wall: with the code, so that nobody has to type it."""
        return f"{self.address}/?code={self.lesson.code}"

    # --- the book ---

    def enter(self, what: str, by: int, **values: Any) -> Said | None:
        """Make an entry and let the pages show it; why not, when it cannot be written."""
        entry: Entry = {"what": what, "by": by, "at": round(self._now() - self._begun, 1), **values}
        said = self.book.add(entry)
        self.stir()
        return said

    def join(self, name: str, language: str) -> tuple[Person, str] | Said:
        """Let somebody in: who they are and the secret of their page; or why not."""
        name = gate.clean(name, gate.MOST_NAME)
        if (said := gate.may_join(self.lesson, name)) is not None:
            return said
        token = secret.fresh()
        alias = f"P{len(self.lesson.people) + 1:02d}"
        key = secret.key_of(token)
        said = self.enter("join", len(self.lesson.people), name=name, alias=alias, language=language, key=key)
        return said if said is not None else (self.lesson.people[-1], token)

    def who(self, token: str) -> int | None:
        """Whose secret this is: a person's number, TEACHER, SCREEN, or None: nobody's."""
        if secret.same(token, self.book.secret):
            return TEACHER
        if secret.same(token, secret.for_screen(self.book.secret)):
            return SCREEN
        person = person_of(self.lesson, secret.key_of(token))
        return person.number if person is not None else None

    # --- the rooms ---

    def open_room(self, seed: int, drivers: tuple[Persona | None, ...]) -> Said | None:
        """One more table. Raises JournalError when its journal cannot be made; why not, when the book refuses it."""
        if len(self.rooms) >= gate.MOST_TABLES:
            return Said("room.many-tables", (("n", gate.MOST_TABLES),))
        file = f"table-{len(self.rooms) + 1}.jsonl"
        table = open_table(self.loaded, seed, drivers, self.book.folder / file, self._now)
        said = self.enter("table", TEACHER, file=file, seats=len(drivers))
        if said is None:
            self.pace(self.add(table))
        return said

    def open_rooms(self, count: int) -> Said | None:
        """So many tables more, all with the luck of the first: a class compares what each made of the same years.

        Raises JournalError when a journal cannot be made; why not, when the book refuses one.
        """
        nobody = (None,) * len(self.loaded.scenario.actors)
        for _ in range(count):
            seed = self.rooms[0].table.seed if self.rooms else secret.luck()
            if (said := self.open_room(seed, nobody)) is not None:
                return said
        return None

    def pace(self, room: Room) -> None:
        """Let a table's clock go as the plan says; the phase that runs there begins its time anew."""
        plan = self.lesson.plan
        if plan is not None:
            room.table.clock.pace({phase: seconds / 60 for phase, seconds in plan.phases})
            room.table.clock.begin(room.table.state.phase)

    def add(self, table: Table) -> Room:
        """The room of a table that is in the book."""
        room = Room(table, partial(self.stir, len(self.rooms)), self._brains, self._note_fault)
        self.rooms.append(room)
        self.idle.append(Idle(table, self._now))
        if self._running:
            self._tasks.append(asyncio.get_running_loop().create_task(room.play()))
        return room

    def _note_fault(self, error: Exception) -> None:
        """Write a fault down beside the lesson's book, for whoever mends it."""
        path = self.book.folder / f"fault-{len(list(self.book.folder.glob('fault-*.txt'))) + 1}.txt"
        with suppress(OSError):
            path.write_text("".join(traceback.format_exception(error)), encoding="utf-8")

    def run(self) -> None:
        """Let all rooms play, and those that are still to come. Called once in the loop."""
        self._running = True
        self._tasks = [asyncio.get_running_loop().create_task(room.play()) for room in self.rooms]

    async def close(self) -> None:
        """Stop everything; all of it is on disk already."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    # --- the lines ---

    def stir(self, table: int = NOBODY) -> None:
        """Something changed, at a table or (NOBODY) in the lesson; each page looks whether it is to show it."""
        if table != NOBODY:
            self.idle[table].look(self.rooms[table].table)
        people = self.lesson.people
        for line in self.lines:
            if table == NOBODY or line.person in (TEACHER, SCREEN) or people[line.person].table == table:
                line.stir()

    def hang_up(self, line: Line) -> None:
        """A page is gone."""
        with suppress(ValueError):
            self.lines.remove(line)
        self.stir()


def new_hall(folder: Path, loaded: Loaded, now: Callable[[], float], code: str = "", token: str = "") -> Hall:
    """A lesson that begins, without tables yet. Raises JournalError when it cannot be written."""
    book = begin(folder, loaded.scenario.id, code or secret.code(), token or secret.fresh())
    return Hall(book, loaded, now)


def old_hall(folder: Path, loaded: Loaded, now: Callable[[], float]) -> tuple[Hall, tuple[Said, ...]]:
    """A lesson that was interrupted, as it was, and words about what was unusual. Raises JournalError."""
    book = go_on(folder)
    hall = Hall(book, loaded, now)
    words: tuple[Said, ...] = ()
    for post in book.lesson.tables:
        table, said = resume(folder / post.file, loaded.shelf, now)
        words += said
        hall.pace(hall.add(table))
    return hall, words


def online(hall: Hall, person: int) -> bool:
    """Whether somebody has a page open."""
    return any(line.person == person for line in hall.lines)
