"""How fast the model is: what it needs of memory, one game, batches, and against its slow twin, plain C and a
system-dynamics library, on one core.

python3 run.py bench world
"""

from __future__ import annotations

import sys

import numpy as np
import world_c
import world_memory
import world_sd
from measure import MANY, best, position, table, told

from game.world import plain
from game.world.step import step

ONE_MS, BATCH, RATIO = 0.6, 150_000, 20
"""What the design asks for (section 7): milliseconds for one game, steps a second at 3,200, times the plain twin."""


def speed() -> int:
    """Print the table of batches; 1 when a bound of the design is missed."""
    loaded = table()
    m = loaded.model
    stocks = np.array(loaded.scenario.stocks)[:, None]
    rates = {}
    for games, times in ((1, 200), (16, 100), (512, 10), (MANY, 3)):
        now, orders, luck = position(m, stocks, games)
        seconds = best(lambda now=now, orders=orders, luck=luck: step(m, now, orders, luck, 2), times)  # type: ignore[misc]
        rates[games] = games / seconds
        print(f"{games:5d} games: {seconds * 1000:8.3f} ms a step, {rates[games]:9,.0f} steps a second")
    now, orders, luck = position(m, stocks, 1)
    slow = best(lambda: plain.step(m, now[:, 0].tolist(), orders, luck[:, 0].tolist(), 2), 20)
    ratio = rates[MANY] * slow
    print(f"plain twin: {slow * 1000:8.3f} ms a step")
    ok = told("one game", f"{1000 / rates[1]:.2f} ms a step", f"at most {ONE_MS}", 1000 / rates[1] <= ONE_MS)
    ok &= told("a batch", f"{rates[MANY]:,.0f} steps a second", f"at least {BATCH:,}", rates[MANY] >= BATCH)
    ok &= told("a batch against the plain twin", f"{ratio:.0f} times as fast", f"at least {RATIO}", ratio >= RATIO)
    return 0 if ok else 1


def main() -> int:
    """All of them, whatever each says; 1 when one misses a bound."""
    # Memory first: a new process is counted from what the one that started it needed so far.
    return max([world_memory.main(), speed(), world_c.main(), world_sd.main()])


if __name__ == "__main__":
    sys.exit(main())
