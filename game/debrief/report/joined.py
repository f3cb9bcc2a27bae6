"""One page, one row of slides, one set of files for all tables of a class: compared first, then each by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from game.debrief.report.forms import Forms
from game.debrief.section import Section
from game.debrief.telling import Telling
from game.telling.markup import Markup

MARKS = re.compile(r"\b([td])-([0-9a-f]{12})\b")
"""The names of a chart's title and description: two tables may have drawn the very same chart."""


def joined(whole: Forms, tables: Mapping[int, Sequence[Section]]) -> Forms:
    """The forms of a class with the parts of its tables, by number, behind what compares them."""
    parts = [of_table(part, number, whole.telling) for number, found in tables.items() for part in found]
    return replace(whole, parts=(*whole.parts, *parts), unseen=())


def of_table(part: Section, number: int, telling: Telling) -> Section:
    """A part of a table's debrief beside those of other tables: named after its table, without a second's marks."""
    title = telling.t("debrief-class.part", n=number, text=part.title)
    return Section(f"table-{number}-{part.name}", title, _own(part.body, number), part.slides)


def _own(body: Markup, number: int) -> Markup:
    return Markup(MARKS.sub(rf"\1-{number}-\2", body))
