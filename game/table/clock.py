"""The clock of a phase. Time is handed in: nothing here asks the machine what time it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping


class Clock:
    """Counts a phase down. `now` gives seconds; None means that no clock runs at this table."""

    def __init__(self, now: Callable[[], float] | None, minutes: Mapping[str, float]) -> None:
        self.now = now
        self._minutes = minutes
        self._ends: float | None = None
        self._left: float | None = None

    def pace(self, minutes: Mapping[str, float]) -> None:
        """Phases that begin from now on have these minutes."""
        self._minutes = minutes

    def begin(self, phase: str) -> None:
        """A phase begins with its full time."""
        seconds = self._minutes.get(phase, 0.0) * 60.0
        self._left = None
        self._ends = self.now() + seconds if self.now is not None and seconds > 0 else None

    def left(self) -> float | None:
        """Seconds that are left, never negative; None when no time is set."""
        if self._left is not None:
            return self._left
        if self._ends is None or self.now is None:
            return None
        return max(0.0, self._ends - self.now())

    def up(self) -> bool:
        """Whether the time is over."""
        return self._left is None and self.left() == 0.0

    def pause(self) -> None:
        """Stop counting."""
        if self._left is None:
            self._left = self.left()

    def resume(self) -> None:
        """Count on from where it was stopped."""
        if self._left is not None and self.now is not None:
            self._ends = self.now() + self._left
        self._left = None

    def extend(self, minutes: float) -> None:
        """Give more time."""
        if self._left is not None:
            self._left += minutes * 60.0
        elif self._ends is not None:
            self._ends += minutes * 60.0
