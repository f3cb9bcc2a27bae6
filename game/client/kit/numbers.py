"""Amounts: a stepper with minus and plus, and a slider. Both take the arrows, Page keys, Home and End."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.client.kit.icons import icon
from game.client.kit.shapes import box, dot
from game.client.kit.style import LEAST_TARGET, Style
from game.client.kit.text import draw_laid, lay, text_width
from game.client.kit.theme import Ink, colour_of, mix
from game.client.kit.widget import Widget

if TYPE_CHECKING:
    from game.client.kit.stage import Stage


class Amount(Widget):
    """A whole number between `low` and `high`. `show` writes it; `barred` says why it cannot be changed."""

    def __init__(
        self,
        value: int,
        low: int,
        high: int,
        on: Callable[[int], None],
        *,
        step: int = 1,
        show: Callable[[int], str] = str,
        barred: str = "",
        id: str = "",
        grow: float = 0,
        align: str = "start",
        tip: str = "",
    ) -> None:
        super().__init__(id=id, grow=grow, align=align, tip=barred or tip)
        self.value = max(low, min(high, value))
        self.low = low
        self.high = high
        self.on = on
        self.step = step
        self.show = show
        self.barred = barred

    def takes_focus(self) -> bool:
        return True

    def change(self, stage: Stage, value: int) -> None:
        """Set the number, held within its bounds, and tell the screen when it is another one."""
        if self.barred:
            stage.toast(self.barred, "warn")
            return
        held = max(self.low, min(self.high, value))
        if held != self.value:
            self.value = held
            stage.run(lambda: self.on(held))

    def key(self, stage: Stage, event: pygame.event.Event) -> bool:
        large = max(self.step, (self.high - self.low) // 10 // self.step * self.step)
        moves = {
            pygame.K_LEFT: -self.step,
            pygame.K_RIGHT: self.step,
            pygame.K_PAGEDOWN: -large,
            pygame.K_PAGEUP: large,
            pygame.K_HOME: self.low - self.value,
            pygame.K_END: self.high - self.value,
            pygame.K_MINUS: -self.step,
            pygame.K_KP_MINUS: -self.step,
            pygame.K_PLUS: self.step,
            pygame.K_KP_PLUS: self.step,
        }
        if event.key not in moves:
            return False
        self.change(stage, self.value + moves[event.key])
        return True

    def _room(self, style: Style) -> int:
        """Width of the widest number it may show, taken at both ends and now."""
        face = style.face("strong")
        return max(text_width(face, self.show(value)) for value in (self.low, self.high, self.value))


class Stepper(Amount):
    """Minus, the number, plus."""

    def side(self, style: Style) -> int:
        """Pixels of its width in which minus is pressed, and as many for plus."""
        return max(LEAST_TARGET, style.text_px(20) + 2 * style.px(8))

    def least(self, style: Style) -> int:
        return self._room(style) + 2 * self.side(style) + 2 * style.px(8)

    def height(self, style: Style, width: int) -> int:
        return max(LEAST_TARGET, style.text_px(20) + 2 * style.px(8))

    def press(self, stage: Stage, at: tuple[int, int]) -> None:
        side = self.side(stage.style)
        if at[0] < self.rect.x + side:
            self.change(stage, self.value - self.step)
        elif at[0] >= self.rect.right - side:
            self.change(stage, self.value + self.step)

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        t = style.theme
        box(surface, self.rect, style.px(8), t.sunk if self.barred else t.panel, t.line if self.barred else t.edge)
        side, mark = self.side(style), style.text_px(20)
        for name, x, over in (
            ("minus", self.rect.x, self.value <= self.low),
            ("plus", self.rect.right - side, self.value >= self.high),
        ):
            ink = t.line if over or self.barred else t.accent
            surface.blit(icon(name, mark, ink), (x + (side - mark) // 2, self.rect.centery - mark // 2))
        face = style.face("strong")
        laid = lay(face, self.show(self.value), 10_000)
        words = pygame.Rect(self.rect.x, self.rect.centery - laid.height // 2, self.rect.w, laid.height)
        draw_laid(surface, face, laid, t.soft if self.barred else t.ink, words, "center")


class Slider(Amount):
    """A track with a knob, the number at its right."""

    def __init__(
        self,
        value: int,
        low: int,
        high: int,
        on: Callable[[int], None],
        *,
        ink: Ink = "accent",
        **named: object,
    ) -> None:
        super().__init__(value, low, high, on, **named)  # type: ignore[arg-type]
        self.ink = ink
        self._held = False

    def adopt(self, old: Widget, style: Style) -> None:
        if isinstance(old, Slider):
            self._held = old._held

    def least(self, style: Style) -> int:
        return style.px(110) + self._room(style)

    def wanted(self, style: Style) -> int:
        return style.px(230) + self._room(style)

    def height(self, style: Style, width: int) -> int:
        return max(LEAST_TARGET, style.text_px(20) + 2 * style.px(6))

    def _track(self, style: Style) -> pygame.Rect:
        knob = style.px(8)
        wide = self.rect.w - self._room(style) - style.px(12) - 2 * knob
        return pygame.Rect(self.rect.x + knob, self.rect.centery - style.px(3), max(1, wide), 2 * style.px(3))

    def _value_at(self, stage: Stage, x: int) -> int:
        track = self._track(stage.style)
        share = (x - track.x) / track.w
        return self.low + round(share * (self.high - self.low) / self.step) * self.step

    def press(self, stage: Stage, at: tuple[int, int]) -> None:
        self._held = True
        self.change(stage, self._value_at(stage, at[0]))

    def drag(self, stage: Stage, at: tuple[int, int]) -> None:
        if not self.barred:
            self.change(stage, self._value_at(stage, at[0]))

    def release(self, stage: Stage, at: tuple[int, int]) -> None:
        self._held = False
        stage.dirty = True

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        t = style.theme
        track = self._track(style)
        span = self.high - self.low
        x = track.x + (track.w * (self.value - self.low) // span if span else 0)
        ink = t.soft if self.barred else colour_of(t, self.ink)
        box(surface, track, style.px(3), t.sunk, t.edge)
        box(surface, pygame.Rect(track.x, track.y, max(1, x - track.x), track.h), style.px(3), ink)
        ground = ink if self.barred else mix(t.panel, ink, 0.25) if self._held or self.hovered else t.panel
        dot(surface, (x, track.centery), style.px(8), ground, ink, style.px(2))
        face = style.face("strong")
        laid = lay(face, self.show(self.value), 10_000)
        words = pygame.Rect(
            self.rect.right - self._room(style), self.rect.centery - laid.height // 2, self._room(style), laid.height
        )
        draw_laid(surface, face, laid, t.ink, words, "end")
