"""Who plays a seat that no person plays: a temper, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.ai.level import LEVELS, USUAL
from game.catalog.shelf import Card, Shelf
from game.rules.cards import Actor, Text, fits_any

TRAITS = ("patience", "candour", "honesty", "risk", "generosity", "memory", "initiative", "toughness")

LATE = {"boulware": 3.0, "linear": 1.0, "conceder": 0.4, "tit-for-tat": 1.0}
"""How late in the game a style concedes: demands fall with the game's progress to this power, more with patience."""


@dataclass(frozen=True, slots=True)
class Persona:
    """`weights` multiply the actor's own by indicator; the traits go from 0 to 100; `level`, 1 to 5, is how well it
    plays, and is chosen with the seat."""

    id: str
    name: Text
    text: Text
    weights: Mapping[str, float]
    patience: int
    candour: int
    honesty: int
    risk: int
    generosity: int
    memory: int
    initiative: int
    toughness: int
    style: str
    suits: tuple[str, ...]
    level: int = USUAL

    def at(self, level: int) -> Persona:
        """The same temper at another level. Raises ValueError at one that there is not."""
        if level not in LEVELS:
            raise ValueError(f"no level {level}")
        return replace(self, level=level)

    def held(self, done: float) -> float:
        """Part of its demands that it still holds on to when so much of the game is over, both 0 to 1."""
        return 1.0 - float(done ** (LATE[self.style] * (0.5 + self.patience / 100)))

    @property
    def name_in_journals(self) -> str:
        """Its id, and its level where it is not the usual one: "trade-broker@5"."""
        return self.id if self.level == USUAL else f"{self.id}@{self.level}"


def persona(card: Card) -> Persona:
    """A persona from its card."""
    d = card.data
    return Persona(
        id=card.id,
        name=d["name"],
        text=d["text"],
        weights=dict(d["weights"]),
        **{trait: d[trait] for trait in TRAITS},
        style=d["style"],
        suits=d["suits"],
    )


def personas(shelf: Shelf) -> dict[str, Persona]:
    """All sound personas of a shelf, by id."""
    broken = shelf.broken()
    return {id: persona(card) for id, card in shelf.cards["personas"].items() if card.file not in broken}


def named(known: Mapping[str, Persona], name: str) -> Persona | None:
    """The persona that a journal names; None where there is none of that name or level."""
    id, at, level = name.partition("@")
    found = known.get(id)
    if found is None or not at:
        return found
    return found.at(int(level)) if level in map(str, LEVELS) else None


def fitting(shelf: Shelf, actor: Actor) -> list[Persona]:
    """Personas that suit an actor."""
    return [p for p in personas(shelf).values() if fits_any(actor, p.suits)]
