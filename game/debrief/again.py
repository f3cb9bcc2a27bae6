"""A game's years gone through again by the model alone: the same luck and events, with other things in force.

Nobody decides anew. That is exact and takes ten steps of the model, and it says what a thing was worth to the border as
everything else was; what others would have done instead is a question for the part that plays games on.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.catalog.orders import orders
from game.debrief.played import Played
from game.rules.types import State
from game.world.luck import uniforms
from game.world.model import Floats
from game.world.score import score
from game.world.step import step


def through(played: Played, made: Callable[[State], State]) -> Floats:
    """The dials at the end of each round, [rounds, dials, 1], in the model's order, when each round's state is what
    `made` makes of it; the luck is the game's own.
    """
    model, rows = played.model, []
    stocks = np.array(played.scenario.stocks)[:, None]
    for state in played.table.resolved:
        luck = uniforms(np.array([state.seed % 2**64], dtype=np.uint64), state.round)
        result = step(model, stocks, orders(played.scenario, model, [made(state)]), luck, state.round - 1)
        stocks = result.stocks
        rows.append(result.dials)
    return np.stack(rows)


def dials(played: Played) -> Floats:
    """The dials at the end of each round as they were, [rounds, dials, 1], in the model's order."""
    rows = [played.scenario.dials[name] for name in played.model.dials]
    return np.array(played.end.history)[:, rows, None] / 1000.0


def scores(played: Played, shown: Floats) -> tuple[float, ...]:
    """Points of each seat from its indicators, private orders left out, of dials as `through` gives them."""
    return tuple(float(points) for points in score(played.model, shown)[:, 0])


def course(played: Played, shown: Floats, dial: str) -> list[float]:
    """A dial at the end of each round, of dials as `through` gives them."""
    values: list[float] = shown[:, played.model.dials.index(dial), 0].tolist()
    return values
