"""The guide to the debrief: both languages have the same parts, every option of the command is explained."""

from __future__ import annotations

import inspect
import re

import pytest

from game.cli_debrief import debrief
from tests.shipped import ROOT

GUIDES = ("debrief.md", "debrief.fr.md")


def text(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", GUIDES)
def test_every_option_is_explained(name: str) -> None:
    options = {f"--{name.replace('_', '-')}" for name in inspect.signature(debrief).parameters} - {"--save"}
    assert options <= set(re.findall(r"--[a-z-]+", text(name)))
    assert set(re.findall(r"`(--[a-z-]+)", text(name))) == options


def test_both_have_the_same_parts() -> None:
    english, french = (text(name) for name in GUIDES)
    for mark in (r"^#+ ", r"^\*\*", r"^\d\. ", r"^\| "):
        assert len(re.findall(mark, english, re.M)) == len(re.findall(mark, french, re.M)) > 1, mark


def test_the_french_one_is_typeset_as_french() -> None:
    page = re.sub(r"^    .*$|`[^`]*`", "", text("debrief.fr.md"), flags=re.M)
    assert "'" not in page
    assert not re.search(r" [:;?!»]|« ", page)
