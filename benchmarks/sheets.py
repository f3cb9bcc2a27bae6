"""Every sheet of the desk at 1920 x 1080 in the busiest moment of a game: drawn, made again after an act, made anew.

python3 run.py bench sheets
"""

from __future__ import annotations

import os
import sys

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import pygame
from frames import person
from measure import median_ms, table, told

from game.ai.level import LEVELS
from game.client.app import App
from game.client.desk.desk import TABS
from game.client.screens.game import GameScreen
from game.client.settings import Settings
from game.client.snap import settle, stand
from game.table.story import cast
from game.table.table import open_table

SIZE = (1920, 1080)
FRAME = 8.0
"""Milliseconds of own work in which a frame is made or drawn: a picture that is slow to make is drawn in the next."""


def last_talks(size: tuple[int, int]) -> tuple[App, GameScreen]:
    """The window in the last negotiation of a game against level five, every offer of the game unfolded."""
    here = open_table(table(), 1, (None, *cast(table(), 1, max(LEVELS))[1:]), None)
    while here.state.round < here.scenario.rounds or here.state.phase != "negotiation" or here.waiting():
        for _ in here.advance():
            pass
        if here.state.round < here.scenario.rounds or here.state.phase != "negotiation":
            person(here)
    app: App = stand(lambda app: GameScreen(app, here, 0), size, Settings())
    game = app.screen
    assert isinstance(game, GameScreen)
    game.open_dialog, game.desk.past_open = "", True
    return app, game


def sheet(app: App, game: GameScreen, tab: str) -> tuple[float, float, float, int]:
    """Own work in ms: the whole sheet drawn; made again after an act; made with nothing kept. And how many widgets."""
    surface = pygame.Surface(SIZE)
    game.desk.tab = tab
    app.refresh()
    app.draw(surface)
    settle(app)

    def drawn() -> None:
        app.stage.dirty = True
        app.draw(surface)

    def made(kept: bool) -> None:
        if not kept:
            game.desk.kept.clear()
        game.desk.refresh()
        app.refresh()
        app.tick()

    drawn()
    return median_ms(drawn), median_ms(lambda: made(True)), median_ms(lambda: made(False)), len(app.stage._all)


def main() -> int:
    """Print the figures; 1 when a bound is missed."""
    app, game = last_talks(SIZE)
    met = True
    for tab in TABS:
        drawn, again, anew, count = sheet(app, game, tab)
        print(f"{tab}, {count} widgets: {anew:.1f} ms made with nothing kept")
        met &= told(f"{tab}, drawn", f"{drawn:.1f} ms", f"{FRAME:.0f} ms", drawn <= FRAME)
        met &= told(f"{tab}, made again after an act", f"{again:.1f} ms", f"{FRAME:.0f} ms", again <= FRAME)
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
