"""A guide as data: the game that it begins, and its steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.catalog.shelf import Card, Shelf
from game.rules.cards import Text


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: in which phase, from which round on, when there is occasion, what it points to, what ends it."""

    id: str
    phase: str
    since: int
    when: str
    point: str
    until: str
    ask: Text
    why: Text


@dataclass(frozen=True, slots=True)
class Course:
    """A guided game: its scenario, the newcomer's seat, the luck, who plays the others at which level, the steps."""

    id: str
    title: Text
    text: Text
    scenario: str
    seat: str
    seed: int
    level: int
    drivers: Mapping[str, str]
    steps: tuple[Step, ...]


def course(card: Card) -> Course:
    """A guided game from its card."""
    d = card.data
    named = {name: d[name] for name in ("title", "text", "scenario", "seat", "seed", "level")}
    return Course(card.id, drivers=dict(d["drivers"]), steps=tuple(map(_step, d["steps"])), **named)


def _step(data: Mapping[str, Any]) -> Step:
    named = {name: data[name] for name in ("id", "when", "point", "until", "ask", "why")}
    return Step(phase=data["in"], since=data["from"], **named)


def courses(shelf: Shelf) -> dict[str, Course]:
    """All sound guides, by id."""
    broken = shelf.broken()
    return {id: course(card) for id, card in shelf.cards["guides"].items() if card.file not in broken}


def of_scenario(shelf: Shelf, scenario: str) -> Course | None:
    """The guide of a scenario, if it has one."""
    return next((found for found in courses(shelf).values() if found.scenario == scenario), None)
