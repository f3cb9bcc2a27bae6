"""How games ended, drawn: counted right, told apart by form, in any size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.client.heaped import COLUMNS, Heap, counts, heap_chart
from game.client.kit.style import Style

STYLE = Style(1280, 720, 1.0)
RED, BLUE = (200, 30, 30), (30, 30, 200)


@given(st.lists(st.floats(0, 100, allow_nan=False), max_size=60))
def test_every_game_is_counted_once(values: list[float]) -> None:
    assert sum(counts(values, 0.0, 100.0)) == len(values)


def test_games_are_counted_where_they_ended() -> None:
    found = counts([0.0, 49.9, 50.0, 100.0], 0.0, 100.0, 4)
    assert found == [1, 1, 1, 1]


def drawn(wide: int = 420, high: int = 190, at: float | None = 60.0) -> dict[tuple[int, ...], int]:
    heaps = [Heap("without", (50.0, 51.0, 52.0), RED, False), Heap("with", (50.0, 51.0, 52.0), BLUE, True)]
    chart = heap_chart(wide, high, STYLE, heaps, show=lambda v: f"{v:g}", at=at)
    assert chart.get_size() == (wide, high)
    seen: dict[tuple[int, ...], int] = {}
    for x in range(wide):
        for y in range(high):
            colour = tuple(chart.get_at((x, y))[:3])
            seen[colour] = seen.get(colour, 0) + 1
    return seen


def test_one_arm_is_outlined_and_the_other_filled() -> None:
    seen = drawn()
    assert 0 < seen[RED] < seen[BLUE] / 2


def test_what_happened_is_marked() -> None:
    ink = STYLE.theme.ink
    assert drawn()[ink] > drawn(at=None)[ink] + 2 * 10


@pytest.mark.parametrize("size", [(1, 1), (40, 20), (2000, 60)])
def test_no_size_and_no_games_are_too_small(size: tuple[int, int]) -> None:
    heaps = [Heap("a rather long name", (1.0,), RED, False), Heap("", (), BLUE, True)]
    assert heap_chart(*size, STYLE, heaps, show=str).get_size() == size
    assert heap_chart(*size, STYLE, [], show=str, at=1.0).get_at((0, 0))[:3] == STYLE.theme.panel


def test_columns_of_both_rows_have_one_scale() -> None:
    heaps = [Heap("", (10.0,) * 4, RED, True), Heap("", (10.0,) * 2 + (90.0,) * 2, BLUE, True)]
    seen = heap_chart(400, 200, STYLE, heaps, show=str)
    tall = {RED: 0, BLUE: 0}
    for y in range(200):
        row = {tuple(seen.get_at((x, y))[:3]) for x in range(400)}
        for colour in tall:
            tall[colour] += colour in row
    assert tall[BLUE] == pytest.approx(tall[RED] / 2, abs=2)
    assert COLUMNS > 10
