"""Why a dial moved: the change of the last round split into causes that add up to it exactly."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from game.catalog.orders import orders
from game.rules.cards import Scenario
from game.rules.types import Said, State
from game.world.luck import uniforms
from game.world.model import Floats, Model, Orders
from game.world.names import BY_NAME
from game.world.step import step

SLIGHT = 0.005
"""Points below which a cause is added to the drift instead of being named."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause and the points it moved the dial by."""

    said: Said
    points: float


def why(scenario: Scenario, model: Model, before: State, dial: str, earlier: State | None = None) -> tuple[Cause, ...]:
    """Causes of a dial's change in the round that `before` was resolved into, largest first; they add up to it.

    Each card in force is taken away in turn under the same luck, all in one batch; what the dial then lacks is that
    card's part, and deeds, spending and the year's income and exchange rate likewise. A stock remembers, so its part is
    its change. What has no memory was moved before as well: of its part now, that of the round before (`earlier`, the
    table as it was resolved into that round) is taken off. What is left is drift: time, threats, what acts together.
    """
    return _causes(scenario, before, dial, _parts(scenario, model, before), _before(scenario, model, earlier))


def whys(scenario: Scenario, model: Model, before: State, earlier: State | None = None) -> dict[str, tuple[Cause, ...]]:
    """The causes of every dial's change in a round, each as `why` tells them, worked out together."""
    now, then = _parts(scenario, model, before), _before(scenario, model, earlier)
    return {dial: _causes(scenario, before, dial, now, then) for dial in scenario.dials}


Parts = tuple[Floats, dict[Said, Floats]]
"""The dials after a round, and by cause what they would lack without it; each [dials], in the scenario's order."""


def _causes(scenario: Scenario, before: State, dial: str, now: Parts, then: Parts | None) -> tuple[Cause, ...]:
    at = scenario.dials[dial]
    parts = {said: float(points[at]) for said, points in now[1].items()}
    if then is not None and BY_NAME[dial.split("@")[0]].kind != "stock":
        for said, points in then[1].items():
            if said != WORLD:
                parts[said] = parts.get(said, 0.0) - float(points[at])
    named = {said: points for said, points in parts.items() if abs(points) >= SLIGHT}
    drift = float(now[0][at]) - before.dials[at] / 1000.0 - sum(named.values())
    causes = [Cause(said, points) for said, points in named.items()]
    causes.sort(key=lambda cause: (-abs(cause.points), cause.said.key, str(cause.said.values)))
    return (*causes, Cause(Said("cause.drift"), drift))


WORLD = Said("cause.world")
"""What changed outside since the round before; it is a change already."""


def _before(scenario: Scenario, model: Model, earlier: State | None) -> Parts | None:
    return _parts(scenario, model, earlier) if earlier is not None else None


def _parts(scenario: Scenario, model: Model, before: State) -> Parts:
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
    luck = uniforms(np.full(variants, before.seed % 2**64, dtype=np.uint64), before.round)
    order = [model.dials.index(dial) for dial in scenario.dials]
    rows = step(model, stocks, many, luck, before.round - 1).dials[order]
    names = list(model.slots)
    found: dict[Said, Floats] = {}
    for game, slot in enumerate(active, 1):
        said = label(names[slot])
        found[said] = found.get(said, 0.0) + (rows[:, 0] - rows[:, game])
    found[Said("cause.deeds")] = rows[:, 0] - rows[:, -2]
    found[Said("cause.spending")] = rows[:, 0] - rows[:, -1]
    if before.round > 1:
        still = step(model, stocks[:, :1], base, luck[:, :1], before.round - 2).dials[order]
        found[WORLD] = rows[:, 0] - still[:, 0]
    return rows[:, 0], found


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
