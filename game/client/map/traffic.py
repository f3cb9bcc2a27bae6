"""Corridors as ribbons: as wide as their flow, coloured and patterned by their wait."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pygame

from game.client.kit.shapes import Point, ribbon_outline
from game.client.kit.theme import Colour, Theme, clearer, mix
from game.client.map.frame import Frame
from game.telling.geography import Geography, Place

STEPS = (10, 20, 40)
"""Minutes of wait from which a corridor counts as slow, very slow, blocked."""
GAPS = {1: 15.0, 2: 9.0, 3: 5.0}
"""Units between the bars of a slow, a very slow and a blocked ribbon."""
ALONE_KM = 200
"""How far a ribbon runs on a side where no city is near enough."""
_NEAR_KM, _FAR_KM = 40, 700


@dataclass(frozen=True, slots=True)
class Corridor:
    """What the map must know: name in the reader's language, place in degrees, flow in any unit, wait in minutes.

    `note` says the wait ("{n} min", filled in as it is drawn), `moved` how it changed since last round ("▲ 3"),
    `said` what a hand resting on it is told. `trucks` is their share of the vehicles, `use` the share of the port's
    capacity in use, both 0 to 1. The region's view fits those that are `near`.
    """

    id: str
    name: str
    lon: float
    lat: float
    flow: float
    wait: float
    note: str = ""
    moved: str = ""
    said: str = ""
    trucks: float = 0.3
    use: float = 0.0
    near: bool = True


def slowness(wait: float) -> int:
    """0 flowing, 1 slow, 2 very slow, 3 blocked."""
    return sum(wait >= step for step in STEPS)


def hub(shapes: Geography, at: Point, home: bool) -> Place | None:
    """The city that traffic there mostly comes from or goes to: large and near, as in a gravity model."""
    best: tuple[float, Place] | None = None
    for place in shapes.places:
        far = math.dist(at, place.at)
        if (place.country == shapes.home) == home and _NEAR_KM <= far <= _FAR_KM:
            pull = place.weight / far**2.6
            if best is None or pull > best[0]:
                best = (pull, place)
    return best[1] if best else None


def path(shapes: Geography, corridor: Corridor) -> list[Point]:
    """The ribbon's line in kilometres, from one city through the crossing towards the other."""
    at = shapes.cone.project(corridor.lon, corridor.lat)
    near, far = hub(shapes, at, True), hub(shapes, at, False)
    east, up = (ALONE_KM * part for part in shapes.homeward)
    start = near.at if near else (at[0] + east, at[1] + up)
    end = far.at if far else (at[0] - east, at[1] - up)
    across = (end[0] - start[0], end[1] - start[1])
    first = _bend(start, at, across, at_end=True)
    return first + _bend(at, end, across, at_end=False)[1:]


def _bend(a: Point, b: Point, across: Point, *, at_end: bool) -> list[Point]:
    """A curve from a to b that runs along `across` where the border is."""
    far = math.dist(a, b) or 1.0
    length = math.hypot(*across) or 1.0
    pull = (across[0] / length * far * 0.3, across[1] / length * far * 0.3)
    middle = (b[0] - pull[0], b[1] - pull[1]) if at_end else (a[0] + pull[0], a[1] + pull[1])
    steps = 24
    curve = []
    for i in range(steps + 1):
        t = i / steps
        u = 1 - t
        curve.append(tuple(u * u * p + 2 * u * t * m + t * t * q for p, m, q in zip(a, middle, b, strict=True)))
    return [(x, y) for x, y in curve]


def ribbon_width(flow: float, most: float, unit: float) -> float:
    """Pixels: area tells the flow, so the width goes with its root; `unit` is pixels a unit."""
    return unit * (2.5 + 11.5 * math.sqrt(max(0.0, flow) / most)) if most > 0 else unit * 2.5


def ribbons(
    surface: pygame.Surface,
    frame: Frame,
    shapes: Geography,
    corridors: Sequence[Corridor],
    theme: Theme,
    unit: float,
) -> Iterator[None]:
    """Draw the ribbons one after another, the widest below, onto a large surface; `unit` is its pixels a unit."""
    most = max((c.flow for c in corridors), default=0.0)
    for corridor in sorted(corridors, key=lambda c: (-c.flow, c.id)):
        line = frame.line(tuple(path(shapes, corridor)))
        width = ribbon_width(corridor.flow, most, unit)
        slow = slowness(corridor.wait)
        colour = theme.waits[slow]
        pygame.draw.polygon(surface, mix(theme.panel, colour, 0.15), tapered(line, width + 2.6 * unit))
        pygame.draw.polygon(surface, colour, tapered(line, width))
        if slow:
            _ticks(surface, line, width, unit, slow, bar_ink(theme, colour))
        yield


def bar_ink(theme: Theme, colour: Colour) -> Colour:
    """The colour of the bars on a ribbon of that colour: darker or lighter, whichever stands out."""
    return mix(colour, clearer(colour, theme.ink, theme.page), 0.72)


def tapered(line: list[Point], width: float) -> list[Point]:
    """The outline of a ribbon that narrows towards both ends."""
    count = len(line)
    middle = [(line[i], line[max(0, i - 1)], line[min(count - 1, i + 1)]) for i in range(count)]
    left, right = [], []
    for i, ((x, y), (ax, ay), (bx, by)) in enumerate(middle):
        length = math.hypot(bx - ax, by - ay) or 1.0
        half = width / 2 * (0.35 + 0.65 * math.sin(math.pi * min(1.0, max(0.0, i / (count - 1)))) ** 0.6)
        nx, ny = -(by - ay) / length * half, (bx - ax) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left + right[::-1]


def _ticks(surface: pygame.Surface, line: list[Point], width: float, unit: float, slow: int, colour: Colour) -> None:
    """Bars across the ribbon on both sides of the crossing, closer together the longer the wait."""
    gap = unit * GAPS[slow]
    middle = len(line) // 2
    for way in (line[middle:], line[: middle + 1][::-1]):
        _bars(surface, way, gap, unit * 80, width, unit * 1.7, colour)


def _bars(
    surface: pygame.Surface, line: list[Point], gap: float, reach: float, width: float, thick: float, colour: Colour
) -> None:
    run, due = 0.0, gap / 2
    for (ax, ay), (bx, by) in pairwise(line):
        length = math.hypot(bx - ax, by - ay)
        while length and due <= run + length and due < reach:
            t = (due - run) / length
            x, y = ax + (bx - ax) * t, ay + (by - ay) * t
            ux, uy = (bx - ax) / length, (by - ay) / length
            bar = [(x - uy * width / 2, y + ux * width / 2), (x + uy * width / 2, y - ux * width / 2)]
            pygame.draw.polygon(surface, colour, ribbon_outline(bar, thick))
            due += gap
        run += length


def swatch(width: int, height: int, slow: int, theme: Theme, unit: float) -> pygame.Surface:
    """A piece of ribbon in the colour and the pattern of a wait, premultiplied by its cover, for a legend."""
    fine = 4
    large = pygame.Surface((width * fine, height * fine), pygame.SRCALPHA)
    wide = 9 * unit * fine
    line = [(0.0, height * fine / 2), (float(width * fine), height * fine / 2)]
    colour = theme.waits[slow]
    pygame.draw.polygon(large, colour, ribbon_outline(line, wide))
    if slow:
        gap = unit * fine * GAPS[slow]
        _bars(large, line, gap, width * fine, wide, unit * fine * 1.7, bar_ink(theme, colour))
    return pygame.transform.smoothscale(large, (width, height))
