"""Reads assets/map/border_map.json and projects longitudes and latitudes as that file did.

Lambert conformal conic on a sphere (Snyder, Map Projections: A Working Manual, 1987, pp. 106-107).
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from game.catalog.places import assets_root

Point = tuple[float, float]
Line = tuple[Point, ...]


WHOLE = ((-124.5, 47.0), (-123.0, 50.5), (-66.0, 46.5), (-67.0, 44.0), (-79.0, 41.5))
"""Longitudes and latitudes that a view of the whole border must show."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Degrees within which the middle of a view stays; kilometres across that it shows when nobody has zoomed, at
    least, and how near and how far one may go.

    As they stand they are those of the ground that the game ships: its source grid is about 1 km, and beyond its edges
    there is nothing to see.
    """

    west: float = -126.0
    south: float = 41.0
    east: float = -62.0
    north: float = 50.5
    least: float = 620.0
    nearest: float = 280.0
    farthest: float = 5600.0


@dataclass(frozen=True, slots=True)
class Cone:
    """The projection: standard parallels and origin in degrees, radius of the sphere in kilometres; how far a view of
    it may go."""

    p1: float
    p2: float
    lat0: float
    lon0: float
    radius: float
    limits: Limits = Limits()

    @property
    def n(self) -> float:
        """The cone's constant."""
        one, two = math.radians(self.p1), math.radians(self.p2)
        return math.log(math.cos(one) / math.cos(two)) / math.log(_tan(two) / _tan(one))

    def rho(self, lat: float) -> float:
        """Distance from the cone's tip to a parallel, kilometres."""
        one = math.radians(self.p1)
        scale = math.cos(one) * _tan(one) ** self.n / self.n
        return float(self.radius * scale / _tan(math.radians(lat)) ** self.n)

    def project(self, lon: float, lat: float) -> Point:
        """Kilometres east and north of the origin."""
        rho, angle = self.rho(lat), self.n * math.radians(lon - self.lon0)
        return rho * math.sin(angle), self.rho(self.lat0) - rho * math.cos(angle)

    def back(self, point: Point) -> Point:
        """Longitude and latitude of a point in kilometres: `project` the other way round."""
        tip = self.rho(self.lat0)
        x, y = point[0], tip - point[1]
        one = math.radians(self.p1)
        scale = self.radius * math.cos(one) * _tan(one) ** self.n / self.n
        lat = 2 * math.atan((scale / math.hypot(x, y)) ** (1 / self.n)) - math.pi / 2
        return self.lon0 + math.degrees(math.atan2(x, y) / self.n), math.degrees(lat)


def _tan(angle: float) -> float:
    return math.tan(math.pi / 4 + angle / 2)


@dataclass(frozen=True, slots=True)
class Unit:
    """A province or state: `rings` of each polygon, the first its outline, the others holes."""

    id: str
    country: str
    label: Point
    polygons: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A city; `weight` is millions of people, `capital` whether a government sits there."""

    id: str
    country: str
    at: Point
    weight: float
    capital: bool


@dataclass(frozen=True, slots=True, eq=False)
class Geography:
    """Everything in kilometres on the cone's plane; labels and places projected. One equals itself alone."""

    cone: Cone
    units: tuple[Unit, ...]
    lakes: tuple[Line, ...]
    rivers: tuple[Line, ...]
    border: tuple[Line, ...]
    inner: tuple[Line, ...]
    coast: tuple[Line, ...]
    places: tuple[Place, ...]
    home: str
    """The country of the near side."""
    whole: tuple[Point, ...]
    """Longitudes and latitudes that a view of all of it must show."""
    homeward: Point = (0.0, 1.0)
    """Which way the near side lies from the line: a step of length 1 on the plane."""


def _decode(flat: list[int], unit: float) -> Line:
    x = y = 0
    points = []
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x * unit, y * unit))
    return tuple(points)


def plainer(line: Line, off: float) -> Line:
    """The line with fewer points, nowhere off by more than `off` (Douglas and Peucker 1973); its ends stay."""
    if off <= 0:
        return line
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far = [(_beside(line[at], line[first], line[last]), at) for at in range(first + 1, last)]
        most, at = max(far, default=(0.0, first))
        if most > off:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return tuple(line[at] for at in sorted(kept))


def _beside(point: Point, one: Point, two: Point) -> float:
    """How far a point is from the stretch between two others; from the first where they are the same."""
    (x, y), (dx, dy) = (point[0] - one[0], point[1] - one[1]), (two[0] - one[0], two[1] - one[1])
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, (x * dx + y * dy) / length)) if length else 0.0
    return math.hypot(x - along * dx, y - along * dy)


@lru_cache(maxsize=4)
def geography(coarse: float = 0.0) -> Geography:
    """The map of the assets folder, read once; no line is off by more than `coarse` kilometres."""
    folder = assets_root() / "map"
    return read(folder / "border_map.json", folder / "places.json", coarse)


def read(border_map: Path, places: Path, coarse: float = 0.0) -> Geography:
    """Both files put together. Raises OSError or ValueError when one is missing or damaged."""
    data = json.loads(border_map.read_text(encoding="utf-8"))
    towns = json.loads(places.read_text(encoding="utf-8"))
    shape = data["meta"]["projection"]
    cone = Cone(shape["p1"], shape["p2"], shape["lat0"], shape["lon0"], shape["R_km"])
    # Arcs are made plainer before they are joined, so that neighbours still meet.
    arcs = [plainer(_decode(flat, data["meta"]["unit_km"]), coarse) for flat in data["arcs"]]

    def joined(ids: list[int]) -> Line:
        points: list[Point] = []
        for i in ids:
            arc = arcs[i] if i >= 0 else arcs[~i][::-1]
            points += arc if not points else arc[1:]
        return tuple(points)

    units = tuple(
        Unit(
            unit["id"],
            unit["id"][:2],
            cone.project(*unit["c"]),
            tuple(tuple(joined(ring) for ring in polygon) for polygon in unit["p"]),
        )
        for unit in data["units"]
    )
    return Geography(
        cone,
        units,
        tuple(joined(ring) for lake in data["lakes"] for ring in lake),
        tuple(joined(river) for river in data["rivers"]),
        tuple(joined([i]) for i in data["border"]),
        tuple(joined([i]) for i in data["inner"]),
        tuple(joined([i]) for i in data["coast"]),
        tuple(
            Place(p["id"], p["country"], cone.project(p["lon"], p["lat"]), p["weight"], p["capital"])
            for p in towns["places"]
        ),
        towns["home"],
        WHOLE,
    )
