"""The phases of a live table: a `transitions` machine built from the rules' rows, on which clocks and saving hang."""

from __future__ import annotations

from collections.abc import Callable

from transitions import EventData, Machine

from game.rules.flow import PHASES, ROWS


class Phases:
    """Follows the rules' phase through the machine and calls `moved(from, to)` at each step."""

    def __init__(self, first: str, moved: Callable[[str, str], None]) -> None:
        self.state = first
        self._moved = moved
        self._machine = Machine(
            model=self,
            states=[*PHASES, "paused"],
            initial=first,
            transitions=[list(row) for row in ROWS],
            after_state_change=self._changed,
            auto_transitions=False,
            send_event=True,
        )

    def _changed(self, event: EventData) -> None:
        assert event.transition is not None
        self._moved(event.transition.source, self.state)

    def follow(self, phase: str) -> None:
        """Go where the rules went, along the rows: one action can pass through several phases at once."""
        while self.state != phase:
            self._machine.dispatch(self._trigger_towards(phase))

    def _trigger_towards(self, phase: str) -> str:
        rows = [row for row in ROWS if row[1] == self.state]
        direct = next((trigger for trigger, _, to in rows if to == phase), None)
        if direct is not None:
            return direct
        return next(trigger for trigger, _, to in rows if to not in ("paused", "debrief"))
