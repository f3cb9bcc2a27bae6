"""Work on a picture that is done a few milliseconds at a time, between frames."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

Made = TypeVar("Made")
Steps = Generator[None, None, Made]
"""Yields after each step; returns what was made."""


def whole(steps: Steps[Made]) -> Made:
    """All the steps at once."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: Made = end.value
            return made
