"""A passing word at the foot of the window."""

from __future__ import annotations

from dataclasses import dataclass

TOAST_LASTS = 5.0
"""Seconds for which it stays."""


@dataclass(frozen=True, slots=True)
class Toast:
    """What it says. kind: note, good, warn or bad."""

    text: str
    kind: str
    until: float
