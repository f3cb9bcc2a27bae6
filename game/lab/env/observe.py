"""A seat's View and Options as one vector of numbers between -1 and 1, laid out as `layout` says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from game.lab.env.layout import LEDGER, PUT, STRENGTHS, Layout
from game.lab.env.legal import first_choice
from game.lab.env.moves import DEALS, LINES
from game.lab.env.slots import asked_of, made_by
from game.rules.flow import PHASES
from game.rules.terms import MOST_TERMS
from game.rules.types import Offered, Option, Promise, View

Vector = NDArray[np.float32]
Part = Callable[[str], Vector]
"""The entries of a slice, to be written to."""


def observe(layout: Layout, view: View, options: Sequence[Option], clock: float = 0.0) -> Vector:
    """[layout.size] float32 of what the viewer knows; `clock` is the share of the phase's time that has gone by."""
    out = np.zeros(layout.size, dtype=np.float32)

    def part(name: str) -> Vector:
        return out[layout.slices[name]]

    part("clock")[0] = clock
    _table(layout, view, part)
    _mine(layout, view, part)
    _cards(layout, view, part)
    _talks(layout, view, part)
    _ledger(layout, view, options, part)
    return np.clip(out, -1.0, 1.0, out=out)


def soft(amount: float) -> float:
    """x / (1 + x): 0 stays 0, and nothing is too large."""
    return amount / (1.0 + amount) if amount > 0 else 0.0


def _table(layout: Layout, view: View, part: Part) -> None:
    """The round, the phase, the dials and what everybody knows of the seats."""
    scenario, seats = layout.scenario, len(view.seats)
    part("round")[0] = (view.round - 1) / scenario.rounds
    part("phase")[PHASES.index(view.phase)] = 1.0
    part("me")[view.viewer] = 1.0
    dials = np.array(view.dials, dtype=np.float64)
    part("dials")[:] = (dials - layout.low) / layout.span
    before = (scenario.opening, *view.history)[-2:][0]
    part("moved")[:] = (dials - np.array(before)) / layout.span
    part("due")[list(view.due)] = 1.0
    part("scores")[:] = [score / 100_000 for score in view.scores]
    part("health")[0] = view.health / 100_000
    strength, allies = part("strength"), part("allies")
    for seat, seen in enumerate(view.seats):
        strength[seat * len(STRENGTHS) + STRENGTHS.index(seen.majority)] = 1.0
        allies[[seat * seats + other for other in seen.allies]] = 1.0
    pulled = [by for _, by, on, round in view.pulled if on == view.viewer and round == view.round]
    part("pulled at me")[:] = [soft(pulled.count(seat)) for seat in range(seats)]


def _mine(layout: Layout, view: View, part: Part) -> None:
    """The viewer's own purse, orders, plan and pledges."""
    mine, scenario, me = view.mine, layout.scenario, view.viewer
    assert mine is not None, "only a seat observes"
    actor = scenario.actors[me]
    part("funds")[0] = soft(mine.funds / actor.revenue)
    part("capital")[0] = mine.capital / max(1, actor.capital_most)
    part("spent")[0] = soft(mine.spent / actor.revenue)
    part("offers left")[0] = mine.offers_left / max(1, scenario.offers_each)
    part("mandates")[[at for at, mandate in enumerate(actor.mandates) if mandate.id in mine.mandates]] = 1.0
    part("home")[0] = sum(swing.points for swing in view.swings if swing.seat == me) / 100
    plan, pledges = part("plan"), part("pledges")
    for card, level in mine.plan:
        plan[layout.programs[card]] = level / scenario.programs[card].levels
    for card, owner, money in mine.pledges:
        program = scenario.programs[card]
        pledges[layout.owned[(card, owner)]] = soft(money / max(1, program.yearly_cost * program.levels))


def _cards(layout: Layout, view: View, part: Part) -> None:
    """What runs, what is in force, what has happened."""
    scenario, seats = layout.scenario, len(view.seats)
    runs, exempt = part("running"), part("exempt")
    for running in view.running:
        at = layout.owned[(running.card, running.owner)]
        runs[at] = running.level / scenario.programs[running.card].levels
        exempt[at] = float(view.viewer in running.exempt)
    in_force, happened = part("in force"), part("happened")
    for agreement in view.in_force:
        first = layout.agreements[agreement.card] * seats
        in_force[[first + seat for seat in agreement.parties]] = 1.0
    for event in view.happened:
        happened[layout.happenings[event.card]] = 1.0 if event.round == view.round else 0.5
    waiting = first_choice(view)
    if waiting:
        part("choice")[layout.happenings[waiting]] = 1.0


def _talks(layout: Layout, view: View, part: Part) -> None:
    """Offers of this round: those put to the viewer, and its own."""
    put, each = part("put to me"), layout.scenario.offers_each
    for (maker, turn), offered in asked_of(view).items():
        first = (maker * each + turn) * len(PUT)
        put[first : first + len(PUT)] = _put(layout, view.viewer, offered)
        if put[first]:
            _asks(layout, view.viewer, offered, part)
    own = part("put by me")
    for turn, offered in enumerate(made_by(view)):
        own[2 * turn : 2 * turn + 2] = (offered.status == "open", _accepted(offered))


def _accepted(offered: Offered) -> float:
    """Share of the parties beside the maker that have accepted."""
    return (len(offered.accepted) - 1) / (len(offered.offer.parties) - 1)


def _put(layout: Layout, me: int, offered: Offered) -> list[float]:
    """The entries of PUT for one offer; clauses are counted against the most that an offer can have."""
    terms, revenue = offered.offer.terms, layout.scenario.actors[me].revenue

    def count(kind: str, mine: bool) -> float:
        return sum(1 for term in terms if term.kind == kind and (term.by == me) == mine) / MOST_TERMS

    def paid(mine: bool) -> float:
        found = (t for t in terms if t.kind == "pay" and me in (t.by, t.target) and (t.by == me) == mine)
        return soft(sum(term.amount for term in found) / revenue)

    return [
        float(offered.status == "open" and me not in offered.accepted),
        float(not offered.offer.secret),
        _accepted(offered),
        sum(1 for term in terms if term.kind == "sign") / MOST_TERMS,
        paid(False),
        paid(True),
        count("fund", True),
        count("fund", False),
        count("suspend", True),
        count("suspend", False),
        count("support", True),
        count("support", False),
        sum(1 for term in terms if term.kind == "exempt" and term.target == me) / MOST_TERMS,
    ]


def _asks(layout: Layout, me: int, offered: Offered, part: Part) -> None:
    """The cards of an offer that waits for the viewer's answer."""
    levels = layout.scenario.programs
    for term in offered.offer.terms:
        if term.kind == "sign":
            part("signing")[layout.agreements[term.card]] = 1.0
        elif term.kind == "fund":
            share = term.amount / levels[term.card].levels
            _at_least(layout, part("asked"), part("offered"), term.by == me, (term.card, term.by), share)


def _at_least(layout: Layout, mine: Vector, others: Vector, own: bool, card: tuple[str, int], share: float) -> None:
    """Raise the entry of a program, the viewer's or another's, to a share of its levels."""
    out, at = (mine, layout.programs[card[0]]) if own else (others, layout.owned[card])
    out[at] = max(out[at], share)


def _ledger(layout: Layout, view: View, options: Sequence[Option], part: Part) -> None:
    """Deals that can be carried, promises that can be withheld, and who owes what to whom."""
    assert view.mine is not None, "only a seat observes"
    support, deals = dict(view.mine.support), part("deals")
    for at, option in enumerate([option for option in options if option.verb == "carry"][:DEALS]):
        number = option.targets[0]
        carried = dict(view.deals[_place(view, number)].carried).get(view.viewer, 0)
        deals[3 * at : 3 * at + 3] = (1.0, support.get(number, 0) / 100, carried / 10)
    withheld = {promise.number: promise.withheld for promise in view.promises}
    numbers = next((option.targets for option in options if option.verb == "withhold"), ())
    for at, number in enumerate(numbers[:LINES]):
        part("lines")[2 * at : 2 * at + 2] = (1.0, withheld[number])
    counts = np.zeros((len(view.seats), len(LEDGER)))
    for promise in view.promises:
        _promise(layout, view, promise, counts, part)
    part("ledger")[:] = (counts / (1.0 + counts)).ravel()


def _place(view: View, number: int) -> int:
    """Where a deal stands among those the viewer sees."""
    return next(at for at, deal in enumerate(view.deals) if deal.number == number)


def _promise(layout: Layout, view: View, promise: Promise, counts: NDArray[np.float64], part: Part) -> None:
    """Count one line of the ledger for the seats it is between, and note the program it asks for."""
    me, term = view.viewer, promise.term
    kind = {"open": 0, "kept": 2, "broken": 4}.get(promise.status)
    if kind is None or me not in promise.parties:
        return
    if term.by == me:
        counts[[seat for seat in promise.parties if seat != me], kind] += 1
    else:
        counts[term.by, kind + 1] += 1
    if kind == 0 and term.kind == "fund" and promise.first <= view.round <= promise.last:
        share = term.amount / layout.scenario.programs[term.card].levels
        _at_least(layout, part("owed"), part("promised"), term.by == me, (term.card, term.by), share)
