"""Ratings: known strengths come back from what they would bring about, on Elo's scale."""

from __future__ import annotations

from math import log10

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.lab.ratings import MIDDLE, POINTS, ratings, strengths

MANY = 800


def of_two(wins: int, pairs: int) -> dict[str, dict[int, float]]:
    """`wins` pairs of the strong against the usual; the order of the pairs does not matter."""
    return {
        "strong": {pair: float(pair < wins) + 0.5 for pair in range(pairs)},
        "usual": dict.fromkeys(range(pairs), 1.0),
    }


def test_three_wins_in_four_are_191_points() -> None:
    first, second = ratings(of_two(3 * MANY // 4, MANY), "usual")
    assert (first.name, second.name) == ("strong", "usual")
    assert first.elo == pytest.approx(MIDDLE + 400 * log10(3), abs=1.0)
    assert first.low < first.elo < first.high and 20 < first.high - first.elo < 36
    assert (second.elo, second.low, second.high) == (MIDDLE, MIDDLE, MIDDLE)


def test_few_pairs_say_little() -> None:
    few, many = (ratings(of_two(3 * pairs // 4, pairs), "usual")[0] for pairs in (40, 400))
    assert few.high - few.low > 2 * (many.high - many.low)


def test_the_same_pairs_give_the_same_ratings() -> None:
    assert ratings(of_two(30, 50), "usual") == ratings(of_two(30, 50), "usual")


def test_who_never_loses_is_good_but_not_without_end() -> None:
    best, _ = ratings(of_two(20, 20), "usual")
    assert MIDDLE + 400 < best.elo < MIDDLE + 800


def test_draws_are_equal_strength() -> None:
    same = {name: dict.fromkeys(range(30), 7.0) for name in ("a", "b", "c")}
    assert [row.elo for row in ratings(same, "b")] == [pytest.approx(MIDDLE)] * 3


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(-2.5, 2.5), min_size=3, max_size=6), st.integers(0, 2))
def test_known_strengths_come_back(odds: list[float], anchor: int) -> None:
    """Everybody against everybody, so often that the one drawn game beside does not matter."""
    true = np.array(odds)
    won = 1e6 / (1.0 + np.exp(true[None, :] - true[:, None]))
    found = strengths(won[None], anchor)[0]
    assert found == pytest.approx(true - true[anchor], abs=1e-3)
    assert POINTS * np.log(10.0) == pytest.approx(400.0)


def test_some_need_not_have_met() -> None:
    """c is known through b alone."""
    won = np.array([[[0, 300, 0], [100, 0, 300], [0, 100, 0]]], dtype=float)
    found = strengths(won, 0)[0]
    assert found == pytest.approx([0.0, -np.log(3.0), -2 * np.log(3.0)], abs=0.01)
