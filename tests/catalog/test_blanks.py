"""What `border new` put into a card is known as still to be written until its author replaces it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.catalog.blanks import blanks
from game.catalog.drafts import draft, under
from game.catalog.questions import KIND_OF
from game.catalog.shelf import FORMS, Card, Shelf, read
from tests.shipped import CONTENT, READ, shelf

PACK = """id: lake
title: {en: "Lake", fr: "Lac"}
text: {en: "Cards.", fr: "Des cartes."}
version: "1.0"
authors: [A. Teacher]
licence: CC BY 4.0
rules: 1
"""


def begun(root: Path, name: str, *changes: tuple[str, str]) -> tuple[Shelf, Card]:
    """A pack with one draft as it is, but for these changes of its text."""
    text = under(draft(CONTENT / "drafts", name), name, "dogs")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = root / "lake" / KIND_OF[name] / "dogs.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    (root / "lake" / "pack.yaml").write_text(PACK, encoding="utf-8")
    found = read(CONTENT, [root / "lake"], readings=READ)
    return found, found.cards[KIND_OF[name]]["dogs"]


@pytest.mark.parametrize("name", [name for name in KIND_OF if name != "pack"])
def test_title_and_description_of_every_draft_are_to_be_written(tmp_path: Path, name: str) -> None:
    found = blanks(*begun(tmp_path, name))
    fields = {blank.field.split(".")[0] for blank in found}
    assert fields >= ({"names", "brief", "private", "gives"} if name == "actor" else set())
    assert fields & {"title", "name", "names"} and not fields & {"source", "say", "short", "mandates"}
    assert [blank.line for blank in found] == sorted(blank.line for blank in found)


def test_what_is_written_is_blank_no_more_in_its_language_alone(tmp_path: Path) -> None:
    old = json.dumps("What it does, for whom, and what it leaves undone.")
    found, card = begun(tmp_path, "program", ('"New program"', '"Dogs"'), (old, '"Dogs pull it."'))
    assert [(blank.field, blank.line) for blank in blanks(found, card)] == [("title.fr", 5), ("text.fr", 8)]


def test_nothing_shipped_is_still_to_be_written() -> None:
    there = [card for kind in FORMS for card in shelf().cards[kind].values()]
    assert len(there) > 200
    assert [(card.file, blank) for card in there for blank in blanks(shelf(), card)] == []
