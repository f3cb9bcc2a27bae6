"""Names in sentences, as they are proposed to an author."""

from __future__ import annotations

import pytest

from game.catalog import called


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("Lake towns", "en", "the lake towns"),
        ("Great Lakes", "en", "the Great Lakes"),
        ("North Shore", "en", "North Shore"),
        ("Massachusetts", "en", "Massachusetts"),
        ("the Alps", "en", "the Alps"),
        ("Villes du lac", "fr", "les villes du lac"),
        ("Grands Lacs", "fr", "les Grands Lacs"),
        ("Île du Nord", "fr", "Île du Nord"),
        ("États-Unis", "fr", "États-Unis"),
    ],
)
def test_an_article_is_proposed_where_a_name_looks_like_a_plural(name: str, language: str, expected: str) -> None:
    assert called.the(name, language) == expected


@pytest.mark.parametrize(
    ("name", "of", "to"),
    [
        ("le Vermont", "du Vermont", "au Vermont"),
        ("les villes du lac", "des villes du lac", "aux villes du lac"),
        ("la vallée", "de la vallée", "à la vallée"),
        ("l’Ontario", "de l’Ontario", "à l’Ontario"),
        ("Ottawa", "d’Ottawa", "à Ottawa"),
        ("Québec", "de Québec", "à Québec"),
    ],
)
def test_french_articles_melt_into_what_stands_before_them(name: str, of: str, to: str) -> None:
    assert (called.of(name, "fr"), called.to(name, "fr")) == (of, to)


def test_english_articles_stay() -> None:
    assert called.of("the lake towns", "en") == "of the lake towns"
    assert called.to("the lake towns", "en") == "to the lake towns"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Villes du lac", "VL"), ("Lake towns", "LT"), ("Newport", "NE"), ("Port of the Isles", "PI"), ("7", "")],
)
def test_initials_leave_out_the_small_words(name: str, expected: str) -> None:
    assert called.initials(name) == expected
