"""How long content takes: python benchmarks/content.py. Own work of the process, and the fastest of five runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from measure import ROOT, best, median_ms, told

from game.catalog import readings
from game.catalog.aims import Aim
from game.catalog.laid import card_file
from game.catalog.lint import judge
from game.catalog.readings import Readings
from game.catalog.shelf import read
from game.client.preview.picture import picture
from game.table.looked import LookedAt
from game.telling.preview import KINDS

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

ENOUGH = 300
"""Milliseconds that are asked of reading all content, when it was read before."""
PREVIEWED = 1.0
"""Seconds that are asked of showing one card."""
QUICK = 2.0
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


def preview(folder: Path) -> bool:
    """`border preview` as a process of its own, from its start to the picture on disk; and a card drawn once more.

    The process has one thread: on a machine that is left alone it takes as long as its own work does, which is told
    beside, because that is what a busy machine can be judged by.
    """
    card = ROOT / "content" / CHANGED
    command = [sys.executable, "-m", "game", "preview", str(card), "--out", str(folder / "card.png")]
    quiet = {**os.environ, "XDG_DATA_HOME": str(folder)}

    def begun() -> None:
        subprocess.run(command, cwd=ROOT, env=quiet, check=True, stdout=subprocess.DEVNULL)

    shelf = read(ROOT / "content")
    looked = LookedAt(card_file(shelf, str(card), KINDS), shelf)
    begun()
    works = []
    for _ in range(5):
        before = os.times()
        begun()
        after = os.times()
        works.append(after.children_user + after.children_system - before.children_user - before.children_system)
    work, whole, again = min(works), best(begun, 1), best(lambda: picture(looked, "en", folder / "again.png"), 1)
    figure = f"{work:.2f} s of own work, {whole:.2f} by the clock"
    ok = told("border preview, a process", figure, f"{PREVIEWED} s", work <= PREVIEWED)
    return ok & told("the picture once more", f"{again:.3f} s", "-", True)


def lint() -> bool:
    """All content judged, warnings and all, as `border lint` does: what did not change is not read anew."""
    seconds = best(lambda: judge(Aim(ROOT / "content")), 1)
    return told("all of it linted", f"{seconds:.2f} s", f"{QUICK} s", seconds <= QUICK)


def main() -> int:
    """Print all figures; 1 when one is missed."""
    with tempfile.TemporaryDirectory() as folder:
        ok = load(Path(folder))
        ok &= preview(Path(folder))
    return 0 if lint() & ok else 1


if __name__ == "__main__":
    sys.exit(main())
