"""Names that cards may use and code has fixed: variables, dials, indicators, phases, rounds, years."""

from __future__ import annotations

from collections.abc import Mapping

from game.world.names import DIALS, INDICATORS, TARGETS, VARIABLES

PHASES = ("briefing", "events", "negotiation", "programs", "report")
"""Phases that a clock can be set for."""
FIXED: Mapping[str, tuple[str, ...]] = {
    "dial": DIALS,
    "variable": TARGETS,
    "indicator": INDICATORS,
    "stock": tuple(variable.name for variable in VARIABLES if variable.kind == "stock"),
    "phase": PHASES,
    "round": tuple(map(str, range(1, 41))),
    "year": tuple(map(str, range(1900, 2100))),
}
"""Kind of name to the names there are; of a dial, what stands before the @."""
PLACES = ("owner", "target", "parties", "others", "all")
"""What effects call the seats of a table, beside selectors."""
