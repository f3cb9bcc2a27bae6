"""Where the words on the map go: each beside its mark, none on another, none outside the window."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import pygame


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label that asks for a place: its size in pixels, its mark, and how far from it.

    `spots` are the sides to try, in order of liking; "on" sets it in the middle of the mark.
    """

    id: str
    size: tuple[int, int]
    mark: tuple[float, float]
    clear: float
    spots: tuple[str, ...] = ("e", "w", "ne", "se", "nw", "sw", "n", "s")


_STRAY, _MISLEADS = 2.0, 40.0
"""What standing off, and standing nearer to another mark, count for, in covered points."""


def _gap(rect: pygame.Rect, point: tuple[float, float]) -> float:
    """Distance from a rectangle to a point, pixels."""
    return math.hypot(
        max(rect.left - point[0], 0.0, point[0] - rect.right), max(rect.top - point[1], 0.0, point[1] - rect.bottom)
    )


def _at(wanted: Wanted, spot: str, stretch: float) -> pygame.Rect:
    (w, h), (x, y), far = wanted.size, wanted.mark, wanted.clear * stretch
    rect = pygame.Rect(0, 0, w, h)
    rect.center = (round(x), round(y))
    if spot == "on":
        return rect
    slant = 0.72 if len(spot) == 2 else 1.0
    if "e" in spot:
        rect.left = round(x + far * slant)
    if "w" in spot:
        rect.right = round(x - far * slant)
    if "n" in spot:
        rect.bottom = round(y - far * slant)
    if "s" in spot:
        rect.top = round(y + far * slant)
    return rect


def place(
    labels: Sequence[Wanted],
    window: pygame.Rect,
    taken: Sequence[pygame.Rect] = (),
    busy_points: Sequence[tuple[float, float]] = (),
) -> dict[str, pygame.Rect]:
    """A place for each label that finds one, the first in the list first; none overlaps another or `taken`.

    Of the free spots the one that covers fewest `busy_points` is taken, unless it is nearer to another
    label's mark; a label may stand a little further off than it would like before it is left out.
    """
    busy = list(taken)
    points = sorted(busy_points)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    found: dict[str, pygame.Rect] = {}
    for label in labels:
        stretches = (1.0,) if "on" in label.spots else (1.0, 1.9, 3.0)
        tries = [(spot, stretch) for stretch in stretches for spot in label.spots]
        others = [other.mark for other in labels if other is not label and "on" not in other.spots]
        best: tuple[float, pygame.Rect] | None = None
        for spot, stretch in tries:
            rect = _at(label, spot, stretch)
            if window.contains(rect) and rect.collidelist(busy) < 0:
                strip = ys[bisect_left(xs, rect.left) : bisect_left(xs, rect.right)]
                cost = sum(rect.top <= y < rect.bottom for y in strip) + _STRAY * (stretch - 1)
                if best is not None and cost >= best[0]:
                    continue
                own = _gap(rect, label.mark)
                if "on" not in label.spots and any(_gap(rect, mark) < own for mark in others):
                    cost += _MISLEADS
                if best is None or cost < best[0]:
                    best = (cost, rect)
        if best is not None:
            found[label.id] = best[1]
            busy.append(best[1])
    return found
