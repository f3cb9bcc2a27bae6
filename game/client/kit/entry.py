"""One line of text to write in. Letters come from TEXTINPUT, so accents and input methods work.

What an input method is still composing (TEXTEDITING) stands underlined at the cursor until it is done or given up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.client.kit.clipboard import copied, put
from game.client.kit.edits import Edits, Line
from game.client.kit.shapes import box
from game.client.kit.style import Style
from game.client.kit.text import draw_text, line_height, text_width
from game.client.kit.widget import Widget

if TYPE_CHECKING:
    from game.client.kit.stage import Stage

BLINK = 0.5
TWICE = 0.4
"""Seconds within which a second press at the same place means the word there, and a third the whole line."""
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
        self.composed = ""
        """What an input method has not settled yet."""
        self._edits = Edits()
        self._presses: tuple[float, tuple[int, int], int] = (-TWICE, (0, 0), 0)
        """When and where the button last went down, and how many times in a row."""
        self._word_held: tuple[int, int] | None = None
        """The word from which a drag goes on by words."""
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
            self.composed, self._presses, self._word_held = old.composed, old._presses, old._word_held
            if old.text == self.text:
                self._edits = old._edits

    def least(self, style: Style) -> int:
        return style.text_px(min(120, self.wide))

    def wanted(self, style: Style) -> int:
        return style.text_px(self.wide)

    def height(self, style: Style, width: int) -> int:
        return line_height(style.face("body")) + 2 * style.px(8)

    def tick(self, now: float) -> bool:
        self._now = now
        if not self.focused:
            self.composed = ""
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
        self._edits.pause()
        self._since = self._now
        stage.dirty = True

    def _put(self, stage: Stage, text: str, kind: str = "whole", before: Line | None = None) -> None:
        """Write over the selection; `kind` as in Edits. Undo leads back to `before` (None: the line as it is)."""
        left, right = self.chosen
        clean = "".join(c for c in text.replace("\n", " ") if c.isprintable() or c == "\u00a0")
        clean = clean[: max(0, self.most - len(self.text) + right - left)]
        whole = self.text[:left] + clean + self.text[right:]
        if whole != self.text:
            if left != right and before is None:
                self._edits.pause()
            self._edits.note(before or self._line(), kind)
        self._set(stage, Line(whole, left + len(clean), left + len(clean)))

    def _line(self) -> Line:
        return Line(self.text, self.start, self.end)

    def _set(self, stage: Stage, line: Line | None) -> None:
        """Have another line, and say so if its text is another one."""
        self._since = self._now
        stage.dirty = True
        if line is None:
            return
        self.start, self.end = line.start, line.end
        if line.text != self.text:
            self.text = line.text
            stage.run(lambda: self.on(line.text))

    def typed(self, stage: Stage, text: str) -> bool:
        self.composed = ""
        self._put(stage, text, "whole" if len(text) != 1 else "letter" if text.isalnum() else "gap")
        return True

    def composes(self, stage: Stage, text: str) -> bool:
        self.composed = text
        pygame.key.set_text_input_rect(self.rect)
        self._since = self._now
        stage.dirty = True
        return True

    def _index(self, stage: Stage, x: int) -> int:
        face = stage.style.face("body")
        inside = x - self.rect.x - stage.style.px(12) + self._shift
        edges = [text_width(face, self.text[:i]) for i in range(len(self.text) + 1)]
        return min(range(len(edges)), key=lambda i: abs(edges[i] - inside))

    def press(self, stage: Stage, at: tuple[int, int]) -> None:
        when, where, times = self._presses
        again = stage.clock() - when < TWICE and max(abs(at[0] - where[0]), abs(at[1] - where[1])) <= stage.style.px(4)
        times = times % 3 + 1 if again else 1
        self._presses = (stage.clock(), at, times)
        index = self._index(stage, at[0])
        self._word_held = self._word_at(index) if times == 2 else None
        self._edits.pause()
        if times == 3:
            self._move(stage, 0, keep=False)
            self._move(stage, len(self.text), keep=True)
        elif self._word_held is not None:
            self.start, self.end = self._word_held
        else:
            self._move(stage, index, keep=False)

    def drag(self, stage: Stage, at: tuple[int, int]) -> None:
        index = self._index(stage, at[0])
        if self._word_held is not None:
            left, right = self._word_held
            one, other = self._word_at(index)
            self.start, self.end = (right, one) if index < left else (left, max(right, other))
        elif self._presses[2] != 3:
            self._move(stage, index, keep=True)

    def _word_at(self, index: int) -> tuple[int, int]:
        """Both edges of the word, or of the run of other signs, at a place between letters."""
        text = self.text
        if not text:
            return 0, 0
        at = min(index, len(text) - 1)
        if index and not text[at].isalnum() and text[index - 1].isalnum():
            at = index - 1
        left = right = at
        while left and text[left - 1].isalnum() == text[at].isalnum():
            left -= 1
        while right < len(text) and text[right].isalnum() == text[at].isalnum():
            right += 1
        return left, right

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
        if self.composed:
            # The keys belong to the input method until it is done; Tab and Escape always lead out of it.
            if event.key in (pygame.K_TAB, pygame.K_ESCAPE):
                self.composes(stage, "")
            return bool(event.key != pygame.K_TAB)
        control = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META)) and not event.mod & pygame.KMOD_MODE
        if control and self._command(stage, event):
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
                before = self._line()
                self.end = max(0, min(len(self.text), self._word(step) if by_word else self.end + step))
                self._put(stage, "", "delete", before)
            else:
                self._put(stage, "")
        elif event.key in (pygame.K_RETURN, pygame.K_KP_ENTER) and self.done is not None:
            done, text = self.done, self.text
            stage.run(lambda: done(text))
        else:
            # Letters follow as TEXTINPUT: they must not set off anything else.
            return bool(event.key == pygame.K_SPACE)
        return True

    def _command(self, stage: Stage, event: pygame.event.Event) -> bool:
        left, right = self.chosen
        key = event.key
        if key == pygame.K_y or (key == pygame.K_z and event.mod & pygame.KMOD_SHIFT):
            self._set(stage, self._edits.forth(self._line()))
            return True
        if key == pygame.K_z:
            self._set(stage, self._edits.back(self._line()))
            return True
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
        inner = self.rect.inflate(-2 * style.px(12), -2 * style.px(4))
        shown, at, composed = self._shown()
        cursor = text_width(face, shown[:at])
        room = inner.w - style.px(2)
        self._shift = max(0, min(self._shift, cursor), cursor - room if cursor - self._shift > room else 0)
        clip = surface.get_clip()
        surface.set_clip(inner.clip(clip))
        x, y, high = inner.x - self._shift, self.rect.centery - line_height(face) // 2, line_height(face)
        left, right = self.chosen
        if left != right and self.focused and not composed:
            from_left = text_width(face, self.text[:left])
            across = text_width(face, self.text[:right]) - from_left
            surface.fill(t.tint, (x + from_left, y, across, high))
            surface.fill(t.accent, (x + from_left, y + high - style.px(2), across, style.px(2)))
        if shown:
            draw_text(surface, face, shown, t.ink, (x, y))
        elif self.hint:
            draw_text(surface, face, self.hint, t.soft, (inner.x, y))
        if composed:
            from_left = text_width(face, shown[: at - len(composed)])
            surface.fill(t.ink, (x + from_left, y + high - style.px(1.5), cursor - from_left, style.px(1.5)))
        if self.focused and self._lit:
            surface.fill(t.ink, (x + cursor, y, style.px(1.5), high))
        surface.set_clip(clip)

    def _shown(self) -> tuple[str, int, str]:
        """The line with what is being composed in the place of the selection, where the cursor is, and that part."""
        composed = self.composed if self.focused else ""
        if not composed:
            return self.text, self.end, ""
        left, right = self.chosen
        return self.text[:left] + composed + self.text[right:], left + len(composed), composed
