"""What can happen in a lesson besides the games: each entry is a line of its journal, and a change of its state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from game.rules import decode
from game.rules.record import changed
from game.server.lesson import NOBODY, STAGES, Lesson, Note, Person, Plan, Post, Sheet, team

Entry = Mapping[str, Any]
"""{"what": kind, "by": person's number or TEACHER, "at": seconds since the lesson began, ...}."""


def enter(lesson: Lesson, entry: Entry) -> Lesson:
    """The lesson after an entry. Raises KeyError, TypeError, ValueError or IndexError when it makes no sense."""
    return KINDS[entry["what"]](lesson, entry)


def _join(lesson: Lesson, e: Entry) -> Lesson:
    who = Person(len(lesson.people), str(e["name"]), str(e["alias"]), str(e["language"]), str(e["key"]))
    who = changed(who, nonce=str(e.get("nonce", "")))
    return changed(lesson, people=(*lesson.people, who))


def _key(lesson: Lesson, e: Entry) -> Lesson:
    """Somebody comes in anew: another secret opens their line, and the one before does no longer."""
    who = lesson.people[int(e["who"])]
    return _change(lesson, who.number, key=str(e["key"]), nonce=str(e["nonce"]), spare_used=bool(who.spare))


def _spare(lesson: Lesson, e: Entry) -> Lesson:
    """The teacher gives somebody a code to come in anew."""
    who = lesson.people[int(e["who"])]
    return _change(lesson, who.number, spare=str(e["code"]), spare_at=float(e["at"]), spare_used=False)


def _change(lesson: Lesson, number: int, **values: Any) -> Lesson:
    people = list(lesson.people)
    people[number] = changed(people[number], **values)
    return changed(lesson, people=tuple(people))


def _sit(lesson: Lesson, e: Entry) -> Lesson:
    """Take a place (table -1: none); who comes to a seat that nobody leads leads it."""
    number, table, seat = int(e["who"]), int(e["table"]), int(e["seat"])
    return _led(_change(lesson, number, table=table, seat=seat, away=False))


def _led(lesson: Lesson) -> Lesson:
    """The same with a lead in every seat that has people: the present one while there, else the first."""
    tables = []
    for at, post in enumerate(lesson.tables):
        chosen = []
        for seat, lead in enumerate(post.leads):
            there = [person.number for person in team(lesson, at, seat)]
            chosen.append(lead if lead in there else there[0] if there else NOBODY)
        tables.append(changed(post, leads=tuple(chosen)))
    return changed(lesson, tables=tuple(tables))


def _away(lesson: Lesson, e: Entry) -> Lesson:
    return _led(_change(lesson, int(e["who"]), away=bool(e["away"])))


def _lead(lesson: Lesson, e: Entry) -> Lesson:
    who = lesson.people[int(e["who"])]
    return _post(lesson, who.table, leads=_put(lesson.tables[who.table].leads, who.seat, who.number))


def _put(values: tuple[int, ...], at: int, value: int) -> tuple[int, ...]:
    return (*values[:at], value, *values[at + 1 :])


def _post(lesson: Lesson, table: int, **values: Any) -> Lesson:
    posts = list(lesson.tables)
    posts[table] = changed(posts[table], **values)
    return changed(lesson, tables=tuple(posts))


def _swap(lesson: Lesson, e: Entry) -> Lesson:
    """Half-way: in every seat the next of the team leads from now on."""
    table = int(e["table"])
    chosen = []
    for seat, lead in enumerate(lesson.tables[table].leads):
        there = [person.number for person in team(lesson, table, seat)]
        chosen.append(there[(there.index(lead) + 1) % len(there)] if lead in there else lead)
    return _post(lesson, table, leads=tuple(chosen), swapped=True)


def _table(lesson: Lesson, e: Entry) -> Lesson:
    return changed(lesson, tables=(*lesson.tables, Post(str(e["file"]), (NOBODY,) * int(e["seats"]))))


def _prepare(lesson: Lesson, e: Entry) -> Lesson:
    """Answers to the questions of the briefing; `passed` was judged when they were given."""
    who = lesson.people[int(e["who"])]
    given = tuple((int(question), int(answer)) for question, answer in e["answers"])
    passed = who.passed or bool(e["passed"])
    return _change(lesson, who.number, quiz=given, first=who.first or given, tries=who.tries + 1, passed=passed)


def _predict(lesson: Lesson, e: Entry) -> Lesson:
    return _change(lesson, int(e["who"]), prediction=str(e["text"]))


def _speak(lesson: Lesson, e: Entry) -> Lesson:
    return _change(lesson, int(e["who"]), language=str(e["language"]))


def _propose(lesson: Lesson, e: Entry) -> Lesson:
    who = lesson.people[int(e["who"])]
    sheet = Sheet(len(lesson.sheets), who.number, who.table, who.seat, str(e["act"]), int(e["round"]))
    return changed(lesson, sheets=(*lesson.sheets, sheet))


def _settle(lesson: Lesson, e: Entry) -> Lesson:
    sheets = list(lesson.sheets)
    sheets[int(e["sheet"])] = changed(sheets[int(e["sheet"])], status=str(e["status"]))
    return changed(lesson, sheets=tuple(sheets))


def _note(lesson: Lesson, e: Entry) -> Lesson:
    note = Note(
        str(e["order"]),
        float(e["at"]),
        int(e.get("table", NOBODY)),
        int(e.get("person", NOBODY)),
        str(e.get("text", "")),
    )
    return changed(lesson, notes=(*lesson.notes, note))


def _freeze(lesson: Lesson, e: Entry) -> Lesson:
    return _post(lesson, int(e["table"]), frozen=bool(e["on"]))


def _reveal(lesson: Lesson, e: Entry) -> Lesson:
    return _post(lesson, int(e["table"]), shown=True)


def _file(lesson: Lesson, e: Entry) -> Lesson:
    """A table goes on in another journal: after a fork."""
    return _post(lesson, int(e["table"]), file=str(e["file"]))


def _plan(lesson: Lesson, e: Entry) -> Lesson:
    return changed(lesson, plan=decode(Plan, e["plan"]))


def _roster(lesson: Lesson, e: Entry) -> Lesson:
    return changed(lesson, roster=tuple(str(name) for name in e["names"]))


def _door(lesson: Lesson, e: Entry) -> Lesson:
    return changed(lesson, closed=bool(e["closed"]))


def _stage(lesson: Lesson, e: Entry) -> Lesson:
    """Another stage begins; the seconds of the one before are added up."""
    stage, at = str(e["stage"]), float(e["at"])
    if stage not in STAGES:
        raise ValueError(stage)
    spent = dict(lesson.spent)
    spent[lesson.stage] = round(spent.get(lesson.stage, 0.0) + max(0.0, at - lesson.since), 1)
    played = lesson.played or stage == "playing"
    return changed(lesson, stage=stage, since=at, spent=tuple(spent.items()), played=played)


KINDS: Mapping[str, Callable[[Lesson, Entry], Lesson]] = {
    "join": _join,
    "key": _key,
    "spare": _spare,
    "sit": _sit,
    "away": _away,
    "lead": _lead,
    "swap": _swap,
    "table": _table,
    "prepare": _prepare,
    "predict": _predict,
    "speak": _speak,
    "propose": _propose,
    "settle": _settle,
    "note": _note,
    "freeze": _freeze,
    "reveal": _reveal,
    "file": _file,
    "plan": _plan,
    "roster": _roster,
    "door": _door,
    "stage": _stage,
}
