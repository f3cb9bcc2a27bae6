"""What every part of a debrief must hold to as a piece of a page, in either language."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from game.catalog.texts import UNTOLD
from game.debrief.section import Section
from tests.shipped import words

OPEN = ("br", "hr", "img", "meta", "input")
OWN = {"seat"}
"""Columns that the report explains for all parts."""


class Page(HTMLParser):
    """The elements of a piece of a page, checked to be closed in order."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.heads: list[int] = []
        self.text = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(markup)
        assert not self.stack

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in OPEN:
            self.stack.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.heads.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def sound(section: Section, language: str) -> Page:
    """A section whose markup is whole, whose headings follow each other, whose columns are explained."""
    page = Page(section.body)
    level = 2
    for head in page.heads:
        assert 3 <= head <= level + 1, "headings go down one step at a time, from the section's own"
        level = head
    for piece in (page, *(Page(slide.body) for slide in section.slides)):
        assert "{" not in piece.text and UNTOLD not in piece.text
        assert not [tag for tag, attributes in piece.tags if "style" in attributes or tag == "script"]
        for tag, attributes in piece.tags:
            assert tag != "svg" or (attributes["role"] == "img" and attributes["aria-labelledby"])
        if language == "fr":
            assert not re.search(r" [:;!?»]|« ", piece.text), "no-break spaces before high signs"
    known = words(language)
    for sheet in section.sheets.values():
        assert all(set(row) == set(sheet.columns) for row in sheet.rows)
        assert all(known.has(f"debrief.column.{column}") for column in set(sheet.columns) - OWN)
    assert section.title == known.key(f"debrief.{section.name}.title")
    return page
