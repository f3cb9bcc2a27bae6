"""Colours: what each is for, the light standard, and how two of them compare.

Every pair of text and ground that is drawn reaches a contrast of 4.5 to 1, in every theme; a test walks the screens.
"""

from __future__ import annotations

from dataclasses import dataclass

Colour = tuple[int, int, int]
Hue = tuple[str, int]
"""One of several: the name of a tuple of the theme and a position in it."""
Ink = str | Hue | Colour
"""What a widget is told: the name of a colour of the theme, a hue, or a colour that no theme changes."""


def rgb(code: str) -> Colour:
    """(red, green, blue), 0-255 each, of a code such as "1b2430"."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """The colour that lies `share` (0-1) of the way from the first to the second."""
    r, g, b = (round(a + (z - a) * share) for a, z in zip(first, second, strict=True))
    return r, g, b


@dataclass(frozen=True, slots=True)
class Theme:
    """What each colour is for. `series` are for charts, `waits` go from flowing to blocked."""

    page: Colour
    panel: Colour
    sunk: Colour
    line: Colour
    edge: Colour
    ink: Colour
    soft: Colour
    accent: Colour
    accent_ink: Colour
    tint: Colour
    focus: Colour
    good: Colour
    warn: Colour
    bad: Colour
    good_tint: Colour
    warn_tint: Colour
    bad_tint: Colour
    night: Colour
    night_ink: Colour
    first_side: tuple[Colour, ...]
    second_side: tuple[Colour, ...]
    other_side: tuple[Colour, ...]
    series: tuple[Colour, ...]
    waits: tuple[Colour, ...]
    sea: Colour
    land_near: Colour
    land_far: Colour
    shore: Colour
    province: Colour
    border: Colour
    region: Colour


STANDARD = Theme(
    page=rgb("f3f4f7"),
    panel=rgb("ffffff"),
    sunk=rgb("eaedf2"),
    line=rgb("d8dde5"),
    edge=rgb("7d8798"),
    ink=rgb("17202c"),
    soft=rgb("535d6c"),
    accent=rgb("17566b"),
    accent_ink=rgb("ffffff"),
    tint=rgb("e3eff2"),
    focus=rgb("0b6fd6"),
    good=rgb("1c7049"),
    warn=rgb("8f5300"),
    bad=rgb("b3261e"),
    good_tint=rgb("e4f3ea"),
    warn_tint=rgb("fbefd9"),
    bad_tint=rgb("fbe9e7"),
    night=rgb("1b2735"),
    night_ink=rgb("f5f7fa"),
    first_side=(rgb("c8102e"), rgb("b8751a"), rgb("7f1d4f"), rgb("d4506a")),
    second_side=(rgb("1d4f9c"), rgb("2a86c0"), rgb("4b3f94"), rgb("16806f")),
    other_side=(rgb("6b5200"), rgb("4c6a2a")),
    series=(rgb("17566b"), rgb("c8102e"), rgb("b57600"), rgb("4b3f94"), rgb("2f7d4f"), rgb("5b6678")),
    waits=(rgb("2b8a66"), rgb("ab7a00"), rgb("c04a10"), rgb("8a1026")),
    sea=rgb("dfe8ef"),
    land_near=rgb("faf7f0"),
    land_far=rgb("eeefec"),
    shore=rgb("b9c6d2"),
    province=rgb("d5d2cb"),
    border=rgb("5b6370"),
    region=rgb("616b7a"),
)


def luminance(colour: Colour) -> float:
    """Relative luminance, 0-1, as WCAG 2.2 defines it."""
    parts = [c / 255 for c in colour]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def colour_of(theme: Theme, ink: Ink) -> Colour:
    """The colour that an ink is in a theme. Raises AttributeError for a name that no theme has."""
    if isinstance(ink, str):
        named: Colour = getattr(theme, ink)
        return named
    if len(ink) == 2:
        hue: Colour = getattr(theme, ink[0])[ink[1]]
        return hue
    return ink


def clearer(ground: Colour, *inks: Colour) -> Colour:
    """The one of some inks that stands out most on a ground."""
    return max(inks, key=lambda ink: contrast(ink, ground))
