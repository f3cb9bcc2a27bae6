"""Prerequisites and exclusions of cards."""

from __future__ import annotations

from collections.abc import Iterable

from game.rules.cards import Need, Scenario
from game.rules.index import index
from game.rules.types import Said, State


def holds(scenario: Scenario, state: State, need: Need) -> bool:
    """Whether a prerequisite is met now."""
    if need.kind == "program":
        return any(r.card == need.what and r.level > 0 for r in state.running)
    if need.kind == "agreement":
        return any(a.card == need.what for a in state.in_force)
    if need.kind == "event":
        return any(h.card == need.what for h in state.happened)
    if need.kind == "round":
        return state.round >= need.bound
    value = state.dials[scenario.dials[need.what]]
    return value <= need.bound if need.below else value >= need.bound


def missing(scenario: Scenario, state: State, needs: Iterable[Need]) -> Said | None:
    """The first prerequisite that is not met, as a sentence."""
    for need in needs:
        if not holds(scenario, state, need):
            if need.kind == "dial":
                name = f"variable.{need.what.split('@')[0]}"
                key = "no.need.dial.below" if need.below else "no.need.dial"
                return Said(key, (("what", name), ("points", need.bound)))
            if need.kind == "round":
                return Said("no.need.round", (("round", need.bound),))
            return Said(f"no.need.{need.kind}", (("card", need.what),))
    return None


def may_run(scenario: Scenario, state: State, card: str) -> bool:
    """Whether a program's prerequisites are met and no agreement in force rules it out; money aside."""
    unmet = missing(scenario, state, scenario.programs[card].needs)
    return unmet is None and outlawed(scenario, state, card) is None


def outlawed(scenario: Scenario, state: State, card: str) -> Said | None:
    """The agreement in force that rules a program or an agreement out, as a sentence."""
    rivals = index(scenario).rivals.get(card)
    if rivals:
        for agreement in state.in_force:
            if agreement.card in rivals:
                return Said("no.excluded", (("card", agreement.card),))
    return None
