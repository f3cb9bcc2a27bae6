"""What the cards in force do to the cells this round: rows of numbers, added in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from game.world.model import EVERY_GAME, Floats, Orders, Whole
from game.world.prepare import ALWAYS, Table

Waived = Mapping[int, list[tuple[int, float]]]

FEW = 16
"""Games up to which all rows are handled at once; with more, one after another. The order of additions is the same."""
MOST_FACTOR = 1e6
"""What many cards together may multiply a driver by; far beyond its bounds, and far from what a number can hold."""
BLOCK = 16384
"""Numbers handled at once when there are many games, so that what is worked on stays near the processor."""


def evaluate(t: Table, orders: Orders, cells: int) -> tuple[Floats, Floats | None]:
    """(added, factor) for every cell, [cells, games]; factor is None when nothing scales."""
    games = orders.dose.shape[1]
    in_force = np.any(orders.dose, axis=1)[t.slot]
    in_force[: t.jumps] &= np.any(orders.first, axis=1)[t.slot[: t.jumps]]
    active = np.flatnonzero(in_force)
    if games <= FEW:
        return _few(t, orders, active, cells)
    added = np.zeros((cells, games))
    factor = np.ones((cells, games)) if t.scales else None
    _many(t, orders, active, added, factor)
    return added, factor


def respond(t: Table, orders: Orders, which: Whole) -> Floats:
    """How far each response has come, 0 to 1, [responses, games]; all of one sort (jump, direct or other).

    To level: dose, or dose (1 + h) / (dose + h) where it saturates with half-point h (full at dose 1).
    To time: 0 until `delay`, then rising over `ramp` years, gone after `lasts` years more. A jump comes once.
    """
    slot = t.slot[which]
    dose = orders.dose[slot]
    if which[0] < t.jumps:
        return np.multiply(orders.first[slot], dose, out=dose)
    if which[0] < t.direct:
        return dose
    if t.bend[which[-1], 0]:
        below = dose * t.bend[which]
        below += t.rest[which]
        dose *= t.full[which]
        dose /= below
    since = orders.age[slot]
    since -= t.delay[which]
    until = t.until[which]
    if until.min() < ALWAYS:
        dose *= since <= until
    since *= t.slope[which]
    np.maximum(since, 0.0, out=since)
    np.minimum(since, 1.0, out=since)
    dose *= since
    return dose


def _few(t: Table, orders: Orders, active: Whole, cells: int) -> tuple[Floats, Floats | None]:
    games = orders.dose.shape[1]
    strength = np.zeros((t.slot.size, games))
    for which in _blocks(t, active, max(1, t.slot.size)):
        strength[which] = respond(t, orders, which)
    value = t.number[:, None] * strength[t.response]
    waived = _by_row(orders)
    for row in waived:
        if t.place[row] >= 0:
            _waive(value[t.place[row]], waived, row)
    added = np.empty((cells, games))
    for game in range(games):
        # bincount adds one number after another, in the order of the rows.
        added[:, game] = np.bincount(t.cell, value[:, game], cells)
    if not t.scales:
        return added, None
    factor = np.ones((cells, games))
    for response, inner in t.scales.items():
        _scale(factor, inner, strength[response], waived)
    return added, factor


def _many(t: Table, orders: Orders, active: Whole, added: Floats, factor: Floats | None) -> None:
    waived = _by_row(orders)
    value = np.empty(added.shape[1])
    for which in _blocks(t, active, max(1, BLOCK // value.size)):
        for response, strength in zip(which.tolist(), respond(t, orders, which), strict=True):
            for group in t.groups[response]:
                np.multiply(strength, group.number, out=value)
                if waived and any(row in waived for _, row in group.each):
                    for cell, row in group.each:
                        added[cell] += _waive(value.copy(), waived, row)
                    continue
                for run in group.runs:
                    rows = added[run]
                    np.add(rows, value, out=rows)
            if factor is not None:
                _scale(factor, t.scales.get(response, ()), strength, waived)


def _blocks(t: Table, active: Whole, size: int) -> list[Whole]:
    """Active responses, a few at a time, never two sorts together."""
    jumps, direct = np.searchsorted(active, (t.jumps, t.direct)).tolist()
    out = []
    for part in (active[:jumps], active[jumps:direct], active[direct:]):
        out += [part[at : at + size] for at in range(0, part.size, size)]
    return out


def _by_row(orders: Orders) -> dict[int, list[tuple[int, float]]]:
    """(game, part left) of what is waived, by row of the model's table."""
    found: dict[int, list[tuple[int, float]]] = {}
    for row, game, left in orders.waived:
        found.setdefault(row, []).append((game, left))
    return found


def _waive(value: Floats, waived: Waived, row: int) -> Floats:
    """One row's values, less where they do not apply; changed in place."""
    for game, left in waived.get(row, ()):
        if game == EVERY_GAME:
            value *= left
        else:
            value[game] *= left
    return value


def _scale(factor: Floats, scales: Iterable[tuple[int, float, int]], strength: Floats, waived: Waived) -> None:
    for cell, number, row in scales:
        factor[cell] *= 1.0 + (number - 1.0) * _waive(strength.copy(), waived, row)
        np.minimum(factor[cell], MOST_FACTOR, out=factor[cell])
