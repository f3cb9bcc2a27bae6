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
    """The whole page. The first section is its head; the others have a title and, where they are listed, a place in
    the list of contents.

    `note` is small print below the title.
    """
    head, *rest = sections
    parts = [tag("h1", title)]
    if note:
        parts.append(tag("p", note, kind="note"))
    parts.append(across(head.body, telling))
    listed = [section for section in rest if section.listed]
    if len(listed) > 1:
        parts.append(contents(listed, telling.t("debrief.contents")))
    whole = [tag("header", *parts, kind="head"), *(part(section, telling) for section in rest)]
    foot = tag("footer", tag("p", telling.t("debrief.foot"), kind="note"))
    style = STYLE + MANY if len(telling.scenario.actors) > FEW else STYLE
    return document(title, telling.words.language, [*whole, foot], style)


def part(section: Section, telling: Telling) -> Markup:
    """One section under its title."""
    return tag("section", tag("h2", section.title), across(section.body, telling), id=section.name)


def contents(sections: Sequence[Section], label: str) -> Markup:
    """The list of contents, each a link. `label`: what it holds, for who cannot see it."""
    links = (tag("li", tag("a", section.title, href=f"#{section.name}")) for section in sections)
    return tag("nav", tag("ol", *links), kind="contents", aria_label=label)


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
