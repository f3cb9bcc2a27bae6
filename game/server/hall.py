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
from game.catalog.load import Loaded, load
from game.rules.types import Said
from game.server import gate, secret, times
from game.server.book import Book, begin, go_on, mark_of
from game.server.debriefs.made import Beside, Debriefs
from game.server.debriefs.walls import Walls
from game.server.entries import Entry
from game.server.idle import Idle
from game.server.kept import Kept
from game.server.known import by_spare, known_again
from game.server.lesson import NOBODY, SCREEN, SERVER, TEACHER, Lesson, Person, person_of
from game.server.lines import A_SECOND, BURST, Allowance, Line
from game.server.room import Room
from game.server.stages import ended_by_order, ending, half_way, held
from game.server.steady import Steady
from game.table.saves import fresh_path, resume
from game.table.table import Table, open_table

THINKERS = 2
"""Personas that may think at once, whatever the number of tables."""


GUESSES, A_GUESS = 20, 0.5
"""Wrong codes that are taken from one address at once, and each second in the long run."""
MOST_HOSTS = 2000
"""Addresses of which that is remembered."""


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
        self.beside = Beside()
        self.debriefs = Debriefs(self.beside)
        self.walls = Walls(self)
        self.worded = Kept()
        """What pages were told in words and changes seldom."""
        self._now = Steady(now)
        self._begun = self._now() - max(book.last, times.read(book.folder)[0])
        self._brains = asyncio.Semaphore(THINKERS)
        self.opened: dict[tuple[int, str], Any] = {}
        """What was revealed of a table, by (table, language), as it was last told."""
        self._shorter: dict[int, Loaded] = {}
        self._guesses: dict[str, Allowance] = {}
        self._allowances: dict[int, Allowance] = {}
        self.greeting = 0
        """Lines that have not said yet who they are."""
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

    @property
    def at(self) -> float:
        """Seconds since the lesson began."""
        return round(self._now() - self._begun, 1)

    # --- the book ---

    def enter(self, what: str, by: int, id: str = "", **values: Any) -> Said | None:
        """Make an entry and let the pages show it; why not, when it cannot be written.

        `id` is that of the message that asked for it.
        """
        entry: Entry = {"what": what, "by": by, "at": self.at, **values}
        if id:
            entry = {**entry, "mark": mark_of(by, id)}
        said = self.book.add(entry)
        self.stir()
        return said

    def join(self, name: str, language: str, nonce: str = "") -> tuple[Person, str] | Said:
        """Let somebody in: who they are and the secret of their page; or why not.

        Who sends the same `nonce` and name again did not hear the answer, and is let in as who they are.
        """
        name = gate.clean(name, gate.MOST_NAME)
        known = known_again(self.lesson, name, nonce)
        if known is not None:
            return self._let_in(known, nonce)
        if (said := gate.may_join(self.lesson, name)) is not None:
            return said
        token = secret.fresh()
        alias = f"P{len(self.lesson.people) + 1:02d}"
        key = secret.key_of(token)
        more = {"nonce": secret.key_of(nonce)} if nonce else {}
        said = self.enter("join", len(self.lesson.people), name=name, alias=alias, language=language, key=key, **more)
        return said if said is not None else (self.lesson.people[-1], token)

    def join_anew(self, code: str, nonce: str = "") -> tuple[Person, str] | Said:
        """Let somebody in with the code that the teacher gave them; or why not."""
        who = by_spare(self.lesson, code, nonce, self.at)
        return Said("room.code") if who is None else self._let_in(who, nonce)

    def _let_in(self, who: Person, nonce: str) -> tuple[Person, str] | Said:
        """A new secret for somebody's page; what the old one opened is closed."""
        token = secret.fresh()
        kept = secret.key_of(nonce) if nonce else ""
        said = self.enter("key", who.number, who=who.number, key=secret.key_of(token), nonce=kept)
        if said is not None:
            return said
        for line in self.lines:
            if line.person == who.number:
                line.cut_off()
        return self.lesson.people[who.number], token

    def allowance(self, person: int, now: float) -> Allowance:
        """How much somebody may ask, on however many lines; `now` in seconds.

        The teacher's order to all tables is one to each.
        """
        many = gate.MOST_TABLES if person == TEACHER else 1
        return self._allowances.setdefault(person, Allowance(BURST * many, A_SECOND * many, now))

    def guesses(self, host: str, now: float) -> Allowance:
        """How many wrong codes are still taken from an address; `now` in seconds."""
        if len(self._guesses) > MOST_HOSTS:
            self._guesses.clear()
        return self._guesses.setdefault(host, Allowance(GUESSES, A_GUESS, now))

    def who(self, token: str) -> int | None:
        """Whose secret this is: a person's number, TEACHER, SCREEN, or None: nobody's."""
        if secret.same(token, self.book.secret):
            return TEACHER
        if secret.same(token, secret.for_screen(self.book.secret)):
            return SCREEN
        person = person_of(self.lesson, secret.key_of(token))
        return person.number if person is not None else None

    # --- the rooms ---

    def open_room(self, seed: int, drivers: tuple[Persona | None, ...], id: str = "") -> Said | None:
        """One more table. Raises JournalError when its journal cannot be made; why not, when the book refuses it."""
        if len(self.rooms) >= gate.MOST_TABLES:
            return Said("room.many-tables", (("n", gate.MOST_TABLES),))
        # A journal that the book does not know, after a crash in between, is left alone.
        path = fresh_path(self.book.folder, f"table-{len(self.rooms) + 1}")
        loaded = self._as_planned()
        more = {"rounds": loaded.scenario.rounds} if loaded is not self.loaded else {}
        table = open_table(loaded, seed, drivers, path, self._now, **more)
        said = self.enter("table", TEACHER, id, file=path.name, seats=len(drivers))
        if said is None:
            self.pace(self.add(table))
        else:
            path.unlink(missing_ok=True)
        return said

    def open_rooms(self, count: int, id: str = "") -> Said | None:
        """So many tables more, all with the luck of the first: a class compares what each made of the same years.

        Raises JournalError when a journal cannot be made; why not, when the book refuses one.
        """
        nobody = (None,) * len(self.loaded.scenario.actors)
        for _ in range(count):
            seed = self.rooms[0].table.seed if self.rooms else secret.luck()
            if (said := self.open_room(seed, nobody, id)) is not None:
                return said
        return None

    def _as_planned(self) -> Loaded:
        """The scenario in as many rounds as are planned, the same for all tables of a plan."""
        plan = self.lesson.plan
        if plan is None or plan.rounds >= self.loaded.scenario.rounds:
            return self.loaded
        if plan.rounds not in self._shorter:
            shelf = self.loaded.shelf
            self._shorter[plan.rounds] = load(shelf.root, self.loaded.scenario.id, shelf, plan.rounds)
        return self._shorter[plan.rounds]

    def _shorten(self, table: Table) -> None:
        """Let a table at which nobody plays yet end after as many rounds as are planned, or as was ordered since."""
        action = ending(self.lesson, table)
        if action is not None and not ended_by_order(table):
            table.submit(action, by=self.own_mark(table))

    def own_mark(self, table: Table) -> str:
        """The mark of something that the server does at a table by itself."""
        return f"{SERVER}:{len(table.actions)}"

    def go_to(self, stage: str, id: str = "") -> Said | None:
        """Another stage of the lesson begins: tables stand still in it or play; why not, when the book refuses it."""
        said = self.enter("stage", TEACHER, id, stage=stage)
        for room in self.rooms if said is None else ():
            room.hold(held(self.lesson) is not None)
        return said

    def pace(self, room: Room) -> None:
        """Let a table's clock go as the plan says; the phase that runs there begins its time anew."""
        plan = self.lesson.plan
        if plan is not None:
            room.table.clock.pace({phase: seconds / 60 for phase, seconds in plan.phases})
            room.table.clock.begin(times.place(room.table))
            if room.table.state.paused:
                room.table.clock.pause()

    def add(self, table: Table) -> Room:
        """The room of a table that is in the book."""
        # After a crash the lesson's time goes on from the last thing that happened in it, here as well.
        self._begun = min(self._begun, self._now() - max((at for at in table.times if at is not None), default=0.0))
        table.stamp = lambda: self.at
        table.sealed = not self.lesson.tables[len(self.rooms)].shown
        room = Room(table, partial(self.stir, len(self.rooms)), self._brains, self._note_fault)
        self.rooms.append(room)
        self.idle.append(Idle(table, self._now))
        room.hold(held(self.lesson) is not None)
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
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(room.play()) for room in self.rooms] + [loop.create_task(self._keep_times())]

    async def _keep_times(self) -> None:
        while True:
            # This is also the look by which a lesson's seconds are counted while no table's clock runs. In a thread
            # beside: putting a file in another's place can take a busy disk half a second.
            await asyncio.to_thread(times.write, self.book.folder, self.at, self._times())
            await asyncio.sleep(times.EVERY)

    def keep_times(self) -> None:
        """Write down what is left of every phase, for the case that the server is killed."""
        times.write(self.book.folder, self.at, self._times())

    def _times(self) -> list[Any]:
        return times.rows_of([room.table for room in self.rooms])

    async def close(self) -> None:
        """Stop everything; all of it is on disk already."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self.walls.close()
        await asyncio.to_thread(self.beside.close)

    # --- the lines ---

    def stir(self, table: int = NOBODY) -> None:
        """Something changed, at a table or (NOBODY) in the lesson; each page looks whether it is to show it."""
        if table != NOBODY:
            self.idle[table].look(self.rooms[table].table, held=self.rooms[table].held)
        self._swap_half_way(table)
        people = self.lesson.people
        for line in self.lines:
            if table == NOBODY or line.person in (TEACHER, SCREEN) or people[line.person].table == table:
                line.stir()

    def _swap_half_way(self, table: int) -> None:
        """Let the next of each team lead when their game passes its middle, once, and tell them so.

        A book that cannot be written now is tried again at the next change.
        """
        if table == NOBODY or self.lesson.tables[table].swapped or not half_way(self.rooms[table].table):
            return
        if self.enter("swap", SERVER, table=table) is None:
            self.enter("note", SERVER, order="swap", table=table)

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
    _, rows = times.read(folder)
    for at, post in enumerate(book.lesson.tables):
        table, said = resume(folder / post.file, loaded.shelf, hall._now)
        words += said
        hall._shorten(table)
        hall.pace(hall.add(table))
        times.put_back(table, rows[at] if at < len(rows) else None)
    return hall, words


def online(hall: Hall, person: int) -> bool:
    """Whether somebody has a page open."""
    return any(line.person == person for line in hall.lines)
