"""What is asked of every part of a debrief: both languages, headings in order, columns explained, nothing left open."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from game.debrief.played import Played
from game.debrief.section import Section
from game.debrief.telling import Telling
from tests.shipped import words

COMMON = frozenset({"seat", "round"})
"""Columns that more than one part has; they are explained once for all."""


def telling(game: Played, language: str) -> Telling:
    return Telling(game.table, words(language).at(game.loaded.shelf))


class Outline(HTMLParser):
    """Heads of a body, tables without heads, and charts."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.levels: list[int] = []
        self.bare = self.charts = 0

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.open.append(name)
        if re.fullmatch("h[1-6]", name):
            self.levels.append(int(name[1]))
        self.charts += name == "svg"
        assert "style" not in dict(attributes)

    def handle_endtag(self, name: str) -> None:
        assert self.open.pop() == name

    def handle_data(self, data: str) -> None:
        pass


def check(section: Section, language: str, sheets: bool = True) -> Outline:
    """A section that may stand in a report."""
    outline = Outline()
    outline.feed(section.body)
    assert not outline.open
    assert all(level >= 3 for level in outline.levels)
    assert all(later - earlier <= 1 for earlier, later in zip([2, *outline.levels], outline.levels, strict=False))
    assert section.body.count("<table") == section.body.count("<thead")
    text = re.sub("<[^>]+>", " ", section.body)
    assert not re.search(r"debrief\.[a-z]|\{[a-z]|—(?= *[.,;)])", text), "every sentence is there and is filled"
    if language == "fr":
        assert not re.search("[^\u00a0\\s] [:;?!»]", text), "French signs stand behind no-break spaces"
    known = words(language)
    for sheet in section.sheets.values() if sheets else ():
        for column in sheet.columns:
            assert column in COMMON or known.has(f"debrief.column.{column}"), column
        assert all(set(row) == set(sheet.columns) for row in sheet.rows)
    return outline
