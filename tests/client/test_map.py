"""The projection, the views, and labels that keep clear of one another."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.client.kit.check import problems
from game.client.kit.layout import Column
from game.client.kit.style import Style
from game.client.kit.theme import PALETTES, mix
from game.client.map import labels
from game.client.map.frame import LEAST_KM, around
from game.client.map.geography import geography
from game.client.map.traffic import Corridor, hub, path, ribbon_width, slowness
from game.client.map.view import WHOLE, MapView
from game.client.words import words
from tests.client.hands import click, key, move, put

EAST = [
    Corridor("a", "Lacolle / Champlain", -73.452, 45.010, 1100, 22, "22 min"),
    Corridor("b", "Philipsburg / Highgate Springs", -73.085, 45.015, 420, 12, "12 min"),
    Corridor("c", "Stanstead / Derby Line", -72.099, 45.005, 300, 8, "8 min"),
    Corridor("d", "Armstrong / Jackman", -70.397, 45.806, 160, 6, "6 min"),
    Corridor("e", "East Hereford / Beecher Falls", -71.506, 45.013, 60, 3, "3 min"),
    Corridor("f", "Cornwall / Massena", -74.739, 45.006, 350, 45, "45 min"),
]
WEST = [
    Corridor("g", "Windsor / Detroit", -83.074, 42.312, 3500, 42, "42 min"),
    Corridor("h", "Pacific Highway / Blaine", -122.735, 49.002, 900, 33, "33 min"),
]


def test_the_formula_puts_the_49th_parallel_on_the_border() -> None:
    shapes = geography()
    points = [point for line in shapes.border for point in line]
    for lon, lat in ((-97.237, 49.0), (-111.96, 48.999), (-73.085, 45.015), (-67.781, 46.13)):
        at = shapes.cone.project(lon, lat)
        near = min(_distance(at, a, b) for line in shapes.border for a, b in pairwise(line))
        assert near < 4, (lon, lat, near)
    assert len(points) > 100
    assert shapes.cone.project(-96.0, 46.0) == pytest.approx((0.0, 0.0), abs=1e-6)


def _distance(p: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    length = math.dist(a, b) ** 2
    t = 0.0 if not length else ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length
    t = max(0.0, min(1.0, t))
    return math.dist(p, (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))


def test_arcs_join_without_gaps() -> None:
    for unit in geography().units:
        for polygon in unit.polygons:
            for ring in polygon:
                assert ring[0] == ring[-1], unit.id


@given(st.lists(st.tuples(st.floats(-124, -66), st.floats(42, 50)), min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_a_view_shows_all_it_was_asked_for_with_north_up(spots: list[tuple[float, float]]) -> None:
    cone = geography().cone
    frame = around(cone, spots, 900, 600)
    for spot in spots:
        x, y = frame.put(cone.project(*spot))
        assert 0 <= x <= 900
        assert 0 <= y <= 600
    assert 900 / frame.scale >= LEAST_KM - 1e-6
    lon = (min(s[0] for s in spots) + max(s[0] for s in spots)) / 2
    south, north = frame.put(cone.project(lon, 44)), frame.put(cone.project(lon, 48))
    assert north[1] < south[1]
    assert north[0] == pytest.approx(south[0], abs=1e-3)


def test_a_line_is_put_as_its_points_are() -> None:
    frame = around(geography().cone, WHOLE, 800, 500)
    line = geography().border[0]
    for one, other in zip(frame.line(line), (frame.put(point) for point in line), strict=True):
        assert one == pytest.approx(other)


@pytest.mark.parametrize(("wait", "step"), [(0, 0), (9.9, 0), (10, 1), (20, 2), (39, 2), (40, 3), (500, 3)])
def test_waits_have_four_steps(wait: float, step: int) -> None:
    assert slowness(wait) == step


def test_ribbons_widen_with_flow_and_run_from_city_to_city_through_the_port() -> None:
    widths = [ribbon_width(flow, 100, 1.0) for flow in (0, 1, 25, 100)]
    assert widths == sorted(widths)
    assert widths[0] > 0
    shapes = geography()
    for corridor in EAST + WEST:
        at = shapes.cone.project(corridor.lon, corridor.lat)
        line = path(shapes, corridor.lon, corridor.lat)
        assert min(math.dist(at, point) for point in line) < 1e-6
        home, away = hub(shapes, at, True), hub(shapes, at, False)
        assert home is not None
        assert away is not None
        assert home.country != away.country
        assert line[0] == pytest.approx(home.at)
        assert line[-1] == pytest.approx(away.at)


def test_waits_are_told_apart_without_colour() -> None:
    """With one colour for every wait the bars alone must differ, and there must be more of them as the wait grows."""
    plain = replace(PALETTES["standard"], waits=((240, 200, 90),) * 4)
    style = Style(900, 600, theme=plain)
    dark = []
    for wait in (0.0, 12.0, 25.0, 50.0):
        view = MapView([Corridor("a", "", -73.452, 45.010, 10, wait)], {}, bare=True)
        view.place(style, pygame.Rect(0, 0, 900, 600))
        surface = pygame.Surface((900, 600))
        view.draw(surface, style)
        bars = pygame.mask.from_threshold(surface, mix(plain.waits[0], plain.ink, 0.62), (45, 45, 45))
        dark.append(bars.count())
    assert dark == sorted(set(dark))


WANTED = st.builds(
    labels.Wanted,
    id=st.uuids().map(str),
    size=st.tuples(st.integers(10, 160), st.integers(8, 40)),
    mark=st.tuples(st.floats(0, 800), st.floats(0, 500)),
    clear=st.floats(2, 14),
)


@given(st.lists(WANTED, max_size=25))
@settings(max_examples=60, deadline=None)
def test_labels_overlap_neither_each_other_nor_marks_nor_the_edge(wanted: list[labels.Wanted]) -> None:
    window = pygame.Rect(0, 0, 800, 500)
    taken = [pygame.Rect(380, 200, 60, 60)]
    placed = list(labels.place(wanted, window, taken).values())
    for i, rect in enumerate(placed):
        assert window.contains(rect)
        assert rect.collidelist(taken) < 0
        assert rect.collidelist(placed[i + 1 :]) < 0


def test_the_first_label_always_finds_room_in_the_open() -> None:
    one = labels.Wanted("x", (100, 20), (400, 250), 8)
    assert labels.place([one], pygame.Rect(0, 0, 800, 500))["x"].left == 408


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (2560, 1440)])
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("text", [0.8, 1.0, 1.5])
def test_names_on_the_real_map_do_not_overlap(size: tuple[int, int], language: str, text: float) -> None:
    names = words(language).named("place-", "region-")
    for whole, corridors in ((False, EAST), (True, EAST + WEST)):
        view = MapView(corridors, names, whole=whole)
        style = Style(*size, text)
        view.place(style, pygame.Rect(0, 0, *size))
        placed = view.placed_labels(style)
        rects = list(placed.values())
        assert all(rect.collidelist(rects[i + 1 :]) < 0 for i, rect in enumerate(rects))
        corridors_named = [id for id in placed if id.startswith("corridor:")]
        assert len(corridors_named) >= (4 if not whole else 3)


def test_every_city_has_a_name_in_both_languages() -> None:
    for language in ("en", "fr"):
        names = words(language).named("place-")
        assert {f"place-{place.id}" for place in geography().places} == set(names)


def test_a_corridor_is_chosen_by_mouse_and_by_keys() -> None:
    heard: list[str] = []
    view = MapView(EAST, {}, on=heard.append)
    stage = put(Column([view]), (1280, 800))
    assert not problems(view, stage.style)
    assert view.frame is not None
    x, y = view.frame.put(geography().cone.project(EAST[3].lon, EAST[3].lat))
    spot = (round(view.rect.x + x), round(view.rect.y + y))
    stage.handle(move(spot))
    assert EAST[3].name in view.tip
    click(stage, spot)
    click(stage, (view.rect.right - 3, view.rect.bottom - 3))
    assert heard == ["d"]
    for code in (pygame.K_RIGHT, pygame.K_RIGHT, pygame.K_LEFT, pygame.K_RETURN):
        stage.handle(key(code))
    assert heard == ["d", "f"]


def test_the_land_is_drawn_once_for_a_view_and_again_for_another_palette() -> None:
    from game.client.map.land import land

    frame = around(geography().cone, WHOLE, 300, 200)
    first = land(frame, PALETTES["standard"])
    assert land(frame, PALETTES["standard"]) is first
    assert land(frame, PALETTES["strong"]) is not first
