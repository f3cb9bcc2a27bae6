"""The spare part of a frame, in which what is slow to show is made ready step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from game.client.kit.widget import Widget

SPARE = 0.004
"""Seconds of a frame that are spent so: not in one that has a new tree, which has work enough."""


def go_on(widgets: Iterable[Widget], clock: Callable[[], float]) -> bool:
    """Prepare what is unready until the time is spent. Whether anything of it is ready now and must be drawn."""
    begun, done = clock(), False
    for widget in [widget for widget in widgets if widget.unready]:
        while widget.unready and clock() - begun < SPARE:
            widget.prepare()
        done |= not widget.unready
    return done
