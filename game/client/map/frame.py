"""A window on the map: which part of the plane is shown, turned so that north is up in its middle."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from game.telling.geography import Cone, Limits, Line, Point


@dataclass(frozen=True, slots=True)
class Camera:
    """Where a person looks: the middle in degrees, kilometres from the left edge to the right."""

    lon: float
    lat: float
    across: float


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

    def back(self, pixel: Point) -> Point:
        """The longitude and latitude of a point of the window."""
        x = (pixel[0] - self.width / 2) / self.scale + self.middle[0]
        y = (self.height / 2 - pixel[1]) / self.scale + self.middle[1]
        tip = self.cone.rho(self.cone.lat0)
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        return self.cone.back((x * cos + (tip - y) * sin, tip + x * sin - (tip - y) * cos))

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
    across = max(cone.limits.least, (max(xs) - min(xs)) / room, (max(ys) - min(ys)) / room * width / height)
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return Frame(cone, upright.angle, middle, width / across, width, height)


def look(cone: Cone, camera: Camera, width: int, height: int) -> Frame:
    """The view of a camera, north up in its middle."""
    frame = Frame(cone, cone.n * math.radians(camera.lon - cone.lon0), (0.0, 0.0), width / camera.across, width, height)
    return replace(frame, middle=frame._turn(cone.project(camera.lon, camera.lat)))


def camera_of(frame: Frame) -> Camera:
    """Where a view looks."""
    lon, lat = frame.back((frame.width / 2, frame.height / 2))
    return Camera(lon, lat, frame.width / frame.scale)


def held(camera: Camera, limits: Limits) -> Camera:
    """The nearest camera within the limits."""
    return Camera(
        min(limits.east, max(limits.west, camera.lon)),
        min(limits.north, max(limits.south, camera.lat)),
        min(limits.farthest, max(limits.nearest, camera.across)),
    )


def moved(frame: Frame, dx: float, dy: float) -> Frame:
    """What is on the map goes so many pixels right and down; within the limits, and without a turn."""
    x, y = frame.middle
    return _within(replace(frame, middle=(x - dx / frame.scale, y + dy / frame.scale)))


def zoomed(frame: Frame, factor: float, at: Point) -> Frame:
    """So many times as near, the point under `at` (pixels) staying there; within the limits, and without a turn."""
    limits = frame.cone.limits
    scale = frame.width / min(limits.farthest, max(limits.nearest, frame.width / (frame.scale * factor)))
    aside, down = at[0] - frame.width / 2, at[1] - frame.height / 2
    gone = 1 / frame.scale - 1 / scale
    middle = (frame.middle[0] + aside * gone, frame.middle[1] - down * gone)
    return _within(replace(frame, middle=middle, scale=scale))


def _within(frame: Frame) -> Frame:
    camera = camera_of(frame)
    kept = held(camera, frame.cone.limits)
    if (kept.lon, kept.lat) == (camera.lon, camera.lat):
        return frame
    return replace(frame, middle=frame._turn(frame.cone.project(kept.lon, kept.lat)))


def shift(old: Frame, new: Frame) -> tuple[float, float, float]:
    """(times, right, down): where a pixel of the old view is in the new one, for views turned alike."""
    times = new.scale / old.scale
    right = new.width / 2 - old.width / 2 * times + (old.middle[0] - new.middle[0]) * new.scale
    down = new.height / 2 - old.height / 2 * times - (old.middle[1] - new.middle[1]) * new.scale
    return times, right, down
