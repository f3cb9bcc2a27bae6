"""Pieces that the sheets of cards and of the report are put together from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pygame

from game.client.kit.controls import ACTIVATE
from game.client.kit.icons import icon
from game.client.kit.labels import Badge
from game.client.kit.layout import Group
from game.client.kit.panels import Panel
from game.client.kit.scroll import Scroll
from game.client.kit.shapes import box, dot
from game.client.kit.style import NARROW, Style
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


class Place(Panel):
    """A panel that takes what is carried to it: `takes` says whether, `drop` what then happens. Names are cards."""

    def __init__(
        self, part: Widget, drop: Callable[[str], None], takes: Callable[[str], bool], **named: object
    ) -> None:
        super().__init__(part, **named)  # type: ignore[arg-type]
        self.takes = takes
        self.drop = drop

    def accepts(self, what: str) -> bool:
        return self.takes(what)

    def dropped(self, what: str) -> None:
        self.drop(what)


class Card(Panel):
    """A panel that is pressed as a whole: `on` is called by a press, Enter or Space.

    As the card of that name it can be carried away, and `drop` is told of another that is dropped on it.
    """

    def __init__(
        self,
        part: Widget,
        on: Callable[[], None],
        *,
        card: str = "",
        drop: Callable[[str], None] | None = None,
        **named: object,
    ) -> None:
        super().__init__(part, **named)  # type: ignore[arg-type]
        self.on = on
        self.card = card
        self.drop = drop

    def offers(self) -> str:
        return self.card

    def accepts(self, what: str) -> bool:
        return self.drop is not None and what != self.card

    def dropped(self, what: str) -> None:
        if self.drop is not None:
            self.drop(what)

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


LEAST_MAIN = 300
"""Units of text that a sheet keeps for itself when something stands beside it."""


class Beside(Group):
    """A sheet and what stands at its right, `side` units of text wide; see Pair."""

    def __init__(self, main: Widget, beside: Widget | None, side: float, instead: bool) -> None:
        super().__init__([main, beside], gap=12)
        self.main = main
        self.beside = beside
        self.side = side
        self.instead = instead and beside is not None
        self._alone = False

    @property
    def parts(self) -> Sequence[Widget]:
        return self._parts[1:] if self._alone else self._parts

    def _side(self, style: Style) -> int:
        """Pixels of what stands at the right, with the gap."""
        if self.beside is None:
            return 0
        return max(self.beside.least(style), style.text_px(self.side)) + self._gaps(style)

    def fits(self, style: Style, width: int) -> bool:
        """Whether both have room side by side."""
        main = max(self.main.least(style), style.text_px(LEAST_MAIN))
        return style.room >= NARROW and main + self._side(style) <= width

    def fills(self, style: Style, width: int) -> bool:
        """Whether it takes the height it is given, rather than the one it wants."""
        return self.instead or self.fits(style, width)

    def least(self, style: Style) -> int:
        return max(part.least(style) for part in self._parts)

    def wanted(self, style: Style) -> int:
        return self.main.wanted(style) + self._side(style)

    def height(self, style: Style, width: int) -> int:
        if not self.fills(style, width):
            return sum(part.height(style, width) for part in self._parts) + self._gaps(style)
        # It grows into whatever there is: to measure every row of a long list for that would be in vain.
        return self.least_height(style, width)

    def least_height(self, style: Style, width: int) -> int:
        if not self.fills(style, width):
            return self.height(style, width)
        side = self._side(style) if self.fits(style, width) else 0
        if self.beside is None or not side:
            return (self.beside or self.main).least_height(style, width)
        beside = self.beside.least_height(style, side - self._gaps(style))
        return max(self.main.least_height(style, width - side), beside)

    def place(self, style: Style, rect: pygame.Rect) -> None:
        self.rect, side = rect, self._side(style)
        fits = self.fits(style, rect.w)
        self._alone = self.instead and not fits
        if self.beside is None:
            self.main.place(style, rect)
        elif self._alone:
            self.beside.place(style, rect)
        elif fits:
            wide = side - self._gaps(style)
            self.main.place(style, pygame.Rect(rect.x, rect.y, rect.w - side, rect.h))
            self.beside.place(style, pygame.Rect(rect.right - wide, rect.y, wide, rect.h))
        else:
            high = self.main.height(style, rect.w)
            self.main.place(style, pygame.Rect(rect.x, rect.y, rect.w, high))
            below = rect.y + high + self._gaps(style)
            self.beside.place(style, pygame.Rect(rect.x, below, rect.w, self.beside.height(style, rect.w)))


class Above(Group):
    """One thing above another that takes the rest of the height; where both have no room, the first has it alone."""

    def __init__(self, first: Widget, rest: Widget) -> None:
        super().__init__([first, rest], gap=8)
        self.first = first
        self.rest = rest
        self._alone = False

    @property
    def parts(self) -> Sequence[Widget]:
        return self._parts[:1] if self._alone else self._parts

    def least(self, style: Style) -> int:
        return max(part.least(style) for part in self._parts)

    def wanted(self, style: Style) -> int:
        return max(part.wanted(style) for part in self._parts)

    def height(self, style: Style, width: int) -> int:
        return sum(part.height(style, width) for part in self._parts) + self._gaps(style)

    def least_height(self, style: Style, width: int) -> int:
        return max(part.least_height(style, width) for part in self._parts)

    def place(self, style: Style, rect: pygame.Rect) -> None:
        self.rect = rect
        high, gap = self.first.height(style, rect.w), self._gaps(style)
        left = rect.h - high - gap
        self._alone = left < self.rest.least_height(style, rect.w)
        if self._alone:
            self.first.place(style, rect)
        else:
            self.first.place(style, pygame.Rect(rect.x, rect.y, rect.w, high))
            self.rest.place(style, pygame.Rect(rect.x, rect.y + high + gap, rect.w, left))


class Pair(Scroll):
    """A sheet and what stands beside it, `side` units of text wide.

    Where there is no room for both side by side, the second takes the place of the first (`instead`), or it stands
    below it and both are scrolled as one.
    """

    def __init__(self, main: Widget, beside: Widget | None, side: float, *, id: str, instead: bool = True) -> None:
        self.inner = Beside(main, beside, side, instead)
        super().__init__(self.inner, id=id)

    def least_height(self, style: Style, width: int) -> int:
        if self.inner.fills(style, width):
            return self.inner.least_height(style, width)
        return super().least_height(style, width)

    def place(self, style: Style, rect: pygame.Rect) -> None:
        if not self.inner.fills(style, rect.w):
            super().place(style, rect)
            return
        self.rect, self._style = rect, style
        self.offset, self._full = 0, rect.h
        self.inner.place(style, rect)
