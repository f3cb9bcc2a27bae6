"""The teacher's guide: its figures are the planner's, every export is explained, both languages say the same."""

from __future__ import annotations

import re

import pytest

from game.server.exports.kinds import KINDS
from game.server.planner import planned
from tests.shipped import ROOT

GUIDES = ("teaching.md", "teaching.fr.md")
CLASSES = (50, 75, 90, 180)


def text(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def tables(page: str) -> list[list[list[str]]]:
    """Every table of a page: rows of cells, the head and the rule below it left out."""
    found: list[list[list[str]]] = []
    before = ""
    for line in page.splitlines():
        if line.startswith("|"):
            if not before.startswith("|"):
                found.append([])
            found[-1].append([cell.strip() for cell in line.strip("|").split("|")])
        before = line
    return [table[2:] for table in found]


@pytest.mark.parametrize("name", GUIDES)
def test_the_time_boxes_are_the_planners(name: str) -> None:
    boxes = next(table for table in tables(text(name)) if len(table[0]) == 9)
    assert [int(row[0]) for row in boxes] == list(CLASSES)
    for row in boxes:
        p = planned(int(row[0]), 24, 4, 10)
        told = [int(cell) for cell in row]
        assert told == [p.minutes, p.brief, p.huddle, p.play, p.rounds, p.middle, p.rest, p.debrief, p.ticket]


@pytest.mark.parametrize("name", GUIDES)
def test_every_export_is_explained(name: str) -> None:
    explained = next(table for table in tables(text(name)) if table[0][0] == "`gradebook`")
    assert [row[0].strip("`") for row in explained] == list(KINDS)


def test_both_guides_have_the_same_parts_and_commands() -> None:
    english, french = (text(name) for name in GUIDES)
    for mark in (r"^#+ ", r"^- \[ \] ", r"^\d\. ", r"^\| ", r"^ *- "):
        assert len(re.findall(mark, english, re.M)) == len(re.findall(mark, french, re.M)), mark
    commands = [sorted(set(re.findall(r"`(border [a-z]+|--[a-z]+)", page))) for page in (english, french)]
    assert commands[0] == commands[1] and {"border host", "border export", "border play"} <= set(commands[0])


def test_the_french_guide_is_typeset_as_french() -> None:
    page = text("teaching.fr.md")
    assert "'" not in re.sub(r"`[^`]*`", "", page), "typographic apostrophes"
    assert not re.search(r" [:;?!»]|« ", re.sub(r"`[^`]*`", "", page)), "no-break spaces"
