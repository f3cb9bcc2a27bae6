"""How long a persona takes to act, by level: from its turn to what it did, taken by the table.

python3 run.py bench ai
"""

from __future__ import annotations

import time

import numpy as np
from measure import table

from game.ai.level import LEVELS
from game.rules.types import WORLD
from game.table.story import cast
from game.table.table import open_table

GAMES = 4
BOUNDS = dict.fromkeys(LEVELS, 100.0) | {max(LEVELS): 1000.0}
"""Milliseconds that the slowest twentieth may begin at."""


def replies(level: int) -> list[float]:
    """Milliseconds of every act of every seat in some games of ten rounds."""
    found = []
    for seed in range(1, GAMES + 1):
        here = open_table(table(), seed, cast(table(), seed, level))
        acts, start = here.advance(), time.perf_counter()
        for seat in acts:
            if seat != WORLD:
                found.append((time.perf_counter() - start) * 1000)
            start = time.perf_counter()
    return found


def main() -> int:
    """Print the table; 1 when a bound is missed."""
    missed = 0
    for level, bound in BOUNDS.items():
        middle, late, longest = np.percentile(replies(level), (50, 95, 100))
        missed += late > bound
        print(f"level {level}: half within {middle:.1f} ms, 95 % within {late:.1f} ms, all within {longest:.0f} ms")
        print(f"         asked: 95 % within {bound:.0f} ms: {'met' if late <= bound else 'missed'}")
    return int(missed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
