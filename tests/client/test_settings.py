"""Settings come back as they were saved, and a damaged file takes nothing down."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ai.level import USUAL
from game.client.settings import Settings, load, save, spoken, standard


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    mine = Settings("fr", 150, "distinct", True, 10, False, 1600, 900, dark=True)
    save(path, mine)
    assert load(path) == (mine, True)
    assert list(path.parent.iterdir()) == [path]


def test_a_missing_file_is_no_fault(tmp_path: Path) -> None:
    assert load(tmp_path / "none.json") == (standard(), True)


@pytest.mark.parametrize("content", ["", "{", "[1, 2]", "null", '"x"', "\x00\xff"])
def test_a_damaged_file_gives_the_standard_and_says_so(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content.encode("latin-1"))
    assert load(path) == (standard(), False)


def test_what_makes_sense_in_a_damaged_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"language": "fr", "text": 9000, "palette": 3, "calm": True, "later": 1}))
    settings, sound = load(path)
    assert not sound
    assert (settings.language, settings.text, settings.palette, settings.calm) == ("fr", 100, "standard", True)


def test_a_level_that_there_is_not_is_the_usual_one(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for written, kept in ((5, 5), (1, 1), (6, USUAL), (0, USUAL), ("3", USUAL)):
        path.write_text(json.dumps({"level": written}))
        assert load(path)[0].level == kept


NAMES = st.sampled_from(["language", "text", "palette", "calm", "sound", "width", "level", "dark"])


VALUES = st.one_of(
    st.integers(), st.text("aefnr", max_size=4), st.booleans(), st.none(), st.lists(st.integers(), max_size=2)
)


@given(st.dictionaries(NAMES, VALUES))
def test_no_content_ever_raises(tmp_path_factory: pytest.TempPathFactory, data: dict[str, object]) -> None:
    path = tmp_path_factory.mktemp("s") / "settings.json"
    path.write_text(json.dumps(data))
    settings, _ = load(path)
    assert 80 <= settings.text <= 200
    assert settings.language in ("en", "fr")


@pytest.mark.parametrize(("said", "wanted"), [("fr_CA.UTF-8", "fr"), ("en_CA.UTF-8", "en"), ("de_DE", "en")])
def test_the_system_language_is_the_first_guess(monkeypatch: pytest.MonkeyPatch, said: str, wanted: str) -> None:
    monkeypatch.setenv("LC_ALL", said)
    assert spoken() == wanted
