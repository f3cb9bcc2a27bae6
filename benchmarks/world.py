"""How fast the model is: one game, batches, and against its slow twin, on one core.

python3 run.py bench world

Orders are denser than any real game: an eighth of all ways to have a card in force, drawn anew for each game.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from game.catalog.load import load
from game.world import plain
from game.world.luck import uniforms
from game.world.model import Floats, Model, Orders
from game.world.step import idle, step

ONE_MS, BATCH, RATIO = 0.6, 150_000, 20
"""What the design asks for (section 7): milliseconds for one game, steps a second at 3,200, times the plain twin."""
BUSY = 1 / 8


def best(do: Callable[[], object], times: int) -> float:
    """Seconds of the fastest of five rounds of runs: what the machine can do when it is left alone."""
    found = []
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(times):
            do()
        found.append((time.perf_counter() - start) / times)
    return min(found)


def position(m: Model, stocks: Floats, games: int) -> tuple[Floats, Orders, Floats]:
    """Stocks, orders and luck of many games."""
    dice = np.random.default_rng(1)
    orders = idle(m, games)
    shape = orders.dose.shape
    orders.dose[:] = dice.integers(1, 4, shape) / 3 * (dice.random(shape) < BUSY)
    orders.age[:] = dice.integers(1, 6, shape) * m.years
    orders.first[:] = orders.age == m.years
    orders.deeds[:] = dice.integers(0, 2, orders.deeds.shape)
    orders.toward[:] = dice.integers(0, 3, orders.toward.shape)
    orders.spend[:] = dice.random(orders.spend.shape) * 100
    return np.repeat(stocks, games, axis=1), orders, uniforms(np.arange(games, dtype=np.uint64), 3)


def main() -> int:
    """Print the table; 1 when a bound of the design is missed."""
    table = load(Path(__file__).resolve().parent.parent / "content", "historical-2001")
    m = table.model
    stocks = np.array(table.scenario.stocks)[:, None]
    rates = {}
    for games, times in ((1, 200), (16, 100), (512, 10), (3200, 3)):
        now, orders, luck = position(m, stocks, games)
        seconds = best(lambda now=now, orders=orders, luck=luck: step(m, now, orders, luck, 2), times)  # type: ignore[misc]
        rates[games] = games / seconds
        print(f"{games:5d} games: {seconds * 1000:8.3f} ms a step, {rates[games]:9,.0f} steps a second")
    now, orders, luck = position(m, stocks, 1)
    slow = best(lambda: plain.step(m, now[:, 0].tolist(), orders, luck[:, 0].tolist(), 2), 20)
    ratio = rates[3200] * slow
    print(f"plain twin: {slow * 1000:8.3f} ms a step; a batch of 3,200 is {ratio:.0f} times as fast")
    ok = 1000 / rates[1] <= ONE_MS and rates[3200] >= BATCH and ratio >= RATIO
    print(f"asked: {ONE_MS} ms, {BATCH:,} steps a second, {RATIO} times: {'met' if ok else 'MISSED'}")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
