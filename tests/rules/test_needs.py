"""Prerequisites and exclusions: what may run at all."""

from __future__ import annotations

from dataclasses import replace

from game.rules import start
from game.rules.cards import Need
from game.rules.needs import may_run
from game.rules.types import InForce
from tests.shipped import loaded

SHORT = loaded("autumn-2001")


def test_what_may_run_goes_by_needs_and_agreements_not_money() -> None:
    scenario = SHORT.scenario
    state, card = start(scenario, 1), next(id for id, program in scenario.programs.items() if not program.needs)
    broke = replace(state, seats=tuple(replace(seat, funds=0) for seat in state.seats))
    assert may_run(scenario, broke, card)
    late = replace(scenario.programs[card], needs=(Need("round", "", 2),))
    other = replace(scenario, programs={**scenario.programs, card: late})
    assert not may_run(other, state, card) and may_run(other, replace(state, round=2), card)
    pact = next(iter(scenario.agreements))
    barred = replace(scenario.programs[card], excludes=(pact,))
    other = replace(scenario, programs={**scenario.programs, card: barred})
    assert may_run(other, state, card)
    assert not may_run(other, replace(state, in_force=(InForce(pact, (0, 1), ((0, 50), (1, 50)), 1),)), card)
