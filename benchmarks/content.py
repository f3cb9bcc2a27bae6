"""How long content takes: python benchmarks/content.py. Each figure is the fastest of five, in this process."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from measure import ROOT, best, told

from game.catalog import readings
from game.catalog.aims import Aim, judge
from game.catalog.readings import Readings
from game.catalog.shelf import read

ENOUGH = 0.3
"""Seconds that are asked of reading all content."""
QUICK = 2
"""Seconds that are asked of a lint of all content."""
CHANGED = "programs/fast-canada.yaml"


def load(folder: Path) -> bool:
    """All content read: everything anew, out of the readings, and with one card that changed each time."""
    content, where = folder / "content", folder / "cache" / "content.json"
    shutil.copytree(ROOT / "content", content)
    card, count = content / CHANGED, [0]

    def out_of_readings() -> None:
        readings.code.cache_clear()  # a new process looks at the code once
        read(content, readings=Readings(where))

    def one_changed() -> None:
        count[0] += 1
        with card.open("a", encoding="utf-8") as file:
            file.write(f"# {count[0]}\n")
        out_of_readings()

    files = sum(1 for _ in content.rglob("*.yaml"))
    anew = best(lambda: read(content), 1)
    out_of_readings()
    kept, changed = best(out_of_readings, 1), best(one_changed, 1)
    ok = told(f"content, {files} files, read anew", f"{anew:.3f} s", "-", True)
    ok &= told("the same out of the readings", f"{kept:.3f} s", f"{ENOUGH} s", kept <= ENOUGH)
    return ok & told("the same with one card changed", f"{changed:.3f} s", f"{ENOUGH} s", changed <= ENOUGH)


def lint() -> bool:
    """All content read anew and judged, warnings and all, as `border lint` does."""
    seconds = best(lambda: judge(Aim(ROOT / "content")), 1)
    return told("all of it linted", f"{seconds:.2f} s", f"{QUICK} s", seconds <= QUICK)


def main() -> int:
    """Print all figures; 1 when one is missed."""
    with tempfile.TemporaryDirectory() as folder:
        ok = load(Path(folder))
    return 0 if lint() & ok else 1


if __name__ == "__main__":
    sys.exit(main())
