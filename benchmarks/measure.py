"""What the benchmarks of the model share: a table, dense positions, timing, and how a figure is told."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from game.catalog.load import Loaded, load
from game.world.luck import uniforms
from game.world.model import Floats, Model, Orders
from game.world.step import idle

ROOT = Path(__file__).resolve().parent.parent
MANY = 3200
"""Games in the batch that the design counts in."""
BUSY = 1 / 8
"""Orders are denser than any real game: this part of all ways to have a card in force, drawn anew for each game."""


@lru_cache(maxsize=1)
def table() -> Loaded:
    """The table of four seats and ten years."""
    return load(ROOT / "content", "historical-2001")


def best(do: Callable[[], object], times: int) -> float:
    """Seconds of the fastest of five rounds of runs: what the machine can do when it is left alone."""
    found = []
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(times):
            do()
        found.append((time.perf_counter() - start) / times)
    return min(found)


def median_ms(do: Callable[[], object], times: int = 30) -> float:
    """Median of some runs, milliseconds of this thread's own work: what else the machine does meanwhile is left out."""
    found = []
    for _ in range(times):
        start = time.thread_time()
        do()
        found.append((time.thread_time() - start) * 1000)
    return statistics.median(found)


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


def told(what: str, figure: str, asked: str, met: bool) -> bool:
    """Print one figure against what is asked of it; whether it is met."""
    print(f"{what}: {figure} (asked: {asked}): {'met' if met else 'MISSED'}", flush=True)
    return met
