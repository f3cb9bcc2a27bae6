"""Finds what a careful eye and a hand on Tab would: words cut off, small targets, things that overlap, a lost focus."""

from __future__ import annotations

from collections.abc import Iterator

import pygame

from game.client.kit import paint
from game.client.kit.controls import Segments
from game.client.kit.entry import Entry
from game.client.kit.labels import Label
from game.client.kit.numbers import Stepper
from game.client.kit.stage import Stage
from game.client.kit.style import LEAST_TARGET, Style
from game.client.kit.text import text_width
from game.client.kit.widget import Widget, seen_area, walk

MOST_LINES, SHARED = 4, 1.4
"""Lines from which a label must have so many words a line."""
SLACK = 4
"""Pixels by which two things in one line may stand higher or lower than one another."""


def faults(stage: Stage) -> list[str]:
    """One sentence for each fault of everything on a stage but the order of Tab; empty when it is sound."""
    window = pygame.Rect(0, 0, stage.style.width, stage.style.height)
    found: list[str] = []
    for layer in stage.layers():
        if not window.contains(layer.rect):
            found.append(f"{_name(layer)} {tuple(layer.rect)} leaves the window {window.size}")
        found += problems(layer, stage.style)
        found += small(layer, stage.style)
    for widget in walk(stage.layers()[-1]):
        if widget.tip and widget.hears() and not window.contains(tip := paint.tip_place(stage.style, widget)):
            found.append(f"the tip of {_name(widget)} {tuple(tip)} leaves the window {window.size}")
    for place in paint.toast_places(stage.style, stage.toasts):
        if not window.contains(place):
            found.append(f"a passing word {tuple(place)} leaves the window {window.size}")
    return found


def problems(tree: Widget, style: Style) -> list[str]:
    """One sentence for each fault in the layout of a tree that has been placed; empty when it is sound."""
    found: list[str] = []
    for widget in walk(tree):
        found += _own(widget, style)
        shown = [part for part in widget.parts if part.rect.w and part.rect.h]
        for i, part in enumerate(shown):
            # What is scrolled may be higher than the room, never wider.
            sides = part.rect.left >= widget.rect.left and part.rect.right <= widget.rect.right
            if not sides if widget.scrolls else not widget.rect.contains(part.rect):
                found.append(f"{_name(part)} {tuple(part.rect)} leaves {_name(widget)} {tuple(widget.rect)}")
            for other in shown[i + 1 :]:
                if part.rect.colliderect(other.rect):
                    found.append(f"{_name(part)} {tuple(part.rect)} lies on {_name(other)} {tuple(other.rect)}")
    return found


def _own(widget: Widget, style: Style) -> list[str]:
    rect = widget.rect
    found = []
    if rect.w < widget.least(style):
        found.append(f"{_name(widget)} has {rect.w} of the {widget.least(style)} pixels it needs across")
    if rect.h < widget.least_height(style, rect.w):
        found.append(f"{_name(widget)} has {rect.h} of the {widget.least_height(style, rect.w)} pixels it needs down")
    if isinstance(widget, Label) and squeezed(widget, style):
        found.append(f"{_name(widget)} is squeezed into {len(widget.laid(style, rect.w).lines)} lines of a word each")
    if isinstance(widget, Entry):
        words, room = text_width(style.face("body"), widget.hint), rect.w - 2 * style.px(10)
        if words > room:
            found.append(f"the hint of {_name(widget)} has {room} of the {words} pixels it needs across")
    return found


def squeezed(label: Label, style: Style) -> bool:
    """Whether a sentence stands in a column so narrow that hardly two words share a line."""
    words, lines = len(label.text.split()), len(label.laid(style, label.rect.w).lines)
    return bool(label.rect.w) and lines >= MOST_LINES and words < SHARED * lines


def small(tree: Widget, style: Style) -> list[str]:
    """One sentence for each thing to press that is smaller than LEAST_TARGET."""
    pressed = [widget for widget in walk(tree) if widget.takes_focus() and widget.rect.w]
    return [
        f"{_name(widget)} is pressed on no more than {target.w} by {target.h} pixels"
        for widget in pressed
        for target in targets(widget, style)
        if min(target.size) < LEAST_TARGET
    ]


def targets(widget: Widget, style: Style) -> list[pygame.Rect]:
    """Where a widget is pressed: the whole of it, or each of the parts that do different things."""
    if isinstance(widget, Segments):
        return widget.boxes(style, widget.rect.w)
    if isinstance(widget, Stepper):
        return [pygame.Rect(widget.rect.topleft, (widget.side(style), widget.rect.h))]
    return [widget.rect]


# --- the order of Tab ---


def astray(stage: Stage) -> list[str]:
    """Go round with Tab as a hand would, and say what is wrong; the focus ends where it was.

    Every stop must come exactly once, in the order of reading, and come wholly into sight.
    """
    stage.focus(None)
    found: list[str] = []
    wanted = [widget.id for widget in stage.stops()]
    met: list[Widget] = []
    for widget in _round(stage, len(wanted)):
        met.append(widget)
        found += _unseen(stage, widget)
        if len(met) > 1 and not follows(met[-2], widget):
            found.append(f"Tab goes back from {_name(met[-2])} to {_name(widget)}")
    got = [widget.id for widget in met]
    if got != wanted:
        missed = [id for id in wanted if id not in got]
        found.append(f"Tab comes to {len(got)} of {len(wanted)} stops, not to {missed[:3]}")
    return found


def _round(stage: Stage, most: int) -> Iterator[Widget]:
    """What has the focus after each Tab, until it is where it began."""
    first = ""
    for _ in range(most + 1):
        before = stage.focus_id
        # One widget may hold several things that Tab steps through.
        for _ in range(200):
            stage.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode="", scancode=0))
            if stage.focus_id != before:
                break
        here = stage.focused()
        if here is None or here.id == first or (here.id == before and most > 1):
            return
        first = first or here.id
        yield here
        if most == 1:
            return


def _unseen(stage: Stage, widget: Widget) -> list[str]:
    """Whether what has the focus can be seen: all of it, or as much as its window holds."""
    window = pygame.Rect(0, 0, stage.style.width, stage.style.height)
    seen = seen_area(widget).clip(window)
    holds = window
    up = widget.parent
    while up is not None:
        if up.scrolls:
            holds = holds.clip(up.shown_area())
        up = up.parent
    # What is revealed keeps a little room above and below.
    room = holds.h - 2 * stage.style.px(8) - SLACK
    if seen.w < widget.rect.w or seen.h < min(widget.rect.h, room) or seen.h < LEAST_TARGET - SLACK:
        return [f"{_name(widget)} has the focus and shows {seen.size} of {widget.rect.size}"]
    return []


def follows(one: Widget, other: Widget) -> bool:
    """Whether reading comes to `other` after `one`: below it, right of it in its line, or at the head of a column

    that stands right of it. Compared is what holds each of them where their ways in the tree part.
    """
    first, second = _lines(one), _lines(other)
    at = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a is not b), None)
    if at is None:
        return len(second) > len(first)
    a, b = first[at].rect, second[at].rect
    return b.top >= a.bottom - SLACK or b.left >= a.right - SLACK


def _lines(widget: Widget) -> list[Widget]:
    """From the root down to a widget."""
    line = [widget]
    while line[-1].parent is not None:
        line.append(line[-1].parent)
    return line[::-1]


def _name(widget: Widget) -> str:
    words = f" {widget.text[:30]!r}" if isinstance(widget, Label) else f" {getattr(widget, 'text', '')!r}"
    return f"{type(widget).__name__}({widget.id}){words}"
