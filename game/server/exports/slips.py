"""Forms to fill in by hand: offers, an agenda, a prediction, a reflection. They hold nothing of any table."""

from __future__ import annotations

from game.catalog.texts import Words
from game.server.exports.rules import CLAUSES
from game.server.exports.style import STYLE
from game.telling.markup import Markup, blanks, document, marked, ruled, table, tag

SLIPS = 2
"""Offers to a page."""
SIGNATURES = 4
ISSUES = 7
REFLECTIONS = ("leave", "facts", "reasons", "theory", "rule", "ticket")
"""Parts of the debrief, in their order."""
PREDICTIONS = ("first", "agreed", "border", "hard")


def slips(words: Words) -> bytes:
    """All forms, each on a page of its own; offers two to a page."""
    sheets = [offers(words), agenda(words), prediction(words), reflection(words)]
    return document(words.key("printed.slips"), words.language, sheets, STYLE)


def top(words: Words, key: str) -> Markup:
    """Title of a form and who fills it in."""
    return Markup(tag("h1", words.key(key)) + tag("p", blanks(words.key("printed.form.who")), kind="fill"))


def box(text: str) -> Markup:
    """Something to tick."""
    return Markup(tag("span", kind="box") + blanks(text))


def offers(words: Words) -> Markup:
    """Two offers to be cut apart."""
    return tag("section", *(offer(words) for _ in range(SLIPS)), kind="sheet")


def offer(words: Words) -> Markup:
    """One offer: from, to, clauses of the six kinds, secret or not, answer, signatures."""
    say = words.key
    lines = [
        blanks(say("printed.slip.from")),
        blanks(say("printed.slip.round")),
        *(box(say(f"printed.slip.{kind}")) for kind in CLAUSES),
        ticks(words, "secret", ("exports.yes", "exports.no")),
        ticks(words, "answer", ("printed.slip.accepted", "printed.slip.refused", "printed.slip.countered")),
        blanks(say("printed.slip.reason")),
        blanks(say("printed.slip.signed")),
    ]
    return tag(
        "div", tag("h2", say("printed.slip.offer")), *(tag("p", line, kind="fill") for line in lines), kind="slip"
    )


def ticks(words: Words, question: str, answers: tuple[str, ...]) -> Markup:
    """A question and what may be ticked, side by side."""
    parts = (Markup(f"&emsp;{box(words.key(key))}") for key in answers)
    return Markup(marked(words.key(f"printed.slip.{question}")) + "".join(parts))


def agenda(words: Words) -> Markup:
    """A table to prepare one's own agenda in."""
    heads = [words.key(f"printed.agenda.{name}") for name in ("issue", "want", "others", "give", "with")]
    rows = [[""] * len(heads) for _ in range(ISSUES)]
    parts = [top(words, "printed.agenda"), tag("p", words.key("printed.agenda.how")), table(heads, rows, "grid tall")]
    for name in ("least", "without"):
        parts += [tag("h2", words.key(f"printed.agenda.{name}")), ruled(2)]
    return tag("section", *parts, kind="sheet")


def prediction(words: Words) -> Markup:
    """What somebody thinks will happen, before play."""
    parts = [top(words, "printed.prediction"), tag("p", words.key("printed.prediction.how"))]
    for name in PREDICTIONS:
        parts += [tag("h2", words.key(f"printed.prediction.{name}")), ruled(3)]
    parts += [tag("h2", words.key("printed.prediction.sure")), tag("p", blanks(words.key("printed.prediction.scale")))]
    return tag("section", *parts, kind="sheet")


def reflection(words: Words) -> Markup:
    """What somebody makes of it afterwards, in the order of the debrief."""
    parts = [top(words, "printed.reflection")]
    for name in REFLECTIONS:
        parts += [
            tag("h2", words.key(f"printed.reflection.{name}")),
            tag("p", words.key(f"printed.reflection.{name}.ask")),
        ]
        parts.append(ruled(3))
    return tag("section", *parts, kind="sheet")
