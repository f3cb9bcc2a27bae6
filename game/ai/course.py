"""A seat's plan of programs as the world model hears it: cards in force, money, deeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.rules.cards import Scenario
from game.rules.reveal import contribution
from game.rules.types import Deed, Running, View
from game.world.model import Model

Plan = Mapping[str, int]
"""Program to level; what is not named does not run."""


@dataclass(frozen=True, slots=True)
class Course:
    """What a seat's plan changes from now on to the end of the game.

    `cards`: (slot, dose 0 to 1). `spend`: C$ million a year more than the seat spends now. `deeds`: of the first round.
    """

    seat: int
    cards: tuple[tuple[int, float], ...] = ()
    spend: float = 0.0
    deeds: tuple[Deed, ...] = ()


def course(scenario: Scenario, model: Model, view: View, seat: int, plan: Plan) -> Course:
    """The plan as changes against what runs; what runs and is not in it stops. Nobody is taken to have asked for it."""
    now = {r.card: r for r in view.running if r.owner == seat}
    cards: list[tuple[int, float]] = []
    deeds: list[Deed] = []
    spend = 0.0
    for card in sorted({*plan, *now}):
        program, old, level = scenario.programs[card], now.get(card), plan.get(card, 0)
        before = old.level if old is not None else 0
        if level == before:
            continue
        slot = model.slots.get(("program", card, str(seat)))
        if slot is not None:
            cards.append((slot, level / program.levels))
        spend += program.yearly_cost * (level - before) / 10
        deeds += contribution(scenario, old, Running(card, seat, level, view.round, level))
    return Course(seat, tuple(cards), spend, tuple(deeds))
