"""What a seat's judgements stand on between two settlements: the round, what runs, the dials, its private orders.

Hundreds of bundles are weighed on the same ground in one negotiation, so what clauses are worth is kept with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp

from game.ai.belief import belief, believed_worths
from game.ai.reckon import Reckoned
from game.ai.values import PURSE, Worth, public_worths
from game.rules.cards import Goal, Scenario
from game.rules.types import Offer, Term, View
from game.world.model import Floats


@dataclass(slots=True, eq=False)
class Rough:
    """A bundle to begin with, and the cards that it is about."""

    offer: Offer
    about: frozenset[tuple[str, str]]
    ideas: dict[tuple[object, ...], tuple[Offer, float] | None] = field(default_factory=dict)
    """By price, vain tries and the number of what waits for ratification: the bundle that all gain by and its value, if
    there is one."""


@dataclass(slots=True, eq=False)
class Ground:
    """The ground, what follows from it, and the answers that were worked out on it."""

    on: tuple[object, ...]
    left: int
    """Rounds that are left, this one counted."""
    levels: dict[tuple[str, int], int]
    """By program and owner: the level at which it runs."""
    peaks: dict[tuple[str, int], int]
    """By program and owner: the highest level at which it ever ran."""
    goals: tuple[Goal, ...]
    started: tuple[tuple[Goal, float], ...]
    """Goals that ask for a program, with the points that each is worth."""
    shunned: frozenset[str]
    sought: frozenset[str]
    cards: list[float]
    """Points that each card in full force is worth to the seat, its orders included, by slot."""
    purse: float
    """Points of score that a whole year's budget, every year, is worth to the seat."""
    theirs: tuple[tuple[float, ...], ...]
    """The same for every seat, as far as others know: by its public weights, or as it has shown itself."""
    prices: tuple[float, ...] | None
    """Points that each seat is believed to ask for a yes; None if nothing was learned about that."""
    clauses: tuple[dict[Term, float], ...]
    """By seat and clause: its points."""
    gains: dict[tuple[int, int], tuple[tuple[Term, float, float], ...]] = field(default_factory=dict)
    """By promiser and whom it would please: the best that can be promised, with its points to both."""
    expected: dict[tuple[int, int], float] = field(default_factory=dict)
    """By seat and vain tries: the least that it will probably take."""
    nets: dict[tuple[str, int], float] = field(default_factory=dict)
    """By program of the seat's own and level: what it is worth less what it costs."""
    plans: dict[tuple[object, ...], Mapping[str, int]] = field(default_factory=dict)
    """By purse and promises: the programs it wants this round, where it judges them as a whole."""
    waited: dict[tuple[tuple[Term, ...], ...], int] = field(default_factory=dict)
    """What has waited for ratification on this ground, numbered."""
    roughs: dict[tuple[object, ...], tuple[Rough, ...]] = field(default_factory=dict)
    """By agreements and seats to choose from: the bundles to begin with."""


def stands_on(view: View) -> tuple[object, ...]:
    """All of a view that the worth of clauses and the prerequisites of programs depend on."""
    orders = view.mine.mandates if view.mine is not None else ()
    allies = tuple([seat.allies for seat in view.seats])
    return view.round, view.last, orders, view.dials, view.running, view.in_force, view.happened, allies


def ground(scenario: Scenario, worth: Worth, seat: int, plain: Floats, view: View, seen: Reckoned | None) -> Ground:
    """The ground under a view; `plain` is what cards are worth to the seat its orders aside; `seen` is what it expects
    of them from now on, if it looks ahead, instead of what each was worth at the opening."""
    orders = view.mine.mandates if view.mine is not None else ()
    goals = tuple(goal for m in scenario.actors[seat].mandates if m.id in orders for goal in m.goals)
    moved = sum(worth.moves[at] * pull for at, pull in pulls(scenario, worth, seat, view).items())
    cards = (plain + moved).tolist()
    for at, points in seen.cards.items() if seen is not None else ():
        cards[at] = points
    others = range(len(scenario.actors))
    known = [belief(scenario, worth, view, other) for other in others] if seen is not None else []
    return Ground(
        on=stands_on(view),
        left=max(1, view.last - view.round + 1),
        levels={(r.card, r.owner): r.level for r in view.running},
        peaks={(r.card, r.owner): r.peak for r in view.running},
        goals=goals,
        started=tuple(
            (goal, mandate.points / 1000 / len(mandate.goals))
            for mandate in scenario.actors[seat].mandates
            for goal in mandate.goals
            if mandate.id in orders and goal.kind == "program"
        ),
        shunned=frozenset(goal.what for goal in goals if goal.kind == "agreement" and goal.below),
        sought=frozenset(goal.what for goal in goals if goal.kind == "agreement" and not goal.below),
        cards=cards,
        purse=PURSE if seen is None else seen.purse,
        theirs=tuple(
            believed_worths(scenario, worth, other, known[other]) if known else public_worths(worth, scenario, other)
            for other in others
        ),
        prices=tuple(each.price for each in known) or None,
        clauses=tuple({} for _ in others),
    )


def pulls(scenario: Scenario, worth: Worth, seat: int, view: View) -> dict[int, float]:
    """Dial to points of score for each point of it: most when the bound is within reach, nothing far off it."""
    orders = view.mine.mandates if view.mine is not None else ()
    found: dict[int, float] = {}
    for mandate in scenario.actors[seat].mandates:
        for goal in mandate.goals if mandate.id in orders else ():
            if goal.kind == "dial":
                at = scenario.dials[goal.what]
                scale = 3.0 * max(0.1, float(worth.reach[at]))
                gap = (goal.bound - view.dials[at]) / 1000.0 / scale
                pull = mandate.points / 1000.0 / len(mandate.goals) / scale * exp(-gap * gap)
                found[at] = found.get(at, 0.0) + (-pull if goal.below else pull)
    return found
