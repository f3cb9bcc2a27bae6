"""Who sits at this machine: one person, or several in turn with a curtain between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock

from game.catalog.texts import Words
from game.client import halfwritten
from game.client.desk.desk import Desk
from game.client.pins import Pins, beside
from game.table.table import Table


def people(table: Table, me: int) -> tuple[int, ...]:
    """The seats that people play from this machine; only `me` at a table that can but be looked at."""
    seats = tuple(seat for seat, driver in enumerate(table.drivers) if driver is None)
    return seats if me in seats and table.frozen is None else (me,)


def next_person(seats: Sequence[int], due: Sequence[int], after: int) -> int | None:
    """The next of these seats, going round from `after`, for which the table waits; None when it waits for no other."""
    round = [seat for seat in seats if seat > after] + [seat for seat in seats if seat < after]
    return next((seat for seat in round if seat in due), None)


class Seating:
    """A desk for each person, each with its own drafts; one of them is in use, or waits behind the curtain."""

    def __init__(self, table: Table, me: int, words: Words, toast: Callable[[str, str], None]) -> None:
        self.table = table
        self.people = people(table, me)
        self.pins = Pins(beside(table.journal.path) if table.journal is not None else None)
        self._toast = toast
        self._drafts = halfwritten.beside(table.journal.path) if table.journal is not None else None
        self._kept = halfwritten.read(self._drafts)
        """What was half written when the game was last left, for desks that are not in use yet."""
        self._told: halfwritten.Kept = self._kept
        self._writing = Lock()
        self._desks = {me: self._laid(table, me, words)}
        self.here = me
        self.drawn = False
        """Whether the curtain is drawn: `here` is then whoever is to sit down next."""
        self.digits = ""
        """Of a PIN, as far as it has been typed."""
        self.wrong = False
        """Whether the last PIN was another one."""
        if self.several and self.desk.view.phase != "debrief":
            due = self.desk.view.due
            to = me if me in due else next_person(self.people, due, me)
            self.draw(to if to is not None else me)

    @property
    def several(self) -> bool:
        """Whether more than one person sits at this machine."""
        return len(self.people) > 1

    @property
    def desk(self) -> Desk:
        """The desk in use, or that will be when the curtain opens."""
        return self._desks[self.here]

    def _laid(self, table: Table, seat: int, words: Words) -> Desk:
        """A desk with what its seat had half written."""
        desk = Desk(table, seat, words, self._toast)
        halfwritten.give_back(desk, self._kept)
        return desk

    def unsaved(self) -> bool:
        """Whether anything is half written that `keep` has not been asked to put on disk."""
        waiting = {seat: row for seat, row in self._kept.items() if int(seat) not in self._desks}
        found = {**waiting, **halfwritten.told(self._desks)}
        if self._drafts is None or found == self._told:
            return False
        self._told = found
        return True

    def keep(self) -> None:
        """Put on disk what was half written when that was last asked; may be done in a thread beside."""
        # Two at once would write over each other's half: whoever comes last writes what is the latest.
        with self._writing:
            if self._drafts is not None:
                halfwritten.write(self._drafts, self._told)

    def heir(self) -> int | None:
        """To whom the machine could be handed now."""
        return next_person(self.people, self.desk.view.due, self.here) if self.several else None

    def call(self) -> int | None:
        """To whom it must be handed: the table waits for somebody at this machine, but not for who sits here."""
        return self.heir() if not self.drawn and not self.desk.my_turn else None

    def draw(self, to: int) -> None:
        """Draw the curtain for that seat."""
        old = self.desk
        if to not in self._desks:
            self._desks[to] = self._laid(self.table, to, old.words)
        self.here, self.drawn, self.digits, self.wrong = to, True, "", False
        self.desk.refresh()

    def type(self, digits: str) -> None:
        """What is typed of a PIN so far."""
        self.digits, self.wrong = digits, False

    def sit(self) -> bool:
        """Sit down with the PIN that was typed: the first time it is the one that is chosen. Whether the desk opens."""
        if not self.pins.sat(self.here):
            self.pins.choose(self.here, self.digits)
        elif not self.pins.opens(self.here, self.digits):
            self.digits, self.wrong = "", True
            return False
        self.pins.told(self.here)
        self.drawn, self.digits, self.wrong = False, "", False
        self.desk.refresh()
        return True

    def lift(self) -> None:
        """The PIN of who is to sit down was forgotten."""
        self.pins.lift(self.here, [seat for seat in self.people if seat != self.here])
        self.type("")

    def retake(self) -> bool:
        """Lay the table's cards on every desk again where they are others now. Whether they are."""
        found = [desk for desk in self._desks.values() if desk.retake()]
        for desk in found:
            halfwritten.trimmed(desk)
        return bool(found)

    def move(self, table: Table) -> None:
        """The game goes on at another table (something was taken back): everybody keeps what was half written."""
        self.table = table
        before = self._desks
        words = self.desk.words
        self._desks = {seat: Desk(table, seat, words, self._toast) for seat in before}
        for seat, old in before.items():
            halfwritten.carry_over(old, self._desks[seat])
