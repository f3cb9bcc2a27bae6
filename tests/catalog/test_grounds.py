"""A ground in a file: where a government sits, a land of one's own; what is wrong is told at its place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from game.catalog.fields import MISSING, Reader
from game.catalog.grounds import LAND, SPOT, land, spot
from game.catalog.load import assemble
from game.catalog.nodes import read_text
from tests.shipped import loaded, shelf, words

GOOD = """\
sides:
  - {country: XA, name: {en: Up, fr: Haut}}
  - {country: XB, name: {en: Down, fr: Bas}}
line: [[1, 10], [2, 10.5]]
towns:
  - {id: hill, name: {en: Hill, fr: Colline}, country: XA, lon: 1.5, lat: 11}
"""


def told(text: str) -> tuple[Any, list[tuple[int, str, str]]]:
    """What was read, and (line, field, code) of what is wrong."""
    node, wrong = read_text(text.encode(), "land.yaml")
    assert node is not None and not wrong
    reader = Reader("land.yaml")
    found = LAND(node, "land", reader)
    return found, [(p.line, p.field, p.code) for p in reader.problems]


def test_a_land_is_read() -> None:
    found, wrong = told(GOOD)
    assert not wrong
    here = land(found)
    assert here is not None and [country for country, _ in here.sides] == ["XA", "XB"]
    assert here.line == ((1.0, 10.0), (2.0, 10.5)) and here.rivers == here.waters == ()
    assert (here.towns[0].spot.name.fr, here.towns[0].people) == ("Colline", 0.1)
    assert land(None) is None and spot(None) is None


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "code"),
    [
        ("country: XB", "country: xb", 3, "land.sides[1].country", "want.country"),
        ("country: XB", "country: XA", 2, "land.sides", "land.sides"),
        ("[2, 10.5]", "[2]", 4, "land.line[1]", "want.point"),
        ("[2, 10.5]", "[2, 100]", 4, "land.line[1][1]", "want.between"),
        ("[[1, 10], [2, 10.5]]", "[[1, 10]]", 4, "land.line", "list.short"),
        ("country: XA, lon", "country: XC, lon", 6, "land.towns[0].country", "want.word"),
        ("lat: 11", "lat: north", 6, "land.towns[0].lat", "want.number"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(old: str, new: str, line: int, field: str, code: str) -> None:
    _, wrong = told(GOOD.replace(old, new))
    assert wrong == [(line, field, code)]
    assert all(words(language).has(f"problem.{code}") for language in ("en", "fr"))


def test_a_seat_may_be_without_a_place() -> None:
    node, _ = read_text(b"{name: {en: Here, fr: Ici}, lon: 1, lat: 2}", "spot.yaml")
    assert node is not None
    found = SPOT(node, "sits", Reader("spot.yaml"))
    assert found is not MISSING
    here = spot(found)
    assert here is not None and (here.lon, here.lat, here.about) == (1.0, 2.0, None)


def test_a_table_speaks_its_scenarios_own_words_and_no_other_does() -> None:
    marl, usual = loaded("marl-crossings"), loaded("autumn-2001")
    assert words("en").at(marl.shelf).money(128) == "12.8M cr" and words("en").at(usual.shelf).money(128) == "$12.8M"
    assert words("fr").at(marl.shelf).key("variable.travel_ca") == "Voyageurs de la Verrane"
    assert "Verrane" not in words("fr").at(usual.shelf).key("variable.travel_ca")


def test_a_scenario_chooses_who_plays_it() -> None:
    card = shelf().cards["scenarios"]["autumn-2001"]
    few = replace(card, data={**card.data, "personas": ("accountant", "even-handed")})
    assert set(assemble(shelf(), few).shelf.cards["personas"]) == {"accountant", "even-handed"}
    assert set(loaded("marl-crossings").shelf.cards["personas"]) == {
        "patient-miller",
        "keeper-of-the-bridge",
        "voice-of-the-plain",
    }
    assert not {"patient-miller", "voice-of-the-plain"} & set(loaded("autumn-2001").shelf.cards["personas"])


def test_an_invented_border_uses_no_card_of_another() -> None:
    """Nothing of the game's own content has a part in it: no actor, card, crossing or persona."""
    table = loaded("marl-crossings")
    here = table.scenario
    decks = (here.programs, here.agreements, here.happenings, here.levers)
    kinds = ("programs", "agreements", "events", "levers")
    for kind, deck in zip(kinds, decks, strict=True):
        assert deck and {shelf().cards[kind][id].pack for id in deck} == {"marl-river"}
    for kind, ids in (("actors", here.actors), ("corridors", here.corridors)):
        assert {shelf().cards[kind][one.id].pack for one in ids} == {"marl-river"}
    assert {shelf().cards["constituencies"][b.constituency].pack for a in here.actors for b in a.house} == {
        "marl-river"
    }
