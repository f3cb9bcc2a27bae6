"""A window on something higher than the room: wheel, bar, keys; what gets the focus comes into view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pygame

from game.client.kit.shapes import box
from game.client.kit.style import Style
from game.client.kit.widget import Widget

if TYPE_CHECKING:
    from game.client.kit.stage import Stage

LEAST = 96
"""Units of height below which a list would be of no use."""


class Scroll(Widget):
    """One child, moved up and down. `offset` is how many pixels of it are above the top.

    `stick` keeps the end in view while new things arrive below, as in a log.
    """

    scrolls = True

    def __init__(self, part: Widget, *, id: str, grow: float = 1, stick: bool = False, least: float = LEAST) -> None:
        super().__init__(id=id, grow=grow)
        self.part = part
        self.stick = stick
        self.least_high = least
        self.offset = 0
        self._full = 0
        self._at_end = stick
        self._style = Style()
        self._grip: int | None = None

    @property
    def parts(self) -> Sequence[Widget]:
        return (self.part,)

    def adopt(self, old: Widget, style: Style) -> None:
        if isinstance(old, Scroll):
            self.offset, self._at_end, self._grip = old.offset, old._at_end, old._grip

    def _bar(self, style: Style) -> int:
        return style.px(12)

    def least(self, style: Style) -> int:
        return self.part.least(style) + self._bar(style)

    def wanted(self, style: Style) -> int:
        return self.part.wanted(style) + self._bar(style)

    def height(self, style: Style, width: int) -> int:
        return self.part.height(style, width)

    def least_height(self, style: Style, width: int) -> int:
        return min(style.px(self.least_high), self.height(style, width))

    def place(self, style: Style, rect: pygame.Rect) -> None:
        self.rect = rect
        self._style = style
        width = rect.w
        self._full = self.part.height(style, width)
        if self._full > rect.h:
            width -= self._bar(style)
            self._full = self.part.height(style, width)
        last = max(0, self._full - rect.h)
        self.offset = last if self.stick and self._at_end else max(0, min(self.offset, last))
        self.part.place(style, pygame.Rect(rect.x, rect.y - self.offset, width, self._full))

    def scroll_to(self, stage: Stage, offset: int) -> bool:
        """Move to an offset, held within bounds. Whether it moved."""
        last = max(0, self._full - self.rect.h)
        held = max(0, min(last, offset))
        self._at_end = held == last
        if held == self.offset:
            return False
        self.offset = held
        self.place(self._style, self.rect)
        stage.dirty = True
        return True

    def reveal(self, stage: Stage, target: pygame.Rect) -> None:
        """Move as little as needed to show a rectangle of the window."""
        slack = self._style.px(8)
        if target.top - slack < self.rect.top or target.h + 2 * slack > self.rect.h:
            self.scroll_to(stage, self.offset + target.top - slack - self.rect.top)
        elif target.bottom + slack > self.rect.bottom:
            self.scroll_to(stage, self.offset + target.bottom + slack - self.rect.bottom)

    def wheel(self, stage: Stage, steps: float) -> bool:
        return self.scroll_to(stage, self.offset - round(steps * self._style.text_px(60)))

    def hears(self) -> bool:
        return self._full > self.rect.h

    def _handle(self) -> pygame.Rect:
        """The grip of the bar, empty when everything fits."""
        wide = self._bar(self._style)
        if self._full <= self.rect.h or self.rect.h <= 0:
            return pygame.Rect(self.rect.right, self.rect.y, 0, 0)
        high = max(self._style.px(28), self.rect.h * self.rect.h // self._full)
        y = self.rect.y + (self.rect.h - high) * self.offset // max(1, self._full - self.rect.h)
        return pygame.Rect(self.rect.right - wide, y, wide, high)

    def press(self, stage: Stage, at: tuple[int, int]) -> None:
        handle = self._handle()
        self._grip = None
        if handle.collidepoint(at):
            self._grip = at[1] - handle.y
        elif handle.w and at[0] >= handle.x:
            self.scroll_to(stage, self.offset + (self.rect.h if at[1] > handle.y else -self.rect.h))

    def drag(self, stage: Stage, at: tuple[int, int]) -> None:
        if self._grip is not None:
            room = self.rect.h - self._handle().h
            top = at[1] - self._grip - self.rect.y
            self.scroll_to(stage, round(top * (self._full - self.rect.h) / max(1, room)))

    def release(self, stage: Stage, at: tuple[int, int]) -> None:
        self._grip = None

    def key(self, stage: Stage, event: pygame.event.Event) -> bool:
        page = self.rect.h - self._style.text_px(40)
        step = self._style.text_px(40)
        moves = {
            pygame.K_PAGEUP: -page,
            pygame.K_PAGEDOWN: page,
            pygame.K_UP: -step,
            pygame.K_DOWN: step,
            pygame.K_HOME: -self._full,
            pygame.K_END: self._full,
        }
        return event.key in moves and self.scroll_to(stage, self.offset + moves[event.key])

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        clip = surface.get_clip()
        # A hair of room beside the text, so that outlines and shadows at the edge stay whole.
        surface.set_clip(self.rect.inflate(2 * style.px(6), 0).clip(clip))
        self.draw_parts(surface, style)
        surface.set_clip(clip)
        handle = self._handle()
        if handle.w:
            grip = pygame.Rect(handle.right - style.px(7), handle.y + 2, style.px(6), handle.h - 4)
            box(
                surface,
                grip,
                style.px(3),
                style.theme.edge if self._grip is not None or self.hovered else style.theme.line,
            )
