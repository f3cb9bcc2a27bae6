"""Words on lines. Lines break at plain spaces only, so a no-break space holds its sides together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.client.kit.fonts import font
from game.client.kit.style import Face
from game.client.kit.theme import Colour

_FINE = 3
_FINE_BELOW = 30
"""Small text is set three times as large and scaled down: glyph advances are whole pixels otherwise."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Text set in lines: each with its width; `leading` pixels from line to line."""

    lines: tuple[tuple[str, int], ...]
    width: int
    height: int
    leading: int


def _fine(face: Face) -> int:
    return _FINE if face.size < _FINE_BELOW else 1


@lru_cache(maxsize=8192)
def text_width(face: Face, text: str) -> int:
    """Width of one line in pixels."""
    fine = _fine(face)
    return -(-font(face.weight, face.size * fine).size(text)[0] // fine) if text else 0


@lru_cache(maxsize=256)
def line_height(face: Face) -> int:
    """Height of the glyphs of one line in pixels."""
    return -(-font(face.weight, face.size * _fine(face)).get_height() // _fine(face))


def leading(face: Face) -> int:
    """Pixels from one line to the next: airy for reading sizes, tight for large ones."""
    return round(face.size * (1.36 if face.size < _FINE_BELOW else 1.22))


@lru_cache(maxsize=4096)
def lay(face: Face, text: str, width: int) -> Laid:
    """Set a text in lines of at most `width` pixels; "\\n" starts a new line.

    A single word wider than that is broken between letters.
    """
    lines: list[tuple[str, int]] = []
    for paragraph in text.split("\n"):
        lines += _wrap(face, paragraph, max(1, width))
    step = leading(face)
    height = line_height(face) + step * (len(lines) - 1)
    return Laid(tuple(lines), max(w for _, w in lines), height, step)


def _wrap(face: Face, paragraph: str, width: int) -> list[tuple[str, int]]:
    lines: list[tuple[str, int]] = []
    line = ""
    for word in paragraph.split(" "):
        longer = f"{line} {word}" if line else word
        if text_width(face, longer) <= width:
            line = longer
            continue
        if line:
            lines.append((line, text_width(face, line)))
        while text_width(face, word) > width and len(word) > 1:
            part = _fitting(face, word, width)
            lines.append((part, text_width(face, part)))
            word = word[len(part) :]
        line = word
    return [*lines, (line, text_width(face, line))]


def _fitting(face: Face, word: str, width: int) -> str:
    """The longest beginning of a word that fits, at least one letter."""
    end = 1
    while end < len(word) and text_width(face, word[: end + 1]) <= width:
        end += 1
    return word[:end]


@lru_cache(maxsize=4096)
def longest_word(face: Face, text: str) -> int:
    """Width of the widest word: a column narrower than this would break it."""
    return max((text_width(face, word) for word in text.replace("\n", " ").split(" ")), default=0)


@lru_cache(maxsize=1024)
def line_image(face: Face, text: str, colour: Colour) -> pygame.Surface:
    """One line as a picture with a see-through ground. Do not draw on it: it is shared."""
    fine = _fine(face)
    letters = font(face.weight, face.size * fine)
    # A text may hold nothing that can be seen (a space of no width, from a message): SDL draws none of that.
    large = letters.render(text if letters.size(text)[0] else " ", True, colour)
    if fine == 1:
        return large
    return pygame.transform.smoothscale(large, (text_width(face, text) or 1, line_height(face)))


def draw_text(surface: pygame.Surface, face: Face, text: str, colour: Colour, at: tuple[int, int]) -> None:
    """Draw one line with its top left corner there."""
    if text:
        surface.blit(line_image(face, text, colour), at)


def draw_laid(surface: pygame.Surface, face: Face, laid: Laid, colour: Colour, box: pygame.Rect, align: str) -> None:
    """Draw set lines from the top of a box; `align` is start, center or end."""
    clip = surface.get_clip()
    y = box.y
    for line, width in laid.lines:
        if y + laid.leading >= clip.top and y <= clip.bottom:
            x = box.x if align == "start" else box.centerx - width // 2 if align == "center" else box.right - width
            draw_text(surface, face, line, colour, (x, y))
        y += laid.leading
