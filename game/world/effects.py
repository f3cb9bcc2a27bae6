"""What the cards in force do to the cells this round: rows of numbers, added in a fixed order."""

from __future__ import annotations

import numpy as np

from game.world.model import Floats, Model, Orders

FEW = 16
"""Games up to which one call for all rows is faster than one a row; the order of additions is the same."""


def strengths(model: Model, orders: Orders, rows: np.ndarray) -> Floats:
    """How much of its number each row gives now, [rows, games].

    Response to level: dose, or dose (1 + h) / (dose + h) where it saturates with half-point h (full at dose 1).
    Response to time: 0 until `delay`, then rising over `ramp` years, gone after `lasts` more.
    Stocks move by number a year, so theirs is multiplied by the round's years; a jump comes once.
    """
    e = model.effects
    slot = e.slot[rows]
    dose, age = orders.dose[slot], orders.age[slot]
    half = e.saturates[rows, None]
    bent = dose * (1.0 + half) / np.maximum(dose + half, 1e-12)
    response = np.where(half > 0.0, bent, dose)
    since = age - e.delay[rows, None]
    ramp = e.ramp[rows, None]
    rising = np.where(ramp > 0.0, np.minimum(np.maximum(since / np.maximum(ramp, 1e-9), 0.0), 1.0), since > 0.0)
    lasts = e.lasts[rows, None]
    # Times are whole months: half a day of slack keeps rounding from adding a round.
    going = np.where(lasts > 0.0, since <= lasts + model.years - 1e-3, True)
    jump = e.jump[rows, None]
    out: Floats = np.where(jump, orders.first[slot] * dose, response * rising * going)
    return out


def evaluate(model: Model, orders: Orders, games: int) -> tuple[Floats, Floats]:
    """(added, factor) for every cell, [cells, games]. Setting counts as adding what is missing to the base value."""
    added = np.zeros((model.base.size, games))
    factor = np.ones((model.base.size, games))
    e = model.effects
    on = np.nonzero((orders.dose > 0.0).any(axis=1))[0]
    rows = np.nonzero(np.isin(e.slot, on))[0]
    if not rows.size:
        return added, factor
    strength = strengths(model, orders, rows)
    number = e.number[rows, None]
    scales = e.how[rows] == 1
    value = np.where(e.how[rows, None] == 2, (number - model.base[e.cell[rows]][:, None]) * strength, number * strength)
    cell = e.cell[rows]
    _accumulate(added, cell[~scales], value[~scales])
    for at in np.nonzero(scales)[0]:
        factor[cell[at]] *= 1.0 + (number[at] - 1.0) * strength[at]
    return added, factor


def _accumulate(target: Floats, cells: np.ndarray, values: Floats) -> None:
    """Add row after row, so that each cell's sum is made in the same order for one game and for many."""
    if target.shape[1] <= FEW:
        np.add.at(target, cells, values)
        return
    for cell, value in zip(cells.tolist(), values, strict=True):
        target[cell] += value
