"""Colours. Every pair of text and ground below reaches a contrast of 4.5 to 1; a test computes it."""

from __future__ import annotations

from dataclasses import dataclass, replace

Colour = tuple[int, int, int]


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
    first_side=(rgb("c8102e"), rgb("a8562b"), rgb("7f1d4f"), rgb("d4506a")),
    second_side=(rgb("1d4f9c"), rgb("2a86c0"), rgb("4b3f94"), rgb("16806f")),
    other_side=(rgb("6b5200"), rgb("4c6a2a")),
    series=(rgb("17566b"), rgb("c8102e"), rgb("b57600"), rgb("4b3f94"), rgb("2f7d4f"), rgb("5b6678")),
    waits=(rgb("2f8f6b"), rgb("d9a300"), rgb("d8662a"), rgb("a3162a")),
    sea=rgb("dfe8ef"),
    land_near=rgb("faf7f0"),
    land_far=rgb("eeefec"),
    shore=rgb("b9c6d2"),
    province=rgb("d5d2cb"),
    border=rgb("5b6370"),
)

# After Okabe and Ito (2008): told apart with every common kind of colour vision.
DISTINCT = replace(
    STANDARD,
    good=rgb("00588f"),
    good_tint=rgb("e2eff8"),
    warn=rgb("8a5200"),
    bad=rgb("a63c00"),
    bad_tint=rgb("fdeade"),
    first_side=(rgb("b84a00"), rgb("8a6d00"), rgb("8f3a73"), rgb("6e2c00")),
    second_side=(rgb("00639f"), rgb("007a5c"), rgb("2f3f7f"), rgb("3a86b8")),
    other_side=(rgb("4a4a4a"), rgb("7a5c86")),
    series=(rgb("00639f"), rgb("c75300"), rgb("007a5c"), rgb("a1567f"), rgb("8a6d00"), rgb("3d4654")),
    waits=(rgb("56b4e9"), rgb("0072b2"), rgb("e69f00"), rgb("a63c00")),
)

STRONG = replace(
    STANDARD,
    page=rgb("ffffff"),
    sunk=rgb("f0f0f0"),
    line=rgb("767676"),
    edge=rgb("3b3b3b"),
    ink=rgb("000000"),
    soft=rgb("2e2e2e"),
    accent=rgb("003a52"),
    good=rgb("00522c"),
    warn=rgb("6b3d00"),
    bad=rgb("8c0d08"),
    border=rgb("000000"),
    province=rgb("8c8c8c"),
    shore=rgb("6d7f90"),
)

PALETTES: dict[str, Theme] = {"standard": STANDARD, "distinct": DISTINCT, "strong": STRONG}


def luminance(colour: Colour) -> float:
    """Relative luminance, 0-1, as WCAG 2.2 defines it."""
    parts = [c / 255 for c in colour]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
