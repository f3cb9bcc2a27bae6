"""Lines break where French allows it and nowhere else."""

from __future__ import annotations

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.client.kit.fonts import font_file
from game.client.kit.style import ROLES, Face, Style
from game.client.kit.text import draw_text, lay, line_image, longest_word, text_width

FACE = Face("regular", 16)
NBSP = "\u00a0"


def test_the_four_weights_are_there_and_figures_have_one_width() -> None:
    for weight in ("light", "regular", "semibold", "bold"):
        assert font_file(weight).suffix == ".ttf"
        widths = {pygame.font.Font(font_file(weight), 40).size(digit)[0] for digit in "0123456789"}
        assert len(widths) == 1


def test_a_no_break_space_holds_its_sides_together() -> None:
    text = f"Le temps d’attente dépasse 25{NBSP}% dans «{NBSP}Lacolle{NBSP}»{NBSP}!"
    for width in range(60, 400, 7):
        for line, _ in lay(FACE, text, max(width, longest_word(FACE, text))).lines:
            assert not line.startswith((NBSP, "%", "»", "!"))
            assert not line.endswith((NBSP, "25", "«"))


@given(st.text(alphabet="abcdé -\u00a0'", max_size=80), st.integers(20, 300))
@settings(max_examples=80, deadline=None)
def test_nothing_is_lost_or_wider_than_asked(text: str, width: int) -> None:
    laid = lay(FACE, text, width)
    assert "".join(line for line, _ in laid.lines).replace(" ", "") == text.replace(" ", "")
    for line, wide in laid.lines:
        assert wide <= width or len(line) <= 1
        assert wide == text_width(FACE, line)


def test_a_new_line_is_kept_and_adds_height() -> None:
    one, two = lay(FACE, "a b", 200), lay(FACE, "a\nb", 200)
    assert [line for line, _ in two.lines] == ["a", "b"]
    assert two.height == one.height + one.leading


def test_a_word_too_long_is_broken_between_letters() -> None:
    lines = [line for line, _ in lay(FACE, "anticonstitutionnellement", 60).lines]
    assert len(lines) > 1
    assert "".join(lines) == "anticonstitutionnellement"


def test_pictures_of_lines_are_as_wide_as_measured_and_shared() -> None:
    picture = line_image(FACE, "Québec", (0, 0, 0))
    assert picture.get_width() == text_width(FACE, "Québec")
    assert line_image(FACE, "Québec", (0, 0, 0)) is picture


def test_text_size_changes_letters_and_leaves_gaps() -> None:
    small, large = Style(1280, 800, 0.8), Style(1280, 800, 2.0)
    assert small.px(16) == large.px(16) == 16
    for role in ROLES:
        assert large.face(role).size > small.face(role).size
    assert large.face("body").size == round(16.5 * 2)


def test_one_scale_factor_from_the_tighter_side() -> None:
    assert Style(2560, 800).k == 1
    assert 1 < Style(2560, 1600).k < 2, "a larger window shows larger things, and more of them"
    assert Style(640, 1600).px(8) == 4


@pytest.mark.parametrize("text", ["\u200b", "\u200b\u200d", "\u2060", "\ufeff"])
def test_a_text_without_a_letter_that_can_be_seen_is_drawn_as_nothing(text: str) -> None:
    surface = pygame.Surface((40, 40))
    surface.fill((1, 2, 3))
    draw_text(surface, FACE, text, (255, 255, 255), (4, 4))
    assert surface.get_at((8, 12)) == (1, 2, 3, 255)
