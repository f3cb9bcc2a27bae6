"""Which fields have a limit, and that the shipped texts keep well within."""

from __future__ import annotations

import pytest

from game.catalog.kinds import KINDS
from game.catalog.warnings.limits import LIMITS, limit
from game.catalog.written import written
from tests.shipped import shelf


@pytest.mark.parametrize(
    ("kind", "field", "most"),
    [
        ("programs", "title", LIMITS["title"]),
        ("events", "choice.options[1].title", LIMITS["title"]),
        ("actors", "names.plain", LIMITS["names.plain"]),
        ("actors", "names.of", 0),
        ("actors", "mandates[0].text", LIMITS["text"]),
        ("corridors", "name", LIMITS["corridors.name"]),
        ("personas", "say.offer[0]", 0),
        ("programs", "source", 0),
    ],
)
def test_what_has_a_limit(kind: str, field: str, most: int) -> None:
    assert limit(kind, field) == most


def test_no_limit_is_for_a_field_that_does_not_exist() -> None:
    fields = set()
    for kind in KINDS:
        for card in shelf().cards[kind].values():
            found = written(shelf().path(card.file), card)
            assert found is not None
            fields |= {limit(kind, text.field) for text in found.texts}
    assert fields >= set(LIMITS.values())
