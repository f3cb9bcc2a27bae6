"""The burden in words: in both languages, every seat named, nothing called a verdict, one page."""

from __future__ import annotations

import pytest

from game.debrief.burden.told import section
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
    outline = check(found, language)
    assert outline.charts == 1 and len(found.body) < 20_000
    assert all(found.body.count(tell.name(seat)) >= 3 for seat in game.seats)
    assert 1 <= len(found.slides) <= 3
    assert len(found.sheets["burden"].rows) == len(game.seats)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_game_in_which_nobody_paid_says_so(language: str) -> None:
    game = idle()
    tell = telling(game, language)
    found = section(game, tell)
    check(found, language)
    assert tell.t("debrief.burden.no-index") in found.body
