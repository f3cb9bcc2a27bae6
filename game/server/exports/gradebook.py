"""The grade book: what each student prepared and did. What came of it for their seat is in `outcome`, apart from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from game.catalog.texts import Words
from game.server.exports.archive import Archive
from game.server.exports.hands import everybody, rounds_led
from game.server.lesson import NOBODY, Person
from game.telling.sheet import DECIMALS, SEPARATORS, Cell, Sheet, written

NAME = "name"
WHO = ("alias", NAME, "table", "seat", "joined")
PREPARED = ("passed", "first_try", "tries", "predicted")
TOOK_PART = (
    "submitted",
    "proposed",
    "adopted",
    "offers",
    "counters",
    "deals",
    "messages",
    "rounds_led",
    "times_away",
)
GROUP = dict.fromkeys(PREPARED, "preparation") | dict.fromkeys(TOOK_PART, "participation")
"""The group that a column's head names; who somebody is belongs to none, and all others to the outcome."""
TRUTHS = frozenset({"passed", "first_try", "predicted", "over"})


def gradebook(archive: Archive, *, names: bool) -> Sheet:
    """One row for each person who joined, in the order of joining; the name only when it is asked for."""
    counts, led = everybody(archive.games), rounds_led(archive)
    rows = []
    for person in archive.lesson.people:
        row = {**who(archive, person), **prepared(archive, person), **took_part(archive, person, counts[person.number])}
        rows.append({**row, "rounds_led": led[person.number]})
    columns = [name for name in (*WHO, *PREPARED, *TOOK_PART) if names or name != NAME]
    return Sheet(tuple(columns), tuple(rows))


def who(archive: Archive, person: Person) -> dict[str, Cell]:
    """Who it is, where they sit (tables from 1, the seat's id), and in which minute of the lesson they joined."""
    joined = [e for e in archive.entries if e["what"] == "join" and e["by"] == person.number]
    actors = archive.loaded.scenario.actors
    return {
        "alias": person.alias,
        NAME: person.name,
        "table": person.table + 1 if person.table != NOBODY else None,
        "seat": actors[person.seat].id if person.seat != NOBODY else None,
        "joined": int(joined[0].get("at", 0.0) // 60) if joined else None,
    }


def prepared(archive: Archive, person: Person) -> dict[str, Cell]:
    """The questions of the briefing and the prediction; yes is 1, no is 0."""
    tries = [bool(e["passed"]) for e in archive.entries if e["what"] == "prepare" and e["who"] == person.number]
    return {
        "passed": int(person.passed),
        "first_try": int(tries[0]) if tries else None,
        "tries": tries.index(True) + 1 if True in tries else len(tries),
        "predicted": int(bool(person.prediction)),
    }


def took_part(archive: Archive, person: Person, counts: Counter[str]) -> dict[str, Cell]:
    """What they did, by their own hand. What the lead submitted of a proposal is the proposer's."""
    sheets = [sheet for sheet in archive.lesson.sheets if sheet.by == person.number]
    away = [e for e in archive.entries if e["what"] == "away" and e["who"] == person.number and e["away"]]
    return {
        "submitted": counts["submitted"],
        "proposed": len(sheets),
        "adopted": sum(1 for sheet in sheets if sheet.status == "done"),
        "offers": counts["offers"],
        "counters": counts["counters"],
        "deals": counts["deals"],
        "messages": counts["messages"],
        "times_away": len(away),
    }


def for_teachers(archive: Archive, sheet: Sheet, words: Words) -> bytes:
    """A sheet in the reader's language: heads, seats and yes or no in words, as its spreadsheets expect it."""
    yes = words.key("exports.yes"), words.key("exports.no")
    seats = {actor.id: words.actor(actor) for actor in archive.loaded.scenario.actors}

    def cell(name: str, value: Cell) -> Cell:
        if name in TRUTHS:
            return None if value is None else yes[0] if value else yes[1]
        return seats.get(value, value) if name == "seat" and isinstance(value, str) else value

    rows = ([cell(name, row[name]) for name in sheet.columns] for row in sheet.rows)
    return written(heads(sheet.columns, words), rows, SEPARATORS[words.language], DECIMALS[words.language])


def heads(columns: Sequence[str], words: Words) -> list[str]:
    """Names of columns for people, with their group."""
    found = []
    for name in columns:
        title = words.key(f"exports.column.{name}")
        if name not in WHO:
            group = words.key(f"exports.group.{GROUP.get(name, 'outcome')}")
            title = words.key("exports.head", group=group, text=title)
        found.append(title)
    return found
