"""A window of its own process: how long until its first picture, what it costs at rest, how much memory a game takes.

python3 run.py bench cold
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

STARTS = 5
FIRST, IDLE, MEMORY = 1000.0, 1.0, 200.0
"""Milliseconds, percent of a core, megabytes."""
AT_REST = 10.0
"""Seconds for which a window at rest is watched."""
CHILD = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}


def child(compiled: str, *words: str) -> float:
    """The figure that this file prints in a process of its own, which finds the code compiled in that folder."""
    shared = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, __file__, *words],
        env={**CHILD, **shared, "PYTHONPYCACHEPREFIX": compiled},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.split()[-1])


# --- in the child ---


def first_picture(since: float) -> None:
    """Print the milliseconds from `since` (seconds of the system's clock) until the command shows its first picture."""
    import pygame

    def shown() -> None:
        print((time.time() - since) * 1000, flush=True)
        os._exit(0)

    pygame.display.flip = shown
    from game.cli import main

    sys.argv = ["border", "play"]
    main()


def game_in_window(folder: Path) -> None:
    """Play a whole game between a person and personas of the top level, then print what the process had at most, MB."""
    import pygame
    from frames import Others, frames

    pygame.display.init()
    pygame.display.set_mode((1920, 1080))
    frames(1, Others, folder)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def at_rest(folder: Path) -> None:
    """Print the percentage of a core that a game's window takes when nobody touches it and its traffic rests."""
    import pygame
    from measure import table

    from game.client.app import App, loop
    from game.client.map.view import RESTS
    from game.client.screens.game import GameScreen
    from game.client.settings import Settings
    from game.client.snap import stand
    from game.table.table import open_table

    pygame.display.init()
    pygame.display.set_mode((1920, 1080))
    here = open_table(table(), 1, (None, None, None, None), folder / "rest.jsonl")
    app: App = stand(lambda app: GameScreen(app, here, 0), (1920, 1080), Settings())
    begun = time.monotonic()
    # The clock starts a minute ahead: nobody has touched the map for as long.
    app.clock = app.stage.clock = lambda: time.monotonic() - begun + RESTS + 1
    spent: list[float] = []

    class Until(GameScreen):
        def tick(self, now: float) -> None:
            super().tick(now)
            if now > RESTS + 3 and not spent:
                spent.append(time.process_time())
            if now > RESTS + 3 + AT_REST:
                spent.append(time.process_time())
                self.app.running = False

    app.screen.__class__ = Until
    app.screen.open_dialog = ""
    loop(app)
    print((spent[-1] - spent[0]) / AT_REST * 100)


def main(words: Sequence[str]) -> int:
    """Print the figures; 1 when a bound is missed."""
    with tempfile.TemporaryDirectory() as name:
        if words[:1] == ["first"]:
            first_picture(float(words[1]))
        elif words:
            {"rest": at_rest, "game": game_in_window}[words[0]](Path(name))
        else:
            return figures(name)
    return 0


def figures(compiled: str) -> int:
    """The same, from children that find the code compiled in that folder."""
    from measure import told

    # The first start compiles, as that of a new installation; the others are what a player knows.
    starts = sorted([child(compiled, "first", str(time.time())) for _ in range(STARTS + 1)][1:])
    first, idle, memory = starts[STARTS // 2], child(compiled, "rest"), child(compiled, "game")
    met = told(
        "first picture of `border play`, process start included",
        f"{first:.0f} ms (best {starts[0]:.0f})",
        f"{FIRST:.0f} ms",
        first <= FIRST,
    )
    met &= told("a game's window at rest", f"{idle:.2f} % of a core", f"{IDLE:.0f} %", idle <= IDLE)
    met &= told("a game against level five, most memory", f"{memory:.0f} MB", f"{MEMORY:.0f} MB", memory <= MEMORY)
    return int(not met)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
