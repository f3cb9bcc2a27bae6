"""A screen as a PNG, without a window: for tests and for looking at what was made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame

from game.client.app import App
from game.client.kit.spare import go_on
from game.client.kit.widget import walk
from game.client.screen import Screen
from game.client.settings import Settings


def stand(first: Callable[[App], Screen], size: tuple[int, int], settings: Settings) -> App:
    """An app of that size with the screen on it, its clock standing still at 0 until `app.clock` is replaced."""
    pygame.display.init()
    pygame.font.init()
    app = App(size, settings, lambda: 0.0)
    app.push(first(app))
    app.tick()
    return app


def settle(app: App) -> None:
    """Have all that ready at once which the next frames would get on with."""
    for layer in app.stage.layers():
        if go_on(walk(layer), lambda: 0.0):
            app.stage.dirty = True


def snap(app: App, path: Path) -> pygame.Surface:
    """Draw the app as it is and save the picture."""
    surface = pygame.Surface(app.size)
    app.draw(surface)
    settle(app)
    app.stage.dirty = True
    app.draw(surface)
    path.parent.mkdir(parents=True, exist_ok=True)
    pygame.image.save(surface, path)
    return surface
