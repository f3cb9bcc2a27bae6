"""Room is shared without gaps, overlaps or loss."""

from __future__ import annotations

import re
from pathlib import Path

import pygame
from hypothesis import given
from hypothesis import strategies as st

from game.client.kit.check import problems
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Flow, Grid, Row, Table, shares
from game.client.kit.panels import Limit, Panel, Space
from game.client.kit.style import Style
from game.client.kit.widget import Widget
from tests.client.hands import put

STYLE = Style(800, 600)
PARTS = st.lists(
    st.tuples(st.integers(0, 80), st.integers(0, 200), st.sampled_from([0.0, 1.0, 2.0])), min_size=1, max_size=6
)


@given(st.integers(0, 1500), PARTS)
def test_shares_give_each_its_least_and_growers_all_the_rest(room: int, parts: list[tuple[int, int, float]]) -> None:
    least = [low for low, _, _ in parts]
    wanted = [low + more for low, more, _ in parts]
    grow = [g for _, _, g in parts]
    sizes = shares(room, least, wanted, grow)
    assert all(size >= low for size, low in zip(sizes, least, strict=True))
    if room >= sum(least):
        assert sum(sizes) <= room
        if any(grow):
            assert sum(sizes) == room
    for size, want, g in zip(sizes, wanted, grow, strict=True):
        assert g or size <= want


def test_growers_share_by_weight() -> None:
    assert shares(400, [0, 0, 10], [50, 50, 100], [1, 3, 0]) == [75, 225, 100]


def test_a_row_squeezes_words_into_more_lines_before_it_cuts_any() -> None:
    long = Label("a rather long sentence that has to be set in several lines " * 3)
    row = Row([long, Button("Sign", None)])
    stage = put(row, (360, 300))
    assert len(long.laid(stage.style, long.rect.w).lines) > 1
    assert not problems(row, stage.style)


def test_a_flow_goes_on_in_the_next_line() -> None:
    words = [Label("corridor", whole=True) for _ in range(20)]
    flow = Column([Flow(words, gap=10)])
    stage = put(flow, (400, 600))
    assert len({word.rect.y for word in words}) > 1
    assert not problems(flow, stage.style)


def test_a_grid_has_as_many_columns_as_fit_and_even_rows() -> None:
    cells = [Panel(Label("x " * n)) for n in (1, 90, 2, 3, 4)]
    grid = Column([Grid(cells, cell=300)])
    stage = put(grid, (1280, 800))
    rows = sorted({cell.rect.y for cell in cells})
    assert [sum(cell.rect.y == y for cell in cells) for y in rows] == [4, 1]
    assert all(cell.rect.w >= 300 for cell in cells)
    assert len({cell.rect.h for cell in cells[:4]}) == 1
    assert not problems(grid, stage.style)


def test_a_table_shares_column_widths() -> None:
    rows = [[Label("a"), Label("one")], [Label("a much longer name"), Label("two")]]
    table = Column([Table(rows)])
    stage = put(table)
    assert rows[0][1].rect.x == rows[1][1].rect.x > rows[1][0].rect.x
    assert not problems(table, stage.style)


def test_a_limit_holds_reading_width_and_centres() -> None:
    label = Label("words")
    put(Limit(Column([label]), 300), (1280, 800))
    assert label.rect.w == 300
    assert label.rect.centerx == 640


def test_a_space_pushes_apart() -> None:
    left, right = Button("left", None), Button("right", None)
    put(Row([left, Space(grow=1), right]), (800, 100))
    assert left.rect.left == 0
    assert right.rect.right == 800


def test_the_walker_finds_what_is_cut_off_laid_over_or_outside() -> None:
    label = Label("something to read")
    other = Label("something else")
    tree = Column([label, other])
    stage = put(tree)
    assert problems(tree, STYLE) == []
    place = label.rect.copy()
    label.rect = place.inflate(-place.w + 5, 0)
    assert any("across" in problem for problem in problems(tree, stage.style))
    label.rect = place.inflate(0, -place.h + 3)
    assert any("down" in problem for problem in problems(tree, stage.style))
    label.rect = other.rect.copy()
    assert any("lies on" in problem for problem in problems(tree, stage.style))
    label.rect = place.move(-50, 0)
    assert any("leaves" in problem for problem in problems(tree, stage.style))


class Counted(Widget):
    """Counts how often it is measured."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, int]] = []

    def least(self, style: Style) -> int:
        self.asked.append(("least", 0))
        return style.px(100)

    def height(self, style: Style, width: int) -> int:
        self.asked.append(("height", width))
        return style.px(20)


def test_a_widget_deep_in_a_tree_is_measured_once_for_a_style_and_width() -> None:
    counted = Counted()
    tree: Widget = counted
    for _ in range(6):
        tree = Column([Row([tree], across="top")], grow=1)
    style = Style(1280, 800)
    tree.place(style, pygame.Rect(0, 0, 400, 300))
    assert len(counted.asked) == len(set(counted.asked)) <= 3
    before = counted.rect.copy()
    tree.place(Style(2560, 1600), pygame.Rect(0, 0, 800, 600))
    k = Style(2560, 1600).k
    assert counted.rect.w == round(k * before.w) and counted.least(Style(2560, 1600)) == round(k * 100)


GRID = re.compile(r"\b(?:gap|between|pad)=\(?(\d+(?:\.\d+)?)(?:, (\d+(?:\.\d+)?)\))?|\bSpace\((\d+(?:\.\d+)?)")


def test_gaps_lie_on_one_grid() -> None:
    """Eight units, halves and quarters of it; nothing between."""
    source = Path(__file__).resolve().parents[2] / "game" / "client"
    found = [
        (path.name, number)
        for path in sorted(source.rglob("*.py"))
        for hit in GRID.finditer(path.read_text(encoding="utf-8"))
        for number in hit.groups()
        if number is not None and float(number) not in (0, 2) and float(number) % 4
    ]
    assert not found
