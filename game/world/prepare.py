"""What a step needs of a model and what never changes, worked out once for each model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from game.world.model import Floats, Model, Party, Whole, bounds, home_country
from game.world.names import BY_NAME

ALWAYS = 1e9
"""Slope of an effect without a ramp, and end of one that lasts: 1e9 a year is at once, 1e9 years is for good."""


@dataclass(frozen=True, slots=True)
class Group:
    """Cells that one response moves by the same number. `cells` is a slice where they lie side by side."""

    number: float
    cells: slice | Whole
    each: tuple[tuple[int, int], ...]
    """(cell, row of the effect table) one by one."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The effect table, sorted for speed.

    A *response* is what effects of one slot share: their course in time and in dose. Responses are sorted: jumps, then
    those equal to the dose, then the others. Rows of the table are sorted by response; `place` is where a row of the
    model's own table went. Arrays of responses are [responses, 1].
    """

    slot: Whole
    jumps: int
    """Responses before this one are jumps: once, in the card's first round."""
    direct: int
    """Responses from there to this one are the dose itself."""
    full: Floats
    bend: Floats
    rest: Floats
    """Response to level: dose x full / (dose x bend + rest)."""
    delay: Floats
    slope: Floats
    until: Floats
    response: Whole
    cell: Whole
    number: Floats
    place: Whole
    groups: tuple[tuple[Group, ...], ...]
    scales: Mapping[int, tuple[tuple[int, float, int], ...]]
    """(cell, number, row of the effect table) of the effects that scale, by response."""


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """Bounds as columns, weights of places and actors, who touches what."""

    table: Table
    driver_low: Floats
    driver_high: Floats
    stock_low: Floats
    stock_high: Floats
    dial_low: Floats
    dial_high: Floats
    base: Floats
    """Start values of the drivers, as a column."""
    roomy: tuple[slice, ...]
    """Stocks of 0-100, which have less and less room towards their ends."""
    truck_load: Floats
    car_load: Floats
    trucks: Floats
    cars: Floats
    """Thousand a year at each place, as columns."""
    truck_share: Floats
    car_share: Floats
    both_share: Floats
    """Each place's part of all trucks, cars and both."""
    touches: tuple[tuple[int, ...], ...]
    """Places that each actor touches; all of them for an actor that touches none."""
    away: Whole
    """Actors that touch no place."""
    own_trucks: tuple[float, ...]
    own_cars: tuple[float, ...]
    """Thousand a year, mean of the places that each actor touches."""
    dyads: tuple[tuple[int, ...], ...]
    """Pairs that each actor is part of."""
    means: Floats
    """Yearly budgets as a column, C$ million."""
    cares: Mapping[str, Floats]
    """What of the border's gains each actor cares for, columns by indicator that add up to 1 for each actor."""
    home: str
    """The weaker side's country."""


@lru_cache(maxsize=32)
def prepare(m: Model) -> Ready:
    """All of it for one model; models are compared by identity."""
    drivers = int(m.stock_cells[0])
    # Drivers come first in the registry, so that cells split into drivers and stocks in one cut.
    assert (m.stock_cells == np.arange(drivers, m.base.size)).all()
    low, high = bounds(m.cells, m.base.size)
    dial_low, dial_high = bounds(m.dial_rows, len(m.dials))
    trucks = np.array([place.trucks for place in m.places])
    cars = np.array([place.cars for place in m.places])
    actors = range(len(m.parties))
    own = tuple(tuple(i for i, place in enumerate(m.places) if at in place.touches) for at in actors)
    touches = tuple(mine or tuple(range(len(m.places))) for mine in own)
    return Ready(
        table=_table(m),
        driver_low=_column(low[:drivers]),
        driver_high=_column(high[:drivers]),
        stock_low=_column(low[drivers:]),
        stock_high=_column(high[drivers:]),
        dial_low=_column(dial_low),
        dial_high=_column(dial_high),
        base=_column(m.base[:drivers]),
        roomy=_joined([rows for name, rows in m.stocks.items() if BY_NAME[name].unit == "0-100"]),
        truck_load=_column(np.array([place.truck_load for place in m.places])),
        car_load=_column(np.array([place.car_load for place in m.places])),
        trucks=_column(trucks),
        cars=_column(cars),
        truck_share=_column(trucks / sum(trucks.tolist())),
        car_share=_column(cars / sum(cars.tolist())),
        both_share=_column((trucks + cars) / sum((trucks + cars).tolist())),
        touches=touches,
        own_trucks=tuple(sum(float(trucks[i]) for i in places) / len(places) for places in touches),
        own_cars=tuple(sum(float(cars[i]) for i in places) / len(places) for places in touches),
        away=np.array([at for at in actors if not own[at]], dtype=np.int64),
        dyads=tuple(tuple(i for i, pair in enumerate(m.pairs) if at in pair) for at in actors),
        means=_column(np.array([party.revenue for party in m.parties])),
        cares=_cares(m),
        home=home_country(m.parties),
    )


GAINS = ("safety", "commerce", "mobility", "local_economy")
"""Indicators that are what the border gives."""


def _cares(m: Model) -> dict[str, Floats]:
    """Weights of the gains alone; alike for an actor that weighs none of them."""
    sums = [sum(party.weights.get(name, 0) for name in GAINS) for party in m.parties]

    def part(name: str, party: Party, whole: int) -> float:
        return party.weights.get(name, 0) / whole if whole else 1 / len(GAINS)

    return {
        name: _column(np.array([part(name, party, whole) for party, whole in zip(m.parties, sums, strict=True)]))
        for name in GAINS
    }


def _column(values: Floats) -> Floats:
    return np.ascontiguousarray(values, dtype=np.float64)[:, None]


def _joined(parts: list[slice]) -> tuple[slice, ...]:
    """Neighbouring slices made one."""
    out: list[slice] = []
    for part in parts:
        if out and out[-1].stop == part.start:
            out[-1] = slice(out[-1].start, part.stop)
        else:
            out.append(part)
    return tuple(out)


def _table(m: Model) -> Table:
    e = m.effects
    kinds: dict[tuple[float, ...], list[int]] = {}
    for row in range(e.slot.size):
        times = (0.0,) * 4 if e.jump[row] else (e.delay[row], e.ramp[row], e.lasts[row], e.saturates[row])
        rank = 0 if e.jump[row] else 2 if any(times) else 1
        kinds.setdefault((rank, int(e.slot[row]), *(float(x) for x in times)), []).append(row)
    order = sorted(kinds)
    numbers = _numbers(m)
    groups = tuple(_groups(m, kinds[kind], numbers) for kind in order)
    flat = [
        (at, cell, group.number, row) for at, inner in enumerate(groups) for group in inner for cell, row in group.each
    ]
    place = np.full(e.slot.size, -1, dtype=np.int64)
    place[[row for *_, row in flat]] = np.arange(len(flat))
    delay, ramp, lasts, half = (np.array([kind[2 + i] for kind in order], dtype=np.float64) for i in range(4))
    with np.errstate(divide="ignore"):
        slope = np.where(ramp > 0.0, 1.0 / ramp, ALWAYS)
    return Table(
        slot=np.array([kind[1] for kind in order], dtype=np.int64),
        jumps=sum(kind[0] == 0 for kind in order),
        direct=sum(kind[0] <= 1 for kind in order),
        full=_column(1.0 + half),
        bend=_column((half > 0.0).astype(np.float64)),
        rest=_column(np.where(half > 0.0, half, 1.0)),
        delay=_column(delay),
        slope=_column(slope),
        # Times are whole months: half a day of slack keeps rounding from adding a round.
        until=_column(np.where(lasts > 0.0, lasts + m.years - 1e-3, ALWAYS)),
        response=np.array([x[0] for x in flat], dtype=np.int64),
        cell=np.array([x[1] for x in flat], dtype=np.int64),
        number=np.array([x[2] for x in flat], dtype=np.float64),
        place=place,
        groups=groups,
        scales={
            at: tuple((int(e.cell[row]), float(e.number[row]), row) for row in kinds[kind] if e.how[row] == 1)
            for at, kind in enumerate(order)
            if any(e.how[row] == 1 for row in kinds[kind])
        },
    )


def _numbers(m: Model) -> Floats:
    """What each row adds at a full response: setting adds what is missing to the base value, and what moves a stock
    for as long as a card is in force is given a year."""
    e = m.effects
    numbers = np.where(e.how == 2, e.number - m.base[e.cell], e.number)
    yearly = (e.cell >= m.stock_cells[0]) & ~e.jump
    return np.where(yearly, numbers * m.years, numbers)


def _groups(m: Model, rows: list[int], numbers: Floats) -> tuple[Group, ...]:
    """Rows of one response by their number; a cell that comes twice with one number starts another group."""
    found: dict[tuple[float, int], list[tuple[int, int]]] = {}
    met: dict[tuple[float, int], int] = {}
    for row in rows:
        if m.effects.how[row] == 1:
            continue
        number, cell = float(numbers[row]), int(m.effects.cell[row])
        turn = met.get((number, cell), 0)
        met[number, cell] = turn + 1
        found.setdefault((number, turn), []).append((cell, row))
    out = []
    for (number, _), each in found.items():
        each.sort()
        cells = [cell for cell, _ in each]
        near = cells == list(range(cells[0], cells[0] + len(cells)))
        where = slice(cells[0], cells[0] + len(cells)) if near else np.array(cells, dtype=np.int64)
        out.append(Group(number, where, tuple(each)))
    return tuple(out)
