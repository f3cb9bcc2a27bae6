"""Every screen and dialog at every window and text size, in both languages: all of it can be read, met and pressed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle

import pygame
import pytest

from game.client.kit.check import astray, faults, follows, small
from game.client.kit.controls import Button
from game.client.kit.entry import Entry
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Row
from game.client.kit.panels import Space
from game.client.kit.scroll import Scroll
from game.client.kit.style import LEAST_LETTERS, ROLES, Style
from game.client.kit.widget import Widget
from game.client.settings import TEXT_SIZES
from tests.client.hands import put
from tests.client.views import VIEWS, refit, shown

SMALL, *LARGER = (1280, 720), (1920, 1080), (2560, 1440)
MUST = (80, 100, 200)
"""Text sizes at which every view is looked at in the smallest window each time."""
ALL = [(size, text) for size in (SMALL, *LARGER) for text in TEXT_SIZES]
OTHERS = [(size, text) for size, text in ALL if size != SMALL or text not in MUST]
"""The other windows and text sizes: each view is looked at in one of them each time, in all of them with -m slow."""

Look = tuple[tuple[int, int], int]


def wrong(language: str, looks: Sequence[Sequence[Look]]) -> list[str]:
    """What is wrong with the views, each looked at in its own windows and text sizes."""
    found: list[str] = []
    for (view, app), own in zip(shown(language), looks, strict=True):
        for size, text in own:
            refit(app, view, size, text)
            here = faults(app.stage)
            app.stage.close_popup()
            here += astray(app.stage)
            found += [f"{view.name} at {size[0]}x{size[1]}, {text} %: {fault}" for fault in here]
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_view_is_sound_in_a_small_window(language: str) -> None:
    other = cycle(OTHERS)
    assert wrong(language, [[*((SMALL, text) for text in MUST), next(other)] for _ in VIEWS]) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [SMALL, *LARGER])
def test_every_view_is_sound_in_every_window_at_every_text_size(language: str, size: tuple[int, int]) -> None:
    assert wrong(language, [[(size, text) for text in TEXT_SIZES] for _ in VIEWS]) == []


def test_views_are_told_apart_by_name() -> None:
    assert len({view.name for view in VIEWS}) == len(VIEWS)


def test_no_letters_are_too_small_to_read() -> None:
    smallest = Style(*SMALL, 0.8)
    assert all(smallest.face(role).size >= LEAST_LETTERS == 12 for role in ROLES)


# --- the walker itself ---


class Backwards(Row):
    """Places its parts from right to left."""

    def place(self, style: Style, rect: pygame.Rect) -> None:
        super().place(style, rect)
        places = [part.rect for part in self.parts]
        for part, place in zip(self.parts, places[::-1], strict=True):
            part.place(style, place)


class Shy(Button):
    """Gives the focus on twice as far as it should."""

    def key(self, stage: object, event: pygame.event.Event) -> bool:
        if event.key == pygame.K_TAB:
            stage.step_focus(2)  # type: ignore[attr-defined]
            return True
        return False


def buttons(*ids: str) -> list[Widget]:
    return [Button(id, None, id=id) for id in ids]


def test_tab_in_columns_and_rows_is_sound() -> None:
    stage = put(Row([Column(buttons("a", "b")), Column([*buttons("c"), Row(buttons("d", "e"))])], across="top"))
    assert astray(stage) == []
    assert stage.focus_id == "e" or stage.focus_id == "a"


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        (Backwards(buttons("one", "two")), "goes back"),
        (Column([Shy("one", None, id="one"), *buttons("two", "three")]), "comes to"),
        (Column([Space(2000), *buttons("below")]), "shows"),
    ],
)
def test_the_walker_finds_a_focus_that_strays(tree: Widget, said: str) -> None:
    assert any(said in fault for fault in astray(put(tree)))


def test_what_scrolls_comes_into_sight_by_tab() -> None:
    rows = Column([Button(f"row {at}", None, id=f"row-{at}") for at in range(60)])
    assert astray(put(Column([Scroll(rows, id="rows"), *buttons("foot")]))) == []


def test_reading_goes_down_a_column_and_on_to_the_next() -> None:
    left, right, below = buttons("left", "right", "below")
    put(Column([Row([Column([left, Space(200)]), Column([right])], across="top"), below]))
    assert follows(left, right) and follows(right, below) and follows(left, below)
    assert not follows(right, left) and not follows(below, right)


def test_the_walker_finds_what_is_too_small_to_press_and_what_leaves_the_window() -> None:
    tiny = Button("x", None, id="tiny")
    stage = put(Column([tiny]))
    assert faults(stage) == [] == small(stage.root, stage.style)
    tiny.rect = pygame.Rect(0, 0, 40, 20)
    assert any("40 by 20" in fault for fault in faults(stage))
    stage.root.rect = stage.root.rect.move(30, 0)
    assert any("window" in fault for fault in faults(stage))


def test_the_walker_finds_a_sentence_of_one_word_a_line() -> None:
    said = Label("signed and now to pass at home", grow=1)
    stage = put(Row([said, Space(700)]), (800, 600))
    assert faults(stage) == []
    stage.root.place(stage.style, pygame.Rect(0, 0, stage.style.px(708) + said.least(stage.style), 400))
    assert any("squeezed" in fault for fault in faults(stage))


def test_the_walker_finds_tips_hints_and_passing_words_that_do_not_fit() -> None:
    talker = Label("word", tip="many words " * 400)
    writer = Entry("", str, hint="a hint that is much longer than the line in which something is to be written")
    stage = put(Column([talker, writer], align="start"), (640, 400))
    writer.rect.w = 200
    assert {fault.split()[1] for fault in faults(stage)} >= {"tip", "hint"}
    stage.toast("many words " * 200)
    assert any("passing" in fault for fault in faults(stage))
