"""The tables that every contract test runs over: the small one and all that ship."""

from __future__ import annotations

from functools import cache

from game.catalog.load import load
from game.rules.cards import Scenario
from tests.rules.small import SMALL
from tests.shipped import CONTENT, shelf

SHIPPED = tuple(sorted(shelf().cards["scenarios"]))
"""The game's own scenarios and those of the packs that come with it."""
NAMES = ("small", *SHIPPED)


@cache
def scenario(name: str) -> Scenario:
    return SMALL if name == "small" else load(CONTENT, name, shelf()).scenario
