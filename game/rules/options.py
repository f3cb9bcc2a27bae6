"""What a seat may do now."""

from __future__ import annotations

from game.rules import choices, deals, levers, offers, programs, promises
from game.rules.cards import Scenario
from game.rules.change import option
from game.rules.flow import ALL_DUE
from game.rules.types import Option, State


def options(scenario: Scenario, state: State, seat: int) -> tuple[Option, ...]:
    """What a seat may do now. Each option, filled within its bounds, is put to `allows` like any other action."""
    if not 0 <= seat < len(state.seats) or (state.phase in ALL_DUE and state.seats[seat].ready):
        return ()
    found: list[Option] = []
    if state.phase == "negotiation":
        found += offers.offer_options(scenario, state, seat)
        found += deals.deal_options(scenario, state, seat)
        found += deals.leave_options(state, seat)
        found += levers.lever_options(scenario, state, seat)
    elif state.phase == "programs":
        found += programs.program_options(scenario, state, seat)
        found += promises.withhold_options(scenario, state, seat)
        found += deals.deal_options(scenario, state, seat)
    elif state.phase == "events":
        return tuple(choices.choice_options(scenario, state, seat))
    if state.phase in ALL_DUE:
        found.append(option("pass", "pass"))
    return tuple(found)
