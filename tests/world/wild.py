"""Positions of the model wilder than any game: orders and stocks drawn at random within what is lawful."""

from __future__ import annotations

import numpy as np

from game.world.model import Floats, Model, Orders
from game.world.names import BY_NAME, DEEDS


def orders(m: Model, games: int, seed: int, busy: float = 0.3) -> Orders:
    """Wild but lawful orders."""
    dice = np.random.default_rng(seed)
    slots = len(m.slots)
    dose = dice.random((slots, games)) * (dice.random((slots, games)) < busy)
    age = np.ceil(dice.random((slots, games)) * 8) * m.years
    first = (dice.random((slots, games)) < 0.3).astype(float)
    deeds = np.floor(dice.random((len(DEEDS), len(m.pairs), games)) * 3)
    toward = np.floor(dice.random((len(DEEDS), games)) * 3)
    spend = dice.random((len(m.parties), games)) * 200
    return Orders(dose, age, first, deeds, toward, spend, dice.random(games))


def start(m: Model, games: int, seed: int) -> Floats:
    """Stocks anywhere within their bounds."""
    dice = np.random.default_rng(seed)
    out = np.empty((sum(r.stop - r.start for r in m.stocks.values()), games))
    for name, rows in m.stocks.items():
        v = BY_NAME[name]
        out[rows] = v.low + dice.random((rows.stop - rows.start, games)) * (v.high - v.low)
    return out
