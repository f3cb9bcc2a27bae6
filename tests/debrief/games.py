"""Games to look back on: played by personas, in memory."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from game.ai.level import USUAL
from game.catalog.load import Loaded, assemble, scenario_card
from game.debrief.played import Played, of_table
from game.table.story import watch
from tests.shipped import loaded, shelf

LONG = "historical-2001"
"""Ten rounds, four seats."""
SHORT = "autumn-2001"
SEVEN = "historical-2001-seven"
"""Ten rounds, seven seats."""
EIGHT = "eight"
"""The same with New Hampshire as the eighth."""


@cache
def played(scenario: str = SHORT, seed: int = 7, level: int = USUAL) -> Played:
    """A whole game between personas."""
    table = eight() if scenario == EIGHT else loaded(scenario)
    return of_table(watch(table, seed, level), f"{scenario}-{seed}")


@cache
def eight() -> Loaded:
    """A table of eight."""
    card = scenario_card(shelf(), SEVEN)
    return assemble(shelf(), replace(card, data={**card.data, "seats": (*card.data["seats"], "new-hampshire")}))
