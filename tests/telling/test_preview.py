"""A card told in lines: whole sentences in both languages, and the figures that its author wrote."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from game.table.sample import sample
from game.telling.preview import KINDS, told
from tests.shipped import shelf, words

MOST = 3
"""Cards of a kind that are told."""


def lines(kind: str, id: str, language: str = "en") -> list[str]:
    return told(words(language), shelf().cards[kind][id], sample(shelf(), kind, id))


def replaced(kind: str, id: str, language: str = "en", **effect: str) -> list[str]:
    """The same of a card whose only effect is this one, one a year."""
    card = shelf().cards[kind][id]
    one = dict.fromkeys(("scale", "set")) | {"add": 1.0, "ramp": 0.0, "lasts": 0.0, "saturates": 0.0} | effect
    other = replace(card, data={**card.data, "effects": (one,)})
    changed = replace(shelf(), cards={**shelf().cards, kind: {**shelf().cards[kind], id: other}})
    return told(words(language), other, sample(changed, kind, id))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_cards_are_told_in_whole_sentences(kind: str, language: str) -> None:
    every = list(shelf().cards[kind])
    for id in every[:: max(1, len(every) // MOST)]:
        text = "\n".join(lines(kind, id, language))
        assert not re.search(r"[{}]|\b(preview|card|effect|need)\.[a-z]", text), text
        if language == "fr":
            assert not re.search(r" [:;!?»]|« ", text), text


def test_an_effect_is_told_with_its_figure_and_its_scale() -> None:
    text = lines("agreements", "smart-border")
    assert any("Reassurance: +2.5 a year (scale 0 to 100)" in line for line in text)
    assert any("Trust: +1 a year" in line and "Where: Ottawa – Washington." in line for line in text)


def test_an_effect_that_reaches_nobody_says_so() -> None:
    from_two = replaced("agreements", "smart-border", on="trust", at="target~parties")
    assert any("Trust: +1 a year" in line and line.endswith("Where: nobody at this table.") for line in from_two)
    nowhere = replaced("agreements", "smart-border", "fr", on="patrol", at="zzzz")
    assert any("Où : aucun passage de cette partie." in line for line in nowhere)


def test_a_jump_of_an_event_is_no_yearly_change() -> None:
    text = lines("events", "akwesasne-closure")
    assert any("Border towns: −6 at once" in line for line in text)
    assert "Ottawa may choose: Talk with the councils" in text


def test_every_way_of_a_choice_is_told_with_its_price() -> None:
    text = lines("events", "akwesasne-closure", "fr")
    assert sum(line.startswith("Choix ") for line in text) == 3
    assert any("Coûte 1\u00a0M$" in line for line in text)


def test_a_card_that_no_scenario_has_shows_its_texts_alone() -> None:
    card = shelf().cards["programs"]["fast-us"]
    assert told(words("en"), card, None)[-1].startswith("No scenario plays with this card")


def test_an_order_is_told_with_its_points() -> None:
    text = "\n".join(lines("actors", "quebec"))
    assert re.search(r"\(\d+ points\)", text) and ".0 points" not in text


def test_a_crossing_is_told_with_what_passes_there() -> None:
    text = lines("corridors", "derby-line")
    assert sum(bool(re.search(r": .*\d", line)) for line in text) >= 4


def test_a_persona_is_told_with_its_traits() -> None:
    id, card = next(iter(shelf().cards["personas"].items()))
    assert f"  Patience: {card.data['patience']}" in lines("personas", id)


def test_the_month_of_a_scenario_is_written_as_french_writes_months() -> None:
    assert any("Commence\u00a0: septembre 2001" in line for line in lines("scenarios", "historical-2001", "fr"))


def test_a_program_is_told_as_french_has_it() -> None:
    text = "\n".join(lines("programs", "fast-us", "fr"))
    assert "Peut le mener" in text and "Ce que cela fait bouger" in text
