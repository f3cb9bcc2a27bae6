"""Charts: round axes, names that keep apart, shares that add up."""

from __future__ import annotations

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.client.chart import (
    DASHES,
    Part,
    Series,
    cut,
    end_labels,
    line_chart,
    share_widths,
    spark,
    stacked,
)
from game.client.kit.style import Style
from game.client.kit.text import text_width

STYLE = Style(1280, 800)


@given(st.lists(st.floats(0, 200), min_size=1, max_size=8))
def test_end_labels_do_not_overlap(ys: list[float]) -> None:
    series = [Series(f"Seat {i}", (1.0,), (0, 0, 0)) for i in range(len(ys))]
    rects = end_labels(series, ys, STYLE, pygame.Rect(400, 0, 120, 200))
    assert all(rect.collidelist(rects[i + 1 :]) < 0 for i, rect in enumerate(rects))


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=8), st.integers(1, 2000))
def test_shares_fill_the_bar_exactly(sizes: list[float], room: int) -> None:
    widths = share_widths(sizes, room)
    assert all(width >= 0 for width in widths)
    assert sum(widths) == (room if sum(sizes) > 0 else 0)


def test_a_stacked_bar_shows_its_parts_in_proportion() -> None:
    red, blue = (200, 16, 46), (29, 79, 156)
    bar = stacked(400, 30, STYLE, [Part("a", 3, red), Part("b", 1, blue)], lambda _: "")
    assert bar.get_at((290, 15))[:3] == red
    assert bar.get_at((310, 15))[:3] == blue


@pytest.mark.parametrize("count", range(1, 6))
def test_a_line_chart_draws_each_line_in_its_colour(count: int) -> None:
    colours = STYLE.theme.series[:count]
    series = [Series(f"s{i}", (10.0 * i, 10.0 * i + 5, 20.0 * i), colour) for i, colour in enumerate(colours)]
    chart = line_chart(600, 260, STYLE, series, ["2001", "2002", "2003"], show=lambda v: f"{v:g}")
    seen = {chart.get_at((x, y))[:3] for x in range(600) for y in range(260)}
    assert all(any(max(abs(a - b) for a, b in zip(c, s, strict=True)) < 6 for s in seen) for c in colours)
    assert len(set(DASHES)) == len(DASHES)


@given(st.lists(st.one_of(st.none(), st.floats(-50, 50)), max_size=6))
@settings(max_examples=25, deadline=None)
def test_gaps_one_value_or_none_do_no_harm(values: list[float | None]) -> None:
    chart = line_chart(300, 160, STYLE, [Series("a", tuple(values), (0, 0, 0))], ["x"], show=str)
    assert chart.get_size() == (300, 160)
    shown = [v for v in values if v is not None]
    assert spark(90, 30, STYLE, shown, (0, 0, 0)).get_size() == (90, 30)


def test_the_ground_of_a_chart_is_the_panel_exactly() -> None:
    chart = line_chart(300, 160, STYLE, [Series("a", (1.0, 2.0), (0, 0, 0))], ["x", "y"], show=lambda v: f"{v:g}")
    assert chart.get_at((299, 159))[:3] == STYLE.theme.panel


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=40), st.integers(20, 400))
def test_a_name_is_cut_to_the_room_there_is_and_no_further(name: str, most: int) -> None:
    face = STYLE.face("label")
    short = cut(face, name, most)
    assert text_width(face, short) <= most or len(short) <= 2
    assert (short == name) == (text_width(face, name) <= most)


@given(
    st.lists(
        st.tuples(st.sampled_from(["Ottawa", "États frontaliers", "Akwesasne"]), st.floats(0, 100)),
        min_size=1,
        max_size=7,
    ),
    st.integers(200, 900),
)
@settings(max_examples=40, deadline=None)
def test_ends_are_named_within_the_picture_and_apart_at_any_width(ends: list[tuple[str, float]], width: int) -> None:
    """The same placing as the chart's own: names at the right, none on another, none outside."""
    face = STYLE.face("label")
    named = [Series(cut(face, name, width // 2 - STYLE.px(14)), (0.0, value), (0, 0, 0)) for name, value in ends]
    wide = max(text_width(face, one.name) for one in named)
    room = pygame.Rect(width - wide, 0, wide, 300)
    rects = end_labels(named, [300 - 3 * value for _, value in ends], STYLE, room)
    assert all(room.contains(rect) for rect in rects)
    assert all(rect.collidelist(rects[i + 1 :]) < 0 for i, rect in enumerate(rects))
    assert wide <= width // 2


def test_the_moment_shown_is_marked_and_what_follows_is_paler() -> None:
    accent = STYLE.theme.accent
    marked = line_chart(400, 200, STYLE, [Series("a", (1.0, 2.0, 3.0), accent)], ["0", "1", "2"], show=str, at=1)
    plain = line_chart(400, 200, STYLE, [Series("a", (1.0, 2.0, 3.0), accent)], ["0", "1", "2"], show=str)
    assert pygame.image.tobytes(marked, "RGB") != pygame.image.tobytes(plain, "RGB")
    half = spark(90, 30, STYLE, [1.0, 1.0, 1.0], accent, 1)
    assert half.get_at((22, 26))[:3] == accent
    assert half.get_at((68, 26))[:3] == STYLE.theme.line
