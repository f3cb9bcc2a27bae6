"""How some games ended: columns in rows over one axis, with the mean of each row and one marked value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.client.chart import FINE, cut
from game.client.kit.style import Style
from game.client.kit.text import draw_text, line_height, text_width
from game.client.kit.theme import Colour
from game.telling.scale import round_steps

COLUMNS = 24
"""Over the whole axis."""


@dataclass(frozen=True, slots=True)
class Heap:
    """One row: its name, one value a game, its colour, and whether its columns are filled or only outlined."""

    name: str
    values: tuple[float, ...]
    colour: Colour
    filled: bool


def counts(values: Sequence[float], low: float, high: float, columns: int = COLUMNS) -> list[int]:
    """How many values fall into each of so many equal parts of low..high; what lies at the upper end is in the last."""
    found = [0] * columns
    for value in values:
        found[max(0, min(columns - 1, int((value - low) / (high - low) * columns)))] += 1
    return found


def heap_chart(
    width: int,
    height: int,
    style: Style,
    heaps: Sequence[Heap],
    *,
    show: Callable[[float], str],
    at: float | None = None,
) -> pygame.Surface:
    """The rows one below the other, names above them; `at` is marked by a triangle; `show` writes a number of the axis.

    Columns of all rows have one scale, so that heights can be compared.
    """
    t, face, small = style.theme, style.face("label"), style.face("small")
    surface = pygame.Surface((width, height))
    surface.fill(t.panel)
    values = [value for heap in heaps for value in heap.values] + ([] if at is None else [at])
    if not values or not heaps:
        return surface
    marks = round_steps(min(values), max(values), 5)
    side = max(text_width(small, show(mark)) for mark in marks) // 2 + style.px(2)
    foot, name = line_height(small) + style.px(5), line_height(face) + style.px(12)
    plot = pygame.Rect(side, 0, max(1, width - 2 * side), max(1, height - foot))
    high = plot.h // len(heaps)

    def across(value: float) -> float:
        return plot.x + plot.w * (value - marks[0]) / (marks[-1] - marks[0])

    for mark in marks:
        surface.fill(t.line, (round(across(mark)), 0, 1, plot.bottom))
        draw_text(
            surface,
            small,
            show(mark),
            t.soft,
            (round(across(mark)) - text_width(small, show(mark)) // 2, plot.bottom + style.px(4)),
        )
    rows = [counts(heap.values, marks[0], marks[-1]) for heap in heaps]
    tallest = max(max(row) for row in rows) or 1
    for place, (heap, row) in enumerate(zip(heaps, rows, strict=True)):
        room = pygame.Rect(plot.x, place * high + name, plot.w, max(1, high - name))
        _columns(surface, style, room, [count / tallest for count in row], heap)
        if heap.values:
            mean = round(across(sum(heap.values) / len(heap.values)))
            surface.fill(t.ink, (mean - style.px(1), room.y - style.px(3), style.px(2), room.h + style.px(3)))
        if at is not None:
            _triangle(surface, style, across(at), room.y - style.px(2))
        surface.fill(t.edge, (plot.x, room.bottom - 1, plot.w, 1))
        said = cut(face, heap.name, width)
        surface.fill(t.panel, (0, place * high, text_width(face, said) + style.px(4), line_height(face)))
        draw_text(surface, face, said, t.ink, (0, place * high))
    return surface


def _columns(surface: pygame.Surface, style: Style, room: pygame.Rect, tall: Sequence[float], heap: Heap) -> None:
    for at, share in enumerate(tall):
        if share > 0:
            left, right = (room.x + room.w * edge // len(tall) for edge in (at, at + 1))
            high = max(style.px(2), round(room.h * share))
            column = pygame.Rect(left, room.bottom - high, max(1, right - left - 1), high)
            pygame.draw.rect(surface, heap.colour, column, 0 if heap.filled else max(2, style.px(1.5)))


def _triangle(surface: pygame.Surface, style: Style, x: float, y: float) -> None:
    """With its point down at (x, y), drawn large and scaled down."""
    size = style.px(7)
    large = pygame.Surface((2 * size * FINE, size * FINE), pygame.SRCALPHA)
    pygame.draw.polygon(large, style.theme.ink, [(0, 0), (2 * size * FINE - 1, 0), (size * FINE, size * FINE - 1)])
    # Scaled down on a clear ground it comes out premultiplied.
    small = pygame.transform.smoothscale(large, (2 * size, size))
    surface.blit(small, (round(x) - size, round(y) - size), special_flags=pygame.BLEND_PREMULTIPLIED)
