"""One line of text to write in. Letters come from TEXTINPUT, so accents and input methods work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.client.kit.clipboard import copied, put
from game.client.kit.shapes import box
from game.client.kit.style import Style
from game.client.kit.text import draw_text, line_height, text_width
from game.client.kit.widget import Widget

if TYPE_CHECKING:
    from game.client.kit.stage import Stage

BLINK = 0.5
_WORD = pygame.KMOD_CTRL | pygame.KMOD_ALT


class Entry(Widget):
    """A line to write in, at most `most` characters. `on` hears every change, `done` hears Enter.

    `hint` is shown while it is empty. `start` and `end` are the two sides of the selection,
    counted in characters; the cursor is at `end`.
    """

    def __init__(
        self,
        text: str,
        on: Callable[[str], None],
        *,
        done: Callable[[str], None] | None = None,
        hint: str = "",
        most: int = 400,
        id: str = "",
        grow: float = 0,
        align: str = "fill",
        wide: float = 240,
        tip: str = "",
    ) -> None:
        super().__init__(id=id, grow=grow, align=align, tip=tip)
        self.text = text
        self.on = on
        self.done = done
        self.hint = hint
        self.most = most
        self.wide = wide
        self.start = self.end = len(text)
        self._shift = 0
        self._lit = True
        self._since = 0.0
        self._now = 0.0
        self.lively = True

    def takes_focus(self) -> bool:
        return True

    def adopt(self, old: Widget, style: Style) -> None:
        if isinstance(old, Entry):
            self.start, self.end = min(old.start, len(self.text)), min(old.end, len(self.text))
            self._shift, self._since, self._now, self._lit = old._shift, old._since, old._now, old._lit

    def least(self, style: Style) -> int:
        return style.text_px(min(120, self.wide))

    def wanted(self, style: Style) -> int:
        return style.text_px(self.wide)

    def height(self, style: Style, width: int) -> int:
        return line_height(style.face("body")) + 2 * style.px(9)

    def tick(self, now: float) -> bool:
        self._now = now
        lit = self.focused and int((now - self._since) / BLINK) % 2 == 0
        changed, self._lit = lit != self._lit, lit
        return changed

    @property
    def chosen(self) -> tuple[int, int]:
        """The selection from left to right."""
        return min(self.start, self.end), max(self.start, self.end)

    def _move(self, stage: Stage, to: int, keep: bool) -> None:
        self.end = max(0, min(len(self.text), to))
        if not keep:
            self.start = self.end
        self._since = self._now
        stage.dirty = True

    def _put(self, stage: Stage, text: str) -> None:
        """Write over the selection."""
        left, right = self.chosen
        clean = "".join(c for c in text.replace("\n", " ") if c.isprintable() or c == "\u00a0")
        clean = clean[: max(0, self.most - len(self.text) + right - left)]
        whole = self.text[:left] + clean + self.text[right:]
        self.start = self.end = left + len(clean)
        self._since = self._now
        stage.dirty = True
        if whole != self.text:
            self.text = whole
            stage.run(lambda: self.on(whole))

    def typed(self, stage: Stage, text: str) -> bool:
        self._put(stage, text)
        return True

    def _index(self, stage: Stage, x: int) -> int:
        face = stage.style.face("body")
        inside = x - self.rect.x - stage.style.px(10) + self._shift
        edges = [text_width(face, self.text[:i]) for i in range(len(self.text) + 1)]
        return min(range(len(edges)), key=lambda i: abs(edges[i] - inside))

    def press(self, stage: Stage, at: tuple[int, int]) -> None:
        self._move(stage, self._index(stage, at[0]), keep=False)

    def drag(self, stage: Stage, at: tuple[int, int]) -> None:
        self._move(stage, self._index(stage, at[0]), keep=True)

    def _word(self, step: int) -> int:
        """The edge of the next word in a direction."""
        at = self.end
        inside = range(len(self.text))
        while (at - (step < 0)) in inside and not self.text[at - (step < 0)].isalnum():
            at += step
        while (at - (step < 0)) in inside and self.text[at - (step < 0)].isalnum():
            at += step
        return at

    def key(self, stage: Stage, event: pygame.event.Event) -> bool:
        control = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META)) and not event.mod & pygame.KMOD_MODE
        if control and self._command(stage, event.key):
            return True
        keep = bool(event.mod & pygame.KMOD_SHIFT)
        by_word = bool(event.mod & _WORD)
        left, right = self.chosen
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            step = -1 if event.key == pygame.K_LEFT else 1
            ends = left if step < 0 else right
            self._move(
                stage, self._word(step) if by_word else ends if left != right and not keep else self.end + step, keep
            )
        elif event.key in (pygame.K_HOME, pygame.K_END):
            self._move(stage, 0 if event.key == pygame.K_HOME else len(self.text), keep)
        elif event.key in (pygame.K_BACKSPACE, pygame.K_DELETE):
            if left == right:
                step = -1 if event.key == pygame.K_BACKSPACE else 1
                self._move(stage, self._word(step) if by_word else self.end + step, keep=True)
            self._put(stage, "")
        elif event.key in (pygame.K_RETURN, pygame.K_KP_ENTER) and self.done is not None:
            done, text = self.done, self.text
            stage.run(lambda: done(text))
        else:
            # Letters follow as TEXTINPUT: they must not set off anything else.
            return bool(event.key == pygame.K_SPACE)
        return True

    def _command(self, stage: Stage, key: int) -> bool:
        left, right = self.chosen
        if key == pygame.K_a:
            self.start, self.end = 0, len(self.text)
            stage.dirty = True
        elif key in (pygame.K_c, pygame.K_x):
            if left != right:
                put(self.text[left:right])
                if key == pygame.K_x:
                    self._put(stage, "")
        elif key == pygame.K_v:
            self._put(stage, copied())
        else:
            return False
        return True

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        t = style.theme
        face = style.face("body")
        box(surface, self.rect, style.px(8), t.panel, t.accent if self.focused else t.edge)
        inner = self.rect.inflate(-2 * style.px(10), -2 * style.px(4))
        cursor = text_width(face, self.text[: self.end])
        room = inner.w - style.px(2)
        self._shift = max(0, min(self._shift, cursor), cursor - room if cursor - self._shift > room else 0)
        clip = surface.get_clip()
        surface.set_clip(inner.clip(clip))
        y = self.rect.centery - line_height(face) // 2
        left, right = self.chosen
        if left != right and self.focused:
            x = inner.x - self._shift + text_width(face, self.text[:left])
            surface.fill(t.tint, (x, y, text_width(face, self.text[left:right]), line_height(face)))
        if self.text:
            draw_text(surface, face, self.text, t.ink, (inner.x - self._shift, y))
        elif self.hint:
            draw_text(surface, face, self.hint, t.soft, (inner.x, y))
        if self.focused and self._lit:
            surface.fill(t.ink, (inner.x - self._shift + cursor, y, style.px(1.5), line_height(face)))
        surface.set_clip(clip)
