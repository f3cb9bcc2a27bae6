"""A sheet of paper for each person: their own decisions, three questions about them, lines to write on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.debrief.report.page import across
from game.debrief.report.style import STYLE
from game.debrief.student.evidence import At, listened, place, proposed, section
from game.debrief.student.evidence import kept as kept_word
from game.debrief.student.naming import NAMED, chosen, named, refused, tied
from game.debrief.student.record import Deed, Record
from game.debrief.telling import Telling
from game.telling.markup import Markup, document, ruled, tag

LINES = {3: 6, 5: 5, NAMED: 4}
"""To write on for each question, by how many decisions are named at most: a sheet fills one page."""
SHEETS = """
.sheet + .sheet { margin-top: 3rem; padding-top: 2rem; border-top: .2rem solid #c3cad1; }
.top { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .2rem 1rem; color: #4a5560; }
@media print {
  .sheet { break-after: page; }
  .sheet:last-of-type { break-after: auto; }
  .sheet + .sheet { margin-top: 0; padding-top: 0; border-top: 0; }
  .sheet h2 { margin-top: .8rem; padding-top: 0; border-top: 0; font-size: 1.2rem; }
  .ruled { height: 8.2mm; }
  footer { display: none; }
}
"""


def sheets(people: Sequence[At], tellings: Sequence[Telling], *, evidence: bool = True) -> bytes:
    """A page for each person, each with the telling of their own table; then, for the teacher, the evidence.

    Raises IndexError without any people.
    """
    first = tellings[0]
    found = [one(at, telling) for at, telling in zip(people, tellings, strict=True)]
    if evidence:
        made = section(people, first)
        found.append(tag("section", tag("h1", made.title), across(made.body, first), kind="sheet"))
    return document(first.t("debrief.student.sheets"), first.words.language, found, STYLE + SHEETS)


def one(at: At, telling: Telling) -> Markup:
    """The sheet of one person."""
    title = telling.text(telling.scenario.title)
    parts = [
        tag("p", tag("span", title), tag("span", place(at, telling)), kind="top"),
        tag("h1", telling.t("debrief.student.name", text=at.record.student.label)),
        tag("p", telling.t("debrief.student.did"), kind="note"),
        tag("ul", *(tag("li", line) for line in summary(at.record, telling))),
        tag("h2", telling.t("debrief.student.decisions")),
        decisions(at, telling),
        *questions(at, telling),
    ]
    return tag("section", *parts, kind="sheet")


def summary(record: Record, telling: Telling) -> list[str]:
    """What they did, in three lines."""
    return [proposed(record, telling), listened(record, telling), kept_word(record, telling)]


def decisions(at: At, telling: Telling) -> Markup:
    """The decisions that say most, in their order."""
    found = [named(at.played, telling, deed) for deed in chosen(at.record)]
    if not found:
        return tag("p", telling.t("debrief.student.none"))
    return tag("ol", *(tag("li", text) for text in found), kind="small")


def questions(at: At, telling: Telling) -> Iterator[Markup]:
    """Three questions that name what this person did, with lines to write on."""
    decided = len(chosen(at.record))
    lines = next(lines for most, lines in LINES.items() if decided <= most)
    for number, text in enumerate(asked(at, telling), 1):
        yield tag("h2", telling.t("debrief.student.question", n=number))
        yield tag("p", text)
        yield ruled(lines)


def asked(at: At, telling: Telling) -> list[str]:
    """The three questions: what was wanted, what the others wanted, which rule follows."""
    record, decided = at.record, chosen(at.record)

    def ask(name: str, deed: Deed | None) -> str:
        if deed is None:
            return telling.t(f"debrief.student.ask.{name}.none")
        return telling.t(f"debrief.student.ask.{name}", n=decided.index(deed) + 1, round=deed.round)

    broken = "broken" if record.words("broken") else "kept" if record.words("kept") else "none"
    word = telling.t(f"debrief.student.ask.rule.{broken}", kept=record.words("kept"), n=record.words("broken"))
    return [ask("tied", tied(record)), ask("refused", refused(record)), word]
