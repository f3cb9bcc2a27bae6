"""For how long each seat of a table has done nothing, as the teacher's wall tells it."""

from __future__ import annotations

from collections.abc import Callable

from game.table.table import Table


class Idle:
    """`now` counts seconds. It looks at a table after anything happened there, and so needs no word from who acts."""

    def __init__(self, table: Table, now: Callable[[], float]) -> None:
        self._now = now
        self._table = table
        self._begun = now()
        self._version, self._count = table.version, len(table.actions)
        self._held = False
        self._acted: dict[int, float] = {}

    def look(self, table: Table, *, held: bool) -> None:
        """Note what was done since the last look. A new phase, a pause that is over, a table that plays again, and

        another game in its place (rewound, forked) begin everybody's time anew.
        """
        at = self._now()
        if table is not self._table:
            self._table, self._count, self._begun = table, len(table.actions), at
        if (table.version, held) != (self._version, self._held):
            self._version, self._held, self._begun = table.version, held, at
        for action in table.actions[self._count :]:
            self._acted[action.seat] = at
        self._count = len(table.actions)

    def since(self, seat: int) -> int:
        """Seconds in which a seat has done nothing, in the phase that runs."""
        return int(self._now() - max(self._begun, self._acted.get(seat, self._begun)))
