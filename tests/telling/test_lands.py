"""The ground of a scenario: its own where it brings one, plain and honest, the right way up anywhere on the globe."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.client.map.frame import Camera, around, held
from game.rules.cards import Land, Spot, Text, Town
from game.telling.geography import Point, geography
from game.telling.lands import curved, ground, place_names, plain
from tests.shipped import loaded, words

A, B = Text("Upper", "Haut"), Text("Lower", "Bas")


def made(middle: Point, turn: float = 0.0) -> tuple[Land, tuple[Point, ...]]:
    """A land about a place, its line turned by so many radians, and the crossings on it."""
    lon, lat = middle
    line = tuple(
        (lon + math.cos(turn) * x - math.sin(turn) * y, lat + math.sin(turn) * x + math.cos(turn) * y)
        for x, y in ((-1.5, 0.0), (-0.5, 0.2), (0.5, -0.2), (1.5, 0.0))
    )
    aside = (-math.sin(turn), math.cos(turn))
    towns = tuple(
        Town(id, Spot(Text(id, id), lon + aside[0] * far, lat + aside[1] * far), country, 1.0)
        for id, country, far in (("over", "XA", 0.8), ("under", "XB", -0.8))
    )
    return Land((("XA", A), ("XB", B)), line, (), (), towns), line[1:3]


@given(st.floats(-170, 170), st.floats(-60, 60), st.floats(0, 6.28))
@settings(max_examples=60, deadline=None)
def test_a_land_is_seen_whole_and_north_up_wherever_it_lies(lon: float, lat: float, turn: float) -> None:
    land, ports = made((lon, lat), turn)
    shapes = plain(land, ports)
    frame = around(shapes.cone, shapes.whole, 900, 600)
    for spot in shapes.whole:
        x, y = frame.put(shapes.cone.project(*spot))
        assert 0 <= x <= 900 and 0 <= y <= 600
    low, high = frame.put(shapes.cone.project(lon, lat - 0.5)), frame.put(shapes.cone.project(lon, lat + 0.5))
    assert high[1] < low[1] and abs(high[0] - low[0]) < 2
    east = frame.put(shapes.cone.project(lon + 0.5, lat))
    assert east[0] > (high[0] + low[0]) / 2


@given(st.floats(-60, 60), st.floats(0, 6.28))
@settings(max_examples=40, deadline=None)
def test_each_town_lies_on_its_own_side_of_the_line(lat: float, turn: float) -> None:
    land, ports = made((20.0, lat), turn)
    shapes = plain(land, ports)
    for place in shapes.places:
        for unit in shapes.units:
            assert inside(place.at, unit.polygons[0][0]) == (unit.country == place.country)


def inside(point: Point, ring: tuple[Point, ...]) -> bool:
    """Whether a point is within a ring, by counting what a ray crosses."""
    x, y = point
    crossed = False
    for (ax, ay), (bx, by) in itertools.pairwise(ring):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            crossed = not crossed
    return crossed


def test_nobody_can_look_away_from_a_land() -> None:
    land, ports = made((20.0, 45.0))
    limits = plain(land, ports).cone.limits
    kept = held(Camera(-73.0, 10.0, 1e9), limits)
    assert (kept.lon, kept.lat) == (limits.west, limits.south) and kept.across == limits.farthest
    assert limits.nearest < limits.least < limits.farthest


@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=3, max_size=8), st.booleans())
def test_a_curve_goes_through_every_point(points: list[tuple[int, int]], shut: bool) -> None:
    line = tuple((float(x), float(y)) for x, y in points)
    found = curved(line, shut)
    assert found[0] == line[0] and found[-1] == (line[0] if shut else line[-1])
    for point in line:
        assert min(math.dist(point, spot) for spot in found) < 1e-9


def test_a_scenario_without_a_land_plays_on_the_shipped_one() -> None:
    scenario = loaded("autumn-2001").scenario
    assert ground(scenario) is geography()
    assert place_names(scenario, words("fr"))["place-quebec-city"] == "Québec"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_invented_border_shows_nothing_of_a_real_one(language: str) -> None:
    table = loaded("marl-crossings")
    names = place_names(table.scenario, words(language).at(table.shelf))
    assert names["region-XA"] == "Verrane" and names["region-XB"] == ("Ostmere" if language == "en" else "Ostmère")
    shapes = ground(table.scenario)
    assert not shapes.coast and not shapes.inner and {unit.country for unit in shapes.units} == {"XA", "XB"}
    assert set(names) == {f"place-{place.id}" for place in shapes.places} | {f"region-{u.id}" for u in shapes.units}


def test_every_crossing_of_an_invented_border_lies_on_its_line() -> None:
    scenario = loaded("marl-crossings").scenario
    shapes = ground(scenario)
    for corridor in scenario.corridors:
        at = shapes.cone.project(corridor.lon, corridor.lat)
        assert min(math.dist(at, point) for point in shapes.border[0]) < 0.1, corridor.id
