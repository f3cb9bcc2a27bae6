"""How fast the window is, without a screen: the first frame, a frame redrawn, a screen rebuilt, a still frame.

python3 run.py bench client
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

STARTED = time.perf_counter()
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pygame  # noqa: E402
from measure import median_ms  # noqa: E402

from game.client.kit.stage import Stage  # noqa: E402
from game.client.kit.style import Style  # noqa: E402
from game.client.map.scene import Capital, Link, Pulse, Scene, Sight  # noqa: E402
from game.client.map.traffic import Corridor  # noqa: E402
from game.client.map.view import MapView  # noqa: E402
from game.client.screens.title import Title  # noqa: E402
from game.client.settings import Settings  # noqa: E402
from game.client.snap import stand  # noqa: E402
from game.client.words import words  # noqa: E402

PORTS = [
    Corridor("a", "Lacolle / Champlain", -73.452, 45.010, 1100, 22, "{n} min", "▲3", use=0.8),
    Corridor("b", "Stanstead / Derby Line", -72.099, 45.005, 300, 8, "{n} min", "▼1", use=0.3),
    Corridor("c", "Cornwall / Massena", -74.739, 45.006, 350, 45, "{n} min", "▲9", use=1.0),
    Corridor("d", "Saint-Armand / Highgate Springs", -73.085, 45.015, 420, 12, "{n} min", use=0.5),
    Corridor("e", "Saint-Théophile / Jackman", -70.397, 45.806, 160, 6, "{n} min", use=0.2),
    Corridor("f", "Woodstock / Houlton", -67.781, 46.130, 3700, 33, "{n} min", "▲1", use=0.9),
    Corridor("g", "Fort Erie / Buffalo", -78.905, 42.907, 9000, 38, "{n} min", use=0.95, near=False),
]
SEATS = tuple(
    Capital(id, name, (side, at), (("shield", 3), ("truck", 2), ("eye", 1), ("car", 1)))
    for id, name, side, at in (
        ("ottawa", "Ottawa", "first_side", 0),
        ("quebec", "Quebec City", "first_side", 1),
        ("washington", "Washington", "second_side", 0),
        ("vermont", "Montpelier", "second_side", 1),
        ("maine", "Augusta", "second_side", 2),
    )
)
BUSY = Scene(
    tuple(PORTS),
    SEATS,
    (
        Link("one", ("ottawa", "washington"), 4, True),
        Link("all", ("ottawa", "quebec", "vermont", "maine"), 2, False),
    ),
    (Pulse("p", "port:a", 1), Pulse("q", "capital:ottawa", 3)),
)
"""The busiest map there is: seven ribbons, five seats, agreements, news, and a round being shown."""


def moving_map(size: tuple[int, int]) -> tuple[float, float, float]:
    """Milliseconds of a frame of the whole window filled by the map: traffic alone, a round being shown, a zoom."""
    clock = iter(i / 30 for i in range(1_000_000)).__next__
    stage = Stage(Style(*size), clock)
    before = [replace(corridor, wait=corridor.wait * 2, flow=corridor.flow / 2) for corridor in PORTS]
    sight = Sight()
    view = MapView(BUSY, words("en").named("place-", "region-"), sight=sight, on=lambda thing: None, before=before)
    stage.show(view)
    surface = pygame.display.get_surface() or pygame.display.set_mode(size)

    def move() -> None:
        stage.tick()
        stage.draw(surface)

    def show() -> None:
        if sight.began is None:
            sight.began = -1.0
        move()

    def near() -> None:
        view.zoom(stage, 0.05)
        stage.draw(surface)

    move()
    alone = median_ms(move, 120)
    show()
    return alone, median_ms(show, 120), median_ms(near)


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

    moving, showing, zooming = moving_map(size)
    rows = [
        ("first frame, imports and map included", first, 1000.0),
        ("one frame redrawn, 1920 x 1080", median_ms(redraw), 8.0),
        ("a screen built again", median_ms(rebuild), 30.0),
        ("the map filling 1920 x 1080, all moving", moving, 8.0),
        ("the same while a round is shown", showing, 8.0),
        ("the same while it is zoomed", zooming, 16.0),
        ("a frame in which nothing changed", median_ms(lambda: app.draw(surface), 300), 0.1),
    ]
    missed = 0
    for name, taken, bound in rows:
        missed += taken > bound
        print(f"{name:<42}{taken:>10.3f} ms   bound {bound:g} ms{'   MISSED' if taken > bound else ''}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
