"""The ground of a scenario: the one that the game ships, or a plain one made of what the scenario says of its own.

What a scenario does not say is not drawn: its two sides are flat ground that meets at its line, without a coast.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from game.catalog.texts import Words
from game.rules.cards import Land, Scenario
from game.telling.geography import Cone, Geography, Limits, Line, Place, Point, Unit, geography

BEYOND_KM = 6000.0
"""How far the two sides go on beyond the ends of the line, and away from it."""
RADIUS_KM = 6371.0
CURVE = 6
"""Pieces in which a curve goes from one point to the next."""
WIDE = 3.0
"""How many times as far as a land reaches its farthest view goes."""
NEAR_KM, CLOSE_KM = 160.0, 80.0
"""What a view of a small land shows across at least, when nobody has zoomed and when somebody has."""


def ground(scenario: Scenario, coarse: float = 0.0) -> Geography:
    """What the map of a scenario is drawn on; no line of the shipped one is off by more than `coarse` kilometres."""
    if scenario.land is None:
        return geography(coarse) if coarse else geography()
    return plain(scenario.land, tuple((c.lon, c.lat) for c in scenario.corridors))


def place_names(scenario: Scenario, words: Words) -> dict[str, str]:
    """What towns and regions of its ground are called: "place-..." and "region-..."."""
    land = scenario.land
    if land is None:
        return words.named("place-", "region-")
    names = {f"place-{town.id}": words.text(town.spot.name) for town in land.towns}
    return names | {f"region-{country}": words.text(name) for country, name in land.sides}


@lru_cache(maxsize=4)
def plain(land: Land, ports: tuple[Point, ...]) -> Geography:
    """A scenario's own land, with crossings at those longitudes and latitudes."""
    spots = (*land.line, *ports, *((town.spot.lon, town.spot.lat) for town in land.towns))
    cone = _cone(spots)
    line = curved(tuple(cone.project(*spot) for spot in land.line))
    left, right, homeward = _sides(line)

    def drawn(lines: Iterable[tuple[Point, ...]], shut: bool = False) -> tuple[Line, ...]:
        return tuple(curved(tuple(cone.project(*spot) for spot in one), shut) for one in lines)

    places = tuple(
        Place(t.id, t.country, cone.project(t.spot.lon, t.spot.lat), t.people, capital=False) for t in land.towns
    )
    (near, _), (far, _) = land.sides[:2]
    return Geography(
        cone=cone,
        units=(Unit(near, near, _middle(left), ((left,),)), Unit(far, far, _middle(right), ((right,),))),
        lakes=drawn(land.waters, shut=True),
        rivers=drawn(land.rivers),
        border=(line,),
        inner=(),
        coast=(),
        places=places,
        home=near,
        whole=tuple(spots),
        homeward=homeward,
    )


def _cone(spots: Iterable[Point]) -> Cone:
    """A projection about the middle of some places, with limits that let one see all of them and not much more."""
    lons, lats = zip(*spots, strict=True)
    lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    # The cone must have its tip on one side: near the equator its parallels lie a little apart from the middle.
    lean = lat if abs(lat) > 5 else math.copysign(5.0, lat)
    reach = RADIUS_KM * math.radians(max((max(lons) - min(lons)) * math.cos(math.radians(lat)), max(lats) - min(lats)))
    room = Limits(
        west=min(lons),
        south=min(lats),
        east=max(lons),
        north=max(lats),
        least=max(NEAR_KM, reach),
        nearest=max(CLOSE_KM, reach / 4),
        farthest=max(NEAR_KM, reach) * WIDE,
    )
    return Cone(lean - 1, lean + 1, lat, lon, RADIUS_KM, room)


def _sides(line: Line) -> tuple[Line, Line, Point]:
    """The ground on the left and on the right of a line that goes on straight beyond its ends; which way left is."""
    first, last = line[0], line[-1]
    length = math.dist(first, last) or 1.0
    along = ((last[0] - first[0]) / length, (last[1] - first[1]) / length)
    left = (-along[1], along[0])

    def off(point: Point, ahead: float, aside: float) -> Point:
        return (
            point[0] + along[0] * ahead + left[0] * aside,
            point[1] + along[1] * ahead + left[1] * aside,
        )

    start, end = off(first, -BEYOND_KM, 0), off(last, BEYOND_KM, 0)
    shared = (start, *line, end)
    return (
        (*shared, off(end, 0, BEYOND_KM), off(start, 0, BEYOND_KM), start),
        (*shared, off(end, 0, -BEYOND_KM), off(start, 0, -BEYOND_KM), start),
        left,
    )


def curved(points: Line, shut: bool = False) -> Line:
    """A curve through all the points (Catmull and Rom 1974): a few of them are enough for a river or a shore."""
    ends = (points[-1], points[0], points[1]) if shut else (points[0], points[-1], points[-1])
    way = (*points, ends[1]) if shut else points
    before, after = ends[0], ends[2]
    around = (before, *way, after)
    found = []
    for a, b, c, d in zip(around, around[1:], around[2:], around[3:], strict=False):
        for step in range(CURVE):
            t = step / CURVE
            found.append((_between(a[0], b[0], c[0], d[0], t), _between(a[1], b[1], c[1], d[1], t)))
    return (*found, way[-1])


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    """From b at 0 to c at 1, along the way from a to d."""
    return b + t / 2 * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))


def _middle(ring: Line) -> Point:
    return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
