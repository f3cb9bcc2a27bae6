"""What each seat of a table held, as data: for the page of the debrief and for pages that are shown after the teacher's
order to reveal it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.debrief.played import Played
from game.rules.cards import Mandate
from game.rules.judge import judge
from game.rules.types import Offered, Promise, Said
from game.table.table import Table

REFUSALS = frozenset({"thought.refuse", "thought.refuse.home", "thought.refuse.time"})
ANSWERS = REFUSALS | {"thought.accept", "thought.counter"}
"""Reasons that name the offer they answer."""


@dataclass(frozen=True, slots=True)
class Order:
    """A private order that was dealt; `done` is whether it was carried out, None while the game goes on."""

    mandate: Mandate
    done: bool | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a persona did something; `offer` is the number of the offer that it thought of, -1 where it was none."""

    round: int
    said: Said
    offer: int = -1


@dataclass(frozen=True, slots=True)
class Held:
    """A seat's private orders, its secret offers in their order, and its reasons, each once a round."""

    seat: int
    orders: tuple[Order, ...]
    offers: tuple[Offered, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """A promise that its seat meant not to keep in a round, which the others learned afterwards."""

    round: int
    seat: int
    promise: Promise


def held(table: Table) -> tuple[Held, ...]:
    """What each seat of a table held until now, or until the end."""
    state = table.state
    reached = {(seat, mandate): points > 0 for seat, mandate, points in judge(table.scenario, state)}
    over = state.phase == "debrief"
    return tuple(
        Held(
            seat,
            tuple(
                Order(mandate, reached[seat, mandate.id] if over else None)
                for mandate in actor.mandates
                if mandate.id in state.seats[seat].mandates
            ),
            tuple(offered for offered in state.offers if offered.maker == seat and offered.offer.secret),
            _reasons(table, seat),
        )
        for seat, actor in enumerate(table.scenario.actors)
    )


def _reasons(table: Table, seat: int) -> tuple[Reason, ...]:
    made: dict[int, list[int]] = {}
    for offered in table.state.offers:
        if offered.maker == seat and offered.offer.parent < 0:
            made.setdefault(offered.made, []).append(offered.number)
    mine = [(round, said) for round, who, said in table.thoughts if who == seat]
    begun: dict[int, int] = {}
    for round, said in mine:
        begun[round] = begun.get(round, 0) + (said.key == "thought.offer")
    found: dict[tuple[int, Said], Reason] = {}
    for round, said in mine:
        number = dict(said.values).get("n") if said.key in ANSWERS else None
        # An offer of its own has its reason beside it; where a person made some of them, nobody can tell which.
        if said.key == "thought.offer" and len(made.get(round, ())) == begun[round]:
            number = made[round].pop(0)
            begun[round] -= 1
        found.setdefault((round, said), Reason(round, said, number if isinstance(number, int) else -1))
    return tuple(found.values())


def withheld(played: Played) -> tuple[Withheld, ...]:
    """Promises that seats meant to break, in the order in which they made up their minds."""
    found: dict[tuple[int, int], Withheld] = {}
    promises: Mapping[int, Promise] = {promise.number: promise for promise in played.end.promises}
    for state, action in zip(played.states, played.actions, strict=False):
        if action.verb == "withhold" and action.amount:
            found[state.round, action.target] = Withheld(state.round, action.seat, promises[action.target])
        elif action.verb == "withhold":
            found.pop((state.round, action.target), None)
    return tuple(one for one in found.values() if one.round <= played.rounds)
