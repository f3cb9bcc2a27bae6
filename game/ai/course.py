"""What somebody might do from now on, as the world model hears it: cards in force, money, deeds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.rules.cards import Scenario
from game.rules.index import index
from game.rules.types import View
from game.world.model import Model
from game.world.names import DEEDS

JOINT, INITIATIVE = DEEDS.index("joint"), DEEDS.index("initiative")
ALWAYS = 999
"""A round that no game reaches: to the end."""
BUSY = 0.9
"""Part of its revenue that a seat is believed to put to use once programs have begun (assumption)."""

Strand = tuple[int, float, int, int]
"""A card: its slot, its dose from 0 to 1, the first round counted from now, the round in which it is over."""


@dataclass(frozen=True, slots=True)
class Course:
    """Changes against what is in force already. Rounds count from the present one, 0; `until` is not included.

    `spend`: (seat, C$ million a year more, from, until). `deeds`: (kind, by, to, from, until).
    """

    cards: tuple[Strand, ...] = ()
    spend: tuple[tuple[int, float, int, int], ...] = ()
    deeds: tuple[tuple[int, int, int, int, int], ...] = ()
    own: int = -1
    """A seat whose spending is what runs and what this course says, and no more: its plan is all laid out here."""


def joined(courses: Iterable[Course]) -> Course:
    """Several courses at once; of two that speak of the same card the later one counts."""
    found = tuple(courses)
    return Course(
        tuple(strand for course in found for strand in course.cards),
        tuple(more for course in found for more in course.spend),
        tuple(deed for course in found for deed in course.deeds),
    )


def running(view: View, owner: int, card: str) -> int:
    """The level at which a program runs now."""
    return next((r.level for r in view.running if r.owner == owner and r.card == card), 0)


def program(scenario: Scenario, model: Model, view: View, owner: int, card: str, level: int) -> Course:
    """A program run at a level from now on, unasked; 0 stops it."""
    found, now = scenario.programs[card], running(view, owner, card)
    slot = model.slots.get(("program", card, str(owner)))
    cards = () if slot is None else ((slot, level / found.levels, 0, ALWAYS),)
    reassured = index(scenario).reassured[card] if level > now else ()
    deeds = tuple((INITIATIVE, owner, seat, 0, 1) for seat in reassured if seat != owner)
    return Course(cards, ((owner, found.yearly_cost * (level - now) / 10, 0, ALWAYS),), deeds)
