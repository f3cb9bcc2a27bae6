"""Dials and clauses in words, for any viewer of a table and in both languages."""

from __future__ import annotations

import pytest

from game.catalog.texts import Words
from game.rules import seen_by
from game.rules.cards import Scenario
from game.rules.types import Offer, Term, View
from game.telling import figures
from game.telling.seen import Seen
from game.telling.tell import parties_words, term_words
from game.world.model import Model
from game.world.names import INDICATORS
from tests.shipped import SCENARIOS, loaded
from tests.table.room import four


class Looking(Seen):
    """Somebody who sees a table and has no desk."""

    def __init__(self, scenario: Scenario, model: Model, words: Words, view: View) -> None:
        self.scenario, self.model, self.words, self.view = scenario, model, words, view


def looking(language: str, viewer: int = 1) -> Looking:
    here = four()
    words = Words(here.loaded.shelf, language)
    return Looking(here.scenario, here.loaded.model, words, seen_by(here.scenario, here.state, viewer))


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_dial_has_a_name_a_meaning_and_a_value(scenario: str, language: str) -> None:
    table = loaded(scenario)
    words = Words(table.shelf, language)
    from game.rules import start

    seen = Looking(table.scenario, table.model, words, seen_by(table.scenario, start(table.scenario, 1), 0))
    for dial in table.scenario.dials:
        name = figures.variable(dial)
        assert figures.meaning(seen, dial)
        if name in INDICATORS or name in figures.UNITS:
            assert figures.title(seen, dial)
        assert any(letter.isdigit() for letter in figures.value(seen, dial, seen.dial(dial)))


@pytest.mark.parametrize(
    ("language", "dial", "points", "text"),
    [
        ("en", "wait_truck@lacolle-champlain", 12.4, "12 min"),
        ("fr", "border_cost", 3.14, "3,1\u00a0%"),
        ("en", "border_cost", 3.14, "3.1%"),
    ],
)
def test_values_carry_their_units(language: str, dial: str, points: float, text: str) -> None:
    assert figures.value(looking(language), dial, points) == text


def test_a_change_has_its_sign_and_none_is_an_equals_sign() -> None:
    seen = looking("en")
    assert figures.change(seen, 1.26) == "▲ 1.3"
    assert figures.change(seen, -0.5) == "▼ 0.5"
    assert figures.change(seen, 0.04) == "="


def test_clauses_and_parties_in_words() -> None:
    english, french = looking("en"), looking("fr")
    pay = Term("pay", 1, amount=10, target=0, rounds=2)
    assert "$1M" in term_words(english, pay) and "1\u00a0M$" in term_words(french, pay)
    assert parties_words(english, Offer((0, 1, 2), ()), 1) == ", ".join(english.name(seat) for seat in (0, 2))
