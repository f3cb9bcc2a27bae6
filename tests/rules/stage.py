"""States set up by hand: a phase, full purses, prerequisites met; and short ways to act on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from game.rules import apply, start
from game.rules.cards import Need, Scenario
from game.rules.index import index
from game.rules.record import changed
from game.rules.types import WORLD, Action, Answer, Happened, InForce, Offer, Running, State, Step, Term


def at(table: Scenario, phase: str, round: int = 1, seed: int = 1, **seat: Any) -> State:
    """The start of a game moved to a phase and round; keyword arguments are set for every seat."""
    state = start(table, seed)
    seats = tuple(changed(mine, ready=False, **seat) for mine in state.seats)
    return changed(state, phase=phase, round=round, seats=seats)


def met(table: Scenario, state: State, needs: Iterable[Need]) -> State:
    """The state with prerequisites met by fiat."""
    for need in needs:
        if need.kind == "program":
            state = changed(state, running=(*state.running, Running(need.what, owner(table, need.what), 1, 1, 1)))
        elif need.kind == "agreement":
            shares = tuple((seat, 100 if seat == 0 else 0) for seat in range(len(table.actors)))
            state = changed(state, in_force=(*state.in_force, InForce(need.what, (0, 1), shares[:2], 1)))
        elif need.kind == "event":
            state = changed(state, happened=(*state.happened, Happened(need.what, 1)))
        elif need.kind == "round":
            state = changed(state, round=max(state.round, need.bound))
        else:
            place = table.dials[need.what]
            state = changed(state, dials=(*state.dials[:place], need.bound, *state.dials[place + 1 :]))
    return state


def owner(table: Scenario, card: str) -> int:
    """A seat that may own a program."""
    return next(seat for seat, cards in enumerate(index(table).owns) if card in cards)


def done(table: Scenario, state: State, *actions: Action) -> State:
    """The state after these actions, each of which must be legal."""
    for action in actions:
        state = step(table, state, action).state
    return state


def step(table: Scenario, state: State, action: Action) -> Step:
    """One legal action."""
    found = apply(table, state, action)
    assert found.refused is None, (action, found.refused)
    return found


def closed(table: Scenario, state: State, phase: str) -> State:
    """The driver closes phases until this one."""
    while state.phase != phase:
        state = step(table, state, still(state) if state.phase == "resolution" else Action(WORLD, "close")).state
    return state


def still(state: State) -> Action:
    """A world in which nothing moves."""
    return Action(WORLD, "settle", answer=Answer(state.dials, state.stocks, state.scores, state.health))


def offer(seat: int, parties: Iterable[int], *terms: Term, **more: Any) -> Action:
    """An offer put to these parties."""
    return Action(seat, "offer", offer=Offer(tuple(parties), terms, **more))


def yes(seat: int, number: int) -> Action:
    """Acceptance of an offer."""
    return Action(seat, "answer", amount=1, target=number)


def sign(card: str, *shares: int, parties: Iterable[int] | None = None) -> Term:
    """A signature with shares in the order of the parties (0, 1, ... unless given)."""
    who = tuple(parties) if parties is not None else tuple(range(len(shares)))
    return Term("sign", card=card, shares=tuple(zip(who, shares, strict=True)))


def keys(found: Step) -> list[str]:
    """The keys of what was told."""
    return [event.said.key for event in found.events]
