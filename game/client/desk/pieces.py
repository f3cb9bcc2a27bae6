"""Pieces that the sheets of cards and of the report are put together from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pygame

from game.client.kit.controls import ACTIVATE
from game.client.kit.icons import icon
from game.client.kit.labels import Badge
from game.client.kit.panels import Panel
from game.client.kit.shapes import box, dot
from game.client.kit.style import Style
from game.client.kit.widget import Widget

if TYPE_CHECKING:
    from game.client.kit.stage import Stage


class Tile(Widget):
    """An icon on a tinted ground, `size` units high; `tip` names what it stands for."""

    def __init__(self, name: str, size: float = 34, *, tip: str = "") -> None:
        super().__init__(align="start", tip=tip)
        self.name = name
        self.size = size

    def least(self, style: Style) -> int:
        return style.text_px(self.size)

    def height(self, style: Style, width: int) -> int:
        return style.text_px(self.size)

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        box(surface, self.rect, style.px(8), style.theme.tint)
        side = max(1, round(self.rect.h * 0.64))
        at = (self.rect.centerx - side // 2, self.rect.centery - side // 2)
        surface.blit(icon(self.name, side, style.theme.accent), at)


class Pips(Widget):
    """A level as dots: full up to `level`, hollow up to `levels`."""

    def __init__(self, level: int, levels: int, *, tip: str = "") -> None:
        super().__init__(align="start", tip=tip)
        self.level = level
        self.levels = levels

    def least(self, style: Style) -> int:
        return style.text_px(14) * self.levels

    def height(self, style: Style, width: int) -> int:
        return style.text_px(14)

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        t, step = style.theme, style.text_px(14)
        for at in range(self.levels):
            middle = (self.rect.x + at * step + step // 2, self.rect.centery)
            dot(surface, middle, step * 0.36, t.accent if at < self.level else t.panel, t.edge, max(1, style.px(1.5)))


class Card(Panel):
    """A panel that is pressed as a whole: `on` is called by a press, Enter or Space."""

    def __init__(self, part: Widget, on: Callable[[], None], **named: object) -> None:
        super().__init__(part, **named)  # type: ignore[arg-type]
        self.on = on

    def takes_focus(self) -> bool:
        return True

    def release(self, stage: Stage, at: tuple[int, int]) -> None:
        if self.rect.collidepoint(at):
            stage.run(self.on)

    def key(self, stage: Stage, event: pygame.event.Event) -> bool:
        if event.key in ACTIVATE:
            stage.run(self.on)
            return True
        return False

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        super().draw(surface, style)
        if self.hovered:
            box(surface, self.rect, style.px(10), None, style.theme.edge)


class Tag(Badge):
    """A badge with a tip; a press on it is a press on the card that it lies on."""

    def release(self, stage: Stage, at: tuple[int, int]) -> None:
        up = self.parent
        while up is not None and not isinstance(up, Card):
            up = up.parent
        if up is not None:
            up.release(stage, at)


class Pair(Widget):
    """A sheet and what stands beside it, `side` units of text wide and `gap` units apart.

    Where there is no room for both side by side, the second takes the place of the first (`instead`), or they
    stand one above the other in halves.
    """

    def __init__(
        self, main: Widget, beside: Widget | None, side: float, *, instead: bool = True, gap: float = 14
    ) -> None:
        super().__init__(grow=1)
        self.main = main
        self.beside = beside
        self.side = side
        self.instead = instead
        self.gap = gap
        self._shown: tuple[Widget, ...] = (main,) if beside is None else (main, beside)

    @property
    def parts(self) -> Sequence[Widget]:
        return self._shown

    def _fits(self, style: Style, width: int) -> bool:
        if self.beside is None:
            return True
        side = max(self.beside.least(style), style.text_px(self.side))
        return self.main.least(style) + style.px(self.gap) + side <= width

    def least(self, style: Style) -> int:
        return max(self.main.least(style), self.beside.least(style) if self.beside is not None else 0)

    def wanted(self, style: Style) -> int:
        extra = style.px(self.gap) + style.text_px(self.side) if self.beside is not None else 0
        return self.main.wanted(style) + extra

    def height(self, style: Style, width: int) -> int:
        return style.px(200)

    def place(self, style: Style, rect: pygame.Rect) -> None:
        self.rect = rect
        gap = style.px(self.gap)
        if self.beside is None:
            self._shown = (self.main,)
            self.main.place(style, rect)
        elif self._fits(style, rect.w):
            self._shown = (self.main, self.beside)
            side = max(self.beside.least(style), style.text_px(self.side))
            self.main.place(style, pygame.Rect(rect.x, rect.y, rect.w - side - gap, rect.h))
            self.beside.place(style, pygame.Rect(rect.right - side, rect.y, side, rect.h))
        elif self.instead:
            self._shown = (self.beside,)
            self.beside.place(style, rect)
        else:
            self._shown = (self.main, self.beside)
            half = (rect.h - gap) // 2
            self.main.place(style, pygame.Rect(rect.x, rect.y, rect.w, half))
            self.beside.place(style, pygame.Rect(rect.x, rect.bottom - half, rect.w, half))
