"""Trucks and cars on the ribbons. Where each of them is follows from the clock alone: nothing is remembered.

They come at even intervals, shorter where more traffic flows, and slow down before the port: the longer the wait, the
slower, and so the closer together they stand.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import pygame

from game.client.kit.shapes import Point
from game.client.kit.theme import Colour
from game.client.map.traffic import Corridor

PACE = 30.0
"""Units a second on the open road."""
QUEUE = 64.0
"""Units before the port on which the wait is spent."""
HEADWAY = 1.2
"""Seconds between two vehicles on the busiest ribbon."""
APART = 10.0
"""Units that two vehicles keep even in a queue."""
TURNS = 32
FINE = 4


@dataclass(frozen=True, slots=True)
class Road:
    """A ribbon's line in the window (pixels), lengths run at its points, and the length run at the port."""

    line: tuple[Point, ...]
    run: tuple[float, ...]
    port: float

    def at(self, length: float) -> tuple[Point, float]:
        """The point after so many pixels, and which way it goes there (radians, down is positive)."""
        i = min(max(bisect_right(self.run, length), 1), len(self.run) - 1)
        (ax, ay), (bx, by) = self.line[i - 1], self.line[i]
        part = (length - self.run[i - 1]) / ((self.run[i] - self.run[i - 1]) or 1.0)
        return (ax + (bx - ax) * part, ay + (by - ay) * part), math.atan2(by - ay, bx - ax)


@dataclass(frozen=True, slots=True)
class Vehicle:
    """One of them: where (pixels), which way (radians), whether a truck."""

    at: Point
    way: float
    truck: bool


def road(line: Sequence[Point]) -> Road:
    """A ribbon's line, from the home side through the port in its middle, as something to drive on."""
    run = [0.0]
    for a, b in pairwise(line):
        run.append(run[-1] + math.dist(a, b))
    return Road(tuple(line), tuple(run), run[len(run) // 2])


def headway(flow: float, most: float) -> float:
    """Seconds from one vehicle to the next."""
    share = flow / most if most > 0 else 0.0
    return HEADWAY / math.sqrt(max(share, 0.02))


def traffic(way: Road, corridor: Corridor, most: float, unit: float, now: float) -> list[Vehicle]:
    """The vehicles of a ribbon at a time; `most` is the largest flow, `unit` pixels a unit."""
    pace, gap = PACE * unit, headway(corridor.flow, most)
    queue = min(QUEUE * unit, way.port)
    slower = min(1 + corridor.wait / 5, max(1.0, gap * pace / (APART * unit)))
    start, end = (way.port - queue) / pace, (way.port - queue) / pace + queue / pace * slower
    whole = end + (way.run[-1] - way.port) / pace
    if gap <= 0 or whole <= 0:
        return []
    found = []
    for number in range(math.ceil((now - whole) / gap), math.floor(now / gap) + 1):
        age = now - number * gap
        if age < start:
            length = age * pace
        elif age < end:
            length = way.port - queue + (age - start) * pace / slower
        else:
            length = way.port + (age - end) * pace
        at, turn = way.at(length)
        found.append(Vehicle(at, turn, number * 0.618034 % 1 < corridor.trucks))
    return found


@lru_cache(maxsize=256)
def sprite(truck: bool, turn: int, unit: float, ink: Colour, rim: Colour) -> pygame.Surface:
    """A vehicle seen from above, `turn` of TURNS clockwise from east."""
    long, wide = (11.0, 4.6) if truck else (6.0, 3.8)
    side = math.ceil((long + 3) * unit)
    large = pygame.Surface((side * FINE, side * FINE), pygame.SRCALPHA)
    large.fill((*rim, 0))
    k = unit * FINE
    body = pygame.Rect(0, 0, round(long * k), round(wide * k))
    body.center = (side * FINE // 2, side * FINE // 2)
    pygame.draw.rect(large, rim, body.inflate(round(1.8 * k), round(1.8 * k)), border_radius=round(1.6 * k))
    if truck:
        trailer = pygame.Rect(body.x, body.y, round(7.2 * k), body.h)
        cab = pygame.Rect(trailer.right + round(0.8 * k), body.y, body.right - trailer.right - round(0.8 * k), body.h)
        pygame.draw.rect(large, ink, trailer)
        pygame.draw.rect(large, ink, cab, border_radius=round(1.2 * k))
    else:
        pygame.draw.rect(large, ink, body, border_radius=round(1.6 * k))
    return pygame.transform.rotozoom(large, -turn * 360 / TURNS, 1 / FINE)


def draw(
    surface: pygame.Surface, vehicles: Sequence[Vehicle], corner: Point, unit: float, ink: Colour, rim: Colour
) -> None:
    """Draw them all, the window's corner at `corner`; those outside the surface's clip are left out."""
    seen = surface.get_clip().inflate(20, 20)
    blits = []
    for vehicle in vehicles:
        x, y = vehicle.at[0] + corner[0], vehicle.at[1] + corner[1]
        if seen.collidepoint(x, y):
            picture = sprite(vehicle.truck, round(vehicle.way / math.tau * TURNS) % TURNS, unit, ink, rim)
            blits.append((picture, (round(x - picture.get_width() / 2), round(y - picture.get_height() / 2))))
    surface.fblits(blits)
