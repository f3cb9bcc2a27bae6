"""A table tried before anybody plays: whether it comes to numbers, whatever is done and whatever luck brings."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from game.world.luck import SLOTS
from game.world.model import Floats, Model
from game.world.step import idle, step

CALM, BUSY = 0, 1
LUCK = (1e-6, 1.0 - 1e-6)
"""The ends of what is drawn."""


def comes_to_numbers(model: Model, stocks: Floats) -> bool:
    """Whether whole games do in which nobody acts, or every card is in full force, each with the least and the most
    luck. `stocks` are those of the opening, [stocks, 1]."""
    games = [(acts, luck) for acts in (CALM, BUSY) for luck in LUCK]
    orders, busy = idle(model, len(games)), np.array([float(acts) for acts, _ in games])
    drawn = np.tile(np.array([luck for _, luck in games]), (SLOTS, 1))
    dose = np.tile(busy, (len(model.slots), 1))
    now = np.tile(stocks, (1, len(games)))
    try:
        with np.errstate(divide="raise", over="raise", invalid="raise"):
            for round in range(len(model.elapsed)):
                age = dose * (round + 1) * model.years
                result = step(model, now, replace(orders, dose=dose, age=age, first=dose), drawn, round)
                now = result.stocks
                if not (np.isfinite(now).all() and np.isfinite(result.dials).all()):
                    return False
    except (ArithmeticError, ValueError):
        return False
    return True
