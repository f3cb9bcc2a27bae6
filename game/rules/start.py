"""The first state of a game."""

from __future__ import annotations

from game.rules.cards import Scenario
from game.rules.chance import draw
from game.rules.flow import TABLE
from game.rules.resolve import brief
from game.rules.types import Seat, State


def start(scenario: Scenario, seed: int) -> State:
    """A game at the first briefing: mandates dealt by the seed, the first income in hand."""
    seats = tuple(
        Seat(funds=0, capital=actor.capital_start, mandates=deal_mandates(scenario, seed, seat))
        for seat, actor in enumerate(scenario.actors)
    )
    state = State(
        seed=seed,
        round=1,
        phase=TABLE[("open", "setup")],
        seats=seats,
        dials=scenario.opening,
        stocks=scenario.stocks,
        scores=(0,) * len(seats),
        capital_granted=sum(actor.capital_start for actor in scenario.actors),
    )
    return brief(scenario, state).state


def deal_mandates(scenario: Scenario, seed: int, seat: int) -> tuple[str, ...]:
    """Private orders for one seat: drawn without replacement from its actor's."""
    rest = [mandate.id for mandate in scenario.actors[seat].mandates]
    dealt = []
    for turn in range(min(scenario.mandates_each, len(rest))):
        at = draw(seed, 0, "mandate", seat * 16 + turn) * len(rest) >> 32
        dealt.append(rest.pop(at))
    return tuple(sorted(dealt))
