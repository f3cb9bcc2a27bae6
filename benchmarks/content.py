"""How long content takes: python benchmarks/content.py. Own work of the process, and the fastest of five runs."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from measure import ROOT, best, median_ms, told

from game.catalog import readings
from game.catalog.readings import Readings
from game.catalog.shelf import read

ENOUGH = 300
"""Milliseconds that are asked of reading all content, when it was read before."""
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
    out_of_readings()
    ways: list[tuple[str, Callable[[], object], int]] = [
        (f"content, {files} files, read anew", lambda: read(content), 0),
        ("the same out of the readings", out_of_readings, ENOUGH),
        ("the same with one card changed", one_changed, ENOUGH),
    ]
    ok = True
    for what, do, most in ways:
        own = median_ms(do, 7)
        figure = f"{own:.0f} ms of own work, {best(do, 1) * 1000:.0f} by the clock"
        ok &= told(what, figure, f"{most} ms" if most else "-", not most or own <= most)
    return ok


def main() -> int:
    """Print all figures; 1 when one is missed."""
    with tempfile.TemporaryDirectory() as folder:
        return 0 if load(Path(folder)) else 1


if __name__ == "__main__":
    sys.exit(main())
