"""The board in words: predictions as they were written, every claim with both sides and what it can bear."""

from __future__ import annotations

import pytest

from game.debrief.theory.told import LETTERS, SHOWN, section
from tests.debrief.burden.test_burden import idle
from tests.debrief.games import LONG, SHORT, played
from tests.debrief.telling import check, telling


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("scenario", "seed"), [(LONG, 7), (SHORT, 7), ("marl-crossings", 3), ("historical-2001-seven", 7)]
)
def test_it_stands_on_a_page(scenario: str, seed: int, language: str) -> None:
    game = played(scenario, seed)
    tell = telling(game, language)
    found = section(game, tell)
    check(found, language)
    assert len(found.body) < 16_000 and len(found.slides) == 2
    assert found.body.count("<h4>") == 7
    assert tell.t("debrief.theory.unwritten") in found.body


def test_predictions_are_shown_as_they_were_written_and_never_as_markup() -> None:
    game = played(SHORT)
    tell = telling(game, "en")
    written = (("Person 1", "The <b>first</b> deal\nis about trade & roads"), ("Person 2", "x" * 1000))
    body = section(game, tell, written).body
    assert "“The &lt;b&gt;first&lt;/b&gt; deal is about trade &amp; roads”" in body
    assert "x" * (LETTERS - 1) + "…" in body and "x" * LETTERS not in body
    assert tell.t("debrief.theory.unwritten") not in body


def test_a_large_class_is_counted_out() -> None:
    game = played(SHORT)
    tell = telling(game, "fr")
    written = tuple((f"P{n}", f"prévision {n}") for n in range(SHOWN + 5))
    found = section(game, tell, written)
    check(found, "fr")
    assert found.body.count("prévision ") == SHOWN and tell.t("debrief.theory.more", n=5) in found.body


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_game_without_evidence_is_told_too(language: str) -> None:
    game = idle()
    check(section(game, telling(game, language)), language)
