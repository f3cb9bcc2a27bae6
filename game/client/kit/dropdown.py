"""One of many: a button that opens a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pygame

from game.client.kit.icons import icon
from game.client.kit.letters import plain
from game.client.kit.panels import Panel
from game.client.kit.scroll import Scroll
from game.client.kit.shapes import box
from game.client.kit.style import Style
from game.client.kit.text import draw_laid, lay, line_height, text_width
from game.client.kit.theme import mix
from game.client.kit.widget import Widget

if TYPE_CHECKING:
    from game.client.kit.stage import Stage


AGAIN = 1.0
"""Seconds after which a letter begins another word instead of going on with the one that is sought."""
PAGE = 8
"""Lines that Page Up and Page Down go."""


class Rows(Widget):
    """The open list: one line a choice, the one under the pointer or the arrows lit."""

    def __init__(
        self, choices: Sequence[tuple[str, str]], value: str, at: int, on: Callable[[Stage, int], None]
    ) -> None:
        super().__init__(id="dropdown-rows")
        self.choices = list(choices)
        self.value = value
        self.at = at
        self.on = on

    def hears(self) -> bool:
        return True

    def adopt(self, old: Widget, style: Style) -> None:
        if isinstance(old, Rows) and old.choices == self.choices:
            self.at = old.at

    def row_height(self, style: Style) -> int:
        """Pixels of one line."""
        return line_height(style.face("body")) + 2 * style.px(8)

    def least(self, style: Style) -> int:
        face = style.face("body")
        return max(text_width(face, text) for _, text in self.choices) + style.text_px(20) + 4 * style.px(8)

    def height(self, style: Style, width: int) -> int:
        return self.row_height(style) * len(self.choices)

    def _row(self, stage: Stage, at: tuple[int, int]) -> int:
        return max(0, min(len(self.choices) - 1, (at[1] - self.rect.y) // self.row_height(stage.style)))

    def point(self, stage: Stage, at: tuple[int, int]) -> None:
        if (row := self._row(stage, at)) != self.at:
            self.at = row
            stage.dirty = True

    def release(self, stage: Stage, at: tuple[int, int]) -> None:
        if self.rect.collidepoint(at):
            self.on(stage, self._row(stage, at))

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        t = style.theme
        face, high, mark = style.face("body"), self.row_height(style), style.text_px(20)
        for i, (value, text) in enumerate(self.choices):
            row = pygame.Rect(self.rect.x, self.rect.y + i * high, self.rect.w, high)
            if i == self.at:
                box(surface, row, style.px(6), mix(t.panel, t.accent, 0.12))
            if value == self.value:
                surface.blit(icon("check", mark, t.accent), (row.x + style.px(8), row.centery - mark // 2))
            laid = lay(face, text, 10_000)
            words = pygame.Rect(row.x + mark + 2 * style.px(8), row.centery - laid.height // 2, laid.width, laid.height)
            draw_laid(surface, face, laid, t.ink, words, "start")


class Dropdown(Widget):
    """Shows the present choice; opens the list on a press, Enter, Space or Down. Escape closes it without a change."""

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        value: str,
        on: Callable[[str], None],
        *,
        barred: str = "",
        id: str = "",
        grow: float = 0,
        align: str = "start",
        tip: str = "",
    ) -> None:
        super().__init__(id=id, grow=grow, align=align, tip=barred or tip)
        self.choices = list(choices)
        self.value = value
        self.on = on
        self.barred = barred
        self._rows: Rows | None = None
        self._sought, self._typed_at = "", -AGAIN

    def takes_focus(self) -> bool:
        return True

    def adopt(self, old: Widget, style: Style) -> None:
        if isinstance(old, Dropdown):
            self._sought, self._typed_at = old._sought, old._typed_at

    def _text(self) -> str:
        return next((text for value, text in self.choices if value == self.value), "")

    def least(self, style: Style) -> int:
        widest = max((text_width(style.face("body"), text) for _, text in self.choices), default=0)
        return widest + style.text_px(20) + 2 * style.px(12) + style.px(8)

    def height(self, style: Style, width: int) -> int:
        return line_height(style.face("body")) + 2 * style.px(8)

    def _position(self) -> int:
        return next((i for i, (value, _) in enumerate(self.choices) if value == self.value), 0)

    def popup(self) -> Widget:
        self._rows = Rows(self.choices, self.value, self._position(), self._pick)
        return Panel(Scroll(self._rows, id=f"{self.id}/list"), pad=4, raised=True)

    def _pick(self, stage: Stage, row: int) -> None:
        stage.close_popup()
        value = self.choices[row][0]
        if value != self.value:
            stage.run(lambda: self.on(value))

    def press(self, stage: Stage, at: tuple[int, int]) -> None:
        self._open(stage)

    def _open(self, stage: Stage) -> None:
        if self.barred:
            stage.toast(self.barred, "warn")
        elif self.choices:
            stage.open_popup(self)

    def key(self, stage: Stage, event: pygame.event.Event) -> bool:
        enter = event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)
        if not stage.has_popup(self):
            if enter or event.key == pygame.K_DOWN:
                self._open(stage)
            return enter or event.key == pygame.K_DOWN
        rows = self._rows
        if rows is None:
            return False
        last = len(self.choices) - 1
        to = {
            pygame.K_UP: rows.at - 1,
            pygame.K_DOWN: rows.at + 1,
            pygame.K_PAGEUP: rows.at - PAGE,
            pygame.K_PAGEDOWN: rows.at + PAGE,
            pygame.K_HOME: 0,
            pygame.K_END: last,
        }
        if event.key in to:
            self._light(stage, rows, max(0, min(last, to[event.key])))
        elif enter and not (event.key == pygame.K_SPACE and self._seeking(stage)):
            self._pick(stage, rows.at)
        elif event.key == pygame.K_ESCAPE:
            stage.close_popup()
        else:
            # Letters follow as TEXTINPUT, and the gap in the name that is sought as well.
            return bool(event.key == pygame.K_SPACE)
        return True

    def _light(self, stage: Stage, rows: Rows, row: int) -> None:
        """Light a row and bring it into view."""
        rows.at = row
        high = rows.row_height(stage.style)
        stage.reveal(rows, pygame.Rect(rows.rect.x, rows.rect.y + row * high, rows.rect.w, high))

    def _seeking(self, stage: Stage) -> bool:
        """Whether the next letter goes on with the word that is sought."""
        return stage.clock() - self._typed_at < AGAIN and bool(self._sought)

    def typed(self, stage: Stage, text: str) -> bool:
        """Go to the next choice that begins with the letters typed; one letter again and again goes through them."""
        rows = self._rows
        if rows is None or not stage.has_popup(self) or not (self._seeking(stage) or text.strip()):
            return False
        self._sought = self._sought + plain(text) if self._seeking(stage) else plain(text)
        self._typed_at = stage.clock()
        same = len(set(self._sought)) == 1
        sought, first = (self._sought[0], rows.at + 1) if same else (self._sought, rows.at)
        order = [(first + i) % len(self.choices) for i in range(len(self.choices))]
        found = next((row for row in order if plain(self.choices[row][1]).startswith(sought)), None)
        if found is not None:
            self._light(stage, rows, found)
        return True

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        t = style.theme
        fill = t.sunk if self.barred else mix(t.panel, t.ink, 0.06) if self.hovered else t.panel
        box(surface, self.rect, style.px(8), fill, t.line if self.barred else t.edge)
        face, mark = style.face("body"), style.text_px(20)
        laid = lay(face, self._text(), 10_000)
        words = pygame.Rect(self.rect.x + style.px(12), self.rect.centery - laid.height // 2, laid.width, laid.height)
        draw_laid(surface, face, laid, t.soft if self.barred else t.ink, words, "start")
        surface.blit(icon("down", mark, t.soft), (self.rect.right - mark - style.px(8), self.rect.centery - mark // 2))
