"""What a seat may do now."""

from __future__ import annotations

from game.rules import choices, deals, levers, offers, programs, promises
from game.rules.cards import Scenario
from game.rules.flow import ALL_DUE
from game.rules.types import Option, State

PASS = Option("pass", "pass")


def options(scenario: Scenario, state: State, seat: int) -> tuple[Option, ...]:
    """What a seat may do now. Each option, filled within its bounds, is put to `allows` like any other action."""
    if not 0 <= seat < len(state.seats) or (state.phase in ALL_DUE and state.seats[seat].ready):
        return ()
    if state.phase == "negotiation":
        return (
            *offers.offer_options(scenario, state, seat),
            *deals.deal_options(scenario, state, seat),
            *deals.leave_options(state, seat),
            *levers.lever_options(scenario, state, seat),
            PASS,
        )
    if state.phase == "programs":
        return (
            *programs.program_options(scenario, state, seat),
            *promises.withhold_options(scenario, state, seat),
            *deals.deal_options(scenario, state, seat),
            PASS,
        )
    if state.phase == "events":
        return tuple(choices.choice_options(scenario, state, seat))
    return (PASS,) if state.phase in ALL_DUE else ()
