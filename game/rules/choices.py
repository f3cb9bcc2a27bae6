"""Events that ask: whose choice it is, what can be paid, what follows, and what happens when nobody chooses."""

from __future__ import annotations

from game.rules.cards import Scenario
from game.rules.flow import waiting
from game.rules.happenings import swing
from game.rules.money import spend, use_capital
from game.rules.record import changed
from game.rules.types import Action, Event, Option, Said, Seat, State, Step


def asked(state: State, seat: int) -> list[str]:
    """Events of this round in which the seat has still to choose."""
    return [h.card for h in state.happened if h.round == state.round and (seat, -1) in h.choices]


def payable(scenario: Scenario, mine: Seat, card: str) -> tuple[int, ...]:
    """The choices of an event that a seat can pay for. When it can pay for none, the first is had for what there is."""
    found = tuple(
        at
        for at, choice in enumerate(scenario.happenings[card].choices)
        if choice.cost <= mine.funds and choice.capital <= mine.capital
    )
    return found or (0,)


def check_choose(scenario: Scenario, state: State, action: Action) -> Said | None:
    """Whether this choice is the seat's to make and to pay."""
    if action.card not in asked(state, action.seat):
        return Said("no.choice")
    choices = scenario.happenings[action.card].choices
    if not 0 <= action.amount < len(choices):
        return Said("no.choice")
    choice = choices[action.amount]
    mine = state.seats[action.seat]
    if action.amount in payable(scenario, mine, action.card):
        return None
    if choice.cost > mine.funds:
        return Said("no.choice.money", (("cost", choice.cost), ("money", mine.funds)))
    return Said("no.capital", (("n", choice.capital), ("of", mine.capital)))


def do_choose(scenario: Scenario, state: State, action: Action) -> Step:
    """Pay for the choice, let it move moods at home, tell everybody."""
    choice = scenario.happenings[action.card].choices[action.amount]
    cost = min(choice.cost, state.seats[action.seat].funds)
    state = use_capital(spend(state, action.seat, cost), action.seat, choice.capital)
    state = swing(scenario, state, choice.pleases, (action.seat,))
    happened = tuple(
        changed(h, choices=tuple((s, action.amount if s == action.seat else c) for s, c in h.choices))
        if h.card == action.card and h.round == state.round
        else h
        for h in state.happened
    )
    said = Said("did.choice", (("who", action.seat), ("card", action.card), ("choice", choice.id)))
    return Step(changed(state, happened=happened), (Event(said),))


def default_choices(scenario: Scenario, state: State) -> Step:
    """The clock ran out: those who did not choose get the first choice that they can pay."""
    events: list[Event] = []
    for seat in waiting(state):
        for card in asked(state, seat):
            first = payable(scenario, state.seats[seat], card)[0]
            step = do_choose(scenario, state, Action(seat, "choose", card, first))
            state = step.state
            events += step.events
    return Step(state, tuple(events))


def choice_options(scenario: Scenario, state: State, seat: int) -> list[Option]:
    """One option for each event that waits for the seat; its targets are the choices that it can pay."""
    mine = state.seats[seat]
    return [
        Option("card", "choose", card, 0, len(scenario.happenings[card].choices) - 1, 0, payable(scenario, mine, card))
        for card in asked(state, seat)
    ]
