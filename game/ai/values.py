"""What the world model expects of each card, for each actor: the ground on which personas judge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from game.rules.cards import Scenario
from game.rules.index import index
from game.world.model import Floats, Model, Orders
from game.world.names import DEEDS, INDICATORS
from game.world.politics import firmness
from game.world.step import step

PURSE = 6.0
"""Points of score that a whole year's budget is worth to whoever does not look ahead (assumption)."""
HORIZON = 3
"""Rounds a card is followed when its worth is estimated."""


@dataclass(frozen=True, slots=True, eq=False)
class Worth:
    """What having a card in full force moves: points of each indicator for each actor, [indicators, actors, slots],
    and each dial, [dials, slots]; `reach` is the most that any one card moves a dial."""

    slots: Mapping[tuple[str, ...], int]
    """(kind, card, ...) to its place on the last axis."""
    points: Floats
    moves: Floats
    reach: Floats
    firmness: tuple[float, ...]
    """How much more each actor asks of a deal because somebody at the table is its equal."""


@lru_cache(maxsize=16)
def expectations(scenario: Scenario, model: Model) -> Worth:
    """Every card alone against nothing at all, from the opening, with middling luck: one batch of the model.

    A card in force is followed from its second year on, so that slow ones are not judged by their building time.
    """
    slots = len(model.slots)
    games = slots + 1
    stocks = np.repeat(np.array(scenario.stocks)[:, None], games, axis=1)
    luck = np.full((4, games), 0.5)
    dose = np.zeros((slots, games))
    dose[np.arange(slots), np.arange(slots)] = 1.0
    sums = np.zeros((len(model.dials), games))
    for round in range(min(HORIZON, scenario.rounds)):
        age = np.full((slots, games), (round + 2) * model.years) * (dose > 0)
        first = dose if round == 0 else np.zeros_like(dose)
        result = step(model, stocks, Orders(dose, age, first, *_idle(model, games)), luck, round)
        stocks = result.stocks
        sums += result.dials
    gain = (sums[:, :-1] - sums[:, -1:]) / HORIZON
    return Worth(
        slots=model.slots,
        points=np.stack([gain[model.dial_rows[name]] for name in INDICATORS]),
        moves=gain,
        reach=np.abs(gain).max(axis=1, initial=0.0),
        firmness=firmness(model),
    )


def _idle(model: Model, games: int) -> tuple[Floats, Floats, Floats, Floats]:
    kinds = len(DEEDS)
    return (
        np.zeros((kinds, len(model.pairs), games)),
        np.zeros((kinds, games)),
        np.zeros((len(model.parties), games)),
        np.zeros(games),
    )


def tastes(scenario: Scenario, seat: int, temper: Mapping[str, float]) -> Floats:
    """How much a point of each indicator is worth to a seat, [indicators]; sums to 1 before the temper is applied."""
    weights = scenario.actors[seat].weights
    return np.array([weights.get(name, 0) / 100.0 * temper.get(name, 1.0) for name in INDICATORS])


def worth_to(worth: Worth, slot: tuple[str, ...], seat: int, taste: Floats) -> float:
    """Points of score that a card in full force is worth to a seat."""
    at = worth.slots.get(slot)
    return 0.0 if at is None else float(worths(worth, seat, taste)[at])


def worths(worth: Worth, seat: int, taste: Floats) -> Floats:
    """Points of score that each card in full force is worth to a seat, [slots]."""
    # Indicator after indicator, not as a product of matrices: that would add up differently on other machines.
    total = np.zeros(len(worth.slots))
    for points, weight in zip(worth.points, taste, strict=True):
        total += points[seat] * weight
    return total


@lru_cache(maxsize=256)
def public_worths(worth: Worth, scenario: Scenario, seat: int) -> tuple[float, ...]:
    """The same by an actor's public weights, whoever speaks for it."""
    return tuple(worths(worth, seat, tastes(scenario, seat, {})).tolist())


@lru_cache(maxsize=256)
def owned(worth: Worth, scenario: Scenario, seat: int) -> tuple[tuple[str, int], ...]:
    """The programs that a seat can run, each with its slot's place."""
    slots = [(card, worth.slots.get(("program", card, str(seat)))) for card in index(scenario).owns[seat]]
    return tuple((card, at) for card, at in slots if at is not None)
