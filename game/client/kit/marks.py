"""Words within a text that have something to tell: where they lie, and how they are underlined."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.client.kit.style import Face
from game.client.kit.text import Laid, lay, line_height, text_width
from game.client.kit.theme import Colour


@dataclass(frozen=True, slots=True)
class Mark:
    """Letters `start` to `end` of a text, the name of what they mean, and what is told of it."""

    start: int
    end: int
    id: str
    tip: str


@lru_cache(maxsize=4096)
def places(face: Face, text: str, width: int, start: int, end: int) -> tuple[tuple[int, int, int], ...]:
    """(line, x, width) in pixels of each piece of the letters `start` to `end`, in a text set at a width."""
    found: list[tuple[int, int, int]] = []
    at = 0
    for number, (line, _) in enumerate(lay(face, text, width).lines):
        at = text.find(line, at)
        left, right = max(start, at), min(end, at + len(line))
        if left < right:
            x = text_width(face, line[: left - at])
            found.append((number, x, text_width(face, line[: right - at]) - x))
        at += len(line)
    return tuple(found)


def areas(face: Face, laid: Laid, text: str, rect: pygame.Rect, lines: str, mark: Mark) -> list[pygame.Rect]:
    """Where a mark lies in the window, when the text is drawn in a rectangle; `lines` is start, center or end."""
    found = []
    for number, x, wide in places(face, text, rect.w, mark.start, mark.end):
        spare = rect.w - laid.lines[number][1]
        left = rect.x + {"center": spare // 2, "end": spare}.get(lines, 0)
        found.append(pygame.Rect(left + x, rect.y + number * laid.leading, wide, line_height(face)))
    return found


@lru_cache(maxsize=512)
def dots(width: int, thick: int, colour: Colour) -> pygame.Surface:
    """A dotted line. Do not draw on it: it is shared."""
    line = pygame.Surface((max(1, width), thick), pygame.SRCALPHA)
    for x in range(0, width, 3 * thick):
        line.fill(colour, (x, 0, thick, thick))
    return line
