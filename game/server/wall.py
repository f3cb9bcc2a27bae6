"""The teacher's desk: every table at a glance, and everybody in the lesson; how things stand, not what is hidden."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.rules import due, encode
from game.rules.flow import last_round
from game.server import stages
from game.server.hall import Hall, online
from game.server.lesson import NOBODY, Person
from game.server.revealed import revealed
from game.server.room import Room
from game.server.shows import clock, lesson_of


def desk_shows(hall: Hall, language: str) -> Mapping[str, Any]:
    """What the desk is shown. Private things of a table are not among it before they are revealed: then by table."""
    opened = {str(at): revealed(hall, at, language) for at in range(len(hall.rooms))}
    return {
        "lesson": {**lesson_of(hall), "behind": stages.behind(hall.lesson, hall.at)},
        "people": [somebody(hall, person) for person in hall.lesson.people],
        "roster": roster(hall),
        "wall": [post(hall, at, room) for at, room in enumerate(hall.rooms)],
        "notes": [encode(note) for note in hall.lesson.notes],
        "plan": encode(hall.lesson.plan) if hall.lesson.plan is not None else None,
        "revealed": {at: rows for at, rows in opened.items() if rows is not None},
    }


def somebody(hall: Hall, person: Person) -> Mapping[str, Any]:
    """One line of the list of people."""
    return {
        "number": person.number,
        "name": person.name,
        "alias": person.alias,
        "table": person.table,
        "seat": person.seat,
        "away": person.away,
        "online": online(hall, person.number),
        "passed": person.passed,
        "tries": person.tries,
        "predicted": bool(person.prediction),
    }


def roster(hall: Hall) -> list[Mapping[str, Any]]:
    """Who was expected, and whether somebody of that name has come."""
    here = {person.name.casefold() for person in hall.lesson.people}
    return [{"name": name, "here": name.casefold() in here} for name in hall.lesson.roster]


def post(hall: Hall, at: int, room: Room) -> Mapping[str, Any]:
    """One table: where it is, for whom it waits, what was agreed, who is there."""
    table, state = room.table, room.table.state
    kept = hall.lesson.tables[at]
    waits = due(table.scenario, state)
    return {
        **clock(room),
        "round": state.round,
        "rounds": last_round(table.scenario, state),
        "phase": state.paused or state.phase,
        "offers": sum(1 for offered in state.offers if offered.status == "open"),
        "deals": len(state.deals),
        "in_force": len(state.in_force),
        "quiet": kept.frozen,
        "shown": kept.shown,
        "seats": [
            {
                "lead": lead,
                "ready": state.seats[seat].ready,
                "due": seat in waits,
                "persona": persona.name_in_journals if persona is not None else "",
                "online": lead != NOBODY and online(hall, lead),
            }
            for seat, (lead, persona) in enumerate(zip(kept.leads, table.drivers, strict=True))
        ],
    }


def nothing_heard(where: object, since: int) -> tuple[object, int, list[Any]]:
    """The desk follows the wall; it is told no table's record."""
    return None, 0, []
