"""The land that pages draw: small, whole, and the border where the crossings are."""

from __future__ import annotations

import itertools
import math
import re
from pathlib import Path

import pytest

from game.server.land import UNIT, land
from game.server.wire import packed
from game.telling.geography import geography
from game.telling.lands import ground
from tests.server.classroom import hall, served
from tests.shipped import loaded, words

SHIPPED = loaded("autumn-2001").scenario
MOST = 150_000
"""Bytes that a telephone is sent once."""
PATH = re.compile(r"M(-?\d+) (-?\d+)l((?:-?\d+[ ]?)+)(z?)")


def points(path: str) -> list[list[tuple[float, float]]]:
    """Lines of a path in kilometres, y to the north."""
    found = []
    for x, y, steps, _ in PATH.findall(path):
        at = [int(x), int(y)]
        line = [(at[0] * UNIT, -at[1] * UNIT)]
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            at = [at[0] + dx, at[1] + dy]
            line.append((at[0] * UNIT, -at[1] * UNIT))
        found.append(line)
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_small_and_names_places_in_the_readers_language(tmp_path: Path, language: str) -> None:
    with served(hall(tmp_path / "l")) as client:
        answer = client.get(f"/land/{language}")
        assert answer.headers["content-type"].startswith("application/json") and len(answer.content) < MOST
        assert answer.text == packed(land(words(language), SHIPPED))
        assert client.get(f"/land/{language}", headers={"if-none-match": answer.headers["etag"]}).status_code == 304
        assert client.get("/land/de").status_code == 404
    names = {place["name"] for place in answer.json()["places"]}
    assert ("Quebec City" if language == "en" else "Québec") in names and len(names) == len(geography().places)


def test_paths_are_whole_and_their_rings_are_shut() -> None:
    found = land(words("en"), SHIPPED)
    for name in ("near", "far", "lakes", "rivers", "inner", "border"):
        assert PATH.sub("", found[name]) == "", name
    assert found["near"].count("M") == found["near"].count("z") > 10
    assert "z" not in found["border"]


def test_a_land_of_its_own_is_sent_instead_of_the_shipped_one() -> None:
    found = land(words("fr"), loaded("marl-crossings").scenario)
    for name in ("near", "far", "lakes", "rivers", "border"):
        assert found[name] and PATH.sub("", found[name]) == "", name
    assert not found["inner"] and len(packed(found)) < 10_000
    assert {place["name"] for place in found["places"]} >= {"Corvel", "Staithe"}
    assert not {"Québec", "Ottawa"} & {place["name"] for place in found["places"]}


@pytest.mark.parametrize(
    ("name", "off"),
    # West of Blaine the line goes out to sea, where it is not drawn: Point Roberts and the ferry lie beyond its end.
    [("autumn-2001", 15), ("cascade-gateway", 60), ("marl-crossings", 1)],
)
def test_every_crossing_lies_on_the_border_that_is_drawn(name: str, off: float) -> None:
    scenario = loaded(name).scenario
    lines = points(land(words("en"), scenario)["border"])
    cone = ground(scenario).cone
    for corridor in scenario.corridors:
        x, y = cone.project(corridor.lon, corridor.lat)
        gap = min(
            beside((x, y), one, two) for line in lines for one, two in itertools.pairwise(line)
        )  # fmt: skip
        assert gap < off, f"{corridor.id} is {gap:.0f} km off"


def beside(point: tuple[float, float], one: tuple[float, float], two: tuple[float, float]) -> float:
    """Kilometres from a point to a stretch of a line, by many points of it."""
    return min(
        math.dist(point, (one[0] + (two[0] - one[0]) * s / 40, one[1] + (two[1] - one[1]) * s / 40)) for s in range(41)
    )
