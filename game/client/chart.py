"""Charts: lines with names at their ends, a spark, stacked bars. Drawn three times as large and scaled down."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pygame

from game.client.kit.shapes import stroke
from game.client.kit.style import Face, Style
from game.client.kit.text import draw_text, line_height, text_width
from game.client.kit.theme import Colour, contrast
from game.telling.scale import round_steps, spread

FINE = 3
DASHES = (
    (),
    (9.0, 5.0),
    (2.5, 4.0),
    (12.0, 4.0, 2.5, 4.0),
    (18.0, 6.0),
    (10.0, 4.0, 2.5, 4.0, 2.5, 4.0),
    (5.0, 3.0),
    (18.0, 4.0, 6.0, 4.0),
)
"""Line patterns in units, one after another, so that no line is told by its colour alone."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line: its name, its values from left to right (None where there is none), its colour."""

    name: str
    values: tuple[float | None, ...]
    colour: Colour


def end_labels(series: Sequence[Series], ys: Sequence[float], style: Style, room: pygame.Rect) -> list[pygame.Rect]:
    """Where the names of lines that end at heights `ys` stand, from the left edge of `room` on; none overlaps."""
    face = style.face("label")
    high = line_height(face)
    middles = spread(ys, high, room.top, room.bottom)
    return [
        pygame.Rect(room.x, round(middle - high / 2), text_width(face, one.name), high)
        for one, middle in zip(series, middles, strict=True)
    ]


def line_chart(
    width: int,
    height: int,
    style: Style,
    series: Sequence[Series],
    ticks: Sequence[str],
    *,
    show: Callable[[float], str],
    bounds: tuple[float, float] | None = None,
    at: int | None = None,
) -> pygame.Surface:
    """Lines over the moments named in `ticks`; `show` writes a number of the axis; `bounds` fixes the axis.

    `at` is the moment that is marked by an upright line. Names that would leave less than half the width to the lines
    are cut short.
    """
    t, face = style.theme, style.face("small")
    surface = pygame.Surface((width, height))
    surface.fill(t.panel)
    values = [v for one in series for v in one.values if v is not None]
    if not values:
        return surface
    marks = round_steps(*(bounds or (min(values), max(values))))
    left = max(text_width(face, show(mark)) for mark in marks) + style.px(8)
    most = width // 2 - style.px(14)
    series = [replace(one, name=cut(style.face("label"), one.name, most)) for one in series]
    right = max(text_width(style.face("label"), one.name) for one in series) + style.px(14)
    top, bottom = line_height(face) // 2 + 1, line_height(face) + style.px(6)
    plot = pygame.Rect(left, top, max(1, width - left - right), max(1, height - top - bottom))
    count = max(2, *(len(one.values) for one in series))

    def place(i: int, value: float) -> tuple[float, float]:
        rise = (value - marks[0]) / (marks[-1] - marks[0])
        return plot.x + plot.w * i / (count - 1), plot.bottom - plot.h * rise

    large = pygame.Surface((width * FINE, height * FINE), pygame.SRCALPHA)
    for mark in marks:
        y = round(place(0, mark)[1]) * FINE
        large.fill(t.line, (plot.x * FINE, y, plot.w * FINE, FINE))
    if at is not None:
        x = round(place(at, marks[0])[0]) * FINE
        large.fill(t.edge, (x, plot.y * FINE, FINE, plot.h * FINE))
    for n, one in enumerate(series):
        points = [(i, v) for i, v in enumerate(one.values) if v is not None]
        fine = [(x * FINE, y * FINE) for x, y in (place(i, v) for i, v in points)]
        patterned(large, fine, style.px(2.5) * FINE, one.colour, [d * style.k * FINE for d in DASHES[n % len(DASHES)]])
        if fine:
            pygame.draw.circle(large, one.colour, fine[-1], style.px(4) * FINE)
    _scaled_onto(surface, large)
    _axis_words(surface, style, plot, [(show(m), place(0, m)[1]) for m in marks], ticks)
    ended = [one for one in series if any(v is not None for v in one.values)]
    ys = [place(0, next(v for v in reversed(one.values) if v is not None))[1] for one in ended]
    room = pygame.Rect(plot.right + style.px(10), 0, right, height)
    for one, rect in zip(ended, end_labels(ended, ys, style, room), strict=True):
        ink = one.colour if contrast(one.colour, t.panel) >= 4.5 else t.ink
        draw_text(surface, style.face("label"), one.name, ink, rect.topleft)
    return surface


def cut(face: Face, text: str, most: int) -> str:
    """A text cut short to at most so many pixels, with a dot in place of what is missing."""
    if text_width(face, text) <= most:
        return text
    while len(text) > 1 and text_width(face, f"{text}.") > most:
        text = text[:-1].rstrip()
    return f"{text}."


def _scaled_onto(surface: pygame.Surface, large: pygame.Surface) -> None:
    """Scale down a drawing on a clear ground, which comes out premultiplied, and lay it on."""
    small = pygame.transform.smoothscale(large, surface.get_size())
    surface.blit(small, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)


def _axis_words(
    surface: pygame.Surface, style: Style, plot: pygame.Rect, marks: Sequence[tuple[str, float]], ticks: Sequence[str]
) -> None:
    face, ink = style.face("small"), style.theme.soft
    for text, y in marks:
        draw_text(
            surface, face, text, ink, (plot.x - style.px(8) - text_width(face, text), round(y) - line_height(face) // 2)
        )
    last = -1
    for i, text in enumerate(ticks):
        wide = text_width(face, text)
        x = round(plot.x + plot.w * i / max(1, len(ticks) - 1) - wide / 2)
        x = max(0, min(x, surface.get_width() - wide))
        if x > last:
            draw_text(surface, face, text, ink, (x, plot.bottom + style.px(5)))
            last = x + wide + style.px(8)


def patterned(
    surface: pygame.Surface,
    points: Sequence[tuple[float, float]],
    width: float,
    colour: Colour,
    dashes: Sequence[float],
) -> None:
    """A line with gaps; `dashes` are drawn and skipped lengths in turn, empty for an unbroken one."""
    if not dashes:
        stroke(surface, points, width, colour)
        return
    piece, part, left = [points[0]] if points else [], 0, dashes[0]
    for a, b in pairwise(points):
        length, gone = math.dist(a, b), 0.0
        while length - gone > left:
            gone += left
            cut = (a[0] + (b[0] - a[0]) * gone / length, a[1] + (b[1] - a[1]) * gone / length)
            if part % 2 == 0:
                stroke(surface, [*piece, cut], width, colour, round_ends=False)
            part += 1
            piece, left = [cut], dashes[part % len(dashes)]
        left -= length - gone
        piece.append(b)
    if part % 2 == 0:
        stroke(surface, piece, width, colour, round_ends=False)


def spark(
    width: int, height: int, style: Style, values: Sequence[float], colour: Colour, at: int | None = None
) -> pygame.Surface:
    """A line without axes on the panel's colour, its last value dotted, or value `at`: what follows is then paler."""
    surface = pygame.Surface((width, height))
    surface.fill(style.theme.panel)
    large = pygame.Surface((width * FINE, height * FINE), pygame.SRCALPHA)
    if values:
        pad = style.px(4)
        low, high = min(values), max(values)
        span = (high - low) or 1.0
        across, down = width - 2 * pad, height - 2 * pad
        points = [
            ((pad + across * i / max(1, len(values) - 1)) * FINE, (pad + down * (1 - (v - low) / span)) * FINE)
            for i, v in enumerate(values)
        ]
        here = len(points) - 1 if at is None else at
        stroke(large, points[here:], style.px(2) * FINE, style.theme.line)
        stroke(large, points[: here + 1], style.px(2) * FINE, colour)
        pygame.draw.circle(large, colour, points[here], style.px(3) * FINE)
    _scaled_onto(surface, large)
    return surface


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a stacked bar: its name, its size in any unit, its colour."""

    name: str
    size: float
    colour: Colour


def share_widths(sizes: Sequence[float], room: int) -> list[int]:
    """Whole pixels that add up to `room` exactly and follow the sizes; all 0 when nothing has a size."""
    total = sum(sizes)
    if total <= 0:
        return [0] * len(sizes)
    edges, run = [0], 0.0
    for size in sizes:
        run += size
        edges.append(round(room * run / total))
    return [b - a for a, b in pairwise(edges)]


def stacked(
    width: int, height: int, style: Style, parts: Sequence[Part], show: Callable[[Part], str]
) -> pygame.Surface:
    """Shares of a whole side by side; `show` writes a part inside its piece where the words fit."""
    surface = pygame.Surface((width, height))
    surface.fill(style.theme.sunk)
    face, x = style.face("label"), 0
    for part, wide in zip(parts, share_widths([p.size for p in parts], width), strict=True):
        if wide:
            surface.fill(part.colour, (x, 0, wide, height))
            if x:
                surface.fill(style.theme.panel, (x, 0, style.px(2), height))
            text = show(part)
            if text_width(face, text) + 2 * style.px(6) <= wide:
                ink = max((style.theme.ink, style.theme.panel), key=lambda c: contrast(c, part.colour))
                draw_text(surface, face, text, ink, (x + style.px(8), (height - line_height(face)) // 2))
        x += wide
    return surface
