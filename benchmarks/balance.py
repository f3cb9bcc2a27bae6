"""How long `border balance` takes for a thousand games: python benchmarks/balance.py [CARD ...]

By the clock as it is typed, all processes and their start included; in seconds of the processors' own work, which what
else runs disturbs less; and as the machine would do it with nothing else running: every job of pairs is played several
times and counts with its best, the one least disturbed, shared by the cores.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

from measure import ROOT, told

sys.path.insert(0, str(ROOT))

from game.ai.level import USUAL
from game.lab.batch import cores
from game.lab.study import content
from game.lab.subject import named, table_for
from game.lab.trial import CHUNK, pairs, trial

CARDS = ("public-safety", "common-radios", "joint-statement", "near-miss")
"""Open from the first round; later; to two that nearly always sign it; an event that seldom happens."""
GAMES, ENOUGH = 1000, 30.0
SAMPLE, TIMES = 15, 4


def clock(card: str) -> tuple[float, float]:
    """Seconds from the command to its end, and of the processors' work for it in all processes."""
    command = [sys.executable, "-m", "game", "balance", card, "--games", str(GAMES)]
    start, before = time.perf_counter(), os.times()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    seconds, after = time.perf_counter() - start, os.times()
    return seconds, after.children_user - before.children_user


def own(card: str) -> float:
    """Milliseconds of own work that a pair takes on the average, each job of them at its best."""
    shelf = content(str(ROOT / "content"))
    subject = named(shelf, card)
    on = trial(table_for(shelf, subject, ""), subject.kind, card, USUAL)
    total = 0.0
    for first in range(0, SAMPLE, CHUNK):
        found = []
        for _ in range(TIMES):
            start = time.process_time()
            pairs(on, range(first, first + CHUNK))
            found.append(time.process_time() - start)
        total += min(found)
    return total / SAMPLE * 1000


def main() -> int:
    """Print the table; 1 when a bound is missed by the clock."""
    missed = 0
    for card in sys.argv[1:] or CARDS:
        best, (seconds, work) = own(card), clock(card)
        alone = best * GAMES / 2000 / cores()
        print(
            f"{card}: a pair {best:.0f} ms at its best, so {GAMES} games {alone:.1f} s on {cores()} cores and a start"
        )
        missed += not told(
            f"  {GAMES} games by the clock",
            f"{seconds:.1f} s, {work:.1f} s of work",
            f"{ENOUGH:.0f} s",
            seconds <= ENOUGH,
        )
    return int(missed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
