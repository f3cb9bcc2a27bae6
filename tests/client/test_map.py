"""The projection, the views and their limits, ribbons, and labels that keep clear of one another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.client.kit.palettes import THEMES
from game.client.map import labels, land
from game.client.map.frame import Camera, around, camera_of, held, look, moved, shift, zoomed
from game.client.map.steps import whole
from game.client.map.traffic import hub, path, ribbon_width, slowness
from game.client.words import shelf, words
from game.telling.geography import WHOLE, Limits, geography
from tests.client.charts import EAST, PACIFIC


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
    assert 900 / frame.scale >= Limits().least - 1e-6
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
    for corridor in EAST + PACIFIC:
        at = shapes.cone.project(corridor.lon, corridor.lat)
        line = path(shapes, corridor)
        assert min(math.dist(at, point) for point in line) < 1e-6
        home, away = hub(shapes, at, True), hub(shapes, at, False)
        assert home is not None
        assert away is not None
        assert home.country != away.country
        assert line[0] == pytest.approx(home.at)
        assert line[-1] == pytest.approx(away.at)


WANTED = st.builds(
    labels.Wanted,
    id=st.uuids().map(str),
    size=st.tuples(st.integers(10, 160), st.integers(8, 40)),
    mark=st.tuples(st.floats(0, 800), st.floats(0, 500)),
    clear=st.floats(2, 14),
    less=st.none() | st.tuples(st.integers(6, 40), st.integers(6, 12)),
    close=st.booleans(),
)


def place(
    wanted: list[labels.Wanted], window: pygame.Rect, taken: Sequence[pygame.Rect] = ()
) -> dict[str, pygame.Rect]:
    return whole(labels.steps(wanted, window, taken))


@given(st.lists(WANTED, max_size=25))
@settings(max_examples=60, deadline=None)
def test_labels_overlap_neither_each_other_nor_marks_nor_the_edge(wanted: list[labels.Wanted]) -> None:
    window = pygame.Rect(0, 0, 800, 500)
    taken = [pygame.Rect(380, 200, 60, 60)]
    placed = list(place(wanted, window, taken).values())
    sizes = {label.id: (label.size, label.less) for label in wanted}
    assert all(rect.size in sizes[id] for id, rect in place(wanted, window, taken).items())
    for i, rect in enumerate(placed):
        assert window.contains(rect)
        assert rect.collidelist(taken) < 0
        assert rect.collidelist(placed[i + 1 :]) < 0


def test_the_first_label_always_finds_room_in_the_open() -> None:
    one = labels.Wanted("x", (100, 20), (400, 250), 8)
    assert place([one], pygame.Rect(0, 0, 800, 500))["x"].left == 408


def test_a_label_makes_do_with_less_before_another_goes_without() -> None:
    """Two marks side by side in a strip with room for one long name: both keep their number."""
    strip = pygame.Rect(0, 0, 300, 60)
    pair = [labels.Wanted(id, (180, 40), (x, 30.0), 8, less=(40, 20)) for id, x in (("a", 140.0), ("b", 160.0))]
    found = place(pair, strip)
    assert set(found) == {"a", "b"}
    assert found["a"].colliderect(found["b"]) == 0
    alone = place(pair[:1], pygame.Rect(0, 0, 600, 200))
    assert alone["a"].size == (180, 40)


def test_a_close_label_is_left_out_rather_than_put_where_it_misleads() -> None:
    other = labels.Wanted("o", (20, 10), (130.0, 50.0), 8)
    blocked = [pygame.Rect(0, 0, 108, 100), pygame.Rect(108, 0, 80, 40), pygame.Rect(108, 60, 80, 40)]
    near = labels.Wanted("n", (40, 12), (100.0, 50.0), 9, close=True)
    assert "n" not in place([near, other], pygame.Rect(0, 0, 400, 100), blocked)
    assert "n" in place([near], pygame.Rect(0, 0, 400, 100), blocked)


LIMITS = Limits()
CAMERAS = st.builds(Camera, st.floats(-150, -40), st.floats(30, 65), st.floats(10, 20000))


@given(CAMERAS)
@settings(max_examples=40, deadline=None)
def test_what_a_camera_looks_at_is_in_the_middle_and_north_is_up(camera: Camera) -> None:
    kept = held(camera, LIMITS)
    assert LIMITS.west <= kept.lon <= LIMITS.east
    assert LIMITS.south <= kept.lat <= LIMITS.north
    assert LIMITS.nearest <= kept.across <= LIMITS.farthest
    frame = look(geography().cone, kept, 900, 600)
    again = camera_of(frame)
    assert (again.lon, again.lat, again.across) == pytest.approx((kept.lon, kept.lat, kept.across), abs=1e-6)
    south = frame.put(geography().cone.project(kept.lon, kept.lat - 1))
    assert south == (pytest.approx(450, abs=1e-3), pytest.approx(south[1]))
    assert south[1] > 300


@given(CAMERAS, st.floats(0, 900), st.floats(0, 600), st.floats(0.8, 1.25))
@settings(max_examples=40, deadline=None)
def test_zoom_keeps_what_is_under_the_hand_until_a_limit(camera: Camera, x: float, y: float, factor: float) -> None:
    frame = look(geography().cone, held(camera, LIMITS), 900, 600)
    there = frame.back((x, y))
    nearer = zoomed(frame, factor, (x, y))
    seen = camera_of(nearer)
    assert LIMITS.nearest - 1e-6 <= seen.across <= LIMITS.farthest + 1e-6
    hair = 1e-6
    if LIMITS.west + hair < seen.lon < LIMITS.east - hair and LIMITS.south + hair < seen.lat < LIMITS.north - hair:
        assert nearer.put(geography().cone.project(*there)) == (pytest.approx(x, abs=1e-3), pytest.approx(y, abs=1e-3))


@given(CAMERAS, st.floats(-4000, 4000), st.floats(-4000, 4000))
@settings(max_examples=40, deadline=None)
def test_nobody_can_pan_away_from_the_border(camera: Camera, dx: float, dy: float) -> None:
    frame = look(geography().cone, held(camera, LIMITS), 900, 600)
    seen = camera_of(moved(frame, dx, dy))
    assert LIMITS.west - 1e-6 <= seen.lon <= LIMITS.east + 1e-6
    assert LIMITS.south - 1e-6 <= seen.lat <= LIMITS.north + 1e-6


def test_a_moved_view_shifts_its_pixels_as_it_says() -> None:
    frame = look(geography().cone, Camera(-73.0, 45.5, 700), 900, 600)
    other = zoomed(moved(frame, 37, -12), 1.2, (100, 500))
    times, right, down = shift(frame, other)
    for lon, lat in ((-73, 45), (-70, 46.5), (-75.7, 44.2)):
        x, y = frame.put(geography().cone.project(lon, lat))
        moved_to = other.put(geography().cone.project(lon, lat))
        assert (x * times + right, y * times + down) == (pytest.approx(moved_to[0]), pytest.approx(moved_to[1]))


def test_every_seat_of_the_game_has_a_place_on_the_map() -> None:
    places = {place.at for place in geography().places}
    for card in shelf().cards["actors"].values():
        spot = card.data["sits"]
        assert card.pack or geography().cone.project(spot["lon"], spot["lat"]) in places
        assert spot["name"].en and spot["name"].fr


def test_every_city_has_a_name_in_both_languages() -> None:
    for language in ("en", "fr"):
        names = words(language).named("place-")
        assert {f"place-{place.id}" for place in geography().places} == set(names)


def test_the_land_is_drawn_once_for_a_view_and_again_for_another_palette() -> None:
    frame = around(geography().cone, WHOLE, 300, 200)
    first = whole(land.steps(frame, THEMES["standard"], geography()))
    assert whole(land.steps(frame, THEMES["standard"], geography())) is first
    assert whole(land.steps(frame, THEMES["strong"], geography())) is not first
