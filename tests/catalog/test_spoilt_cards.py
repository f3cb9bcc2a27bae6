"""Every field of a card of every kind, replaced by a value of every other shape: a list of problems, never an error."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.catalog.shelf import FORMS, read_card
from tests.shipped import CONTENT, words

JUNK: tuple[Any, ...] = (None, -1, "junk", [], {}, [None], [{"junk": 1}], {"junk": []})


def paths(data: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value in nested lists and mappings."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield (*at, key)
        yield from paths(value, (*at, key))


def spoil(data: Any, path: tuple[Any, ...], junk: Any) -> Any:
    """A copy with one value replaced."""
    copy = deepcopy(data)
    place = copy
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = junk
    return copy


def richest(kind: str) -> Path:
    """The card of a kind that uses the most fields."""
    files = sorted((CONTENT / kind).glob("*.yaml")) or sorted((CONTENT / kind).glob("*/*.yaml"))
    return max(files, key=lambda path: len(set(yaml.safe_load(path.read_text(encoding="utf-8")))))


EACH = [pytest.param(kind, marks=pytest.mark.slow) if kind == "packs" else kind for kind in sorted(FORMS)]
"""A pack is read with all its folder, each time."""


@pytest.mark.parametrize("kind", EACH)
def test_a_field_of_another_shape_is_a_problem_or_a_card(kind: str, tmp_path: Path) -> None:
    good = richest(kind)
    data = yaml.safe_load(good.read_text(encoding="utf-8"))
    # A pack is known by the name of its folder.
    spoilt, wrong = tmp_path / good.parent.name / good.name, 0
    spoilt.parent.mkdir()
    # What stands further down a list is read as the first two are.
    early = [p for p in paths(data) if all(not isinstance(step, int) or step < 2 for step in p)]
    for path in [p for p in early if p[-1] not in ("en", "fr")]:
        for junk in JUNK:
            spoilt.write_text(json.dumps(spoil(data, path, junk), default=str), encoding="utf-8")
            card, problems = read_card(spoilt, f"{kind}/{good.name}", kind)
            assert (card is None) == bool(problems), (path, junk)
            wrong += bool(problems)
            for problem in problems:
                assert words("en").say(problem.said) and words("fr").say(problem.said)
    assert wrong
