"""The debrief as one page: read on a screen of any width, printed on paper, asking nothing of anybody else."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.report.style import MANY, STYLE
from game.debrief.section import Section
from game.debrief.telling import Telling
from game.telling.markup import Markup, document, tag

FEW = 4
"""Seats up to which paper has room enough."""


def page(title: str, sections: Sequence[Section], telling: Telling, note: str = "") -> bytes:
    """The whole page. The first section is its head; the others have a title and a place in the list of contents.

    `note` is small print below the title.
    """
    head, *rest = sections
    parts = [tag("h1", title)]
    if note:
        parts.append(tag("p", note, kind="note"))
    parts.append(across(head.body, telling))
    if len(rest) > 1:
        parts.append(contents(rest, telling))
    whole = [tag("header", *parts, kind="head"), *(part(section, telling) for section in rest)]
    foot = tag("footer", tag("p", telling.t("debrief.foot"), kind="note"))
    style = STYLE + MANY if len(telling.scenario.actors) > FEW else STYLE
    return document(title, telling.words.language, [*whole, foot], style)


def part(section: Section, telling: Telling) -> Markup:
    """One section under its title."""
    return tag("section", tag("h2", section.title), across(section.body, telling), id=section.name)


def contents(sections: Sequence[Section], telling: Telling) -> Markup:
    """The list of contents, each a link."""
    links = (tag("li", tag("a", section.title, href=f"#{section.name}")) for section in sections)
    return tag("nav", tag("ol", *links), kind="contents", aria_label=telling.t("debrief.contents"))


def across(body: Markup, telling: Telling) -> Markup:
    """A body whose tables and charts can be moved sideways where the page is narrow, also by keyboard.

    Text in a body is escaped: what begins like an element is one.
    """
    begin = {
        "<table": tag("div", kind="across", role="group", tabindex=0, aria_label=telling.t("debrief.across.table")),
        "<svg": tag("div", kind="across", role="group", tabindex=0, aria_label=telling.t("debrief.across.chart")),
    }
    for element, box in begin.items():
        body = Markup(body.replace(element, box.removesuffix("</div>") + element))
        body = Markup(body.replace(f"</{element[1:]}>", f"</{element[1:]}></div>"))
    return body
