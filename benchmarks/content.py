"""How long content takes: python benchmarks/content.py. Each figure is the fastest of five, in this process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import ROOT, best, told

from game.catalog import readings
from game.catalog.laid import spot
from game.catalog.readings import Readings
from game.catalog.shelf import read
from game.client.preview.picture import picture
from game.table.looked import LookedAt
from game.telling.preview import KINDS

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

ENOUGH = 0.3
"""Seconds that are asked of reading all content."""
PREVIEWED = 1.0
"""Seconds that are asked of showing one card."""
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
    looked = LookedAt(spot(shelf, str(card), KINDS), shelf)
    begun()
    before = os.times()
    begun()
    after = os.times()
    work = after.children_user + after.children_system - before.children_user - before.children_system
    whole, again = best(begun, 1), best(lambda: picture(looked, "en", folder / "again.png"), 1)
    ok = told("border preview, a process", f"{whole:.2f} s", f"{PREVIEWED} s", whole <= PREVIEWED)
    ok &= told("its own work", f"{work:.2f} s", f"{PREVIEWED} s", work <= PREVIEWED)
    return ok & told("the picture once more", f"{again:.3f} s", "-", True)


def main() -> int:
    """Print all figures; 1 when one is missed."""
    with tempfile.TemporaryDirectory() as folder:
        ok = load(Path(folder))
        return 0 if ok & preview(Path(folder)) else 1


if __name__ == "__main__":
    sys.exit(main())
