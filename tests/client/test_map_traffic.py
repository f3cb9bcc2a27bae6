"""Trucks and cars, queues, and the way from one round to the next."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import pygame
import pytest

from game.client.kit.palettes import THEMES
from game.client.kit.style import Style
from game.client.kit.theme import Theme, luminance
from game.client.map import marks
from game.client.map.scene import Scene, between
from game.client.map.traffic import bar_ink, slowness, swatch
from game.client.map.vehicles import headway, road, traffic
from game.client.map.view import MapView
from tests.client.charts import EAST

WAY = road([(0.0, 0.0), (300.0, 0.0), (600.0, 0.0)])
"""600 pixels from left to right, the port in the middle."""
DEUTAN = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
"""Full deuteranopia in linear light (Machado, Oliveira and Fernandes 2009)."""


def test_traffic_follows_from_the_clock_alone() -> None:
    for now in (0.0, 3.7, 1234.5):
        first = traffic(WAY, EAST[0], 1100, 1.0, now)
        assert first == traffic(WAY, EAST[0], 1100, 1.0, now)
        assert first
    assert traffic(WAY, EAST[0], 1100, 1.0, 5.0) != traffic(WAY, EAST[0], 1100, 1.0, 5.1)


def test_vehicles_keep_to_the_road_and_drive_towards_the_far_side() -> None:
    """The same vehicle a moment later is further on: nobody turns round and nobody leaves the road."""
    for now in (0.0, 8.25, 77.0):
        before = sorted(v.at[0] for v in traffic(WAY, EAST[0], 1100, 1.0, now))
        after = sorted(v.at[0] for v in traffic(WAY, EAST[0], 1100, 1.0, now + 0.01))
        assert all(0 <= x <= 600 for x in before)
        if len(before) == len(after):
            assert all(b <= a for b, a in zip(before, after, strict=True))
    assert all(v.way == 0 and v.at[1] == 0 for v in traffic(WAY, EAST[0], 1100, 1.0, 8.0))


def test_more_flow_is_more_vehicles_and_a_longer_wait_stands_them_closer_before_the_port() -> None:
    assert headway(1000, 1000) < headway(100, 1000) < headway(0, 1000) < math.inf
    busy, calm = (replace(EAST[0], flow=flow, wait=0.0) for flow in (1000, 100))
    assert len(traffic(WAY, busy, 1000, 1.0, 50.0)) > len(traffic(WAY, calm, 1000, 1.0, 50.0))

    def before_the_port(wait: float) -> int:
        found = traffic(WAY, replace(EAST[0], flow=1000, wait=wait), 1000, 1.0, 50.0)
        return sum(1 for v in found if 236 <= v.at[0] < 300)

    assert before_the_port(0) < before_the_port(15) <= before_the_port(60)
    jammed = sorted(v.at[0] for v in traffic(WAY, replace(EAST[0], flow=1000, wait=500), 1000, 1.0, 50.0))
    assert min(b - a for a, b in itertools.pairwise(jammed)) >= 9.9


def test_the_share_of_trucks_is_that_of_the_crossing() -> None:
    for share in (0.0, 0.25, 1.0):
        seen = [
            v.truck for step in range(200) for v in traffic(WAY, replace(EAST[0], trucks=share), 1100, 1.0, step * 17.0)
        ]
        assert sum(seen) / len(seen) == pytest.approx(share, abs=0.04)


@pytest.mark.parametrize(("wait", "dots"), [(0, 0), (4.9, 0), (5, 1), (12, 2), (45, 9), (400, 12)])
def test_a_queue_has_a_dot_for_five_minutes(wait: float, dots: int) -> None:
    found = marks.queue(replace(EAST[0], wait=wait), WAY, 1.0, 1100)
    assert len(found) == dots
    assert all(x < 300 and y < -5 for x, y in found), "beside the ribbon, on the home side"


def test_a_round_goes_from_the_old_figures_to_the_new() -> None:
    old = (replace(EAST[0], wait=10, flow=100, name="old"),)
    new = (replace(EAST[0], wait=30, flow=300), EAST[1])
    half = between(old, new, 0.5)
    assert (half[0].wait, half[0].flow, half[0].name) == (20, 200, EAST[0].name)
    assert half[1] == EAST[1], "what has no past is as it is"
    assert between(old, new, 1.0) == new
    assert between(old, new, 0.0)[0].wait == 10


def test_waits_are_told_apart_without_colour() -> None:
    """With one colour for every wait the bars alone must differ, and there must be more of them as the wait grows."""
    plain = replace(THEMES["standard"], waits=((240, 200, 90),) * 4)
    style = Style(900, 600, theme=plain, calm=True)
    dark = []
    for wait in (0.0, 12.0, 25.0, 50.0):
        view = MapView(Scene((replace(EAST[0], wait=wait, use=0.0),)), {}, bare=True)
        view.place(style, pygame.Rect(0, 0, 900, 600))
        surface = pygame.Surface((900, 600))
        view.draw(surface, style)
        bars = pygame.mask.from_threshold(surface, bar_ink(plain, plain.waits[0]), (45, 45, 45))
        dark.append(bars.count())
    assert dark == sorted(set(dark))


def seen_by_deutan(colour: tuple[int, int, int]) -> tuple[float, float, float]:
    line = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    r, g, b = (sum(m * c for m, c in zip(row, line, strict=True)) for row in DEUTAN)
    return r, g, b


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_waits_and_agreements_stay_apart_in_deuteranopia_or_by_pattern_in_grey(theme: Theme) -> None:
    """Neighbouring steps differ as a deuteranope sees them; where their greys are close, their patterns differ."""
    for one, other in itertools.pairwise(theme.waits):
        a, b = seen_by_deutan(one), seen_by_deutan(other)
        assert math.dist(a, b) > 0.06, (one, other)
    pictures = []
    for wait in (0, 10, 20, 40):
        picture = swatch(60, 16, slowness(wait), theme, 1.0)
        pictures.append([round(luminance(picture.get_at((x, 8))[:3]), 2) for x in range(60)])
    for one_row, other_row in itertools.combinations(pictures, 2):
        apart = sum(abs(a - b) for a, b in zip(one_row, other_row, strict=True)) / 60
        assert apart > 0.02, "grey rows of two waits look the same"
    ribbon, link = seen_by_deutan(theme.waits[0]), seen_by_deutan(marks.link_ink(theme))
    assert math.dist(ribbon, link) > 0.1
