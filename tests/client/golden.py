"""Small pictures of screens as they should look, compared so that another rasteriser passes and another layout fails.

A picture is kept a quarter as wide and high, in greys of 0 to 255. Each of its points is held against the points
around it in the other picture, both ways: what is a little bolder, or a few pixels away in the window, is the same; a
word that is gone or a panel elsewhere is not.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pygame

FOLDER = Path(__file__).parent / "goldens"
QUARTER = 4
BLOCK = 8
"""Points of a kept picture that a block is wide and high: 32 pixels of the window."""
FAR = 8.0
"""Greys by which a block must differ on average to count as different."""
MOST_BLOCKS = 0.002
"""The share of blocks that may differ."""
MOST_GREYS = 1.0
"""Greys by which the whole picture may differ on average."""

Greys = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def kept(surface: pygame.Surface) -> pygame.Surface:
    """A picture as it is kept."""
    size = (surface.get_width() // QUARTER, surface.get_height() // QUARTER)
    return pygame.transform.grayscale(pygame.transform.smoothscale(surface, size))


def greys(picture: pygame.Surface) -> Greys:
    """Its points, across and down."""
    return pygame.surfarray.array3d(picture).mean(axis=2)


def around(points: Greys) -> tuple[Greys, Greys]:
    """The darkest and the lightest of each point and its eight neighbours."""
    wide, high = points.shape
    edged = np.pad(points, 1, mode="edge")
    near = np.stack([edged[x : x + wide, y : y + high] for x in range(3) for y in range(3)])
    return near.min(axis=0), near.max(axis=0)


def apart(one: Greys, other: Greys) -> Greys:
    """How far each point lies outside what is around it in the other picture, the larger of both ways."""
    found = np.zeros_like(one)
    for here, there in ((one, other), (other, one)):
        dark, light = around(there)
        found = np.maximum(found, np.maximum(here - light, dark - here))
    return found


def measures(one: Greys, other: Greys) -> tuple[float, float]:
    """The mean difference in greys, and the share of blocks that differ."""
    if one.shape != other.shape:
        return 255.0, 1.0
    far = apart(one, other)
    wide, high = (side // BLOCK for side in far.shape)
    blocks = far[: wide * BLOCK, : high * BLOCK].reshape(wide, BLOCK, high, BLOCK).mean(axis=(1, 3))
    return float(far.mean()), float((blocks > FAR).mean())


def same(one: Greys, other: Greys) -> bool:
    """Whether two pictures show the same layout."""
    mean, share = measures(one, other)
    return mean <= MOST_GREYS and share <= MOST_BLOCKS


def show_apart(golden: pygame.Surface, now: pygame.Surface, path: Path) -> None:
    """Write the kept picture, the present one and where they differ (dark) beside each other."""
    wide, high = golden.get_size()
    sheet = pygame.Surface((3 * wide, high))
    sheet.blit(golden, (0, 0))
    sheet.blit(now, (wide, 0))
    if now.get_size() == golden.get_size():
        points = 255 - np.minimum(255, 4 * apart(greys(golden), greys(now)))
        sheet.blit(
            pygame.surfarray.make_surface(np.repeat(points[:, :, None], 3, axis=2).astype(np.uint8)), (2 * wide, 0)
        )
    pygame.image.save(sheet, path)
