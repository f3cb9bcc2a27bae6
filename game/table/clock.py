"""The clock of a phase. Time is handed in: nothing here asks the machine what time it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping


class Clock:
    """Counts a phase down. `now` gives seconds; None means that no clock runs at this table.

    It stands still while the game is paused, and while it is held for a reason outside of the game.
    """

    def __init__(self, now: Callable[[], float] | None, minutes: Mapping[str, float]) -> None:
        self.now = now
        self._minutes = minutes
        self._left: float | None = None
        """Seconds that were left at `_since`, or that are left while it stands still."""
        self._since: float | None = None
        """When it began to count; None: it stands still."""
        self._paused = False
        self._held = False

    def pace(self, minutes: Mapping[str, float]) -> None:
        """Phases that begin from now on have these minutes."""
        self._minutes = minutes

    def begin(self, phase: str) -> None:
        """A phase begins with its full time."""
        seconds = self._minutes.get(phase, 0.0) * 60.0
        self._paused = False
        self._set(seconds if self.now is not None and seconds > 0 else None)

    def go_on(self, seconds: float) -> None:
        """So many seconds are left of the phase; nothing changes where no time is set."""
        if self._left is not None:
            self._set(max(0.0, seconds))

    def _set(self, left: float | None) -> None:
        self._left = left
        still = self._paused or self._held or left is None or self.now is None
        self._since = None if still or self.now is None else self.now()

    def left(self) -> float | None:
        """Seconds that are left, never negative; None when no time is set."""
        if self._left is None or self._since is None or self.now is None:
            return self._left
        return max(0.0, self._left - (self.now() - self._since))

    def up(self) -> bool:
        """Whether the time is over."""
        return self._since is not None and self.left() == 0.0

    def pause(self) -> None:
        """Stop counting."""
        self._paused = True
        self._set(self.left())

    def resume(self) -> None:
        """Count on from where it was stopped."""
        self._paused = False
        self._set(self.left())

    def hold(self, on: bool) -> None:
        """Stand still for a reason outside of the game, or (False) no longer."""
        self._held = on
        self._set(self.left())

    def extend(self, minutes: float) -> None:
        """Give more time."""
        left = self.left()
        if left is not None:
            self._set(left + minutes * 60.0)
