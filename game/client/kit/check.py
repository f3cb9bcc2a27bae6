"""Finds what a careful eye would: words cut off, widgets on top of one another or outside their place."""

from __future__ import annotations

from game.client.kit.labels import Label
from game.client.kit.style import Style
from game.client.kit.widget import Widget, walk


def problems(tree: Widget, style: Style) -> list[str]:
    """One sentence for each fault of a tree that has been placed; empty when it is sound."""
    found: list[str] = []
    for widget in walk(tree):
        found += _own(widget, style)
        shown = [part for part in widget.parts if part.rect.w and part.rect.h]
        for i, part in enumerate(shown):
            if not widget.scrolls and not widget.rect.contains(part.rect):
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
    return found


def _name(widget: Widget) -> str:
    words = f" {widget.text[:30]!r}" if isinstance(widget, Label) else f" {getattr(widget, 'text', '')!r}"
    return f"{type(widget).__name__}({widget.id}){words}"
