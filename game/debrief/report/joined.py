"""One page, one row of slides, one set of files for all tables of a class: compared first, then each by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from game.debrief.report.forms import Forms
from game.debrief.report.page import contents
from game.debrief.section import Section
from game.debrief.telling import Telling
from game.telling.markup import Markup, tag

MARKS = re.compile(r"\b([td])-([0-9a-f]{12})\b")
"""The names of a chart's title and description: two tables may have drawn the very same chart."""
NOTE = re.compile(r'<p class="note reading">.*?</p>', re.DOTALL)
"""Small print that says how something is to be read, whatever the table."""


def joined(whole: Forms, tables: Mapping[int, Sequence[Section]]) -> Forms:
    """The forms of a class with the parts of its tables, by number, behind what compares them. How a part is to be read
    is told where it first comes."""
    head, *others = whole.parts
    once = tag("p", whole.telling.t("debrief.tables.notes-once"), kind="note")
    told: set[str] = set()
    parts = [one for number, found in tables.items() for one in _table(found, number, whole.telling, told)]
    return replace(whole, parts=(replace(head, body=Markup(head.body + once)), *others, *parts), unseen=())


def _table(found: Sequence[Section], number: int, telling: Telling, told: set[str]) -> Iterator[Section]:
    """All parts of a table. The page's contents lead to the first, and that to the others: a page of nine links for
    each table would be looked through, not read."""
    first, *others = (of_table(part, number, telling, told) for part in found)
    if others:
        named = [replace(own, title=part.title) for own, part in zip(others, found[1:], strict=True)]
        links = contents(named, telling.t("debrief.contents.table", n=number))
        first = replace(first, body=Markup(first.body + links))
    yield first
    yield from (replace(part, listed=False) for part in others)


def of_table(part: Section, number: int, telling: Telling, told: set[str]) -> Section:
    """A part of a table's debrief beside those of other tables: named after its table, without a second's marks, and
    without the notes that were `told` before, to which its own are added."""
    title = telling.t("debrief-class.part", n=number, text=part.title)
    body = _fresh(part.body, told)
    return Section(f"table-{number}-{part.name}", title, _own(body, number), part.slides)


def _fresh(body: Markup, told: set[str]) -> Markup:
    def kept(note: re.Match[str]) -> str:
        known = note[0] in told
        told.add(note[0])
        return "" if known else note[0]

    return Markup(NOTE.sub(kept, body))


def _own(body: Markup, number: int) -> Markup:
    return Markup(MARKS.sub(rf"\1-{number}-\2", body))
