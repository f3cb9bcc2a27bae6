"""Frames of the real window while personas of the highest level play a whole game: with thinking beside it, and in it.

python3 run.py bench frames
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import numpy as np
import pygame
from measure import table, told

from game.ai.level import LEVELS
from game.client.app import App, frame
from game.client.others import Others
from game.client.screens.game import GameScreen
from game.client.settings import Settings
from game.client.snap import stand
from game.rules.types import Action
from game.table.story import cast
from game.table.table import Table, open_table

SIZE = (1280, 720)
FRAME = 1000 / 60
"""Milliseconds that the work of one frame may take; 1 in 100 may take longer."""
GAMES = 3
KEY = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_F12, mod=0)


class InFrame(Others):
    """As it was: a whole thought is waited for in the frame that began it."""

    def _over(self, patience: float) -> bool:
        return super()._over(3600.0)


def person(here: Table) -> None:
    """A person who has nothing to say: chooses what comes first, and passes."""
    if here.waiting() or here.state.phase == "debrief":
        return
    for option in here.options(0):
        if option.verb == "choose":
            here.submit(Action(0, "choose", option.card, option.targets[0]))
            return
    here.submit(Action(0, "pass"))


class Played(GameScreen):
    """A game in which any key makes the person act."""

    def key(self, event: pygame.event.Event) -> bool:
        person(self.desk.table)
        self.desk.refresh()
        return True


def frames(seed: int, others: type[Others], folder: Path) -> list[tuple[float, float]]:
    """Milliseconds of every frame of a game, without the wait for the next one: by the clock, and of its own work."""
    drivers = (None, *cast(table(), seed, max(LEVELS))[1:])
    here = open_table(table(), seed, drivers, folder / f"{seed}-{others.__name__}.jsonl")
    app: App = stand(lambda app: Played(app, here, 0), SIZE, Settings())
    app.clock = app.stage.clock = time.perf_counter
    game = app.screen
    assert isinstance(game, Played)
    game.open_dialog, game.others = "", others(time.perf_counter)
    found: list[tuple[float, float]] = []
    while not game.desk.over:
        pygame.event.wait(8)
        start, own = time.perf_counter(), time.thread_time()
        asked = [] if game.desk.busy or game.others.at_work else [KEY]
        frame(app, [*asked, *pygame.event.get()])
        found.append(((time.perf_counter() - start) * 1000, (time.thread_time() - own) * 1000))
    return found


def main() -> int:
    """Print the table; 1 when a bound is missed."""
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    with tempfile.TemporaryDirectory() as folder:
        for others, name in ((InFrame, "thinking in the frame"), (Others, "thinking beside the window")):
            taken = np.array([ms for seed in range(1, GAMES + 1) for ms in frames(seed, others, Path(folder))])
            for ms, how in zip(taken.T, ("by the clock", "its own work"), strict=True):
                p50, p95, p99, longest = np.percentile(ms, (50, 95, 99, 100))
                over = 100 * np.mean(ms > FRAME)
                print(
                    f"{name}, {how}, {len(ms)} frames: half within {p50:.1f} ms, 95 % {p95:.1f}, 99 % {p99:.1f}, ",
                    end="",
                )
                print(f"all {longest:.0f}; over {FRAME:.1f} ms: {over:.2f} %; ", end="")
                busy = ms[ms > 1.0]
                print(f"of the {len(busy)} above 1 ms: {100 * np.mean(busy > FRAME):.2f} %", flush=True)
    clock = float(np.percentile(taken[:, 0], 99))
    met = told("a frame by the clock, beside thoughts, 99 %", f"{clock:.1f} ms", f"{FRAME:.1f} ms", clock <= FRAME)
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
