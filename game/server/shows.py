"""What a page is shown, by sections: only what its own person may know, and never a State."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.rules import encode
from game.rules.types import PUBLIC
from game.server import quiz, stages
from game.server.hall import Hall, online
from game.server.lesson import NOBODY, Person, team
from game.server.revealed import revealed
from game.server.room import Room

Sections = Mapping[str, Any]
FRESH = 120.0
"""Seconds for which a page tells that there is more time."""


def viewer(person: Person) -> int:
    """As whom somebody looks at their table: as their seat, or as the public."""
    return person.seat if person.seat != NOBODY else PUBLIC


def person_shows(hall: Hall, number: int) -> Sections:
    """The page of somebody in the lesson, in records."""
    who = hall.lesson.people[number]
    found = dict(common_shows(hall, who))
    if who.seat == NOBODY:
        found["places"] = places(hall)
    if who.table != NOBODY:
        table = hall.rooms[who.table].table
        found["view"] = encode(table.view(viewer(who)))
        if who.seat != NOBODY:
            found |= {"sheets": sheets(hall, who), "options": [encode(one) for one in table.options(who.seat)]}
    return found


def common_shows(hall: Hall, who: Person) -> Sections:
    """What is the same in records and in words."""
    found: dict[str, Any] = {"me": me(who), "lesson": lesson_of(hall), "quiz": quiz.shown(hall.loaded, who)}
    if who.table != NOBODY:
        found |= {"clock": clock(hall.rooms[who.table]), "notes": notes(hall, who)}
        if (rows := revealed(hall, who.table, who.language)) is not None:
            found["revealed"] = rows
        if who.seat != NOBODY:
            found["team"] = mates(hall, who)
    return found


def me(who: Person) -> Mapping[str, Any]:
    """Who the reader is and what they have prepared."""
    return {
        "number": who.number,
        "name": who.name,
        "table": who.table,
        "seat": who.seat,
        "language": who.language,
        "passed": who.passed,
        "prediction": who.prediction,
    }


def lesson_of(hall: Hall) -> Mapping[str, Any]:
    """What everybody may know of the lesson."""
    lesson = hall.lesson
    held = stages.held(lesson)
    return {
        "code": lesson.code,
        "address": hall.address,
        "scenario": lesson.scenario,
        "content": hall.loaded.scenario.digest,
        "tables": len(lesson.tables),
        "closed": lesson.closed,
        "stage": lesson.stage,
        "left": stages.left(lesson, hall.at),
        "held": encode(held) if held is not None else None,
    }


def places(hall: Hall) -> list[list[int]]:
    """How many sit at each seat of each table, for who looks for a place; -1 where a persona plays."""
    found = []
    for at, room in enumerate(hall.rooms):
        counts = [len(team(hall.lesson, at, seat)) for seat in range(len(room.table.drivers))]
        played = zip(counts, room.table.drivers, strict=True)
        found.append([count if count or persona is None else -1 for count, persona in played])
    return found


def clock(room: Room) -> Mapping[str, Any]:
    """The version that a submission must carry, the seconds that are left, in whole ones, and why they stand still.

    `rounds` is how many the table's scenario has: a client that has the content loads it in so many.
    """
    left = room.table.clock.left()
    return {
        "version": room.table.version,
        "left": None if left is None else int(left),
        "paused": bool(room.table.state.paused),
        "held": room.held,
        "rounds": room.table.scenario.rounds,
        "frozen": encode(room.table.frozen) if room.table.frozen is not None else None,
    }


def mates(hall: Hall, who: Person) -> list[Mapping[str, Any]]:
    """The reader's team: names, who leads, who has a page open."""
    lead = hall.lesson.tables[who.table].leads[who.seat]
    return [
        {"number": p.number, "name": p.name, "lead": p.number == lead, "online": online(hall, p.number)}
        for p in team(hall.lesson, who.table, who.seat)
    ]


def sheets(hall: Hall, who: Person) -> list[Mapping[str, Any]]:
    """Moves that wait in the reader's team."""
    return [
        {"number": s.number, "by": s.by, "act": s.act, "round": s.round}
        for s in hall.lesson.sheets
        if (s.table, s.seat, s.status) == (who.table, who.seat, "open")
    ]


def notes(hall: Hall, who: Person) -> list[Mapping[str, Any]]:
    """What the teacher said to everybody, to the reader's table, or to the reader."""
    return [
        {"what": note.what, "at": note.at, "text": note.text, "mine": note.person == who.number}
        for note in hall.lesson.notes
        if note.person in (NOBODY, who.number)
        and note.table in (NOBODY, who.table)
        and (note.what != "extend" or hall.at - note.at < FRESH)
    ]


def heard(hall: Hall, number: int, where: object, since: int) -> tuple[object, int, list[Any]]:
    """News of the reader's table from a number on: (number, round, sentence), with a message also its readers;

    all of it after a change of place.
    """
    who = hall.lesson.people[number]
    if who.table == NOBODY:
        return None, 0, []
    table = hall.rooms[who.table].table
    place = (table, viewer(who), table.sealed)
    first = since if where == place else 0
    readers = {one.number: list(one.to) for one in table.letters(viewer(who), first)}
    lines = [
        [n, round, encode(said), *([readers[n]] if n in readers else [])]
        for n, round, said in table.told(viewer(who), first)
    ]
    return place, len(table.heard), lines
