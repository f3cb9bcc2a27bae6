"""Grounds and spacers: a card with a border, a width limit, a line, room between."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.client.kit.shapes import box, shadow
from game.client.kit.style import Style
from game.client.kit.theme import Colour, Ink, Theme, colour_of
from game.client.kit.widget import Widget

RADIUS = 10


def ground(theme: Theme, look: str) -> tuple[Colour | None, Colour | None]:
    """Fill and outline of a look: card, sunk, tint, night, page, good, warn, bad or bare."""
    return {
        "card": (theme.panel, theme.line),
        "sunk": (theme.sunk, None),
        "tint": (theme.tint, theme.accent),
        "night": (theme.night, None),
        "page": (theme.page, None),
        "good": (theme.good_tint, None),
        "warn": (theme.warn_tint, None),
        "bad": (theme.bad_tint, None),
        "bare": (None, None),
    }[look]


class Panel(Widget):
    """One widget on a ground. `raised` adds a shadow; `stripe` a bar of colour at its left side."""

    def __init__(
        self,
        part: Widget,
        *,
        look: str = "card",
        pad: float | tuple[float, float] = 16,
        raised: bool = False,
        square: bool = False,
        stripe: Ink | None = None,
        id: str = "",
        grow: float = 0,
        align: str = "fill",
        tip: str = "",
    ) -> None:
        super().__init__(id=id, grow=grow, align=align, tip=tip)
        self.part = part
        self.look = look
        self.pad = pad if isinstance(pad, tuple) else (pad, pad)
        self.raised = raised
        self.square = square
        self.stripe = stripe

    @property
    def parts(self) -> Sequence[Widget]:
        return (self.part,)

    def least(self, style: Style) -> int:
        return self.part.least(style) + 2 * style.px(self.pad[0])

    def wanted(self, style: Style) -> int:
        return self.part.wanted(style) + 2 * style.px(self.pad[0])

    def height(self, style: Style, width: int) -> int:
        return self.part.height(style, width - 2 * style.px(self.pad[0])) + 2 * style.px(self.pad[1])

    def least_height(self, style: Style, width: int) -> int:
        return self.part.least_height(style, width - 2 * style.px(self.pad[0])) + 2 * style.px(self.pad[1])

    def place(self, style: Style, rect: pygame.Rect) -> None:
        self.rect = rect
        self.part.place(style, rect.inflate(-2 * style.px(self.pad[0]), -2 * style.px(self.pad[1])))

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        radius = 0 if self.square else style.px(RADIUS)
        if self.raised:
            shadow(surface, self.rect, radius, style.px(8))
        fill, edge = ground(style.theme, self.look)
        if fill is not None:
            if self.stripe is not None:
                # Only its left end stays to be seen; the whole of it would be painted twice.
                end = pygame.Rect(self.rect.x, self.rect.y, min(self.rect.w, 4 * radius), self.rect.h)
                box(surface, end, radius, colour_of(style.theme, self.stripe))
                inner = pygame.Rect(self.rect.x + style.px(4), self.rect.y, self.rect.w - style.px(4), self.rect.h)
                # What is lit is outlined as well: its ground alone differs by little more than its hue.
                box(surface, inner, max(0, radius - style.px(2)), fill, edge if self.look == "tint" else None)
            else:
                box(surface, self.rect, radius, fill, edge)
        self.draw_parts(surface, style)


class Limit(Widget):
    """One widget no wider than `width` units of text, placed in the middle (or at the start) of the room."""

    def __init__(self, part: Widget, width: float, *, at: str = "center", grow: float = 0, id: str = "") -> None:
        super().__init__(id=id, grow=grow)
        self.part = part
        self.width = width
        self.at = at

    @property
    def parts(self) -> Sequence[Widget]:
        return (self.part,)

    def _room(self, style: Style, width: int) -> int:
        return min(width, style.text_px(self.width))

    def least(self, style: Style) -> int:
        return self.part.least(style)

    def wanted(self, style: Style) -> int:
        return min(self.part.wanted(style), style.text_px(self.width))

    def height(self, style: Style, width: int) -> int:
        return self.part.height(style, self._room(style, width))

    def least_height(self, style: Style, width: int) -> int:
        return self.part.least_height(style, self._room(style, width))

    def place(self, style: Style, rect: pygame.Rect) -> None:
        self.rect = rect
        width = self._room(style, rect.w)
        shift = (rect.w - width) // 2 if self.at == "center" else 0
        self.part.place(style, pygame.Rect(rect.x + shift, rect.y, width, rect.h))


class Space(Widget):
    """Nothing, `size` units wide and high; grows to push its neighbours apart."""

    def __init__(self, size: float = 0, *, grow: float = 0) -> None:
        super().__init__(grow=grow)
        self.size = size

    def least(self, style: Style) -> int:
        return style.px(self.size)

    def height(self, style: Style, width: int) -> int:
        return style.px(self.size)


class Line(Widget):
    """A thin line across a column."""

    def height(self, style: Style, width: int) -> int:
        return 1

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        surface.fill(style.theme.line, self.rect)
