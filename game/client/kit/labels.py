"""Words, icons and bars that only show something."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.client.kit.icons import icon
from game.client.kit.marks import Mark, areas, dots
from game.client.kit.shapes import box
from game.client.kit.style import Style
from game.client.kit.text import Laid, draw_laid, lay, longest_word, text_width
from game.client.kit.theme import Colour, Ink, colour_of
from game.client.kit.widget import Widget

if TYPE_CHECKING:
    from game.client.kit.stage import Stage


class Label(Widget):
    """A text, set in as many lines as it needs.

    `role` is one of style.ROLES, `lines` at the
    start, center or end of its width. `whole` keeps it on one line: its width is then its least.
    Terms in it may be marked (`terms`): the pointer and F7 find them, `look_up` tells more of them.
    """

    def __init__(
        self,
        text: str,
        role: str = "body",
        *,
        ink: Ink = "ink",
        lines: str = "start",
        whole: bool = False,
        id: str = "",
        grow: float = 0,
        align: str = "fill",
        tip: str = "",
        terms: bool = True,
    ) -> None:
        self.marks: tuple[Mark, ...] = ()
        self.look_up: Callable[[str], None] | None = None
        self.at_mark = -1
        """The mark that the pointer or the focus is on."""
        super().__init__(id=id, grow=grow, align=align, tip=tip)
        self.text = text
        self.role = role
        self.ink = ink
        self.lines = lines
        self.whole = whole
        self.terms = terms

    @property
    def tip(self) -> str:
        """What the term that the pointer or the focus is on means; else its own tip."""
        return self.marks[self.at_mark].tip if self.at_mark >= 0 else self._own_tip

    @tip.setter
    def tip(self, words: str) -> None:
        self._own_tip = words

    def least(self, style: Style) -> int:
        face = style.face(self.role)
        return self.wanted(style) if self.whole else longest_word(face, self.text)

    def wanted(self, style: Style) -> int:
        face = style.face(self.role)
        return max(text_width(face, line) for line in self.text.split("\n"))

    def laid(self, style: Style, width: int) -> Laid:
        """Its lines at a width in pixels."""
        return lay(style.face(self.role), self.text, width)

    def height(self, style: Style, width: int) -> int:
        return self.laid(style, width).height if self.text else 0

    def place(self, style: Style, rect: pygame.Rect) -> None:
        self.rect = rect

    def hears(self) -> bool:
        return bool(self._own_tip)

    def colour(self, style: Style) -> Colour:
        """The colour of its letters."""
        return colour_of(style.theme, self.ink)

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        laid = self.laid(style, self.rect.w)
        for at in range(len(self.marks)):
            for area in self._areas(style, at):
                if self.focused and at == self.at_mark:
                    surface.fill(style.theme.tint, area)
                line = dots(area.w, style.px(1), self.colour(style))
                surface.blit(line, (area.x, area.bottom - style.px(2)))
        draw_laid(surface, style.face(self.role), laid, self.colour(style), self.rect, self.lines)

    # --- the terms in it ---

    def _areas(self, style: Style, at: int) -> list[pygame.Rect]:
        laid = self.laid(style, self.rect.w)
        return areas(style.face(self.role), laid, self.text, self.rect, self.lines, self.marks[at])

    def _under(self, at: tuple[int, int]) -> int:
        """The mark under a point; -1 for none."""
        if not self.marks or self._placed_in is None:
            return -1
        style = self._placed_in
        spots = ((i, area) for i in range(len(self.marks)) for area in self._areas(style, i))
        return next((i for i, area in spots if area.collidepoint(at)), -1)

    def hears_at(self, at: tuple[int, int]) -> bool:
        return bool(self._own_tip) or self._under(at) >= 0

    def point(self, stage: Stage, at: tuple[int, int]) -> None:
        self.at_mark = self._under(at)

    def tip_area(self) -> pygame.Rect:
        if self.at_mark < 0 or self._placed_in is None:
            return super().tip_area()
        return self._areas(self._placed_in, self.at_mark)[0]

    def takes_focus(self) -> bool:
        return self.focused and self.at_mark >= 0

    def adopt(self, old: Widget, style: Style) -> None:
        if isinstance(old, Label) and old.at_mark >= 0 and old.marks == self.marks:
            self.at_mark = old.at_mark

    def _pressable(self) -> Widget | None:
        """What it is written on that can itself be pressed: a press on a term is then a press on that."""
        up = self.parent
        while up is not None and not up.takes_focus():
            up = up.parent
        return up

    def press(self, stage: Stage, at: tuple[int, int]) -> None:
        below = self._pressable()
        if below is not None:
            stage.focus(below)
            below.press(stage, at)

    def release(self, stage: Stage, at: tuple[int, int]) -> None:
        below = self._pressable()
        if below is not None:
            below.release(stage, at)
        elif (found := self._under(at)) >= 0:
            self._open(stage, found)

    def key(self, stage: Stage, event: pygame.event.Event) -> bool:
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE) and self.at_mark >= 0:
            self._open(stage, self.at_mark)
            return True
        return False

    def _open(self, stage: Stage, at: int) -> None:
        if self.look_up is not None:
            look_up, term = self.look_up, self.marks[at].id
            stage.run(lambda: look_up(term))


class LongWord(Label):
    """A text that may hold words longer than a line, such as a path: they are broken between letters."""

    def least(self, style: Style) -> int:
        return style.text_px(160)


class Icon(Widget):
    """A picture from assets/icons, `size` units high."""

    def __init__(self, name: str, size: float = 20, *, ink: Ink = "soft", tip: str = "") -> None:
        super().__init__(align="start", tip=tip)
        self.name = name
        self.size = size
        self.ink = ink

    def hears(self) -> bool:
        return bool(self.tip)

    def least(self, style: Style) -> int:
        return style.text_px(self.size)

    def height(self, style: Style, width: int) -> int:
        return style.text_px(self.size)

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        colour = colour_of(style.theme, self.ink)
        surface.blit(icon(self.name, self.rect.h, colour), self.rect)


class Badge(Widget):
    """A short word on a rounded ground; looks as in panels.ground, or a colour of its own."""

    def __init__(self, text: str, *, ink: Ink = "ink", fill: Ink = "sunk", tip: str = "") -> None:
        super().__init__(align="start", tip=tip)
        self.text = text
        self.ink = ink
        self.fill = fill

    def hears(self) -> bool:
        return bool(self.tip)

    def least(self, style: Style) -> int:
        return text_width(style.face("label"), self.text) + 2 * style.px(8)

    def height(self, style: Style, width: int) -> int:
        return lay(style.face("label"), self.text, 10_000).height + 2 * style.px(2)

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        fill = colour_of(style.theme, self.fill)
        box(surface, self.rect, self.rect.h // 2, fill)
        inner = self.rect.inflate(-2 * style.px(8), -2 * style.px(2))
        face = style.face("label")
        draw_laid(surface, face, lay(face, self.text, 10_000), colour_of(style.theme, self.ink), inner, "center")


class Bar(Widget):
    """How far along: `share` 0 to 1, or None for work of unknown length, which moves unless the style is calm."""

    def __init__(self, share: float | None, *, ink: Ink = "accent", thick: float = 8, grow: float = 0) -> None:
        super().__init__(grow=grow)
        self.share = share
        self.ink = ink
        self.thick = thick
        self._now = 0.0
        self.lively = share is None

    def least(self, style: Style) -> int:
        return style.px(60)

    def wanted(self, style: Style) -> int:
        return style.px(160)

    def height(self, style: Style, width: int) -> int:
        return style.px(self.thick)

    def tick(self, now: float) -> bool:
        moved = int(now * 15) != int(self._now * 15)
        self._now = now
        return moved

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        radius = self.rect.h // 2
        box(surface, self.rect, radius, style.theme.sunk)
        fill = colour_of(style.theme, self.ink)
        if self.share is None:
            part = self.rect.w // 4
            at = 0.375 if style.calm else abs((int(self._now * 15) / 15 * 0.7) % 2 - 1)
            box(
                surface,
                pygame.Rect(self.rect.x + round(at * (self.rect.w - part)), self.rect.y, part, self.rect.h),
                radius,
                fill,
            )
        elif self.share > 0:
            width = max(2 * radius, round(self.rect.w * min(1.0, self.share)))
            box(surface, pygame.Rect(self.rect.x, self.rect.y, width, self.rect.h), radius, fill)


class Picture(Widget):
    """Something drawn by a function of size and style, such as a chart: `draw(width, height, style)` gives a surface.

    The picture is kept until size, style or `key` change. `high` and `wide` are units; `least_high` is what it
    can be squeezed to where it grows. `said` is what it shows, in words.
    """

    def __init__(
        self,
        draw: Callable[[int, int, Style], pygame.Surface],
        *,
        high: float,
        wide: float = 200,
        said: str = "",
        key: object = None,
        id: str = "",
        grow: float = 0,
        with_text: bool = True,
    ) -> None:
        super().__init__(id=id, grow=grow, tip=said)
        self.render = draw
        self.high = high
        self.wide = wide
        self.same = key
        self.with_text = with_text
        self._kept: tuple[object, pygame.Surface] | None = None

    def hears(self) -> bool:
        return bool(self.tip)

    def least(self, style: Style) -> int:
        return style.text_px(self.wide) if self.with_text else style.px(self.wide)

    def height(self, style: Style, width: int) -> int:
        return style.text_px(self.high) if self.with_text else style.px(self.high)

    def adopt(self, old: Widget, style: Style) -> None:
        if isinstance(old, Picture) and old.same == self.same and self.same is not None:
            self._kept = old._kept

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        wanted = (self.rect.size, style)
        if self._kept is None or self._kept[0] != wanted:
            self._kept = (wanted, self.render(self.rect.w, self.rect.h, style))
        surface.blit(self._kept[1], self.rect)
