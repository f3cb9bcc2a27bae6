"""A window on the map: which part of the plane is shown, turned so that north is up in its middle."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from game.client.map.geography import Cone, Line, Point

LEAST_KM = 620
"""The source grid is about 1 km: closer views would show it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Centre in kilometres after turning by `angle` about the cone's tip, pixels a kilometre, size in pixels."""

    cone: Cone
    angle: float
    middle: Point
    scale: float
    width: int
    height: int

    def _turn(self, point: Point) -> Point:
        tip = self.cone.rho(self.cone.lat0)
        x, y = point[0], tip - point[1]
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        return x * cos - y * sin, tip - (x * sin + y * cos)

    def put(self, point: Point) -> Point:
        """Where a point of the plane (kilometres) is in the window (pixels)."""
        x, y = self._turn(point)
        return (x - self.middle[0]) * self.scale + self.width / 2, self.height / 2 - (y - self.middle[1]) * self.scale

    def line(self, points: Line) -> list[Point]:
        """The same for a whole line."""
        tip = self.cone.rho(self.cone.lat0)
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        (mx, my), s = self.middle, self.scale
        left, top = self.width / 2 - mx * s, self.height / 2 + (my - tip) * s
        return [((x * cos - (tip - y) * sin) * s + left, (x * sin + (tip - y) * cos) * s + top) for x, y in points]

    def times(self, fine: int) -> Frame:
        """The same view on a surface that many times as large."""
        return Frame(self.cone, self.angle, self.middle, self.scale * fine, self.width * fine, self.height * fine)


def around(cone: Cone, points: Iterable[Point], width: int, height: int, margin: float = 0.16) -> Frame:
    """The view that shows all points (longitude, latitude) with a margin (share of the window on each side)."""
    spots = list(points)
    if not spots:
        spots = [(cone.lon0, cone.lat0)]
    lon = (min(p[0] for p in spots) + max(p[0] for p in spots)) / 2
    upright = Frame(cone, cone.n * math.radians(lon - cone.lon0), (0.0, 0.0), 1.0, 0, 0)
    turned = [upright._turn(cone.project(*spot)) for spot in spots]
    xs, ys = [p[0] for p in turned], [p[1] for p in turned]
    room = 1 - 2 * margin
    across = max(LEAST_KM, (max(xs) - min(xs)) / room, (max(ys) - min(ys)) / room * width / height)
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return Frame(cone, upright.angle, middle, width / across, width, height)
