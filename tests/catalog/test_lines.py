"""A persona's own lines become sentences of the catalogue; what is wrong with them is in tests/catalog/bad."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from game.catalog.lines import HOLES, KINDS_OF_LEVER, PROMISE, REFUSALS, TONES, lever_words, own_words
from game.catalog.shelf import read
from game.rules.cards import Text
from tests.shipped import CONTENT, shelf

SPOKEN = {key: form for key, form in shelf().words.items() if key.startswith("says.")}


def test_each_line_gets_its_speaker_and_its_number() -> None:
    say = {"offer": (Text("Yes.", "Oui."), Text("No.", "Non.")), "refuse": {"home": (Text("So.", "Si."),)}, "ally": ()}
    found = dict(own_words([("somebody", {"say": say})]))
    assert found == {
        "says.by.somebody.offer.1": {"en": "{who:actor}: Yes.", "fr": "{who:actor}\u00a0: Oui."},
        "says.by.somebody.offer.2": {"en": "{who:actor}: No.", "fr": "{who:actor}\u00a0: Non."},
        "says.by.somebody.refuse.home.1": {"en": "{who:actor}: So.", "fr": "{who:actor}\u00a0: Si."},
    }


def test_a_lever_brings_its_words() -> None:
    say = {"firm": (Text("Now.", "Oui."), Text("No.", "Non.")), "open": ()}
    found = dict(lever_words([("drum", {"kind": "appeal", "say": say})]))
    assert list(found) == ["says.appeal.drum.firm", "says.appeal.drum.firm.2"]
    assert found["says.appeal.drum.firm.2"] == {"en": "{who:actor}: No.", "fr": "{who:actor}\u00a0: Non."}
    assert list(lever_words([("drum", {"kind": "appeal", "say": {}})])) == []


def test_a_persona_may_have_no_lines() -> None:
    assert list(own_words([("somebody", {"say": {}})])) == []


@pytest.mark.parametrize("id", sorted(shelf().cards["personas"]))
def test_every_shipped_persona_has_lines_of_its_own_for_every_occasion(id: str) -> None:
    say = shelf().cards["personas"][id].data["say"]
    assert all(len(said) >= 2 for said in say.values())
    assert {reason for reason, said in say["refuse"].items() if len(said) >= 2} == set(REFUSALS)
    assert all(len(say["lever"][kind]) >= 2 for kind in KINDS_OF_LEVER)
    assert f"says.by.{id}.offer.{len(say['offer'])}" in SPOKEN


@pytest.mark.parametrize("id", sorted(shelf().cards["levers"]))
def test_every_shipped_lever_has_words_of_its_own_in_both_tones(id: str) -> None:
    assert all(len(shelf().cards["levers"][id].data["say"][tone]) >= 2 for tone in TONES)


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
    assert holes[0] == holes[1] <= {*HOLES, PROMISE}, "both languages name the same"
    about = any(part in key for part in (".reproach.", ".excuse."))
    assert (PROMISE in holes[0]) == about and ("{whom:actor}" in holes[0] or ".reproach." not in key)
    assert not any(text.split(": ", 1)[-1].startswith("{promise") for text in (english, french)), "no capital"
    bare = re.sub(r"\{[^}]*\}", "X", french)
    assert not re.search(r"[^\u00a0][:;!?»]|«[^\u00a0]|['\"]", bare), bare
    for text in (re.sub(r"\{[^}]*\}", "X", english), bare):
        said = re.split("[: \u00a0]+", text, maxsplit=1)[1]
        assert said[0].isupper() and said[-1] in ".!?" and not any(c.isdigit() for c in said), said
