"""How colours look to others: full deuteranopia, no colour at all, and how far two of them are apart."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pygame
from numpy.typing import NDArray

from game.client.kit.theme import Colour

DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
"""Of linear RGB, severity 1.0: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of
Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009, pages 1291-1298."""
GREY = ((0.2126, 0.7152, 0.0722),) * 3
"""The luminance of linear RGB with the primaries of ITU-R BT.709."""
XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)
APART = 10.0
"""CIE 1976 difference from which two colours are told apart at a glance, side by side or not."""

Eye = Callable[[Colour], Colour]


def linear(part: float) -> float:
    """A channel, 0-255, as a share of its light (IEC 61966-2-1)."""
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def written(light: float) -> int:
    """A share of light as a channel, 0-255."""
    held = min(1.0, max(0.0, light))
    return round(255 * (12.92 * held if held <= 0.0031308 else 1.055 * held ** (1 / 2.4) - 0.055))


def through(matrix: tuple[tuple[float, ...], ...], colour: Colour) -> Colour:
    """A colour after a matrix of linear RGB."""
    light = [linear(part) for part in colour]
    r, g, b = (written(sum(m * c for m, c in zip(row, light, strict=True))) for row in matrix)
    return r, g, b


def deutan(colour: Colour) -> Colour:
    """As somebody without M cones sees it."""
    return through(DEUTERANOPIA, colour)


def grey(colour: Colour) -> Colour:
    """As a printer without colours shows it."""
    return through(GREY, colour)


def lab(colour: Colour) -> tuple[float, float, float]:
    """CIE 1976 L*a*b* of an sRGB colour, white D65."""
    light = [linear(part) for part in colour]

    def root(t: float) -> float:
        return float(t ** (1 / 3)) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29

    x, y, z = (root(sum(m * c for m, c in zip(row, light, strict=True)) / w) for row, w in zip(XYZ, WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: Colour, other: Colour) -> float:
    """CIE76: the distance in L*a*b*."""
    return math.dist(lab(one), lab(other))


def told_by_colour(one: Colour, other: Colour) -> bool:
    """Whether both are told apart at a glance without M cones and without any colour."""
    return all(difference(eye(one), eye(other)) >= APART for eye in (deutan, grey))


def greys(surface: pygame.Surface) -> NDArray[np.float64]:
    """The lightness L* of every pixel, 0-100."""
    share = pygame.surfarray.array3d(surface) / 255
    light = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4) @ np.array(GREY[0])
    return np.asarray(116 * np.where(light > (6 / 29) ** 3, np.cbrt(light), light * 841 / 108 + 4 / 29) - 16)


def differing(one: pygame.Surface, other: pygame.Surface) -> int:
    """How many pixels of two pictures of one size are told apart without any colour."""
    return int((np.abs(greys(one) - greys(other)) >= APART).sum())
