"""The six steps of a debrief on the wall: of each the question that names this table's decisions, and what helps the
room to answer it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.debrief.questions import STEPS
from game.debrief.section import Section
from game.debrief.telling import Telling
from game.debrief.whatif.decision import Decision
from game.server.debriefs.jobs import Written

HELP: Mapping[str, tuple[str, ...]] = {
    "facts": ("result", "timeline"),
    "reasons": ("reveal", "frontier", "whatif"),
    "theory": ("burden", "theory", "mirror"),
}
"""The parts of the debrief whose slides belong to a step. A role is left without any, and a rule is written so."""


def steps(written: Written) -> Sequence[Mapping[str, Any]]:
    """What is shown in each step: `ask` (the question), `minutes`, `slides` with title and markup."""
    parts = {part.name: part for part in written.parts}
    asked = {row["step"]: row for row in _rows(parts, "questions", "questions")}
    return [
        {
            "ask": asked[step]["question"],
            "minutes": asked[step]["minutes"],
            "slides": [
                {"title": slide.title, "html": str(slide.body)}
                for name in HELP.get(step, ())
                for slide in (parts[name].slides if name in parts else ())
            ],
        }
        for step in STEPS
    ]


def mattered(written: Written) -> Sequence[int]:
    """The numbers of the decisions that mattered most, the first one first; their plainest change was played on."""
    parts = {part.name: part for part in written.parts}
    return list(dict.fromkeys(row["decision"] for row in _rows(parts, "whatif", "futures")))


def _rows(parts: Mapping[str, Section], name: str, sheet: str) -> Sequence[Mapping[str, Any]]:
    return parts[name].sheets[sheet].rows if name in parts else ()


def choices(every: Sequence[Decision], telling: Telling) -> Sequence[Mapping[str, Any]]:
    """All decisions that could have gone otherwise, in words: what was decided, and what else could have been."""
    return [
        {
            "round": one.round,
            "seat": one.seat,
            "said": telling.say(one.said),
            "changes": [telling.say(change.said) for change in one.changes],
        }
        for one in every
    ]
