"""Warnings that are switched off in place: where a switch holds, and what is said of those that do nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.catalog.aims import aim
from game.catalog.lint import judge
from game.catalog.problem import Problem
from game.catalog.reports import report
from game.catalog.warnings.switches import switches
from tests.shipped import words

CARD = """id: card
title: {en: "A card", fr: "Une carte"}
text:
  en: "Waits fall by 30."
  fr: "L’attente baisse de 30."
by: [federal+canada]
"""


def codes(tmp_path: Path, text: str) -> list[str]:
    """What is said of a program card, by code and line."""
    return [f"{problem.code}:{problem.line}" for problem in judged(tmp_path, text)]


def judged(tmp_path: Path, text: str) -> tuple[Problem, ...]:
    path = tmp_path / "programs" / "card.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return judge(aim(path, tmp_path / "none"))[1]


def test_without_a_switch_all_is_said(tmp_path: Path) -> None:
    assert codes(tmp_path, CARD) == ["source.missing:1", "unit.missing:4", "unit.missing:5"]


def test_on_its_line_before_it_and_at_the_head_of_the_file(tmp_path: Path) -> None:
    on_line = CARD.replace('30."\n  fr', '30."  # lint: off unit.missing\n  fr')
    assert codes(tmp_path, on_line) == ["source.missing:1", "unit.missing:5"]
    before = CARD.replace("  fr: ", "  # lint: off unit.missing\n\n  # as it is said there\n  fr: ")
    assert codes(tmp_path, before) == ["source.missing:1", "unit.missing:4"]
    whole = "# A card.\n\n# lint: off source.missing, unit.missing\n" + CARD
    assert codes(tmp_path, whole) == []


def test_a_sharp_sign_in_a_text_is_no_switch(tmp_path: Path) -> None:
    quoted = CARD.replace("Waits fall by 30.", "# lint: off unit.missing")
    assert codes(tmp_path, quoted) == ["source.missing:1", "unit.missing:5"]
    block = CARD.replace('  en: "Waits fall by 30."', "  en: |\n    Waits fall.\n    # lint: off unit.missing")
    assert codes(tmp_path, block) == ["source.missing:1", "unit.missing:7"]


def test_a_switch_does_not_silence_errors_nor_other_lines(tmp_path: Path) -> None:
    text = "# lint: off want.whole\n" + CARD + "levels: many\n"
    assert "want.whole" in [p.code for p in judged(tmp_path, text)]


def test_what_a_switch_names_and_whether_it_is_needed(tmp_path: Path) -> None:
    text = CARD + 'source: {en: "assumption", fr: "hypothèse"}  # lint: off source.missing, unit.mising\n'
    found = judged(tmp_path, text)
    lines = report(found, words("en"), lambda _: "card.yaml").splitlines()
    assert lines[2].endswith("Nothing here needs “source.missing” to be off. Take the comment out. [switch.unneeded]")
    assert "Did you mean “unit.missing”?" in lines[3]
    assert [(p.line, p.column) for p in found[2:]] == [(7, 58), (7, 74)]


@pytest.mark.parametrize("text", ["a: b\n", "# lint: on\n", "# lint off source.missing\n", "# lint: offside\na: b\n"])
def test_what_is_no_switch(text: str) -> None:
    assert switches(text) == []
