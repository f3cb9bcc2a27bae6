"""A table's model: who and where, parameters, and the effects of its cards as one table of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.world.names import BY_NAME, VARIABLES, dial_names, sites

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
EVERY_GAME = -1
"""In Orders.waived: all games at once."""
GRID = 1024
"""Magnitudes of cards lie on a grid of 1/1024, so that sums of whole effects are exact in any order."""


@dataclass(frozen=True, slots=True)
class Place:
    """A crossing: thousand trucks and cars a year in 2000, utilisation then, actors at its ends."""

    id: str
    trucks: float
    cars: float
    truck_load: float
    car_load: float
    touches: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """An actor: yearly budget (C$ million), country, whether it is a federal government, weights."""

    id: str
    revenue: float
    country: str
    federal: bool
    weights: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Effects:
    """A row for each (card in force, cell it moves). `how`: 0 add, 1 scale, 2 set. `jump`: once, in its first round."""

    slot: Whole
    cell: Whole
    how: Whole
    number: Floats
    delay: Floats
    ramp: Floats
    lasts: Floats
    saturates: Floats
    jump: NDArray[np.bool_]
    one: Whole
    two: Whole
    """The actors a row is about (-1: none): whose own matter the cell is, or the ends that an agreement must have
    signed."""
    either: NDArray[np.bool_]
    """Whether one of the two ends is enough."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Cells are all drivers and stocks of all places in the registry's order; stocks are the cells that last."""

    parties: tuple[Party, ...]
    places: tuple[Place, ...]
    parameters: Mapping[str, float]
    years: float
    """Length of a round in years."""
    elapsed: tuple[float, ...]
    """Years since 2000, the year that the equations of trade and travel count from, at the end of each round."""
    income: tuple[float, ...]
    """Log of US real income against 2000, by round."""
    exchange: tuple[float, ...]
    """Log of C$ per US$ against 2000, by round."""
    effects: Effects
    slots: Mapping[tuple[str, ...], int]
    """(kind, card, ...) to the row of Orders."""
    cells: Mapping[str, slice]
    stocks: Mapping[str, slice]
    dials: tuple[str, ...]
    dial_rows: Mapping[str, slice]
    base: Floats = field(repr=False)
    """Start value of each cell."""
    stock_cells: Whole = field(repr=False)
    """Which cells the stocks are."""

    def p(self, name: str) -> float:
        """A parameter by its name."""
        return self.parameters[name]

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The dyads as pairs of actors, in the registry's order."""
        count = len(self.parties)
        return tuple((a, b) for a in range(count) for b in range(a + 1, count))


@dataclass(frozen=True, slots=True)
class Orders:
    """What the rules decided in one round, for all games: `dose` 0 to 1 and `age` in years by slot, `first` 1 in a
    one-off card's round, `deeds[kind, dyad]` counts from the lower to the higher seat and back together,
    `toward[kind]` the deeds of the home country's seats towards the other's federal ones, `spend[actor]` C$ million a
    year, `allied` share of home pairs that declared common cause, `waived` the (row of the effect table, game, part
    that is left) of effects that do not reach everybody: who has not signed, who is exempt (game EVERY_GAME: all)."""

    dose: Floats
    age: Floats
    first: Floats
    deeds: Floats
    toward: Floats
    spend: Floats
    allied: Floats
    waived: tuple[tuple[int, int, float], ...] = ()


def home_country(parties: Sequence[Party]) -> str:
    """The weaker side's country: the one whose seats have the smaller means together; of equals the first seated."""
    means: dict[str, float] = {}
    for party in parties:
        means[party.country] = means.get(party.country, 0.0) + party.revenue
    return min(means, key=lambda country: means[country])


def layout(
    actors: tuple[str, ...], corridors: tuple[str, ...]
) -> tuple[dict[str, slice], dict[str, slice], Floats, Whole]:
    """Where each variable's places lie among the cells and among the stocks, start values, and the stocks' cells."""
    cells: dict[str, slice] = {}
    stocks: dict[str, slice] = {}
    base: list[float] = []
    stock_cells: list[int] = []
    for variable in VARIABLES:
        if variable.kind not in ("driver", "stock"):
            continue
        count = len(sites(variable.axis, actors, corridors))
        cells[variable.name] = slice(len(base), len(base) + count)
        if variable.kind == "stock":
            stocks[variable.name] = slice(len(stock_cells), len(stock_cells) + count)
            stock_cells += range(len(base), len(base) + count)
        base += [variable.start] * count
    return cells, stocks, np.array(base), np.array(stock_cells, dtype=np.int64)


def dial_layout(actors: tuple[str, ...], corridors: tuple[str, ...]) -> tuple[tuple[str, ...], dict[str, slice]]:
    """All dials by name, and the rows of each variable among them."""
    names = dial_names(actors, corridors)
    rows: dict[str, slice] = {}
    for at, name in enumerate(names):
        variable = name.split("@")[0]
        start = rows[variable].start if variable in rows else at
        rows[variable] = slice(start, at + 1)
    return names, rows


def bounds(cells: Mapping[str, slice], count: int) -> tuple[Floats, Floats]:
    """Lowest and highest value of each cell."""
    low, high = np.empty(count), np.empty(count)
    for name, rows in cells.items():
        low[rows], high[rows] = BY_NAME[name].low, BY_NAME[name].high
    return low, high
