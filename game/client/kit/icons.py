"""Our own line icons: SVG files drawn on a 24 by 24 grid in black, coloured when they are used."""

from __future__ import annotations

from functools import lru_cache

import pygame

from game.client.assets import asset
from game.client.kit.theme import Colour


@lru_cache(maxsize=512)
def icon(name: str, size: int, colour: Colour) -> pygame.Surface:
    """The icon as a see-through picture of `size` pixels. Raises FileNotFoundError for an unknown name."""
    path = asset("icons", f"{name}.svg")
    if not path.is_file():
        raise FileNotFoundError(path)
    drawn = pygame.image.load_sized_svg(path, (size, size))
    # The strokes are black: keep their cover, whiten them, then colour them.
    drawn.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_MAX)
    drawn.fill((*colour, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return drawn
