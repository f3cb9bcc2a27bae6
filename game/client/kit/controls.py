"""What is pressed: buttons, toggles, choices, tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pygame

from game.client.kit.icons import icon
from game.client.kit.shapes import box, dot
from game.client.kit.style import LEAST_TARGET, Style
from game.client.kit.text import draw_laid, lay, longest_word, text_width
from game.client.kit.theme import Colour, mix
from game.client.kit.widget import Widget

if TYPE_CHECKING:
    from game.client.kit.stage import Stage

ACTIVATE = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)


class Control(Widget):
    """Something that a press, Enter or Space sets off.

    `barred` is the reason why it cannot be used now ("" when it can): it stays in the order
    of Tab and says so, instead of being silently grey.
    """

    def __init__(
        self,
        on: Callable[[], None] | None,
        *,
        barred: str = "",
        id: str = "",
        grow: float = 0,
        align: str = "start",
        tip: str = "",
    ) -> None:
        super().__init__(id=id, grow=grow, align=align, tip=barred or tip)
        self.on = on
        self.barred = barred
        self.down = False

    def takes_focus(self) -> bool:
        return True

    def press(self, stage: Stage, at: tuple[int, int]) -> None:
        self.down = not self.barred

    def release(self, stage: Stage, at: tuple[int, int]) -> None:
        self.down = False
        if self.rect.collidepoint(at):
            self.activate(stage)

    def key(self, stage: Stage, event: pygame.event.Event) -> bool:
        if event.key in ACTIVATE:
            self.activate(stage)
            return True
        return False

    def activate(self, stage: Stage) -> None:
        """Do what it is for, unless it is barred: then the reason is shown."""
        if self.barred:
            stage.toast(self.barred, "warn")
        elif self.on is not None:
            stage.run(self.on)


class Button(Control):
    """A word on a button. `kind`: primary (one a screen), plain, quiet (no ground), danger; `mark` an icon before it.

    `said` names a button that shows only an icon.
    """

    def __init__(
        self,
        text: str,
        on: Callable[[], None] | None,
        *,
        kind: str = "plain",
        mark: str = "",
        said: str = "",
        lines: str = "center",
        role: str = "strong",
        barred: str = "",
        id: str = "",
        grow: float = 0,
        align: str = "start",
        tip: str = "",
    ) -> None:
        super().__init__(on, barred=barred, id=id, grow=grow, align=align, tip=tip or said)
        self.text = text
        self.kind = kind
        self.mark = mark
        self.said = said
        self.lines = lines
        self.role = role

    def _sides(self, style: Style) -> tuple[int, int]:
        """Room beside the words (both sides), and the icon's part of it."""
        mark = style.text_px(20) + (style.px(8) if self.text else 0) if self.mark else 0
        return 2 * style.px(12 if self.text else 8) + mark, mark

    def least(self, style: Style) -> int:
        return max(LEAST_TARGET, longest_word(style.face(self.role), self.text) + self._sides(style)[0])

    def wanted(self, style: Style) -> int:
        return max(LEAST_TARGET, text_width(style.face(self.role), self.text) + self._sides(style)[0])

    def height(self, style: Style, width: int) -> int:
        words = lay(style.face(self.role), self.text, width - self._sides(style)[0]).height
        return max(LEAST_TARGET, max(words, style.text_px(20) if self.mark else 0) + 2 * style.px(8))

    def colours(self, style: Style) -> tuple[Colour | None, Colour | None, Colour]:
        """Ground, outline and ink as it is now."""
        t = style.theme
        if self.barred:
            return (t.sunk, t.line, t.soft) if self.kind != "quiet" else (None, None, t.soft)
        fill, edge, ink = {
            "primary": (t.accent, t.accent, t.accent_ink),
            "plain": (t.panel, t.edge, t.ink),
            "quiet": (None, None, t.accent),
            "danger": (t.panel, t.bad, t.bad),
            "night": (t.night, None, t.night_ink),
        }[self.kind]
        lit = 0.16 if self.down else 0.08 if self.hovered else 0.0
        if lit:
            fill = mix(fill, t.ink if self.kind != "night" else t.night_ink, lit) if fill else mix(t.panel, t.ink, lit)
        return fill, edge, ink

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        fill, edge, ink = self.colours(style)
        box(surface, self.rect, style.px(8), fill, edge)
        sides, mark = self._sides(style)
        face = style.face(self.role)
        laid = lay(face, self.text, self.rect.w - sides)
        left = self.rect.x + (sides - mark) // 2
        if self.lines == "center":
            left += max(0, (self.rect.w - sides - laid.width) // 2)
        if self.mark:
            side = style.text_px(20)
            surface.blit(icon(self.mark, side, ink), (left, self.rect.centery - side // 2))
            left += mark
        words = pygame.Rect(
            left, self.rect.centery - laid.height // 2, self.rect.right - left - (sides - mark) // 2, laid.height
        )
        if self.lines == "center":
            words.w = laid.width
        if self.text:
            draw_laid(surface, face, laid, ink, words, self.lines)
        if self.barred:
            dotted(surface, ink, (words.x, words.bottom), laid.width, style.px(2))


def dotted(surface: pygame.Surface, ink: Colour, at: tuple[int, int], wide: int, size: int) -> None:
    """A dotted line: what stands above it cannot be used now, and says why."""
    for x in range(at[0], at[0] + wide - size + 1, 3 * size):
        surface.fill(ink, (x, at[1], size, size))


class Toggle(Control):
    """A switch with its words: on or off."""

    def __init__(
        self, text: str, value: bool, on: Callable[[bool], None], *, barred: str = "", id: str = "", tip: str = ""
    ) -> None:
        super().__init__(lambda: on(not value), barred=barred, id=id, align="fill", tip=tip)
        self.text = text
        self.value = value

    def _side(self, style: Style) -> int:
        return style.text_px(40) + style.px(12)

    def least(self, style: Style) -> int:
        return longest_word(style.face("body"), self.text) + self._side(style)

    def wanted(self, style: Style) -> int:
        return text_width(style.face("body"), self.text) + self._side(style)

    def height(self, style: Style, width: int) -> int:
        words = lay(style.face("body"), self.text, width - self._side(style)).height
        return max(LEAST_TARGET, max(words, style.text_px(22)) + 2 * style.px(4))

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        t = style.theme
        high = style.text_px(22)
        knob = pygame.Rect(self.rect.x, self.rect.centery - high // 2, style.text_px(40), high)
        fill = t.sunk if self.barred else t.accent if self.value else t.panel
        box(surface, knob, high // 2, fill, t.accent if self.value and not self.barred else t.edge)
        x = knob.right - high / 2 if self.value else knob.x + high / 2
        dot(surface, (x, knob.centery), high / 2 - style.px(4), t.panel if self.value else t.edge)
        face = style.face("body")
        laid = lay(face, self.text, self.rect.w - self._side(style))
        words = pygame.Rect(
            self.rect.x + self._side(style), self.rect.centery - laid.height // 2, laid.width, laid.height
        )
        draw_laid(surface, face, laid, t.soft if self.barred else t.ink, words, "start")


class Segments(Widget):
    """One of a few words side by side: tabs, or a small choice. Arrows, Home and End choose at once."""

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        value: str,
        on: Callable[[str], None],
        *,
        tabs: bool = False,
        id: str = "",
        align: str = "start",
        grow: float = 0,
        tip: str = "",
    ) -> None:
        super().__init__(id=id, align=align, grow=grow, tip=tip)
        self.choices = list(choices)
        self.value = value
        self.on = on
        self.tabs = tabs
        self._over = -1

    def takes_focus(self) -> bool:
        return True

    def _wide(self, style: Style) -> list[int]:
        side = 2 * style.px(12)
        return [text_width(style.face("strong"), text) + side for _, text in self.choices]

    def least(self, style: Style) -> int:
        return max(self._wide(style), default=0)

    def wanted(self, style: Style) -> int:
        return sum(self._wide(style))

    def boxes(self, style: Style, width: int) -> list[pygame.Rect]:
        """Where each choice stands, from (0, 0); in several lines when the width asks for it."""
        high = max(LEAST_TARGET, lay(style.face("strong"), "X", 1000).height + 2 * style.px(8))
        boxes: list[pygame.Rect] = []
        x = y = 0
        for wide in self._wide(style):
            if x and x + wide > width:
                x, y = 0, y + high
            boxes.append(pygame.Rect(x, y, wide, high))
            x += wide
        return boxes

    def height(self, style: Style, width: int) -> int:
        return max((spot.bottom for spot in self.boxes(style, width)), default=0)

    def _at(self, stage: Stage, at: tuple[int, int]) -> int:
        spots = self.boxes(stage.style, self.rect.w)
        inside = (at[0] - self.rect.x, at[1] - self.rect.y)
        return next((i for i, spot in enumerate(spots) if spot.collidepoint(inside)), -1)

    def point(self, stage: Stage, at: tuple[int, int]) -> None:
        over = self._at(stage, at)
        if over != self._over:
            self._over = over
            stage.dirty = True

    def press(self, stage: Stage, at: tuple[int, int]) -> None:
        self._choose(stage, self._at(stage, at))

    def _choose(self, stage: Stage, index: int) -> None:
        if 0 <= index < len(self.choices) and self.choices[index][0] != self.value:
            value = self.choices[index][0]
            stage.run(lambda: self.on(value))

    def key(self, stage: Stage, event: pygame.event.Event) -> bool:
        here = next((i for i, (value, _) in enumerate(self.choices) if value == self.value), 0)
        last = len(self.choices) - 1
        to = {
            pygame.K_LEFT: max(0, here - 1),
            pygame.K_RIGHT: min(last, here + 1),
            pygame.K_HOME: 0,
            pygame.K_END: last,
        }
        if event.key not in to:
            return False
        self._choose(stage, to[event.key])
        return True

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        t = style.theme
        spots = [spot.move(self.rect.topleft) for spot in self.boxes(style, self.rect.w)]
        if not self.tabs and spots:
            box(surface, spots[0].unionall(spots[1:]), style.px(8), t.sunk, t.line)
        face = style.face("strong")
        for i, (spot, (value, text)) in enumerate(zip(spots, self.choices, strict=True)):
            chosen = value == self.value
            if chosen and self.tabs:
                surface.fill(
                    t.accent, (spot.x + style.px(6), spot.bottom - style.px(3), spot.w - 2 * style.px(6), style.px(3))
                )
            elif chosen:
                box(surface, spot.inflate(-2 * style.px(2), -2 * style.px(2)), style.px(7), t.panel, t.edge)
            ink = t.accent if chosen else t.ink if self.hovered and i == self._over else t.soft
            laid = lay(face, text, 10_000)
            words = pygame.Rect(
                spot.centerx - laid.width // 2, spot.centery - laid.height // 2, laid.width, laid.height
            )
            draw_laid(surface, face, laid, ink, words, "start")
