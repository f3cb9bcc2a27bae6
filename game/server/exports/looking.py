"""A lesson's tables as games to look back on: when they may be, by whom they were played, under which names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from game.catalog.texts import Words
from game.debrief.played import Played, of_table
from game.debrief.report.forms import Looked
from game.debrief.report.makers import Given
from game.debrief.student.record import Preparation, Student
from game.rules.levers import LONGEST_MESSAGE
from game.rules.record import changed
from game.rules.types import Said
from game.server.exports.archive import Archive, Game
from game.server.exports.gradebook import prepared
from game.server.exports.hands import whose
from game.server.exports.nameless import hider
from game.server.lesson import STAGES, Person
from game.table.replay import Line, counted, replay
from game.table.table import Table

Called = Callable[[Person], str]
"""What somebody is called in a debrief."""


def refusal(archive: Archive, at: int) -> Said | None:
    """Why a table (from 0) may not be looked back on yet: its game goes on, or the teacher has not revealed it.

    A debrief tells private orders, secret offers and reasons. When the lesson is over there is nothing to wait for.
    """
    game = archive.games[at]
    if not game.over:
        return Said("debrief.goes-on.table", (("n", at + 1),))
    if not game.told and archive.lesson.stage != STAGES[-1]:
        return Said("debrief.not-told", (("n", at + 1),))
    return None


def looked_back(archive: Archive, at: int, *, names: bool) -> Played:
    """The game of a table (from 0). Without `names` those in messages give way to pseudonyms, as far as they are found.

    Raises JournalError when no round of it is over.
    """
    game = archive.games[at]
    table = game.table if names else _nameless(archive, game)
    table.sealed = False
    return of_table(table, f"table-{at + 1}")


def _nameless(archive: Archive, game: Game) -> Table:
    """The same game with other words in its messages, which nothing else goes by."""
    hide, path = hider(archive), Path(game.post.file)
    return replay(path, game.opened, game.table.loaded, [_hidden(line, hide) for line in counted(path, game.opened)])


def _hidden(line: Line, hide: Callable[[str], str]) -> Line:
    if line.action.verb != "message":
        return line
    # A pseudonym may be longer than a name, but no message longer than the rules allow.
    return replace(line, action=changed(line.action, text=hide(line.action.text)[:LONGEST_MESSAGE]))


def looked(archive: Archive, at: int, words: Words, *, names: bool, workers: int) -> Looked:
    """A table of a lesson to look back on; people are called by their names or as students by number.

    Raises JournalError when no round of it is over.
    """

    def called(person: Person) -> str:
        return person.name if names else words.key("debrief.student.label", n=person.number + 1)

    played = looked_back(archive, at, names=names)
    known = given(archive, at, called, names=names, workers=workers)
    number = at + 1 if len(archive.games) > 1 else 0
    return Looked(number, played, known, tuple(students(archive, at, called)))


def given(archive: Archive, at: int, called: Called, *, names: bool, workers: int) -> Given:
    """Who sat at each seat of a table, and what they predicted."""
    hide = str if names else hider(archive)
    here = [person for person in archive.lesson.people if person.table == at and person.seat >= 0]
    people = tuple((person.seat, called(person)) for person in sorted(here, key=lambda one: (one.seat, one.number)))
    told = tuple((called(person), hide(person.prediction)) for person in here if person.prediction)
    return Given(people, told, workers)


def students(archive: Archive, at: int, called: Called) -> Iterator[Student]:
    """Everybody who sits at a table or had a hand in its game, with what they did at each seat they had."""
    table = archive.games[at].table
    hand = whose(table)
    for person in archive.lesson.people:
        acts = sorted(position for position, number in hand.items() if number == person.number)
        seats = {table.actions[position].seat for position in acts}
        if person.table == at and person.seat >= 0:
            seats.add(person.seat)
        for seat in sorted(seats):
            mine = tuple(position for position in acts if table.actions[position].seat == seat)
            yield Student(called(person), seat, mine, preparation(archive, person))


def preparation(archive: Archive, person: Person) -> Preparation:
    """What the lesson knows of somebody beside the game."""
    row = prepared(archive, person)
    sheets = [sheet for sheet in archive.lesson.sheets if sheet.by == person.number]
    taken = sum(1 for sheet in sheets if sheet.status == "done")
    return Preparation(bool(row["passed"]), int(row["tries"] or 0), bool(row["predicted"]), len(sheets), taken)
