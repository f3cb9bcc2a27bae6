"""What moves what: each driver and stock raised a little, one round played, and what else moved noted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from game.catalog.load import assemble, scenario_card
from game.catalog.shelf import Shelf
from game.world.luck import SLOTS
from game.world.model import Floats, Model, Orders
from game.world.names import BY_NAME, VARIABLES
from game.world.prepare import prepare
from game.world.step import idle, step

Changes = dict[str, dict[str, float]]
"""By cause and what it moved."""
SCENARIO = "historical-2001"
ROUND = 5
"""The round that is played in many versions, counted from 0: the middle of the game."""
BORDERS: tuple[Mapping[str, float | Floats], ...] = ({}, {"depth": 2.0, "compliance": 0.6})
"""Drivers at their start, and a border that is slow and dear: some links are felt only there. Both count alike."""
DOSE, AGE, SPENT = 0.2, 3.0, 0.2
"""How far every program and agreement is in force, since how many years, and what part of its means each actor
spends: moderately, so that nothing stands at its end and all can still rise."""
GAMES = 1000
"""Games side by side whose luck covers all chances of an incident evenly: their mean is what is to be expected."""
RAISE = 0.01
"""Part of its own range by which a cause is raised."""
HANDLE_RAISE = 0.05
"""Part of its believable range by which a parameter is raised that carries a result: more, lest luck's steps show."""
LEAST = 0.02
"""A link weaker than this part of the widest swing of its target is left out."""
NOTHING = 1e-6
"""A target that moves less than this part of its range has no causes."""
REST = 0.3
"""A direct change below this part of the whole one is left by curvature."""
MOST = 60
"""Links in a picture: more cannot be read."""
HANDLES = {
    "wait_truck": ("wait_truck_free", 1),
    "wait_car": ("wait_car_free", 1),
    "border_cost": ("cost_base", 1),
    "pressure": ("pressure_calm", -1),
    "interdiction": ("alone", 1),
    "risk": ("loss_terror", 1),
    "incidents": ("attempts", 1),
}
"""Results have no memory that could be raised: the parameter that carries each one is, up or down."""


@dataclass(frozen=True, slots=True)
class Link:
    """`source` raised moves `target` up (sign 1) or down (-1); strength 0 to 1 against the target's widest swing."""

    source: str
    target: str
    sign: int
    strength: float


def links(shelf: Shelf) -> tuple[Link, ...]:
    """The direct links of the model, places taken together, strongest first.

    Each target has its strongest cause upwards and downwards before any has its second.
    """
    loaded = assemble(shelf, scenario_card(shelf, SCENARIO))
    opening = np.array(loaded.scenario.stocks)[:, None]
    borders = [_direct(_moved(shelf, _with_base(loaded.model, border), opening)) for border in BORDERS]
    ranked = []
    for target in loaded.model.dial_rows:
        changes = {
            source: sum(found[source][target] for found in borders) / len(borders)
            for source in borders[0]
            if source != target
        }
        widest = max(abs(change) for change in changes.values())
        if widest < NOTHING * (BY_NAME[target].high - BY_NAME[target].low):
            continue
        for sign in (1, -1):
            same = sorted((-round(sign * x / widest, 3), source) for source, x in changes.items())
            ranked += [
                (rank, Link(source, target, sign, -strength))
                for rank, (strength, source) in enumerate(same)
                if -strength >= LEAST
            ]
    ranked.sort(key=lambda row: (row[0], -row[1].strength, row[1].source, row[1].target))
    return tuple(link for _, link in ranked)


def _direct(moved: Changes) -> Changes:
    """What is left of each change when what came by way of a result of the same round is taken out.

    A change is the direct one and, for each result, the direct change of that result times what its rise does.
    """
    between = [name for name in HANDLES if moved[name][name]]
    of = np.array([[moved[a][b] / moved[a][a] if a != b else 1.0 for b in between] for a in between])
    found = {}
    for source, changes in moved.items():
        if source in between:
            others = [name for name in between if name != source]
            inner = np.ix_(*[[between.index(name) for name in others]] * 2)
            direct = np.linalg.solve(of[inner].T, [changes[name] for name in others])
        else:
            others, direct = between, np.linalg.solve(of.T, [changes[name] for name in between])
        steps = dict(zip(others, direct.tolist(), strict=True))
        found[source] = {
            target: _clear(
                change, change - sum(s * moved[b][target] / moved[b][b] for b, s in steps.items() if b != target)
            )
            if target not in steps
            else _clear(change, steps[target])
            for target, change in changes.items()
        }
    return found


def _clear(whole: float, left: float) -> float:
    """A small rest is what rounding and curvature leave, no link."""
    return left if left * whole > REST * whole**2 else 0.0


def _moved(shelf: Shelf, model: Model, opening: Floats) -> Changes:
    """By cause: how far each dial moves when the cause is raised, mean over places and games."""
    orders = _orders(model)
    luck = np.full((SLOTS, GAMES), 0.5)
    stocks = np.repeat(opening, GAMES, axis=1)
    for round in range(ROUND):
        stocks = step(model, stocks, orders, luck, round).stocks
    luck[0] = (np.arange(GAMES) + 0.5) / GAMES
    before = step(model, stocks, orders, luck, ROUND).dials
    found = {}
    for name, changed, given in _raised(shelf, model, stocks):
        change = step(changed, given, orders, luck, ROUND).dials - before
        found[name] = {target: float(change[rows].mean()) for target, rows in model.dial_rows.items()}
    for name in HANDLES:
        if found[name][name]:  # a result is taken to rise by as much as its strongest cause moves it
            most = max(abs(changes[name]) for source, changes in found.items() if source not in HANDLES)
            found[name] = {target: change * most / found[name][name] for target, change in found[name].items()}
    return found


def _orders(model: Model) -> Orders:
    """Every program and agreement in force, everybody paying: moderately."""
    dose = np.zeros((len(model.slots), GAMES))
    dose[[row for slot, row in model.slots.items() if slot[0] in ("program", "agreement")]] = DOSE
    spend = np.array([party.revenue * SPENT for party in model.parties])
    return replace(
        idle(model, GAMES), dose=dose, age=np.full_like(dose, AGE), spend=np.repeat(spend[:, None], GAMES, axis=1)
    )


def _raised(shelf: Shelf, model: Model, stocks: Floats) -> Iterator[tuple[str, Model, Floats]]:
    """(cause, model, stocks) with each cause in turn raised at all its places."""
    for variable in VARIABLES:
        name, more = variable.name, RAISE * (variable.high - variable.low)
        if variable.kind == "driver":
            base = model.base[model.cells[name]] + more
            yield name, _with_base(model, {name: base}), stocks
        elif variable.kind == "stock":
            given = stocks.copy()
            # Nobody carries more than its means: an actor's own range of what it carries.
            given[model.stocks[name]] += RAISE * prepare(model).means if name == "burden" else more
            yield name, model, given
        elif name in HANDLES:
            handle, sign = HANDLES[name]
            entry = shelf.parameters[handle]
            value = model.p(handle) + sign * HANDLE_RAISE * (entry["high"] - entry["low"])
            yield name, replace(model, parameters={**model.parameters, handle: value}), stocks


def _with_base(model: Model, values: Mapping[str, float | Floats]) -> Model:
    """The model with other start values of drivers."""
    base = model.base.copy()
    for name, value in values.items():
        base[model.cells[name]] = value
    return replace(model, base=base)
