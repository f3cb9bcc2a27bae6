"""A card's preview as a picture file, as high as it has to be."""

from __future__ import annotations

from pathlib import Path

import pygame

from game.client.app import App
from game.client.screens.preview import PreviewScreen
from game.client.settings import Settings
from game.client.snap import settle
from game.table.looked import LookedAt

WIDE, HIGH = 1280, 800
"""Pixels of a picture's width, and of the window that it is drawn for."""
HIGHEST = 8000


def picture(looked: LookedAt, language: str, path: Path, text: int = 100) -> None:
    """Draw a card into a file; its ending (png, jpg, bmp) says how. Raises OSError when it cannot be written."""
    pygame.display.init()
    pygame.font.init()
    app = App((WIDE, HIGH), Settings(language=language, text=text), lambda: 0.0)
    screen = PreviewScreen(app, looked)
    app.push(screen)
    app.tick()
    high = min(HIGHEST, screen.page().height(app.stage.style, WIDE))
    app.resize((WIDE, max(HIGH, high)))
    surface = pygame.Surface(app.size)
    app.draw(surface)
    settle(app)
    app.stage.dirty = True
    app.draw(surface)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        pygame.image.save(surface.subsurface((0, 0, WIDE, high)), path)
    except pygame.error as error:
        raise OSError(str(error)) from error
