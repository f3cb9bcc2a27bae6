"""Every text can be read on every ground it stands on, in every theme."""

from __future__ import annotations

import itertools

import pytest

from game.client.kit.palettes import THEMES
from game.client.kit.theme import Theme, contrast, luminance, mix, rgb

PAIRS = [
    *itertools.product(("ink", "soft"), ("page", "panel", "sunk", "tint", "good_tint", "warn_tint", "bad_tint")),
    ("accent_ink", "accent"),
    ("accent", "panel"),
    ("accent", "page"),
    ("accent", "sunk"),
    ("night_ink", "night"),
    *((name, ground) for name in ("good", "warn", "bad") for ground in ("panel", f"{name}_tint")),
]


def test_the_measure_agrees_with_known_values() -> None:
    assert contrast(rgb("000000"), rgb("ffffff")) == pytest.approx(21.0)
    assert contrast(rgb("777777"), rgb("ffffff")) == pytest.approx(4.48, abs=0.01)
    assert luminance(rgb("ff0000")) == pytest.approx(0.2126)
    assert mix((0, 0, 0), (100, 200, 50), 0.5) == (50, 100, 25)


@pytest.mark.parametrize("palette", sorted(THEMES))
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_reaches_four_and_a_half_to_one(palette: str, ink: str, ground: str) -> None:
    theme = THEMES[palette]
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_outlines_and_focus_reach_three_to_one(theme: Theme) -> None:
    for ground in (theme.panel, theme.page):
        assert contrast(theme.edge, ground) >= 3
        assert contrast(theme.focus, ground) >= 3


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_no_two_sides_or_series_share_a_colour(theme: Theme) -> None:
    for group in (theme.first_side + theme.second_side + theme.other_side, theme.series, theme.waits):
        assert len(set(group)) == len(group)
