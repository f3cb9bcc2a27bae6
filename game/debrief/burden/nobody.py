"""The same game with the same luck and the same events, had nobody paid for anything: what the border gave anyway."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from game.catalog.orders import orders
from game.debrief.played import Played
from game.rules.record import changed
from game.rules.types import State
from game.world.luck import uniforms
from game.world.model import Floats
from game.world.names import INDICATORS
from game.world.score import parts
from game.world.step import step

OWN = "fairness"
"""The indicator that judges burdens: a benefit that counted it would hold the burden against itself."""


def bare(state: State) -> State:
    """The state of a round in which nobody runs, signs, chooses, pulls or declares anything."""
    happened = tuple(changed(event, choices=()) for event in state.happened)
    seats = tuple(changed(mine, allies=()) for mine in state.seats)
    return changed(state, running=(), in_force=(), deeds=(), pulled=(), happened=happened, seats=seats)


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


def gains(played: Played, without: Floats) -> tuple[Mapping[str, float], ...]:
    """By seat and indicator, points of score above those of the game in which nobody paid; fairness left out."""
    now, then = parts(played.model, dials(played)), parts(played.model, without)
    names = [name for name in INDICATORS if name != OWN]
    return tuple({name: float(now[name][seat, 0] - then[name][seat, 0]) for name in names} for seat in played.seats)
