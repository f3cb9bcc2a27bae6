"""What a step needs of a model and what never changes, worked out once for each model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import expm1

import numpy as np

from game.world.model import Floats, Model, Party, Whole, bounds, home_country
from game.world.names import BY_NAME, DEEDS, LAYERS

ALWAYS = 1e9
"""Slope of an effect without a ramp, and end of one that lasts: 1e9 a year is at once, 1e9 years is for good."""


@dataclass(frozen=True, slots=True)
class Group:
    """Cells that one response moves by the same number: runs of neighbours, and one by one."""

    number: float
    runs: tuple[slice, ...]
    each: tuple[tuple[int, int], ...]
    """(cell, row of the effect table)."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The effect table, sorted for speed.

    A *response* is what effects of one slot share: their course in time and in dose. Responses are sorted into jumps,
    those equal to the dose, and the others with those that end or saturate last. Rows of the table are sorted by
    response; `place` is where a row of the model's own table went. Arrays of responses are [responses, 1].
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
    room_above: Floats
    room_below: Floats
    """Columns from which the room of a stock is counted: only those of 0-100 have less and less towards their ends."""
    closing: Floats
    """Share of the way to its aim that each stock goes in a round, as a column."""
    shown: tuple[tuple[slice, slice], ...]
    """(stocks, dials) rows that are the same."""
    layer_tops: Floats
    trust_deeds: Floats
    reassure_deeds: Floats
    """What the layers catch at most, and what each kind of deed is worth, as columns."""
    truck_load: Floats
    car_load: Floats
    trucks: Floats
    cars: Floats
    """Thousand a year at each place, as columns."""
    truck_share: Floats
    car_share: Floats
    both_share: Floats
    """Each place's part of all trucks, cars and both."""
    touches: tuple[Whole, ...]
    """Places that each actor touches; all of them for an actor that touches none."""
    away: Whole
    """Actors that touch no place."""
    own_trucks: tuple[float, ...]
    own_cars: tuple[float, ...]
    """Thousand a year, mean of the places that each actor touches."""
    dyads: tuple[Whole, ...]
    """Pairs that each actor is part of."""
    ties: Whole
    """Pairs across the line other than those of two federal governments."""
    means: Floats
    """Yearly budgets as a column, C$ million."""
    cares: Mapping[str, Floats]
    """What of the border's gains each actor cares for, columns by indicator that add up to 1 for each actor."""
    home: Whole
    """The weaker side's actors."""


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
    own = [[i for i, place in enumerate(m.places) if at in place.touches] for at in actors]
    touches = [np.array(mine or range(len(m.places)), dtype=np.int64) for mine in own]
    country = home_country(m.parties)
    roomy = np.array([BY_NAME[n].unit == "0-100" for n, at in m.stocks.items() for _ in range(at.stop - at.start)])
    return Ready(
        table=_table(m),
        driver_low=_column(low[:drivers]),
        driver_high=_column(high[:drivers]),
        stock_low=_column(low[drivers:]),
        stock_high=_column(high[drivers:]),
        dial_low=_column(dial_low),
        dial_high=_column(dial_high),
        base=_column(m.base[:drivers]),
        room_above=_column(np.where(roomy, 100.0, np.inf)),
        room_below=_column(np.where(roomy, 0.0, np.inf)),
        closing=_closing(m),
        shown=_shown(m),
        layer_tops=_column(np.array([m.p(f"layer_{name}") for name in LAYERS])),
        trust_deeds=_deeds(m, "trust"),
        reassure_deeds=_deeds(m, "reassure"),
        truck_load=_column(np.array([place.truck_load for place in m.places])),
        car_load=_column(np.array([place.car_load for place in m.places])),
        trucks=_column(trucks),
        cars=_column(cars),
        truck_share=_column(trucks / sum(trucks.tolist())),
        car_share=_column(cars / sum(cars.tolist())),
        both_share=_column((trucks + cars) / sum((trucks + cars).tolist())),
        touches=tuple(touches),
        own_trucks=tuple(sum(trucks[places].tolist()) / places.size for places in touches),
        own_cars=tuple(sum(cars[places].tolist()) / places.size for places in touches),
        away=np.array([at for at in actors if not own[at]], dtype=np.int64),
        dyads=tuple(_which(at in pair for pair in m.pairs) for at in actors),
        ties=_which(_tie(m.parties[a], m.parties[b]) for a, b in m.pairs),
        means=_column(np.array([party.revenue for party in m.parties])),
        cares=_cares(m),
        home=_which(party.country == country for party in m.parties),
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


RATES = {
    "trust": "trust_decay",
    "reassurance": "reassure_decay",
    "interop": "learn_decay",
    "alarm": "alarm_decay",
    "congress": "congress_rate",
    "expectation": "expect_rate",
    "local_economy": "local_rate",
    "opinion": "opinion_rate",
    "sovereignty": "rest_rate",
    "autonomy": "rest_rate",
    "burden": "burden_rate",
    "trade": "trade_rate",
    "travel_us": "travel_rate",
    "travel_ca": "travel_rate",
    "terror": "threat_decay",
    "crime": "threat_decay",
    "health": "threat_decay",
}
"""Yearly rate at which a stock goes to its aim; the others are there at once."""


def _closing(m: Model) -> Floats:
    shares = np.ones(m.stock_cells.size)
    for name, rows in m.stocks.items():
        if name in RATES:
            shares[rows] = -expm1(-m.p(RATES[name]) * m.years)
    return _column(shares)


def _deeds(m: Model, field: str) -> Floats:
    """Points of each kind of deed; without its mechanism an initiative is a mere compliance."""
    meant = ["comply" if name == "initiative" and not m.p("mechanism_initiative") else name for name in DEEDS]
    return _column(np.array([m.p(f"{field}_{name}") for name in meant]))


def _shown(m: Model) -> tuple[tuple[slice, slice], ...]:
    """Stocks that are dials, neighbours together."""
    out: list[tuple[slice, slice]] = []
    for name, rows in m.stocks.items():
        if name in m.dial_rows:
            to = m.dial_rows[name]
            if out and out[-1][0].stop == rows.start and out[-1][1].stop == to.start:
                rows, to = slice(out[-1][0].start, rows.stop), slice(out[-1][1].start, to.stop)
                out.pop()
            out.append((rows, to))
    return tuple(out)


def _tie(one: Party, other: Party) -> bool:
    return one.country != other.country and not (one.federal and other.federal)


def _which(marks: Iterable[bool]) -> Whole:
    return np.array([at for at, marked in enumerate(marks) if marked], dtype=np.int64)


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
        rank = 0 if e.jump[row] else 2 + (times[2] > 0.0) + 2 * (times[3] > 0.0) if any(times) else 1
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
        runs = _joined([slice(cell, cell + 1) for cell, _ in each])
        out.append(Group(number, runs, tuple(each)))
    return tuple(out)
