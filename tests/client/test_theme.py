"""Every text can be read on every ground it stands on, in every theme."""

from __future__ import annotations

import itertools

import pytest

from game.client.kit.palettes import PALETTES, THEMES, theme_of
from game.client.kit.theme import Theme, clearer, colour_of, contrast, luminance, mix, rgb

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


def test_every_theme_has_as_many_colours_of_each_kind() -> None:
    """A hue is a place in a tuple: it must be there in each of them."""
    for group in ("first_side", "second_side", "other_side", "series", "waits"):
        assert len({len(getattr(theme, group)) for theme in THEMES.values()}) == 1


def test_an_ink_is_a_name_a_hue_or_a_colour() -> None:
    theme = THEMES["standard-dark"]
    assert colour_of(theme, "soft") == theme.soft
    assert colour_of(theme, ("second_side", 1)) == theme.second_side[1]
    assert colour_of(theme, (1, 2, 3)) == (1, 2, 3)
    assert clearer(theme.panel, theme.ink, theme.page) == theme.ink


@pytest.mark.parametrize("palette", PALETTES)
def test_dark_is_dark_and_what_lies_on_top_is_lighter(palette: str) -> None:
    light, dark = theme_of(palette, False), theme_of(palette, True)
    assert luminance(dark.page) < luminance(dark.panel) < luminance(dark.sunk) < 0.1 < luminance(light.page)
    assert luminance(dark.sea) < luminance(dark.land_far) < luminance(dark.land_near)
