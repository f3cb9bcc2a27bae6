"""How fast the window is, without a screen: the first frame, a frame redrawn, a screen rebuilt, a still frame.

python3 run.py bench client
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

STARTED = time.perf_counter()
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pygame  # noqa: E402

from game.client.map.traffic import Corridor  # noqa: E402
from game.client.screens.title import Title  # noqa: E402
from game.client.settings import Settings  # noqa: E402
from game.client.snap import stand  # noqa: E402

PORTS = [
    Corridor("a", "Lacolle / Champlain", -73.452, 45.010, 1100, 22),
    Corridor("b", "Stanstead / Derby Line", -72.099, 45.005, 300, 8),
    Corridor("c", "Cornwall / Massena", -74.739, 45.006, 350, 45),
]


def median_ms(do: Callable[[], object], times: int = 30) -> float:
    """Median of some runs, milliseconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        do()
        found.append((time.perf_counter() - start) * 1000)
    return statistics.median(found)


def main() -> int:
    """Print the table; 1 when a bound of the design is missed."""
    size = (1920, 1080)
    app = stand(lambda app: Title(app, (), PORTS), size, Settings())
    surface = pygame.Surface(size)
    app.draw(surface)
    first = (time.perf_counter() - STARTED) * 1000

    def redraw() -> None:
        app.stage.dirty = True
        app.draw(surface)

    def rebuild() -> None:
        app.refresh()
        app.tick()

    rows = [
        ("first frame, imports and map included", first, 1500.0),
        ("one frame redrawn, 1920 x 1080", median_ms(redraw), 8.0),
        ("a screen built again", median_ms(rebuild), 30.0),
        ("a frame in which nothing changed", median_ms(lambda: app.draw(surface), 300), 0.1),
    ]
    missed = 0
    for name, taken, bound in rows:
        missed += taken > bound
        print(f"{name:<42}{taken:>10.3f} ms   bound {bound:g} ms{'   MISSED' if taken > bound else ''}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
