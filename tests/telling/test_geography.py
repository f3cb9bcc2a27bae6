"""Lines made plainer: nowhere further off than was allowed."""

from __future__ import annotations

import itertools
import math

from hypothesis import given
from hypothesis import strategies as st

from game.telling.geography import Line, geography, plainer

SPOTS = st.tuples(st.integers(-50, 50), st.integers(-50, 50)).map(lambda spot: (float(spot[0]), float(spot[1])))


@given(st.lists(SPOTS, min_size=2, max_size=30).map(tuple), st.floats(0.5, 20))
def test_a_plainer_line_keeps_its_ends_and_passes_near_every_point(line: Line, off: float) -> None:
    found = plainer(line, off)
    assert (found[0], found[-1]) == (line[0], line[-1]) and set(found) <= set(line)
    for point in line:
        near = min(between(point, one, two) for one, two in itertools.pairwise(found))
        assert near <= off + 1e-6


def between(point: tuple[float, float], one: tuple[float, float], two: tuple[float, float]) -> float:
    """How far a point is from a stretch."""
    length = math.dist(one, two)
    if length == 0:
        return math.dist(point, one)
    along = ((point[0] - one[0]) * (two[0] - one[0]) + (point[1] - one[1]) * (two[1] - one[1])) / length**2
    share = min(1.0, max(0.0, along))
    return math.dist(point, (one[0] + share * (two[0] - one[0]), one[1] + share * (two[1] - one[1])))


def test_nothing_is_lost_where_nothing_may_be_off() -> None:
    line = geography().border[0]
    assert plainer(line, 0.0) == line


def test_plainer_neighbours_still_meet() -> None:
    """A ring of plainer arcs is shut, and there is a good deal less of it."""
    fine, coarse = geography(), geography(1.0)
    assert len(fine.units) == len(coarse.units)
    for unit in coarse.units:
        for polygon in unit.polygons:
            assert all(ring[0] == ring[-1] for ring in polygon)
    assert count(coarse) < count(fine) * 0.8


def count(shapes: object) -> int:
    """How many points its units have."""
    return sum(len(ring) for unit in shapes.units for polygon in unit.polygons for ring in polygon)  # type: ignore[attr-defined]
