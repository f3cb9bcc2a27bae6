"""The same game with everybody else's secrets changed."""

from __future__ import annotations

from dataclasses import replace

from game.rules.cards import Scenario, fits_any
from game.rules.types import Deal, Offered, Promise, Seat, State, Term
from tests.rules.random_play import Roll


def scrambled(table: Scenario, state: State, me: int, roll: Roll) -> State:
    """All that `me` must not know is different: purses, orders, plans, closed talks. me -2: that of every seat."""
    others = [seat for seat in range(len(state.seats)) if seat != me]
    seats = tuple(_seat(table, at, seat, roll) if at in others else seat for at, seat in enumerate(state.seats))
    kept = [promise for promise in state.promises if not _drop(promise, me, roll)]
    return replace(
        state,
        seats=seats,
        offers=tuple(_offer(o, me, others, roll) for o in state.offers),
        deals=tuple(_deal(d, me, others, roll) for d in state.deals),
        promises=tuple(_promise(table, promise, me, others, roll) for promise in kept),
        running=tuple(r if r.owner == me else replace(r, asked=bool(roll(2))) for r in state.running),
    )


def _seat(table: Scenario, at: int, seat: Seat, roll: Roll) -> Seat:
    actor = table.actors[at]
    own = [program for program in table.programs.values() if fits_any(actor, program.by)]
    plan = {program.id: 1 + roll(program.levels) for program in own if not roll(2)}
    orders = [mandate.id for mandate in actor.mandates]
    return replace(
        seat,
        funds=roll(5000),
        capital=roll(20),
        mandates=(orders[roll(len(orders))],) if orders else (),
        plan=tuple(sorted(plan.items())),
        pledges=(),
        offers_made=roll(table.offers_each + 1),
        levers_pulled=roll(3),
        spent=roll(9000),
    )


def _clause(others: list[int], roll: Roll) -> Term:
    by = others[roll(len(others))]
    return Term("pay", by, "", 1 + roll(99), others[(others.index(by) + 1) % len(others)], 1 + roll(3))


def _offer(offered: Offered, me: int, others: list[int], roll: Roll) -> Offered:
    if not offered.offer.secret or me in offered.offer.parties:
        return offered
    parties = tuple(sorted({offered.maker, others[roll(len(others))], others[roll(len(others))]}))
    offer = replace(offered.offer, parties=parties, terms=(_clause(others, roll),), lasts=1 + roll(3))
    return replace(offered, offer=offer, status=("open", "refused", "withdrawn", "agreed")[roll(4)])


def _deal(deal: Deal, me: int, others: list[int], roll: Roll) -> Deal:
    carried = (*(pair for pair in deal.carried if pair[0] == me), (others[0], roll(9)))
    if not deal.secret or me in deal.parties:
        return replace(deal, carried=carried)
    signs = tuple(term for term in deal.terms if term.kind == "sign")
    public = signs if deal.status == "ratified" else ()
    return replace(deal, carried=carried, terms=(*public, _clause(others, roll)))


def _drop(promise: Promise, me: int, roll: Roll) -> bool:
    return promise.secret and me not in promise.parties and roll(3) == 0


def _promise(table: Scenario, promise: Promise, me: int, others: list[int], roll: Roll) -> Promise:
    if promise.term.by == me:
        return promise
    if not promise.secret or me in promise.parties:
        return replace(promise, withheld=bool(roll(2)))
    status = ("open", "kept", "broken", "released")[roll(4)]
    term = Term("support", others[roll(len(others))], sorted(table.agreements)[roll(len(table.agreements))])
    return replace(promise, term=term, status=status, withheld=bool(roll(2)), last=promise.first + roll(3))
