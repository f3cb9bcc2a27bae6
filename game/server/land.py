"""The land that pages draw the border on: lines in one plane, coarse enough to be sent to a telephone once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from game.catalog.texts import Words
from game.rules.cards import Scenario
from game.telling.geography import Line
from game.telling.lands import ground, place_names

UNIT = 0.5
"""Kilometres of one unit of the lines that are sent."""
COARSE = 0.8
"""Kilometres by which a line may be off."""
NORTH, SOUTH = 1500.0, -1100.0
"""Kilometres from the plane's origin: beyond them lies nothing that a page shows."""


def land(words: Words, scenario: Scenario) -> Mapping[str, Any]:
    """Lines as SVG paths (x to the east, y to the south, in `unit` kilometres), places with names, and the projection.

    `tip` is how far north of the origin the cone's tip lies (kilometres), `n` its constant, `lon` its middle: with them
    a page turns the plane so that north is up in the middle of what it shows.
    """
    shapes = ground(scenario, COARSE)
    outlines = {
        home: [
            ring for unit in shapes.units if (unit.country == shapes.home) == home for p in unit.polygons for ring in p
        ]
        for home in (True, False)
    }
    names = place_names(scenario, words)
    return {
        "unit": UNIT,
        "tip": round(shapes.cone.rho(shapes.cone.lat0), 2),
        "n": shapes.cone.n,
        "lon": shapes.cone.lon0,
        "near": _path(outlines[True], shut=True),
        "far": _path(outlines[False], shut=True),
        "lakes": _path(shapes.lakes, shut=True),
        "rivers": _path(shapes.rivers),
        "inner": _path(shapes.inner),
        "border": _path(shapes.border),
        "places": [
            {
                "name": names[f"place-{place.id}"],
                "x": round(place.at[0], 1),
                "y": round(place.at[1], 1),
                "weight": place.weight,
                "capital": place.capital,
            }
            for place in sorted(shapes.places, key=lambda place: (-place.weight, place.id))
        ],
    }


def _path(lines: Iterable[Line], shut: bool = False) -> str:
    """Lines that are seen as one path, in whole units."""
    return "".join(_one(line, shut) for line in lines if any(SOUTH <= y <= NORTH for _, y in line))


def _one(line: Line, shut: bool) -> str:
    points = [(round(x / UNIT), round(-y / UNIT)) for x, y in line]
    (x, y), steps = points[0], []
    text = f"M{x} {y}"
    for to in points[1:]:
        if to != (x, y):
            steps.append(f"{to[0] - x} {to[1] - y}".replace(" -", "-"))
            (x, y) = to
    if not steps:
        return ""
    return text + "l" + " ".join(steps).replace(" -", "-") + ("z" if shut else "")
