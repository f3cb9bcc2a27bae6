"""Why a dial moved: the change of the last round split into causes that add up to it exactly."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from game.catalog.orders import orders
from game.rules.cards import Scenario
from game.rules.types import Said, State
from game.world.luck import uniforms
from game.world.model import Floats, Model, Orders
from game.world.step import step

SLIGHT = 0.005
"""Points below which a cause is added to the drift instead of being named."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause and the points it moved the dial by."""

    said: Said
    points: float


def why(scenario: Scenario, model: Model, before: State, dial: str) -> tuple[Cause, ...]:
    """Causes of a dial's change in the round that `before` was resolved into, largest first.

    Each card in force is taken away in turn under the same luck, all in one batch; what it then lacks is that card's
    part. Deeds and spending are taken away likewise. What is left is drift: time, threats, what cards do together.
    """
    base = orders(scenario, model, [before])
    active = [at for at in range(len(model.slots)) if base.dose[at, 0] > 0.0]
    variants = len(active) + 3
    many = _spread(base, variants)
    for game, slot in enumerate(active, 1):
        many.dose[slot, game] = 0.0
    many.deeds[:, :, -2] = 0.0
    many.toward[:, -2] = 0.0
    many.allied[-2] = 0.0
    many.spend[:, -1] = 0.0
    stocks = np.repeat(np.array(before.stocks)[:, None], variants, axis=1)
    seeds = np.full(variants, before.seed % 2**64, dtype=np.uint64)
    result = step(model, stocks, many, uniforms(seeds, before.round), before.round - 1)
    row = result.dials[model.dials.index(dial)]
    total = float(row[0]) - before.dials[scenario.dials[dial]] / 1000.0
    names = list(model.slots)
    parts = [(label(names[slot]), float(row[0] - row[game])) for game, slot in enumerate(active, 1)]
    parts.append((Said("cause.deeds"), float(row[0] - row[-2])))
    parts.append((Said("cause.spending"), float(row[0] - row[-1])))
    merged: dict[Said, float] = {}
    for said, points in parts:
        merged[said] = merged.get(said, 0.0) + points
    named = {said: points for said, points in merged.items() if abs(points) >= SLIGHT}
    drift = total - sum(named.values())
    causes = [Cause(said, points) for said, points in named.items()]
    causes.sort(key=lambda cause: (-abs(cause.points), cause.said.key, str(cause.said.values)))
    return (*causes, Cause(Said("cause.drift"), drift))


def _spread(one: Orders, games: int) -> Orders:
    """The same orders for many games, each with arrays of its own."""

    def wide(part: Floats) -> Floats:
        return np.repeat(part, games, axis=-1)

    fields = ("dose", "age", "first", "deeds", "toward", "spend", "allied")
    waived = tuple((row, game, left) for row, _, left in one.waived for game in range(games))
    return replace(one, waived=waived, **{name: wide(getattr(one, name)) for name in fields})


def label(slot: tuple[str, ...]) -> Said:
    """A cause by its name: a card, with whose it is; an event together with what was chosen."""
    kind, card = slot[:2]
    if kind == "program":
        return Said("cause.program", (("card", card), ("who", int(slot[2]))))
    if kind == "lever":
        return Said("cause.lever", (("card", card), ("who", int(slot[2]))))
    return Said("cause.card", (("card", card),))
