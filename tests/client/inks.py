"""What is really written on what: every line of text that is drawn, with the pixels that lie beside its letters."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.client.kit import text as kit_text
from game.client.kit.style import Face
from game.client.kit.theme import Colour, contrast
from game.client.map import names

NEAR = 2
"""Pixels round a letter that the eye sets it off against."""
SHARE = 0.1
"""Colours that make up less of what is round the letters than this are specks, such as an icon's edge."""


@dataclass(frozen=True, slots=True)
class Written:
    """A line of text, its colour, and the worst colour that it stands out against."""

    text: str
    ink: Colour
    ground: Colour

    @property
    def ratio(self) -> float:
        """Their contrast."""
        return contrast(self.ink, self.ground)


@lru_cache(maxsize=4096)
def beside(face: Face, text: str, ink: Colour) -> NDArray[np.bool_]:
    """Where the eye looks when it reads a line: the letters and NEAR pixels round them, by x and y."""
    letters = pygame.mask.from_surface(kit_text.line_image(face, text, ink), 60)
    wide, high = letters.get_size()
    around = pygame.mask.Mask((wide + 2 * NEAR, high + 2 * NEAR))
    for dx in range(2 * NEAR + 1):
        for dy in range(2 * NEAR + 1):
            around.draw(letters, (dx, dy))
    surface = around.to_surface(setcolor=(255, 255, 255), unsetcolor=(0, 0, 0))
    cover: NDArray[np.bool_] = pygame.surfarray.array3d(surface)[:, :, 0] > 0
    return cover


def grounds(surface: pygame.Surface, face: Face, text: str, ink: Colour, at: tuple[int, int]) -> list[Colour]:
    """The colours that lie round the letters on a surface before they are drawn."""
    cover = beside(face, text, ink)
    place = pygame.Rect(at[0] - NEAR, at[1] - NEAR, *cover.shape)
    seen = place.clip(surface.get_clip())
    if not seen.w or not seen.h:
        return []
    x, y = seen.x - place.x, seen.y - place.y
    pixels = pygame.surfarray.array3d(surface.subsurface(seen))[cover[x : x + seen.w, y : y + seen.h]]
    packed = pixels.astype(np.int32) @ np.array([1 << 16, 1 << 8, 1], dtype=np.int32)
    colours, counts = np.unique(packed, return_counts=True)
    common = [int(colour) for colour in colours[counts >= SHARE * len(packed)]]
    return [(colour >> 16, colour >> 8 & 255, colour & 255) for colour in common]


def plant(old: object, name: str, new: object) -> None:
    """Put something in the place of what client modules know by a name."""
    for module in [m for n, m in list(sys.modules.items()) if n.startswith("game.client")]:
        if getattr(module, name, None) is old:
            setattr(module, name, new)


@contextmanager
def watching() -> Iterator[list[Written]]:
    """Collects what is written while it lasts, whoever writes it."""
    seen: dict[Written, None] = {}
    found: list[Written] = []
    draw, write = kit_text.draw_text, names.write

    def drawn(surface: pygame.Surface, face: Face, text: str, colour: Colour, at: tuple[int, int]) -> None:
        if text.strip():
            seen.update((Written(text, colour, ground), None) for ground in grounds(surface, face, text, colour, at))
        draw(surface, face, text, colour, at)

    def written(
        surface: pygame.Surface, face: Face, text: str, ink: Colour, ground: Colour, at: tuple[int, int]
    ) -> None:
        # Words of the map bring a rim of their ground with them.
        seen[Written(text, ink, ground)] = None
        write(surface, face, text, ink, ground, at)

    plant(draw, "draw_text", drawn)
    plant(write, "write", written)
    try:
        yield found
    finally:
        plant(drawn, "draw_text", draw)
        plant(written, "write", write)
        found += seen
