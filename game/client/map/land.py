"""The ground of the map: sea, land, lakes, rivers and lines, drawn large once for a view and scaled down."""

from __future__ import annotations

import math
from functools import lru_cache

import pygame

from game.client.kit.shapes import stroke
from game.client.kit.theme import Theme, mix
from game.client.map.frame import Frame
from game.client.map.steps import Steps
from game.telling.geography import Geography, Line

MOST = 4
"""Views whose land is kept."""
BAND = 120
"""Pixels of height that are made smooth at a time."""
THIN = 5.5
"""Pixels of the large surface below which the joints of a line need not be rounded."""

_LANDS: dict[tuple[Frame, Theme, Geography], pygame.Surface] = {}


def fineness(width: int, height: int) -> int:
    """How many times as large to draw: less for windows that are large themselves."""
    return 3 if width * height <= 1_600_000 else 2


def steps(frame: Frame, theme: Theme, shapes: Geography) -> Steps[pygame.Surface]:
    """The land of a view, in steps of a few milliseconds; none when it is known. Do not draw on it: it is shared."""
    key = (frame, theme, shapes)
    surface = _LANDS.pop(key, None)
    if surface is None:
        surface = yield from _drawn(frame, theme, shapes)
    _LANDS[key] = surface
    if len(_LANDS) > MOST:
        del _LANDS[next(iter(_LANDS))]
    return surface


def _drawn(frame: Frame, theme: Theme, shapes: Geography) -> Steps[pygame.Surface]:
    fine = fineness(frame.width, frame.height)
    large = frame.times(fine)
    surface = pygame.Surface((large.width, large.height))
    surface.fill(theme.sea)
    window = surface.get_rect()
    for unit in shapes.units:
        colour = theme.land_near if unit.country == shapes.home else theme.land_far
        for polygon in unit.polygons:
            for i, ring in enumerate(polygon):
                _fill(surface, window, large, ring, colour if i == 0 else theme.sea)
        yield
    for lake in shapes.lakes:
        _fill(surface, window, large, lake, theme.sea)
    unit_px = fine * min(frame.width / 900, frame.height / 600)
    lines = (
        (shapes.rivers, mix(theme.sea, theme.shore, 0.5), 1.1),
        (shapes.inner, theme.province, 1.1),
        (shapes.coast, theme.shore, 1.2),
        (shapes.lakes, theme.shore, 1.0),
        (shapes.border, mix(theme.land_near, theme.border, 0.25), 7.0),
        (shapes.border, theme.border, 2.0),
    )
    for group, colour, width in lines:
        yield
        for line in group:
            _line(surface, window, large, line, width * max(fine * 0.75, unit_px), colour)
    small = pygame.Surface((frame.width, frame.height))
    for top in range(0, frame.height, BAND):
        yield
        high = min(BAND, frame.height - top)
        band = surface.subsurface((0, top * fine, large.width, high * fine))
        small.blit(pygame.transform.smoothscale(band, (frame.width, high)), (0, top))
    return small


def _seen(window: pygame.Rect, points: list[tuple[float, float]]) -> bool:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(xs) >= 0 and min(xs) <= window.w and max(ys) >= 0 and min(ys) <= window.h


@lru_cache(maxsize=4096)
def _bounds(line: Line) -> tuple[tuple[float, float], float]:
    """Middle and reach of a line, kilometres: enough to leave out what is far away without putting each point."""
    xs, ys = [p[0] for p in line], [p[1] for p in line]
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return middle, math.hypot(max(xs) - min(xs), max(ys) - min(ys)) / 2


def _far(window: pygame.Rect, frame: Frame, line: Line) -> bool:
    middle, reach = _bounds(line)
    x, y = frame.put(middle)
    room = reach * frame.scale + 8
    return not (-room <= x <= window.w + room and -room <= y <= window.h + room)


def _fill(surface: pygame.Surface, window: pygame.Rect, frame: Frame, ring: Line, colour: tuple[int, int, int]) -> None:
    if _far(window, frame, ring):
        return
    points = frame.line(ring)
    if len(points) > 2 and _seen(window, points):
        pygame.draw.polygon(surface, colour, points)


def _line(
    surface: pygame.Surface,
    window: pygame.Rect,
    frame: Frame,
    line: Line,
    width: float,
    colour: tuple[int, int, int],
) -> None:
    if _far(window, frame, line):
        return
    points = frame.line(line)
    if not _seen(window, points):
        return
    if width < THIN:
        pygame.draw.lines(surface, colour, False, points, max(1, round(width)))
        return
    margin = window.inflate(200, 200)
    piece: list[tuple[float, float]] = []
    for point in points:
        piece.append(point)
        if not margin.collidepoint(point):
            stroke(surface, piece, width, colour)
            piece = [point]
    stroke(surface, piece, width, colour)
