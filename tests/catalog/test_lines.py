"""A persona's own lines become sentences of the catalogue; what is wrong with them is in tests/catalog/bad."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from game.catalog.lines import HOLES, OCCASIONS, own_words
from game.catalog.shelf import read
from game.rules.cards import Text
from tests.shipped import CONTENT, shelf

SPOKEN = {key: form for key, form in shelf().words.items() if key.startswith("says.")}


def test_each_line_gets_its_speaker_and_its_number() -> None:
    say = {"offer": (Text("Yes.", "Oui."), Text("No.", "Non.")), "ally": ()}
    found = dict(own_words([("somebody", {"say": say})]))
    assert found == {
        "says.by.somebody.offer.1": {"en": "{who:actor}: Yes.", "fr": "{who:actor}\u00a0: Oui."},
        "says.by.somebody.offer.2": {"en": "{who:actor}: No.", "fr": "{who:actor}\u00a0: Non."},
    }


def test_a_persona_may_have_no_lines() -> None:
    assert list(own_words([("somebody", {"say": {}})])) == []


@pytest.mark.parametrize("id", sorted(shelf().cards["personas"]))
def test_every_shipped_persona_has_lines_of_its_own_for_every_occasion(id: str) -> None:
    say = shelf().cards["personas"][id].data["say"]
    assert all(len(say[occasion]) >= 2 for occasion in OCCASIONS)
    assert f"says.by.{id}.offer.{len(say['offer'])}" in SPOKEN


def test_a_persona_that_does_not_load_says_nothing(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    path = tmp_path / "content/personas/accountant.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("style: linear", "style: loud"), encoding="utf-8")
    keys = read(tmp_path / "content").words
    assert not any(key.startswith("says.by.accountant.") for key in keys)
    assert "says.by.free-rider.offer.1" in keys


def test_no_two_sentences_are_the_same() -> None:
    for language in ("en", "fr"):
        assert len({str(form[language]) for form in SPOKEN.values()}) == len(SPOKEN)


@pytest.mark.parametrize("key", sorted(SPOKEN))
def test_each_sentence_is_well_written(key: str) -> None:
    english, french = (str(SPOKEN[key][language]) for language in ("en", "fr"))
    assert english.startswith("{who:actor}: ") and french.startswith("{who:actor}\u00a0: ")
    holes = [set(re.findall(r"\{[^}]*\}", text)) for text in (english, french)]
    assert holes[0] == holes[1] <= set(HOLES), "both languages name the same"
    bare = re.sub(r"\{[^}]*\}", "X", french)
    assert not re.search(r"[^\u00a0][:;!?»]|«[^\u00a0]|['\"]", bare), bare
    for text in (re.sub(r"\{[^}]*\}", "X", english), bare):
        said = re.split("[: \u00a0]+", text, maxsplit=1)[1]
        assert said[0].isupper() and said[-1] in ".!?" and not any(c.isdigit() for c in said), said
