"""What an experiment makes a seat do, whoever sits there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from game.rules import apply
from game.rules.cards import Scenario
from game.rules.types import Action, Offer, State, Term

PHASES = {"fund": "programs", "ally": "negotiation", "pull": "negotiation", "ask": "negotiation"}


@dataclass(frozen=True, slots=True)
class Act:
    """fund a program at a level, ally with a seat, pull a lever at it, or ask it for a program: the seat proposes that
    the target fund it to the end of the game, with support in return, and the target accepts."""

    verb: str
    seat: int
    card: str
    amount: int
    target: int
    first: int
    last: int

    @property
    def phase(self) -> str:
        """The phase in which it is done."""
        return PHASES[self.verb]


def read(rows: Iterable[Mapping[str, Any]], seats: Mapping[str, int]) -> tuple[Act, ...]:
    """The acts of an experiment's card; an act of one round lasts that round."""
    return tuple(
        Act(
            row["verb"],
            seats[row["seat"]],
            row["card"],
            row["amount"],
            seats.get(row["target"], -1),
            row["round"],
            max(row["round"], row["until"]),
        )
        for row in rows
    )


def held(acts: Iterable[Act], seat: int, round: int) -> frozenset[str]:
    """Programs of a seat that only the script decides on in this round."""
    return frozenset(act.card for act in acts if act.verb == "fund" and act.seat == seat and act.first <= round)


def do(scenario: Scenario, state: State, act: Act) -> tuple[State, bool]:
    """The state after an act, and whether the rules took it; what is so already counts as done."""
    if act.verb == "ask":
        return _ask(scenario, state, act)
    seat = state.seats[act.seat]
    if act.verb == "fund" and dict(seat.plan).get(act.card) == act.amount:
        return state, True
    if act.verb == "ally" and (act.target in seat.allies) == bool(act.amount):
        return state, True
    step = apply(scenario, state, Action(act.seat, act.verb, act.card, act.amount, act.target))
    return step.state, step.refused is None


def _ask(scenario: Scenario, state: State, act: Act) -> tuple[State, bool]:
    left = scenario.rounds - state.round + 1
    terms = (
        Term("fund", act.target, act.card, act.amount, -1, left),
        Term("support", act.seat, "", 0, act.target, left),
    )
    parties = tuple(sorted((act.seat, act.target)))
    step = apply(scenario, state, Action(act.seat, "offer", offer=Offer(parties, terms)))
    if step.refused is not None:
        return state, False
    number = len(step.state.offers) - 1
    step = apply(scenario, step.state, Action(act.target, "answer", "", 1, number))
    return step.state, step.refused is None
