"""How big and in which colours: one scale for shapes, one more for text."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from game.client.kit.theme import STANDARD, Theme

UNIT_WIDTH, UNIT_HEIGHT = 1280, 800
"""The window for which all measures are written; every other window is a multiple of it."""


@dataclass(frozen=True, slots=True)
class Face:
    """A weight and a size in pixels."""

    weight: str
    size: int


face_of = lru_cache(maxsize=256)(Face)
"""The one face of a weight and size, so that what was laid out with it is found by identity."""


ROLES: dict[str, tuple[str, float]] = {
    "display": ("light", 46),
    "title": ("semibold", 27),
    "heading": ("semibold", 20),
    "strong": ("semibold", 16.5),
    "body": ("regular", 16.5),
    "small": ("regular", 14.5),
    "label": ("semibold", 14),
    "figure": ("semibold", 32),
}
"""Name of each kind of text to its weight and its size in units."""


GROWS = 0.6
"""How much of a larger window goes into larger things, the rest into more of them: 1 would be all."""
NARROW = 820
"""Units of text in a window's width below which one column of text fills it."""
LEAST_TARGET = 24
"""Pixels that whatever is pressed is wide and high at least (WCAG 2.2, 2.5.8)."""
LEAST_LETTERS = 12
"""Pixels below which no letters are set, however small the text that was asked for."""
LARGE = 24
"""Titles from this size on are read anyway: they grow half as much with the reader's text size."""


@dataclass(frozen=True, slots=True)
class Style:
    """A window's size in pixels, the reader's text size (1 = 100 %), colours, and whether things may move."""

    width: int = UNIT_WIDTH
    height: int = UNIT_HEIGHT
    text: float = 1.0
    theme: Theme = STANDARD
    calm: bool = False
    grows: float = GROWS
    k: float = field(init=False, compare=False)
    """Pixels a unit."""

    def __post_init__(self) -> None:
        fits = max(0.5, min(self.width / UNIT_WIDTH, self.height / UNIT_HEIGHT))
        object.__setattr__(self, "k", fits if fits <= 1 else fits**self.grows)

    @property
    def room(self) -> float:
        """Units of text that the window is wide: 1422 for 1280 by 720 pixels at 100 %, half of that at 200 %."""
        return self.width / (self.k * self.text)

    def px(self, units: float) -> int:
        """Whole pixels of a measure in units; never 0 for something that has a size."""
        return max(1, round(units * self.k)) if units > 0 else 0

    def text_px(self, units: float) -> int:
        """Whole pixels of a measure that grows with the text, such as a column of words."""
        return max(1, round(units * self.k * self.text)) if units > 0 else 0

    def face(self, role: str) -> Face:
        """The face of one of ROLES; never smaller than LEAST_LETTERS pixels."""
        weight, units = ROLES[role]
        grown = self.text if units < LARGE else 1 + (self.text - 1) / 2
        return face_of(weight, max(LEAST_LETTERS, round(units * self.k * grown)))
