"""The shipped content, read once for all tests."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from game.ai.persona import Persona, personas
from game.catalog.load import Loaded, load
from game.catalog.readings import Readings
from game.catalog.shelf import Shelf, read
from game.catalog.texts import Words

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
SCENARIOS = (
    "autumn-2001",
    "first-game",
    "historical-2001",
    "historical-2001-seven",
    "cascade-gateway",
    "marl-crossings",
)


READ = Readings(None)
"""What the game's own content was found to hold: who reads it together with something else need not read it anew."""


@lru_cache(maxsize=1)
def shelf() -> Shelf:
    return read(CONTENT, readings=READ)


@lru_cache(maxsize=16)
def loaded(scenario: str) -> Loaded:
    return load(CONTENT, scenario, shelf())


def words(language: str) -> Words:
    return Words(shelf(), language)


def persona(id: str) -> Persona:
    return personas(shelf())[id]


def cast(scenario: str, *people: int) -> tuple[Persona | None, ...]:
    """Even-handed personas everywhere but in the seats where people sit."""
    count = len(loaded(scenario).scenario.actors)
    return tuple(None if seat in people else persona("even-handed") for seat in range(count))
