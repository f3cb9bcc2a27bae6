"""The six questions in words: for the class, and what the evidence says for whoever leads the talk."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.played import Played
from game.debrief.questions.asked import Lead, Question, questions
from game.debrief.section import Section, Slide
from game.debrief.telling import Telling
from game.telling.markup import Markup, marked, table, tag
from game.telling.sheet import Sheet

SHORT = ("role", "facts", "reasons", "exit")
"""Steps to take where time is short; the catalogues name their numbers."""


def section(
    played: Played, telling: Telling, leads: Sequence[Lead] = (), found: Sequence[Question] | None = None
) -> Section:
    """The part of the debrief that leads a talk; a slide for the first three questions and one for the others."""
    known = tuple(found) if found is not None else questions(played, leads)
    t = telling.t
    heads = [t(f"debrief.questions.head.{head}") for head in ("step", "question", "hint")]
    rows = ([_step(one, telling), telling.say(one.said), telling.say(one.hint)] for one in known)
    whole, short = (sum(one.minutes for one in some) for some in (known, [o for o in known if o.step in SHORT]))
    body = tag("p", t("debrief.questions.intro", n=whole, short=short)) + table(heads, rows, "stacked")
    half = len(known) // 2
    slides = tuple(
        Slide(t("debrief.questions.title"), _cards(part, telling)) for part in (known[:half], known[half:]) if part
    )
    return Section(
        "questions", t("debrief.questions.title"), Markup(body), slides, {"questions": sheet(known, telling)}
    )


def _step(one: Question, telling: Telling) -> Markup:
    """A step's name and its minutes."""
    minutes = telling.t("debrief.questions.minutes", n=one.minutes)
    return Markup(f"{tag('strong', telling.t(f'debrief.questions.step.{one.step}'))} {marked(minutes)}")


def _cards(found: Sequence[Question], telling: Telling) -> Markup:
    """Questions for the room: what leads the talk stays on the page."""
    return Markup(
        "".join(
            tag("h3", telling.t(f"debrief.questions.step.{one.step}")) + tag("p", telling.say(one.said))
            for one in found
        )
    )


def sheet(known: Sequence[Question], telling: Telling) -> Sheet:
    """The questions, a row each, in the reader's language."""
    columns = ("step", "minutes", "round", "question", "hint")
    rows = tuple(
        {
            "step": one.step,
            "minutes": one.minutes,
            "round": one.round or None,
            "question": telling.say(one.said),
            "hint": telling.say(one.hint),
        }
        for one in known
    )
    return Sheet(columns, rows)
