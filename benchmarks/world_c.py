"""How much slower the arrays of the model are than the same equations in plain C (benchmarks/world.c), on one core.

python3 run.py bench world_c

C gets every advantage: sizes, parameters and the effect table are constants that its compiler sees, numbers lie as it
likes them, nothing is waived. The laboratory could not use it so: each set of parameters would be another program.
"""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from measure import MANY, best, position, table, told

from game.world.luck import SLOTS, uniforms
from game.world.model import Floats, Model, Orders
from game.world.names import BY_NAME, DEEDS, LAYERS
from game.world.prepare import Ready, prepare
from game.world.step import forces, step

SLOWER = 6
"""The design's bound: numpy at most this many times slower than C."""
CLOSE = 1e-9
Pointer = ctypes.POINTER(ctypes.c_double)


def whole(name: str, values: Iterable[int]) -> str:
    """An array of whole numbers as C has it."""
    return f"static const int {name}[] = {{{', '.join(str(int(x)) for x in values)}}};"


def real(name: str, values: Sequence[float] | Floats) -> str:
    """An array of numbers as C has it, each to its last digit."""
    return (
        f"static const double {name}[] = {{{', '.join(repr(x) for x in np.asarray(values, float).ravel().tolist())}}};"
    )


def header(m: Model) -> str:
    """table.h: everything about this table that the compiler may know."""
    r = prepare(m)
    assert not r.table.scales, "no shipped card scales; world.c adds only"
    return "\n".join([*_sizes(m, r), *_rows(m), *_numbers(m, r), *_people(m, r), *_effects(r)]) + "\n"


def _sizes(m: Model, r: Ready) -> Iterator[str]:
    sizes = {
        "ACTORS": len(m.parties),
        "PLACES": len(m.places),
        "PAIRS": len(m.pairs),
        "CELLS": m.base.size,
        "DRIVERS": int(m.stock_cells[0]),
        "STOCKS": m.stock_cells.size,
        "DIALS": len(m.dials),
        "SLOTS": len(m.slots),
        "DEEDS": len(DEEDS),
        "JOINT": DEEDS.index("joint"),
        "LAYERS": len(LAYERS),
        "RESPONSES": r.table.slot.size,
        "JUMPS": r.table.jumps,
        "DIRECT": r.table.direct,
        "HOME": r.home.size,
        "TIES": r.ties.size,
        "YEARS": repr(m.years),
        "HOME_MEANS": repr(float(r.means[r.home].sum())),
        "ALL_MEANS": repr(float(r.means.sum())),
        "NOISE": repr(m.p("threat_noise") * m.years**0.5),
        "KEPT_OUTRAGE": repr(float(np.exp(-m.p("outrage_decay") * m.years))),
        "REST_SOVEREIGNTY": repr(float(BY_NAME["sovereignty"].start)),
        "REST_AUTONOMY": repr(float(BY_NAME["autonomy"].start)),
    }
    return (f"#define {name} {value}" for name, value in sizes.items())


def _rows(m: Model) -> Iterator[str]:
    """d_: drivers among the cells, s_: stocks, r_: dials."""
    drivers = {name: at for name, at in m.cells.items() if BY_NAME[name].kind == "driver"}
    for letter, rows in (("d", drivers), ("s", m.stocks), ("r", m.dial_rows)):
        yield from (f"#define {letter}_{name} {at.start}" for name, at in rows.items())


def _numbers(m: Model, r: Ready) -> Iterator[str]:
    yield from (f"#define p_{name} {float(value)!r}" for name, value in m.parameters.items())
    yield real("elapsed", m.elapsed)
    yield real("income", m.income)
    yield real("exchange", m.exchange)
    yield real("base", r.base)
    yield real("cell_low", [*r.driver_low[:, 0], *r.stock_low[:, 0]])
    yield real("cell_high", [*r.driver_high[:, 0], *r.stock_high[:, 0]])
    yield real("dial_low", r.dial_low)
    yield real("dial_high", r.dial_high)
    yield real("closing", r.closing)
    yield whole("roomy", np.isfinite(r.room_above[:, 0]))
    shown = np.full(m.stock_cells.size, -1)
    for source, place in r.shown:
        shown[source] = np.arange(place.start, place.stop)
    yield whole("shown", shown)


def _people(m: Model, r: Ready) -> Iterator[str]:
    for name in ("truck_load", "car_load", "truck_share", "car_share", "both_share", "means"):
        yield real(name, getattr(r, name))
    yield real("place_trucks", r.trucks)
    yield real("place_cars", r.cars)
    for name in ("layer_tops", "trust_deeds", "reassure_deeds", "own_trucks", "own_cars"):
        yield real(name, getattr(r, name))
    yield whole("home", r.home)
    yield whole("tie", [*r.ties, 0])
    yield whole("away", [at in r.away for at in range(len(m.parties))])
    yield whole("touch_count", [places.size for places in r.touches])
    for name, lists, wide in (("touches", r.touches, "PLACES"), ("dyads", r.dyads, "PAIRS")):
        inner = ", ".join("{" + ", ".join(str(x) for x in row) + "}" for row in lists)
        yield f"static const int {name}[ACTORS][{wide}] = {{{inner}}};"
    inner = ", ".join("{" + ", ".join(repr(float(x)) for x in column[:, 0]) + "}" for column in r.cares.values())
    yield f"static const double cares[4][ACTORS] = {{{inner}}};"


def _effects(r: Ready) -> Iterator[str]:
    t = r.table
    yield whole("response_slot", t.slot)
    yield real("response_delay", t.delay)
    yield real("response_slope", t.slope)
    yield real("response_until", t.until)
    yield real("response_half", t.rest * t.bend)
    yield whole("row_start", np.searchsorted(t.response, np.arange(t.slot.size + 1)))
    yield whole("row_cell", t.cell)
    yield real("row_number", t.number)


def compiled(m: Model, where: Path) -> ctypes.CDLL | None:
    """world.c for this model, or None on a machine without a C compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        return None
    (where / "table.h").write_text(header(m), encoding="ascii")
    source, library = Path(__file__).with_name("world.c"), where / "world.so"
    options = ["-O3", "-std=c99", "-shared", "-fPIC", f"-I{where}"]
    subprocess.run([compiler, *options, str(source), "-o", str(library), "-lm"], check=True)
    return ctypes.CDLL(str(library))


class Plain:
    """The C program with one position: numbers of a game side by side, outputs kept."""

    def __init__(self, library: ctypes.CDLL, m: Model, stocks: Floats, orders: Orders, luck: Floats) -> None:
        self.library, self.games = library, luck.shape[1]
        o = orders
        rows = (o.dose, o.age, o.first, o.deeds, o.toward, o.spend, luck, o.allied)
        self.inputs = [np.ascontiguousarray(np.moveaxis(x, -1, 0)) for x in rows]
        self.pointers = (Pointer * len(rows))(*(x.ctypes.data_as(Pointer) for x in self.inputs))
        self.stocks = np.ascontiguousarray(stocks.T)
        self.after, self.dials = np.empty_like(self.stocks), np.empty((self.games, len(m.dials)))
        self.value = np.empty((self.games, m.base.size))

    def step(self, round: int) -> None:
        places = (x.ctypes.data_as(Pointer) for x in (self.stocks, self.after, self.dials))
        self.library.world_step(ctypes.c_long(self.games), round, self.pointers, *places)

    def forces(self) -> None:
        self.library.world_forces(ctypes.c_long(self.games), self.pointers, self.value.ctypes.data_as(Pointer))


def off(one: Floats, other: Floats) -> float:
    """Largest difference, against the larger of a value and 1."""
    return float(np.max(np.abs(one - other) / np.maximum(1.0, np.abs(one))))


def anywhere(m: Model, games: int, seed: int) -> tuple[Floats, Orders, Floats]:
    """Stocks anywhere within their bounds, with the orders of `position`."""
    dice = np.random.default_rng(seed)
    r = prepare(m)
    stocks = r.stock_low + dice.random((m.stock_cells.size, games)) * (r.stock_high - r.stock_low)
    _, orders, _ = position(m, stocks[:, :1], games)
    orders.allied[:] = dice.random(games)
    return stocks, orders, uniforms(np.arange(games, dtype=np.uint64) + np.uint64(seed), 1, slots=SLOTS)


def agreed(library: ctypes.CDLL, m: Model) -> float:
    """Largest difference between the two over wild positions of every round."""
    worst = 0.0
    for round in range(len(m.income)):
        stocks, orders, luck = anywhere(m, 64, round)
        fast, slow = step(m, stocks, orders, luck, round), Plain(library, m, stocks, orders, luck)
        slow.step(round)
        worst = max(worst, off(fast.stocks, slow.after.T), off(fast.dials, slow.dials.T))
    return worst


def main() -> int:
    """Print the ratios; 1 when they are missed or the two disagree."""
    loaded = table()
    m = loaded.model
    with tempfile.TemporaryDirectory() as where:
        library = compiled(m, Path(where))
        if library is None:
            print("against C: skipped, there is no C compiler here (on Debian or Ubuntu: sudo apt install gcc)")
            return 0
        worst = agreed(library, m)
        ok = told("C and numpy agree", f"largest difference {worst:.1e}", f"{CLOSE:.0e}", worst <= CLOSE)
        now, orders, luck = position(m, np.array(loaded.scenario.stocks)[:, None], MANY)
        c = Plain(library, m, now, orders, luck)
        r = prepare(m)
        ours = [best(lambda: step(m, now, orders, luck, 2), 3), best(lambda: forces(m, r, orders), 3)]
        theirs = [best(lambda: c.step(2), 3), best(c.forces, 3)]
    whole_, effects = ours[0] / theirs[0], ours[1] / theirs[1]
    rest = (ours[0] - ours[1]) / (theirs[0] - theirs[1])
    print(f"{MANY} games: numpy {ours[0] * 1000:.2f} ms, C {theirs[0] * 1000:.2f} ms a step")
    print(f"  of it the effect table: {effects:.1f} times slower; the equations without it: {rest:.1f} times slower")
    ok &= told("numpy against C", f"{whole_:.1f} times slower", f"at most {SLOWER}", whole_ <= SLOWER)
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
