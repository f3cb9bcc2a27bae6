"""Which entries may be made: the one place that says no, and why, in a sentence."""

from __future__ import annotations

import unicodedata

from game.rules.types import Said
from game.server.lesson import NOBODY, Lesson, Person, team
from game.server.stages import held

MOST_PEOPLE = 400
MOST_TABLES = 60
MOST_NAME = 40
MOST_TEXT = 600
"""Letters of a message, a prediction, a note."""
MOST_TEAM = 3
OPEN = ("gathering", "briefing", "huddle")
"""Stages in which anybody may sit down beside others; later a second page could read along with a rival."""
UNSEEN = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0") | {chr(n) for n in range(0xFE00, 0xFE10)}
"""Letters that show nothing."""
MOST_TRIES = 20
"""Times that somebody may answer the questions of the briefing."""
MOST_SHEETS = 40
"""Moves that wait in one team."""


def clean(text: str, most: int) -> str:
    """A text as one line of letters that can be seen, no longer than that; nothing that turns or hides others."""
    spaced = (" " if letter.isspace() else letter for letter in unicodedata.normalize("NFC", text))
    kept = "".join(letter for letter in spaced if unicodedata.category(letter)[0] != "C" and letter not in UNSEEN)
    return " ".join(kept.split())[:most].strip()


def alike(one: str, other: str) -> bool:
    """Whether two names would be taken for the same: wide letters, capitals and the like aside."""
    first, second = (unicodedata.normalize("NFKC", name).casefold() for name in (one, other))
    return first == second


def may_join(lesson: Lesson, name: str) -> Said | None:
    """Why somebody of that name (as `clean` left it) may not join; None: they may."""
    if not name:
        return Said("room.name-missing")
    if lesson.closed:
        return Said("room.closed")
    if len(lesson.people) >= MOST_PEOPLE:
        return Said("room.full", (("n", MOST_PEOPLE),))
    if any(alike(person.name, name) and not person.away for person in lesson.people):
        return Said("room.name-taken", (("text", name),))
    return None


def may_sit(lesson: Lesson, person: Person, table: int, seat: int) -> Said | None:
    """Why somebody may not take a place of themselves; None: they may.

    Who has a seat knows its secrets, and is moved by the teacher only.
    """
    if person.seat != NOBODY:
        return Said("room.seated")
    if seat != NOBODY and lesson.stage not in OPEN and team(lesson, table, seat):
        return Said("room.taken")
    return may_move(lesson, person, table, seat)


def may_move(lesson: Lesson, person: Person, table: int, seat: int) -> Said | None:
    """Why the teacher may not give somebody a place; None: they may. Table -1: none, seat -1: to watch."""
    if (table, seat) == (NOBODY, NOBODY):
        return None
    if not 0 <= table < len(lesson.tables):
        return Said("room.no-table")
    if seat != NOBODY and not 0 <= seat < len(lesson.tables[table].leads):
        return Said("room.no-seat")
    others = [one for one in team(lesson, table, seat) if one.number != person.number]
    if seat != NOBODY and len(others) >= MOST_TEAM:
        return Said("room.seat-full", (("who", seat), ("n", MOST_TEAM)))
    return None


def may_lead(lesson: Lesson, person: Person) -> Said | None:
    """Why somebody cannot take the lead of their seat; None: they can."""
    if person.table == NOBODY or person.seat == NOBODY or person.away:
        return Said("room.no-seat")
    return None


def may_act(lesson: Lesson, person: Person) -> Said | None:
    """Why somebody cannot submit for their seat; None: they can."""
    if person.table == NOBODY or person.seat == NOBODY:
        return Said("room.watching")
    if lesson.tables[person.table].leads[person.seat] != person.number:
        return Said("room.not-lead")
    return None


def may_play(lesson: Lesson, person: Person) -> Said | None:
    """Why somebody's move is not taken now; None: it goes to the table."""
    return may_act(lesson, person) or held(lesson)


def may_prepare(person: Person) -> Said | None:
    """Why somebody cannot answer the questions of the briefing now; None: they can. Nothing waits for it."""
    if person.passed:
        return Said("lesson.passed")
    return Said("lesson.tries", (("n", MOST_TRIES),)) if person.tries >= MOST_TRIES else None


def may_propose(lesson: Lesson, person: Person) -> Said | None:
    """Why somebody cannot put a move before their team; None: they can."""
    if person.table == NOBODY or person.seat == NOBODY:
        return Said("room.watching")
    waiting = [s for s in lesson.sheets if (s.table, s.seat, s.status) == (person.table, person.seat, "open")]
    return Said("room.many-sheets", (("n", MOST_SHEETS),)) if len(waiting) >= MOST_SHEETS else None
