"""A quiet table for tests of the talks: no events, a world that stands still, and words for what seats do there."""

from __future__ import annotations

from typing import Any

from game.rules import allows, apply, start
from game.rules.cards import Scenario
from game.rules.record import changed
from game.rules.types import WORLD, Action, Answer, InForce, Offer, Promise, Running, State, Step, Term
from tests.rules.small import NORTH, PROVINCE, SOUTH, STATES, make

QUIET = make(happenings={})
BOTH = ((NORTH, 50), (SOUTH, 50))
ACCORD = Term("sign", card="accord", shares=BOTH)
LIAISON = Term("sign", card="liaison", shares=((PROVINCE, 60), (STATES, 40)))
IN_FORCE = InForce("accord", (NORTH, SOUTH), BOTH, 1)


def fund(by: int, card: str, amount: int = 1, rounds: int = 1) -> Term:
    return Term("fund", by, card, amount, rounds=rounds)


def pay(by: int, target: int, amount: int, rounds: int = 1) -> Term:
    return Term("pay", by, "", amount, target, rounds)


def bundle(parties: tuple[int, ...], *terms: Term, **more: Any) -> Offer:
    return Offer(parties, terms, **more)


def talks(round: int = 1, scenario: Scenario = QUIET, **more: Any) -> State:
    """The talks of a round, reached without anything having happened."""
    return changed(start(scenario, 1), round=round, phase="negotiation", **more)


def running(card: str, owner: int, level: int) -> Running:
    return Running(card, owner, level, 1, level)


def refusal(state: State, seat: int, verb: str, scenario: Scenario = QUIET, **fields: Any) -> str:
    """The key of the reason for which this is refused; "" when it is legal."""
    why = allows(scenario, state, Action(seat, verb, **fields))
    return "" if why is None else why.key


def no(
    state: State, maker: int, parties: tuple[int, ...], *terms: Term, scenario: Scenario = QUIET, **more: Any
) -> str:
    """Why this bundle is refused; "" when it is legal."""
    return refusal(state, maker, "offer", scenario, offer=Offer(parties, terms, **more))


def does(state: State, seat: int, verb: str, scenario: Scenario = QUIET, **fields: Any) -> Step:
    """A legal action's step."""
    step = apply(scenario, state, Action(seat, verb, **fields))
    assert step.refused is None, step.refused
    return step


def offers(state: State, maker: int, offer: Offer, scenario: Scenario = QUIET) -> State:
    return does(state, maker, "offer", scenario, offer=offer).state


def strikes(state: State, maker: int, offer: Offer, scenario: Scenario = QUIET) -> State:
    """Offered, and accepted by everybody in turn."""
    state = offers(state, maker, offer, scenario)
    number = len(state.offers) - 1
    for seat in offer.parties:
        if seat != maker:
            state = does(state, seat, "answer", scenario, amount=1, target=number).state
    return state


def goes_on(state: State, phase: str, scenario: Scenario = QUIET) -> tuple[State, list[Step]]:
    """The clock runs out again and again until that phase is reached; the world never moves a dial."""
    steps: list[Step] = []
    while not steps or state.phase != phase:
        if state.phase == "resolution":
            answer = Answer(state.dials, state.stocks, state.scores, 0)
            steps.append(apply(scenario, state, Action(WORLD, "settle", answer=answer)))
        else:
            steps.append(apply(scenario, state, Action(WORLD, "close")))
        assert steps[-1].refused is None, steps[-1].refused
        state = steps[-1].state
    return state, steps


def resolved(state: State, scenario: Scenario = QUIET) -> State:
    return goes_on(state, "resolution", scenario)[0]


def keys(steps: list[Step]) -> list[str]:
    """The keys of everything told in these steps."""
    return [event.said.key for step in steps for event in step.events]


def statuses(state: State) -> list[str]:
    return [promise.status for promise in state.promises]


def owes(term: Term, first: int = 1, last: int = 5, number: int = 0, **more: Any) -> Promise:
    """A line of the ledger between North and South."""
    return Promise(number, 0, term, (NORTH, SOUTH), True, first, last, **more)
