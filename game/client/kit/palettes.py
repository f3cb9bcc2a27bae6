"""The themes: three palettes, each light and dark."""

from __future__ import annotations

from dataclasses import replace

from game.client.kit.theme import STANDARD, Theme, rgb

# After Okabe and Ito (2008): told apart with every common kind of colour vision.
DISTINCT = replace(
    STANDARD,
    good=rgb("00588f"),
    good_tint=rgb("e2eff8"),
    warn=rgb("8a5200"),
    bad=rgb("a63c00"),
    bad_tint=rgb("fdeade"),
    first_side=(rgb("9c3600"), rgb("957a0c"), rgb("8f3a73"), rgb("6e2c00")),
    second_side=(rgb("00639f"), rgb("007a5c"), rgb("2f3f7f"), rgb("3a86b8")),
    other_side=(rgb("4a4a4a"), rgb("7a5c86")),
    series=(rgb("00639f"), rgb("c75300"), rgb("007a5c"), rgb("a1567f"), rgb("6b5500"), rgb("3d4654")),
    waits=(rgb("3a8bbf"), rgb("00568f"), rgb("ad7600"), rgb("8f3300")),
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
    region=rgb("4a4f57"),
    province=rgb("8c8c8c"),
    shore=rgb("6d7f90"),
)

# Light letters on slate rather than on black; what lies on top is lighter than what is below it.
DARK = Theme(
    page=rgb("141b24"),
    panel=rgb("1d2631"),
    sunk=rgb("293441"),
    line=rgb("3a4757"),
    edge=rgb("8290a4"),
    ink=rgb("e6ebf1"),
    soft=rgb("adb8c6"),
    accent=rgb("7cc4d8"),
    accent_ink=rgb("0b222a"),
    tint=rgb("203a45"),
    focus=rgb("5eb1ff"),
    good=rgb("74cc9f"),
    warn=rgb("e5b566"),
    bad=rgb("ff9c92"),
    good_tint=rgb("1c3a2d"),
    warn_tint=rgb("3d3018"),
    bad_tint=rgb("472725"),
    night=rgb("0c1118"),
    night_ink=rgb("eef2f7"),
    first_side=(rgb("f0707a"), rgb("d99a63"), rgb("cc7db0"), rgb("f3b3b8")),
    second_side=(rgb("6ea6f0"), rgb("63c7e8"), rgb("a79bee"), rgb("4fbfa8")),
    other_side=(rgb("d3b95a"), rgb("9dbb72")),
    series=(rgb("7cc4d8"), rgb("f0707a"), rgb("e3ac4b"), rgb("a79bee"), rgb("86d9a3"), rgb("8490a3")),
    waits=(rgb("3c9f79"), rgb("d9a92f"), rgb("e07b45"), rgb("d94a5e")),
    sea=rgb("101a26"),
    land_near=rgb("29323a"),
    land_far=rgb("212a31"),
    shore=rgb("4a5d70"),
    province=rgb("3d4853"),
    border=rgb("a3adb9"),
    region=rgb("919cab"),
)

DARK_DISTINCT = replace(
    DARK,
    good=rgb("7dbdf0"),
    good_tint=rgb("1b3448"),
    warn=rgb("e8b85c"),
    bad=rgb("f7a072"),
    bad_tint=rgb("47291a"),
    first_side=(rgb("ee8a4a"), rgb("d8b53c"), rgb("d68ebb"), rgb("c27a50")),
    second_side=(rgb("5aa9e6"), rgb("3fbf98"), rgb("94a4ea"), rgb("9cd3f2")),
    other_side=(rgb("c4c9cf"), rgb("b79cc3")),
    series=(rgb("5aa9e6"), rgb("ee8a4a"), rgb("3fbf98"), rgb("d68ebb"), rgb("d8b53c"), rgb("d3d9e0")),
    waits=(rgb("7cc6f2"), rgb("3687c4"), rgb("e6a91f"), rgb("d4602a")),
)

DARK_STRONG = replace(
    DARK,
    page=rgb("000000"),
    panel=rgb("0a0d11"),
    sunk=rgb("20262e"),
    line=rgb("8b95a3"),
    edge=rgb("c9d0d9"),
    ink=rgb("ffffff"),
    soft=rgb("dbe0e7"),
    accent=rgb("9ee3f5"),
    accent_ink=rgb("001318"),
    tint=rgb("10303b"),
    focus=rgb("8cc8ff"),
    good=rgb("8fe8ba"),
    warn=rgb("ffd285"),
    bad=rgb("ffb8b0"),
    night=rgb("000000"),
    night_ink=rgb("ffffff"),
    sea=rgb("05090e"),
    land_near=rgb("1c2228"),
    land_far=rgb("151a1f"),
    border=rgb("ffffff"),
    region=rgb("b4bcc7"),
    province=rgb("6f7a86"),
    shore=rgb("7f93a8"),
)

PALETTES = ("standard", "distinct", "strong")
THEMES: dict[str, Theme] = {
    "standard": STANDARD,
    "distinct": DISTINCT,
    "strong": STRONG,
    "standard-dark": DARK,
    "distinct-dark": DARK_DISTINCT,
    "strong-dark": DARK_STRONG,
}
"""Each palette, light and dark."""


def theme_of(palette: str, dark: bool) -> Theme:
    """The theme of a palette. Raises KeyError for one that there is not."""
    return THEMES[f"{palette}-dark" if dark else palette]
