"""How long the debrief of a long game takes: python benchmarks/debrief.py [SCENARIO ...]

The whole command, process start and what-ifs included, by the clock and in seconds of the processors' own work in all
processes; then 200 futures from a decision of the first round and from one of the middle, as the window and the
projector's page ask for them: with processes that have read their content, and by the clock; and the same for another
change in that phase, which shares the games as it was decided.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import ROOT, told

sys.path.insert(0, str(ROOT))

from game.catalog.load import load
from game.catalog.shelf import shipped
from game.debrief.played import Played, of_save
from game.debrief.whatif.found import decisions
from game.debrief.whatif.onward import Kept, played_on
from game.lab.batch import cores, processes
from game.table.story import cast
from game.table.table import open_table

SCENARIOS = ("historical-2001", "historical-2001-seven")
SEED, FUTURES = 7, 200
MOST_SECONDS, MOST_BYTES, MOST_WAIT = 10.0, 3 * 1024 * 1024, 5.0


def saved(scenario: str, path: Path) -> Played:
    """A whole game between personas, as a save."""
    shelf = shipped()
    loaded = load(shelf.root, scenario, shelf)
    table = open_table(loaded, SEED, cast(loaded, SEED), path)
    for _ in table.advance():
        pass
    return of_save(path, shelf)[0]


def command(save: Path) -> tuple[float, float, int]:
    """Seconds by the clock, of the processors' work, and bytes of the page."""
    page = save.with_suffix(".html")
    line = [sys.executable, "-m", "game", "debrief", str(save), "--out", str(page)]
    start, before = time.perf_counter(), os.times()
    subprocess.run(line, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    seconds, after = time.perf_counter() - start, os.times()
    return seconds, after.children_user - before.children_user, page.stat().st_size


def futures(played: Played, round: int) -> tuple[float, float]:
    """Seconds by the clock for FUTURES games from the first decision of a round, the processes being there, and for
    the next question in the same phase."""
    every = [(one, change) for one in decisions(played) if one.round == round for change in one.changes]
    phases = ([row for row in every if row[0].phase == phase] for phase in dict.fromkeys(one.phase for one, _ in every))
    asked = next(rows for rows in phases if len(rows) > 1)[:2]
    kept, taken = Kept(), []
    with processes(cores()) as pool:
        played_on(played, *asked[0], 4 * cores(), pool=pool)
        for decision, change in asked:
            start = time.perf_counter()
            played_on(played, decision, change, FUTURES, pool=pool, kept=kept)
            taken.append(time.perf_counter() - start)
    return taken[0], taken[1]


def main() -> int:
    """Print the tables; 1 when a bound is missed by the clock."""
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for scenario in sys.argv[1:] or SCENARIOS:
            save = Path(folder) / f"{scenario}.jsonl"
            played = saved(scenario, save)
            seconds, work, size = command(save)
            spent = f"{seconds:.1f} s, {work:.1f} s of work"
            found = [told(f"{scenario}, the debrief", spent, f"{MOST_SECONDS:.0f} s", seconds <= MOST_SECONDS)]
            found.append(told("  its page", f"{size / 1024:.0f} KiB", f"{MOST_BYTES // 1024} KiB", size <= MOST_BYTES))
            for round in (1, (played.rounds + 1) // 2):
                waits = futures(played, round)
                for wait, which in zip(waits, ("", ", the next of that phase"), strict=True):
                    what = f"  {FUTURES} futures from round {round}{which}"
                    found.append(told(what, f"{wait:.1f} s", f"{MOST_WAIT:.0f} s", wait <= MOST_WAIT))
            missed += found.count(False)
    return int(missed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
