"""Plans cut to what the law and the purse allow, when time is up."""

from __future__ import annotations

from game.rules.cards import Scenario
from game.rules.index import index
from game.rules.money import peak_of, plan_cost, with_seat
from game.rules.needs import outlawed
from game.rules.programs import level_of
from game.rules.promises import asked_for
from game.rules.record import changed
from game.rules.types import Event, Said, State


def lawful(scenario: Scenario, state: State, seat: int) -> tuple[State, list[Event]]:
    """The plan without what an agreement ratified since it was laid rules out."""
    if not state.in_force:
        return state, []
    mine = state.seats[seat]
    lost = [card for card, _ in mine.plan if outlawed(scenario, state, card) is not None]
    if not lost:
        return state, []
    plan = tuple((card, level) for card, level in mine.plan if card not in lost)
    events = [Event(Said("did.outlawed", (("who", seat), ("card", card))), (seat,)) for card in lost]
    return with_seat(state, seat, changed(mine, plan=plan)), events


def trim(scenario: Scenario, state: State, seat: int) -> State:
    """Cut a plan that costs more than there is: pledges, then levels that are new, then those that run, promised last.

    Among equals the dearest level goes first, so that few are cut.
    """
    mine = state.seats[seat]
    short = plan_cost(scenario, state, seat) - mine.funds
    if short <= 0:
        return state
    plan, pledges = dict(mine.plan), list(mine.pledges)
    while short > 0 and pledges:
        short -= pledges.pop()[2]
    promised = dict(sorted(asked_for(scenario, state, seat), key=lambda pair: pair[1]))

    def saved(card: str) -> int:
        prices = index(scenario).prices[card][peak_of(state, seat, card)]
        return prices[plan[card]] - prices[plan[card] - 1]

    def standing(card: str) -> tuple[int, int, str]:
        level = plan[card]
        bound = 2 if level <= promised.get(card, 0) else 1 if level <= level_of(state, seat, card) else 0
        return bound, -saved(card), card

    while short > 0 and plan:
        card = min(plan, key=standing)
        short -= saved(card)
        plan[card] -= 1
        if not plan[card]:
            del plan[card]
    return with_seat(state, seat, changed(mine, plan=tuple(sorted(plan.items())), pledges=tuple(pledges)))
