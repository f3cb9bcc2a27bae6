"""Axes in round figures, names that keep apart."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from game.telling.scale import round_steps, spread


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_an_axis_covers_the_values_in_even_round_steps(low: float, span: float) -> None:
    marks = round_steps(low, low + span)
    step = marks[1] - marks[0]
    assert marks[0] <= low + step * 1e-6
    assert marks[-1] >= low + span - step * 1e-6
    assert 2 <= len(marks) <= 12


def test_an_axis_of_a_hundred() -> None:
    assert round_steps(0, 100) == [0, 50, 100]


@given(st.lists(st.floats(0, 300), min_size=1, max_size=12))
def test_end_names_keep_apart_and_inside(wanted: list[float]) -> None:
    places = sorted(spread(wanted, 20, 0, 300))
    assert all(b - a >= 20 - 1e-6 for a, b in pairwise(places))
    assert places[0] >= 10 - 1e-6
    assert places[-1] <= 290 + 1e-6


def test_names_alone_stay_at_their_lines_and_keep_their_order() -> None:
    assert spread([50, 150, 250], 20, 0, 300) == [50, 150, 250]
    near = spread([100, 101, 99], 20, 0, 300)
    assert near[2] < near[0] < near[1]
