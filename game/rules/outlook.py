"""What is open to the seats while nothing comes into force, plans and purses aside: worked out once and remembered.

Between two settlements only plans, purses and offers change, so prerequisites and exclusions need not be asked again
at each list of options. What was worked out last for a scenario holds as long as it stands on the very same records.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from game.rules.cards import Scenario
from game.rules.index import Open, Pledge, index
from game.rules.needs import missing, outlawed
from game.rules.types import Happened, InForce, Option, Running, State


class Outlook(NamedTuple):
    """What one seat may run, help to pay for, pull and sign."""

    prices: Mapping[str, tuple[int, ...]]
    """By program of the seat's own: what one round of each level costs."""
    own: tuple[Open, ...]
    pledges: tuple[Pledge, ...]
    levers: tuple[tuple[str, int, tuple[int, ...], Option], ...]
    """(lever, capital, seats it can be aimed at, the option while none of them has felt it this round)."""
    signable: tuple[str, ...]
    """The agreements that are not in force."""


class Known(NamedTuple):
    """The outlooks of all seats, and what they stand on."""

    scenario: Scenario
    round: int
    running: tuple[Running, ...]
    in_force: tuple[InForce, ...]
    happened: tuple[Happened, ...]
    dials: tuple[int, ...]
    seats: tuple[Outlook, ...]


_known: dict[int, Known] = {}


def outlook(scenario: Scenario, state: State, seat: int) -> Outlook:
    """The outlook of a seat, made anew when any of what it stands on has changed."""
    found = _known.get(id(scenario))
    if (
        found is not None
        and found.scenario is scenario
        and found.running is state.running
        and found.in_force is state.in_force
        and found.dials is state.dials
        and found.happened is state.happened
        and found.round == state.round
    ):
        return found.seats[seat]
    if len(_known) > 64:
        _known.clear()
    seats = _outlooks(scenario, state)
    _known[id(scenario)] = Known(
        scenario, state.round, state.running, state.in_force, state.happened, state.dials, seats
    )
    return seats[seat]


def _outlooks(scenario: Scenario, state: State) -> tuple[Outlook, ...]:
    running = {(r.card, r.owner): r for r in state.running}
    peaks = {key: r.peak for key, r in running.items()}
    in_force = {agreement.card for agreement in state.in_force}
    signable = tuple([card for card in scenario.agreements if card not in in_force])
    return tuple([_one(scenario, state, seat, running, peaks, signable) for seat in range(len(state.seats))])


def _one(
    scenario: Scenario,
    state: State,
    seat: int,
    running: Mapping[tuple[str, int], Running],
    peaks: Mapping[tuple[str, int], int],
    signable: tuple[str, ...],
) -> Outlook:
    known = index(scenario)
    own = []
    for card, guarded, states in known.shelf[seat]:
        by_high = states[peaks.get((card, seat), 0)]
        if guarded:
            runs = running.get((card, seat))
            own.append(by_high[_highest(scenario, state, card, runs.level if runs else 0)])
        else:
            own.append(by_high[-1])
    return Outlook(
        {program.card: program.prices for program in own},
        tuple(own),
        tuple([states[peaks.get((card, owner), 0)] for card, owner, states in known.partners[seat]]),
        _levers(scenario, state, seat),
        signable,
    )


def _highest(scenario: Scenario, state: State, card: str, level: int) -> int:
    """What runs may always go on; what is ruled out by an agreement in force may not even do that. -1: any level."""
    if state.in_force and outlawed(scenario, state, card) is not None:
        return 0
    return level if missing(scenario, state, scenario.programs[card].needs) is not None else -1


def _levers(scenario: Scenario, state: State, seat: int) -> tuple[tuple[str, int, tuple[int, ...], Option], ...]:
    found = []
    for id, aims, fresh in index(scenario).levers[seat]:
        lever = scenario.levers[id]
        if not lever.needs or missing(scenario, state, lever.needs) is None:
            found.append((id, lever.capital, aims, fresh))
    return tuple(found)
