"""Where the words on the map go: each beside its mark, none on another, none outside the window."""

from __future__ import annotations

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


def place(
    labels: Sequence[Wanted],
    window: pygame.Rect,
    taken: Sequence[pygame.Rect] = (),
    busy_points: Sequence[tuple[float, float]] = (),
) -> dict[str, pygame.Rect]:
    """A place for each label that finds one, the first in the list first; none overlaps another or `taken`.

    Of the free spots the one that covers fewest `busy_points` is taken; a label may stand a little
    further off than it would like before it is left out.
    """
    busy = list(taken)
    found: dict[str, pygame.Rect] = {}
    for label in labels:
        tries = [
            (spot, stretch) for stretch in (1.0, 1.9, 3.0) for spot in label.spots if spot != "on" or stretch == 1.0
        ]
        best: tuple[int, pygame.Rect] | None = None
        for spot, stretch in tries:
            rect = _at(Wanted(label.id, label.size, label.mark, label.clear * stretch), spot)
            if window.contains(rect) and rect.collidelist(busy) < 0:
                covered = sum(1 for point in busy_points if rect.collidepoint(point))
                if best is None or covered < best[0]:
                    best = (covered, rect)
        if best is not None:
            found[label.id] = best[1]
            busy.append(best[1])
    return found
