"""Memory of 100,000 games of ten rounds in chunks, as a laboratory runs them, and whether chunks change anything.

python3 run.py bench world_memory

Each setting runs in a process of its own, which says what it needed at its peak. Orders are a function of a game's own
number, like luck, and only outcomes are kept: each actor's score, and how healthy the border is at the end.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from measure import BUSY, MANY, ROOT, table, told

from game.world.luck import uniforms
from game.world.model import Floats, Model, Orders
from game.world.score import health, score
from game.world.step import idle, step

GAMES, ROUNDS = 100_000, 10
MOST = 1024
"""MiB that the design allows."""
SETTINGS = ((MANY, 1), (512, 1), (4096, 1), (MANY, 2))
"""(games in a chunk, processes); the first is what the laboratory uses."""


def ordered(m: Model, numbers: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> Orders:
    """Cards that a game keeps in force for all ten rounds, drawn from its number alone; `age` is 0 yet."""
    orders = idle(m, numbers.size)
    slots = len(m.slots)
    drawn = uniforms(numbers, 0, "benchmark", slots + len(m.parties))
    # What is below BUSY is in force; how far below says at which level.
    orders.dose[:] = np.ceil(drawn[:slots] / BUSY * 3) / 3 * (drawn[:slots] < BUSY)
    orders.spend[:] = 100 * drawn[slots:]
    return orders


def chunk(first: int, games: int) -> Floats:
    """Outcomes of some games in a row, [actor + 1, games]."""
    m = table().model
    numbers = np.arange(first, first + games, dtype=np.uint64)
    orders = ordered(m, numbers)
    stocks = np.repeat(np.array(table().scenario.stocks)[:, None], games, axis=1)
    history = np.empty((ROUNDS, len(m.dials), games))
    for round in range(ROUNDS):
        orders.age[:] = (round + 1) * m.years
        orders.first[:] = round == 0
        result = step(m, stocks, orders, uniforms(numbers, round + 1), round)
        stocks, history[round] = result.stocks, result.dials
    return np.vstack([score(m, history), health(m, history[-1])])


def outcomes(size: int, workers: int) -> Iterator[Floats]:
    """All games, chunk by chunk, in order."""
    firsts = range(0, GAMES, size)
    sizes = [min(size, GAMES - first) for first in firsts]
    if workers == 1:
        yield from map(chunk, firsts, sizes)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(chunk, firsts, sizes)


def peak(workers: int) -> float:
    """MiB of this process at its peak, and as much for each of its own as the largest of them needed."""
    import resource

    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    others = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss if workers > 1 else 0
    # Kilobytes on Linux, bytes on a Mac.
    return float((own + workers * others) / (1024 * 1024 if sys.platform == "darwin" else 1024))


def child(size: int, workers: int) -> None:
    """One setting: a digest of all outcomes to the bit, and the peak."""
    found = np.concatenate(list(outcomes(size, workers)), axis=1)
    assert found.shape == (len(table().model.parties) + 1, GAMES)
    print(hashlib.blake2b(np.ascontiguousarray(found).tobytes(), digest_size=16).hexdigest(), peak(workers))


def main() -> int:
    """Print peaks and whether all settings agree; 1 when one misses."""
    if sys.platform == "win32":
        print("memory: skipped, this system does not say what a process needed at its peak")
        return 0
    if sys.argv[1:2] == ["--one"]:
        child(*map(int, sys.argv[2:4]))
        return 0
    ok, digests = True, set()
    for size, workers in SETTINGS:
        begun = time.perf_counter()
        line = [sys.executable, str(Path(__file__)), "--one", str(size), str(workers)]
        digest, most = subprocess.run(line, check=True, capture_output=True, text=True, cwd=ROOT).stdout.split()
        seconds = time.perf_counter() - begun
        digests.add(digest)
        what = f"{GAMES:,} games x {ROUNDS} rounds, chunks of {size}, {workers} process{'es' * (workers > 1)}"
        figure = f"{float(most):.0f} MiB, {float(most) / MOST:.2f} of the bound, {seconds:.0f} s"
        ok &= told(what, figure, f"at most {MOST} MiB", float(most) <= MOST)
    ok &= told("the same to the bit", f"{len(digests)} different outcome(s)", "1", len(digests) == 1)
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
