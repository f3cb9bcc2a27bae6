"""Why a dial moved: the change of the last round split into causes that add up to it exactly."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from game.catalog.orders import orders
from game.rules.cards import Scenario
from game.rules.types import Said, State
from game.world.luck import uniforms
from game.world.model import Floats, Model, Orders
from game.world.names import BY_NAME, THREATENING
from game.world.step import step

SLIGHT = 0.005
"""Points below which a cause is added to what is left instead of being named."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause and the points it moved the dial by."""

    said: Said
    points: float


WORLD = Said("cause.world")
"""What changed outside since the round before; it is a change already."""
TIME = Said("cause.time")
"""What would have changed had nobody done anything, under the threats and the trend of the round before: stocks on
their way, earlier measures that wear off, luck."""
THREATS = Said("cause.threats")
"""What the change of the threats since the round before made of it."""
TOGETHER = Said("cause.together")
"""What is left: what several measures do only together, and what is too slight to be named."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A round, each [dials] in the scenario's order: the `dials` after it; by cause what they would lack without it;
    what they would be had nobody done anything, `alone`, and had threats and trend stayed as they were too, `calm`."""

    dials: Floats
    lacks: dict[Said, Floats]
    alone: Floats
    calm: Floats


def why(scenario: Scenario, model: Model, before: State, dial: str, earlier: State | None = None) -> tuple[Cause, ...]:
    """Causes of a dial's change in the round that `before` was resolved into, largest first; they add up to it.

    Each card in force is taken away in turn under the same luck, all in one batch; what the dial then lacks is that
    card's part, and deeds, spending, the year's income and exchange rate and the change of threats likewise. A stock
    remembers, so its part is its change. What has no memory was moved before as well: of its part now, that of the
    round before (`earlier`, the table as it was resolved into that round) is taken off. What would have changed with
    nobody doing anything is time's part. What is left, last, is what acts together.
    """
    return _causes(scenario, before, dial, _parts(scenario, model, before, earlier), _then(scenario, model, earlier))


def whys(scenario: Scenario, model: Model, before: State, earlier: State | None = None) -> dict[str, tuple[Cause, ...]]:
    """The causes of every dial's change in a round, each as `why` tells them, worked out together."""
    now, then = _parts(scenario, model, before, earlier), _then(scenario, model, earlier)
    return {dial: _causes(scenario, before, dial, now, then) for dial in scenario.dials}


def _causes(scenario: Scenario, before: State, dial: str, now: Parts, then: Parts | None) -> tuple[Cause, ...]:
    at = scenario.dials[dial]
    was = before.dials[at] / 1000.0
    parts = {said: float(points[at]) for said, points in now.lacks.items()}
    parts[TIME] = float(now.calm[at]) - was
    if then is not None and BY_NAME[dial.split("@")[0]].kind != "stock":
        parts[TIME] = float(now.calm[at] - then.alone[at])
        for said, points in then.lacks.items():
            if said not in (WORLD, THREATS):
                parts[said] = parts.get(said, 0.0) - float(points[at])
    named = {said: points for said, points in parts.items() if abs(points) >= SLIGHT}
    causes = [Cause(said, points) for said, points in named.items()]
    causes.sort(key=lambda cause: (-abs(cause.points), cause.said.key, str(cause.said.values)))
    return (*causes, Cause(TOGETHER, float(now.dials[at]) - was - sum(named.values())))


def _then(scenario: Scenario, model: Model, earlier: State | None) -> Parts | None:
    return _parts(scenario, model, earlier, None) if earlier is not None else None


def _parts(scenario: Scenario, model: Model, before: State, earlier: State | None) -> Parts:
    base = orders(scenario, model, [before])
    active = [at for at in range(len(model.slots)) if base.dose[at, 0] > 0.0]
    games = len(active) + 5
    no_deeds, no_spending, nobody, old_threats = range(games - 4, games)
    many = _spread(base, games)
    for game, slot in enumerate(active, 1):
        many.dose[slot, game] = 0.0
    _no_deeds(many, no_deeds)
    many.spend[:, no_spending] = 0.0
    _idle(many, nobody)
    stocks = np.repeat(np.array(before.stocks)[:, None], games, axis=1)
    threats = [model.stocks[name].start for name in THREATENING]
    if earlier is not None:
        stocks[threats, old_threats] = np.array(earlier.stocks)[threats]
    luck = uniforms(np.full(games, before.seed % 2**64, dtype=np.uint64), before.round)
    order = [model.dials.index(dial) for dial in scenario.dials]
    rows = step(model, stocks, many, luck, before.round - 1).dials[order]
    whole, alone = rows[:, 0], rows[:, nobody]
    names = list(model.slots)
    found: dict[Said, Floats] = {}
    for game, slot in enumerate(active, 1):
        said = label(names[slot])
        found[said] = found.get(said, 0.0) + (whole - rows[:, game])
    found[Said("cause.deeds")] = whole - rows[:, no_deeds]
    found[Said("cause.spending")] = whole - rows[:, no_spending]
    if before.round == 1:
        return Parts(whole, found, alone, alone)
    # The trend of the round before: with all that was done, and with nothing done under that round's threats.
    two = _spread(base, 2)
    _idle(two, 1)
    still = step(model, stocks[:, [0, old_threats]], two, luck[:, :2], before.round - 2).dials[order]
    found[WORLD] = whole - still[:, 0]
    found[THREATS] = whole - rows[:, old_threats]
    calm = still[:, 1].copy()
    # A threat's own way is time's: it would be odd to say that it moved because it had moved.
    own = [scenario.dials[name] for name in THREATENING if name in scenario.dials]
    found[THREATS][own], calm[own] = 0.0, alone[own]
    return Parts(whole, found, alone, calm)


def _no_deeds(many: Orders, game: int) -> None:
    many.deeds[:, :, game] = 0.0
    many.toward[:, game] = 0.0
    many.allied[game] = 0.0


def _idle(many: Orders, game: int) -> None:
    """Nobody does anything in this game."""
    many.dose[:, game] = 0.0
    many.spend[:, game] = 0.0
    _no_deeds(many, game)


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
