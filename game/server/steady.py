"""Seconds that a lesson goes by, whatever the machine's own clock does."""

from __future__ import annotations

import threading
from collections.abc import Callable

LONGEST = 30.0
"""Seconds between two looks that still count. Tables look five times a second: a longer gap is a laptop that slept."""


class Steady:
    """Counts from zero, never backwards. What passed while nobody looked for longer than LONGEST is not counted, so

    that a machine that wakes does not find every time box over.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._seen = now()
        self._passed = 0.0
        self._lock = threading.Lock()

    def __call__(self) -> float:
        """Seconds that have passed since it was made."""
        with self._lock:
            seen = self._now()
            step, self._seen = seen - self._seen, seen
            if 0.0 < step <= LONGEST:
                self._passed += step
            return self._passed
