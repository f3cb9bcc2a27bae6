"""Who gives what to whom, drawn: a mark for each seat, and below them an arrow from giver to receiver for each clause.

Each seat's mark has a line that runs down from it; an arrow begins with a dot on the giver's line and ends with a head
on the receiver's. What all do together is a double line with a dot on each. A clause's words stand on its arrow where
there is room, else just above it, so that nothing is cut off or lies on anything else however narrow the room is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import pygame

from game.client.kit.shapes import FINE, dot
from game.client.kit.style import Style
from game.client.kit.text import draw_laid, lay, text_width
from game.client.kit.theme import Colour, contrast
from game.client.kit.widget import Widget

DISC = 34
"""Units across of a seat's mark."""
HEAD = 7
"""Units from the tip of an arrow to its base."""
STUB = 34
"""Units of an arrow that must be seen on either side of words that stand on it."""
GAP = 8
Hue = tuple[str, int]
"""A seat's colour as a tuple of the theme and a position in it."""


def tone(style: Style, hue: Hue | None) -> Colour:
    """The colour in the theme that is worn; None: the accent."""
    if hue is None:
        return style.theme.accent
    found: Colour = getattr(style.theme, hue[0])[hue[1]]
    return found


def letters(ground: Colour) -> Colour:
    """Black or white, whichever is read more easily: on any colour one of them reaches 4.5 to 1."""
    return max(((255, 255, 255), (0, 0, 0)), key=lambda colour: contrast(colour, ground))


class Mark(Widget):
    """A seat: its short name on a disc of its colour (a ring around it where it is the reader's own), its name below.

    The disc has room for `widest`, so that all discs of a picture are of one size. The name is left out where there is
    no room for all of them; the tip says it.
    """

    def __init__(self, short: str, name: str, hue: Hue, *, widest: str, mine: bool, tip: str, id: str = "") -> None:
        super().__init__(id=id, tip=tip)
        self.widest = widest
        self.short = short
        self.name = name
        self.hue = hue
        self.mine = mine

    def takes_focus(self) -> bool:
        return True

    def disc(self, style: Style) -> int:
        """Pixels across of the disc."""
        return max(style.text_px(DISC), text_width(style.face("label"), self.widest) + style.px(12))

    def least(self, style: Style) -> int:
        return self.disc(style) + 2 * style.px(4)

    def wanted(self, style: Style) -> int:
        return max(self.least(style), text_width(style.face("label"), self.name) + style.px(8))

    def height(self, style: Style, width: int) -> int:
        high = self.disc(style) + 2 * style.px(3)
        return high + (lay(style.face("label"), self.name, 10_000).height if width >= self.wanted(style) else 0)

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        t, face, size = style.theme, style.face("label"), self.disc(style)
        middle = (self.rect.centerx, self.rect.y + style.px(3) + size // 2)
        if self.mine:
            dot(surface, middle, size / 2 + style.px(3), t.panel, t.ink, style.px(2))
        ground = tone(style, self.hue)
        dot(surface, middle, size / 2, ground)
        ink = letters(ground)
        laid = lay(face, self.short, 10_000)
        box = pygame.Rect(middle[0] - laid.width // 2, middle[1] - laid.height // 2, laid.width, laid.height)
        draw_laid(surface, face, laid, ink, box, "start")
        if self.rect.w >= self.wanted(style):
            below = pygame.Rect(self.rect.x, middle[1] + size // 2 + style.px(3), self.rect.w, laid.height)
            draw_laid(surface, face, lay(face, self.name, 10_000), t.ink, below, "center")


@dataclass(frozen=True, slots=True)
class Arrow:
    """From the mark `giver` (None: all together) to the marks `to`, positions in the order of the marks."""

    giver: int | None
    to: tuple[int, ...]
    hue: Hue | None


class Exchange(Widget):
    """Marks in a line, and below them one row for each of `chips` with its arrow. `said` is the picture in words."""

    def __init__(
        self, marks: Sequence[Mark], chips: Sequence[Widget], arrows: Sequence[Arrow], *, said: str, id: str = ""
    ) -> None:
        super().__init__(id=id, tip=said)
        self.marks = list(marks)
        self.chips = list(chips)
        self.arrows = list(arrows)
        self.said = said

    @property
    def parts(self) -> Sequence[Widget]:
        return (*self.marks, *self.chips)

    # --- measures ---

    def least(self, style: Style) -> int:
        line = sum(mark.least(style) for mark in self.marks)
        return max([line, *(chip.least(style) for chip in self.chips)])

    def wanted(self, style: Style) -> int:
        line = sum(mark.wanted(style) for mark in self.marks) + style.px(24) * (len(self.marks) - 1)
        return max([line, *(chip.wanted(style) + 2 * style.px(STUB) for chip in self.chips)])

    def _columns(self, style: Style, width: int) -> list[pygame.Rect]:
        """Where each mark stands, from (0, 0): the outer ones at the ends, the others evenly between."""
        names = sum(mark.wanted(style) for mark in self.marks) <= width
        sizes = [mark.wanted(style) if names else mark.least(style) for mark in self.marks]
        widest = max(sizes)
        step = (width - widest) / max(1, len(sizes) - 1)
        if names and any((one + two) / 2 > step for one, two in pairwise(sizes)):
            sizes = [mark.least(style) for mark in self.marks]
            widest = max(sizes)
            step = (width - widest) / max(1, len(sizes) - 1)
        high = max(mark.height(style, size) for mark, size in zip(self.marks, sizes, strict=True))
        return [pygame.Rect(round(widest / 2 + at * step - size / 2), 0, size, high) for at, size in enumerate(sizes)]

    def _rows(self, style: Style, width: int) -> list[tuple[pygame.Rect, int]]:
        """Place of each chip and height of its arrow's line, from (0, 0)."""
        columns = self._columns(style, width)
        centres = [column.centerx for column in columns]
        y, found = columns[0].h + style.px(GAP), []
        for chip, arrow in zip(self.chips, self.arrows, strict=True):
            ends = [centres[at] for at in (*arrow.to, *(() if arrow.giver is None else (arrow.giver,)))]
            left, right = min(ends), max(ends)
            wide = min(width, chip.wanted(style))
            high = chip.height(style, wide)
            x = min(max(0, (left + right - wide) // 2), width - wide)
            if wide + 2 * style.px(STUB) <= right - left:
                line = y + high // 2
                bottom = y + high
            else:
                line = y + high + style.px(HEAD) + 1
                bottom = line + style.px(HEAD)
            found.append((pygame.Rect(x, y, wide, high), line))
            y = bottom + style.px(GAP)
        return found

    def height(self, style: Style, width: int) -> int:
        if not self.chips:
            return self._columns(style, width)[0].h
        rect, line = self._rows(style, width)[-1]
        return max(rect.bottom, line + style.px(HEAD)) + style.px(2)

    def place(self, style: Style, rect: pygame.Rect) -> None:
        self.rect = rect
        for mark, spot in zip(self.marks, self._columns(style, rect.w), strict=True):
            mark.place(style, spot.move(rect.topleft))
        for chip, (spot, _) in zip(self.chips, self._rows(style, rect.w), strict=True):
            chip.place(style, spot.move(rect.topleft))

    # --- drawing ---

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        centres = [mark.rect.centerx for mark in self.marks]
        rows = self._rows(style, self.rect.w)
        if rows:
            last = self.rect.y + rows[-1][1]
            for x, mark in zip(centres, self.marks, strict=True):
                top = mark.rect.bottom + style.px(2)
                surface.fill(style.theme.line, (x - style.px(1), top, 2 * style.px(1), max(0, last - top)))
        for arrow, (_, line) in zip(self.arrows, rows, strict=True):
            self._arrow(surface, style, arrow, centres, self.rect.y + line)
        self.draw_parts(surface, style)

    def _arrow(self, surface: pygame.Surface, style: Style, arrow: Arrow, centres: Sequence[int], y: int) -> None:
        thick, size, colour = style.px(3), style.px(HEAD), tone(style, arrow.hue)
        ends = [centres[at] for at in arrow.to]
        if arrow.giver is None:
            left, right = min(ends), max(ends)
            for up in (-thick, thick):
                surface.fill(colour, (left, y + up - thick // 2, right - left, max(1, thick // 2 + 1)))
            for x in ends:
                dot(surface, (x, y), style.px(6), style.theme.panel, colour, style.px(2))
            return
        start = centres[arrow.giver]
        for x in ends:
            way = 1 if x > start else -1
            line = pygame.Rect(min(start, x - way * size), y - thick // 2, abs(x - start) - size, thick)
            surface.fill(colour, line)
            image = head(size, colour, way)
            surface.blit(image, (x - image.get_width() if way > 0 else x, y - size))
        dot(surface, (start, y), style.px(5), colour)


@lru_cache(maxsize=64)
def head(size: int, colour: Colour, way: int) -> pygame.Surface:
    """The head of an arrow that points right (1) or left (-1), `size` pixels long and twice as high."""
    large = pygame.Surface((2 * size * FINE, 2 * size * FINE), pygame.SRCALPHA)
    large.fill((*colour, 0))
    end = 2 * size * FINE
    tip, base = (end - 1, 0) if way > 0 else (0, end - 1)
    pygame.draw.polygon(large, colour, ((tip, end // 2), (base, 0), (base, end - 1)))
    return pygame.transform.smoothscale(large, (2 * size, 2 * size))
