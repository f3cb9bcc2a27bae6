"""Crossings in words: all of them, from west to east, in both languages, and never by colour alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.rules.types import PUBLIC
from game.server.worded import Reader
from game.table.table import Table, open_table
from game.telling.crossings import FULL, REGIONS, SLOW, crossings, step
from tests.shipped import SCENARIOS, cast, loaded, words


def table(folder: Path, scenario: str = "autumn-2001") -> Table:
    return open_table(loaded(scenario), 7, cast(scenario), folder / "t.jsonl", lambda: 0.0)


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_crossing_is_told(tmp_path: Path, scenario: str, language: str) -> None:
    seen = Reader(table(tmp_path, scenario), PUBLIC, words(language))
    found = crossings(seen)
    corridors = {corridor.id: corridor for corridor in seen.scenario.corridors}
    assert {one["id"] for one in found} == set(corridors)
    assert [one["number"] for one in found] == list(range(1, len(found) + 1))
    assert [one["lon"] for one in found] == sorted(one["lon"] for one in found)
    for one in found:
        assert one["name"] == seen.text(corridors[one["id"]].name) and one["region"] in REGIONS
        assert [lane["said"] for lane in one["lanes"]] == (
            ["Trucks", "Cars"] if language == "en" else ["Camions", "Voitures"]
        )
        assert all(lane["wait"].endswith(" min") and lane["change"] == "" for lane in one["lanes"])
        assert one["full_said"] and one["slow_said"] and one["share_said"].endswith("%")


def test_a_change_has_a_sign_for_the_eye_and_a_word_for_the_ear(tmp_path: Path) -> None:
    played = table(tmp_path)
    for _ in played.advance():
        if played.state.round > 1:
            break
    for language, longer, shorter in (("en", "longer", "shorter"), ("fr", "plus longue", "plus courte")):
        seen = Reader(played, PUBLIC, words(language))
        told = [(lane["change"], lane["change_said"]) for one in crossings(seen) for lane in one["lanes"]]
        assert any(change[0] in "▲▼" for change, _ in told)
        for change, word in told:
            assert word.startswith({"▲": longer, "▼": shorter, "=": seen.t("page.map.same")}[change[0]])


@pytest.mark.parametrize(
    ("value", "steps", "found"), [(0.0, FULL, 0), (0.7, FULL, 1), (1.0, FULL, 3), (9.9, SLOW, 0), (40, SLOW, 3)]
)
def test_steps(value: float, steps: tuple[float, ...], found: int) -> None:
    assert step(value, steps) == found
