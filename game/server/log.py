"""What the teacher ordered, as a list to look back at. All of it is in the lesson's book; so the book reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.rules.record import changed
from game.server.lesson import NOBODY, TEACHER, Done, Lesson

AT_A_TABLE = frozenset({"pause", "resume", "close", "inject", "drive", "fill", "end"})
"""Orders that only a table's journal holds; the book says that they were given, and when."""
TEXTS = ("text", "stage", "persona", "card", "round")
"""Fields that say what exactly was ordered, of which an entry has one at most."""
LEFT_OUT = frozenset({"join", "propose", "settle", "speak", "predict", "prepare"})
"""Kinds of entries that are nobody's orders."""


def logged(lesson: Lesson, entry: Mapping[str, Any]) -> Lesson:
    """The lesson with an entry in its log, if the teacher made it."""
    what = str(entry["what"])
    if entry.get("by") != TEACHER or what in LEFT_OUT:
        return lesson
    if what in ("note", "done"):
        what = str(entry["order"])
    # Entries name people as `who`, words to them as `person`.
    who = int(entry.get("who", entry.get("person", NOBODY)))
    table = len(lesson.tables) - 1 if what == "table" else int(entry.get("table", NOBODY))
    done = Done(what, float(entry.get("at", 0.0)), table, who, int(entry.get("seat", NOBODY)), detail(entry))
    return changed(lesson, log=(*lesson.log, done))


def detail(entry: Mapping[str, Any]) -> str:
    """What exactly was ordered; "" where the order says it all."""
    for switch in ("closed", "away", "on"):
        if switch in entry:
            return "yes" if entry[switch] else "no"
    if "plan" in entry:
        return str(entry["plan"]["minutes"])
    if "names" in entry:
        return str(len(entry["names"]))
    return next((str(entry[name]) for name in TEXTS if name in entry), "")
