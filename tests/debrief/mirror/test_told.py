"""History in words: charts of both lines, sources in the table, and a plain word where there is no history."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.debrief.mirror.mirror import mirror
from game.debrief.mirror.told import section, shown
from tests.debrief.games import LONG, SHORT, played
from tests.debrief.telling import check, telling


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("scenario", "seed"), [(LONG, 7), (SHORT, 7), ("first-game", 3), ("cascade-gateway", 3)])
def test_it_stands_on_a_page(scenario: str, seed: int, language: str) -> None:
    game = played(scenario, seed)
    found = section(game, telling(game, language))
    outline = check(found, language)
    assert outline.charts in (3, 5) and found.body.count("<tr>") <= 9 and len(found.body) < 40_000
    assert len(found.slides) == 1
    assert len(found.sheets["history"].rows) > 10 and len(found.sheets["history-figures"].rows) > 5


@pytest.mark.parametrize("language", ["en", "fr"])
def test_without_a_history_it_says_so(language: str) -> None:
    game = played("marl-crossings", 3)
    tell = telling(game, language)
    found = section(game, tell)
    check(found, language)
    assert tell.t("debrief.mirror.none") in found.body and not found.sheets


def test_what_was_there_before_the_game_is_not_counted_from_its_beginning() -> None:
    """“Since the mid-1990s” and “about 2 years later” do not go together."""
    game = played(SHORT)
    found = mirror(game)
    assert found is not None
    old = replace(found.of("later")[0], real=(1995, 1))
    body = shown(replace(found, done=(old,)), telling(game, "en"))
    assert "only later here" in body and "years later" not in body
