"""What every field of a card means is said in both languages, and nothing is said of fields there are not."""

from __future__ import annotations

import re

import pytest

from game.catalog.about import SHAPES, SINGULAR, about, fields, keys
from game.catalog.shelf import FORMS
from game.catalog.texts import LANGUAGES
from tests.shipped import CONTENT, shelf, words

EVERY = [(kind, path) for kind, shape in SHAPES.items() for path in dict.fromkeys(("", *(p for p, _ in fields(shape))))]
ONES_OWN = {f"about.{language}" for language in LANGUAGES}
"""Said of the two parts of every text, which no kind of card declares itself."""


def test_every_kind_of_card_is_there() -> None:
    assert set(SHAPES) == {*FORMS, "model"} == set(SINGULAR)
    assert len(set(SINGULAR.values())) == len(SINGULAR)


@pytest.mark.parametrize(("kind", "path"), EVERY)
def test_every_field_is_explained_in_both_languages(kind: str, path: str) -> None:
    told = {language: about(shelf(), kind, path, language) for language in LANGUAGES}
    assert told["en"] != told["fr"]
    for text in told.values():
        assert text[:1].isupper() or text.split()[0].strip(":,") in allowed(kind, path), text
        assert text.endswith(".") and 4 < len(text) < 500, text


def allowed(kind: str, path: str) -> set[str]:
    """Words of a card with which the explanation of a field may begin."""
    shape = next(inner for at, inner in fields(SHAPES[kind]) if at == path)
    return {str(word) for word in (*shape.get("enum", ()), "true", "false")}


def test_nothing_is_explained_that_is_not_there() -> None:
    used = {next(key for key in keys(kind, path) if key in shelf().words) for kind, path in EVERY}
    assert {key for key in shelf().words if key.startswith("about.")} == used | ONES_OWN


def test_the_most_particular_explanation_counts() -> None:
    assert keys("experiments/plans", "buys.all") == ("about.plans.buys.all", "about.buys.all", "about.all")
    assert keys("events", "choice.options.effects.on")[1:] == ("about.effects.on", "about.on")
    assert about(shelf(), "levers", "on", "en") != about(shelf(), "levers", "effects.on", "en")
    with pytest.raises(KeyError, match="nowhere"):
        about(shelf(), "programs", "nowhere", "en")


def test_fields_come_outer_ones_first() -> None:
    found = [path for path, _ in fields(SHAPES["events"])]
    assert found.index("choice") < found.index("choice.options") < found.index("choice.options.effects.on")


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_in_explanations_are_those_of_things(language: str) -> None:
    known = {id for cards in shelf().cards.values() for id in cards}
    for kind, path in EVERY:
        for name, place in re.findall(r"\b([a-z_]+)@([a-z-]+)", about(shelf(), kind, path, language)):
            assert place in known and words(language).shelf.root == CONTENT, (kind, path, name)
