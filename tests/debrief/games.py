"""Games to look back on: played by personas, in memory."""

from __future__ import annotations

from functools import cache

from game.ai.level import USUAL
from game.debrief.played import Played, of_table
from game.table.story import watch
from tests.shipped import loaded

LONG = "historical-2001"
"""Ten rounds, four seats."""
SHORT = "autumn-2001"


@cache
def played(scenario: str = SHORT, seed: int = 7, level: int = USUAL) -> Played:
    """A whole game between personas."""
    return of_table(watch(loaded(scenario), seed, level), f"{scenario}-{seed}")
