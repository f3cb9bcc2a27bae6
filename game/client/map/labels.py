"""Where the words on the map go: each beside its mark, none on another, none outside the window."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pygame

from game.client.map.steps import Steps


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label that asks for a place: its size in pixels, its mark, and how far from it.

    `spots` are the sides to try, in order of liking; "on" sets it in the middle of the mark. `less` is the size it
    makes do with where the whole of it finds no room. A `close` one is left out rather than put farther off, or where
    it would be nearer to another's mark.
    """

    id: str
    size: tuple[int, int]
    mark: tuple[float, float]
    clear: float
    spots: tuple[str, ...] = ("e", "w", "ne", "se", "nw", "sw", "n", "s")
    less: tuple[int, int] | None = None
    close: bool = False


_STRAY, _MISLEADS = 5.0, 40.0
"""What standing off, and standing nearer to another mark, count for, in covered points."""


def _gap(rect: pygame.Rect, point: tuple[float, float]) -> float:
    """Distance from a rectangle to a point, pixels."""
    return math.hypot(
        max(rect.left - point[0], 0.0, point[0] - rect.right), max(rect.top - point[1], 0.0, point[1] - rect.bottom)
    )


def _at(wanted: Wanted, spot: str) -> pygame.Rect:
    (w, h), (x, y), far = wanted.size, wanted.mark, wanted.clear
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


def steps(
    labels: Sequence[Wanted],
    window: pygame.Rect,
    taken: Sequence[pygame.Rect] = (),
    busy_points: Sequence[tuple[float, float]] = (),
) -> Steps[dict[str, pygame.Rect]]:
    """A place for each label that finds one, the first in the list first; none overlaps another or `taken`.

    Of the free spots the one that covers fewest `busy_points` is taken, unless it is nearer to another
    label's mark; a label may stand a little further off than it would like before it makes do with less
    or is left out. Each label is a step.
    """
    found: dict[str, pygame.Rect] = {}
    points = sorted(busy_points)
    marks = {label.mark for label in labels if "on" not in label.spots}

    def settle(label: Wanted, size: tuple[int, int]) -> None:
        busy = [*taken, *(rect for id, rect in found.items() if id != label.id)]
        rect = _best(replace(label, size=size), window, busy, points, marks)
        if rect is not None:
            found[label.id] = rect

    # Those that can make do with less do so at first, so that none of them takes the last room of another.
    first = max((i + 1 for i, label in enumerate(labels) if label.less is not None), default=0)
    for label in labels[:first]:
        settle(label, label.less or label.size)
        yield
    for label in labels[:first]:
        if label.less is not None:
            settle(label, label.size)
            yield
    for label in labels[first:]:
        settle(label, label.size)
        yield
    return found


def _best(
    label: Wanted,
    window: pygame.Rect,
    busy: list[pygame.Rect],
    busy_points: Sequence[tuple[float, float]],
    marks: set[tuple[float, float]],
) -> pygame.Rect | None:
    """The free spot that costs least, None where there is none; `busy_points` stand from left to right."""
    on = "on" in label.spots
    best: tuple[float, pygame.Rect] | None = None
    whole = label.less is not None and label.size != label.less
    stretches = (1.0,) if label.close or on else (1.0, 1.9) if whole else (1.0, 1.9, 2.8)
    for stretch in stretches:
        for spot in label.spots:
            rect = _at(replace(label, clear=label.clear * stretch), spot)
            if not window.contains(rect) or rect.collidelist(busy) >= 0:
                continue
            strip = busy_points[
                bisect_left(busy_points, (rect.left, -1e9)) : bisect_left(busy_points, (rect.right, -1e9))
            ]
            cost = sum(rect.top <= y < rect.bottom for _, y in strip) + _STRAY * (stretch - 1)
            if best is not None and cost >= best[0]:
                continue
            own = _gap(rect, label.mark)
            if not on and any(mark != label.mark and _gap(rect, mark) < own for mark in marks):
                if label.close:
                    continue
                cost += _MISLEADS
            if best is None or cost < best[0]:
                best = (cost, rect)
    return best[1] if best is not None else None
