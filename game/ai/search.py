"""Which programs to run, judged together: plans are followed through the same futures, and the best is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from game.ai.course import Plan, course
from game.ai.expected import valued
from game.ai.futures import Ahead, expect, look_ahead
from game.ai.mind import Mind
from game.rules.index import index
from game.rules.money import owed, program_cost
from game.rules.needs import may_run
from game.rules.types import View

SHARING = 40
"""Generosity from which a persona puts all its money to use."""
RIDE = 0.6
"""Part of its money that the least generous leaves unused, waiting for others to pay (assumption)."""
WORTH_IT = 0.002
"""Points of score below which a change of plan is no use."""


def wanted(mind: Mind, view: View, promised: Plan, barred: frozenset[str]) -> Plan:
    """The plan that this seat wants: best by the model within its purse, with what is promised and nothing barred.

    It stands on what runs and what there is, not on what has been planned already: half-way it is the same.
    """
    tops = within_reach(mind, view, barred)
    plan = begun(mind, view, promised, tops)
    fixed = {card: min(level, plan[card]) for card, level in promised.items() if card in plan}
    room, depth = purse(mind, view), mind.level
    ahead = look_ahead(mind.scenario, mind.model, view, depth.futures, depth.horizon)
    for _ in range(depth.steps):
        others = list(_others(mind, plan, tops, fixed))
        plans = [plan, *(other for other in others if cost(mind, view, other) <= room)]
        worth = _worths(mind, view, ahead, plans)
        better = _best(mind, view, plans, worth)
        if better is None:
            dear = [other for other in others if cost(mind, view, other) > room]
            plans = [plan, *_exchanged(mind, view, dear, _leanest(mind, view, plans, worth), fixed, room)]
            better = _best(mind, view, plans, _worths(mind, view, ahead, plans))
        if better is None:
            break
        plan = better
    return plan


def _worths(mind: Mind, view: View, ahead: Ahead, plans: Sequence[Plan]) -> list[float]:
    """Points that each plan is expected to bring, all in one batch."""
    found = expect(ahead, [course(mind.scenario, mind.model, view, mind.seat, each) for each in plans])
    return [valued(mind.scenario, mind.seat, mind.taste, view, found, at, each) for at, each in enumerate(plans)]


def _leanest(mind: Mind, view: View, plans: Sequence[Plan], worth: Sequence[float]) -> list[str]:
    """Programs of the first plan that another stops altogether, those first that bring least for their money."""
    spent, rates = cost(mind, view, plans[0]), []
    for plan, points in zip(plans[1:], worth[1:], strict=True):
        gone = [card for card in plans[0] if card not in plan]
        if len(gone) == 1 and len(plan) < len(plans[0]):
            rates.append(((worth[0] - points) / max(1, spent - cost(mind, view, plan)), gone[0]))
    return [card for _, card in sorted(rates)]


def _exchanged(
    mind: Mind, view: View, dear: Sequence[Plan], leanest: Sequence[str], fixed: Plan, room: float
) -> Iterator[Plan]:
    """Plans that cost too much, made to fit by going without what brings least for its money."""
    for plan in dear:
        less = dict(plan)
        for card in leanest:
            if cost(mind, view, less) <= room:
                break
            if card not in fixed:
                less.pop(card, None)
        if cost(mind, view, less) <= room:
            yield less


def _best(mind: Mind, view: View, plans: Sequence[Plan], worth: Sequence[float]) -> Plan | None:
    """Of all plans the one that brings most against the first: by the dollar where it costs more. None if none does."""
    spent = cost(mind, view, plans[0])
    best, most = None, 0.0
    for plan, points in zip(plans[1:], worth[1:], strict=True):
        gain, more = points - worth[0], cost(mind, view, plan) - spent
        ratio = gain / max(1, more)
        if gain > WORTH_IT and ratio > most:
            best, most = plan, ratio
    return best


def within_reach(mind: Mind, view: View, barred: frozenset[str]) -> Plan:
    """By program of its own: the highest level at which it may run, money aside."""
    seen: Any = view  # a View shows all that prerequisites and exclusions speak of
    found: dict[str, int] = {}
    for card in sorted(index(mind.scenario).owns[mind.seat]):
        program = mind.scenario.programs[card]
        now = mind.ground(view).levels.get((card, mind.seat), 0)
        top = program.levels if may_run(mind.scenario, seen, card) else now
        if top and card not in barred:
            found[card] = top
    return found


def begun(mind: Mind, view: View, promised: Plan, tops: Plan) -> Plan:
    """Where the search begins: what is promised, then what runs, as far as money goes."""
    levels, room = mind.ground(view).levels, purse(mind, view)
    plan: dict[str, int] = {}
    for card in (*(c for c in promised if c in tops), *(c for c in tops if c not in promised)):
        level = min(tops[card], max(promised.get(card, 0), levels.get((card, mind.seat), 0)))
        while level and cost(mind, view, {**plan, card: level}) > room:
            level -= 1
        if level and index(mind.scenario).rivals.get(card, frozenset()).isdisjoint(plan):
            plan[card] = level
    return plan


def means(mind: Mind, view: View) -> float:
    """Money that it is willing to use this round: all it has, unless it leaves part of the burden to others or saves.

    A private order on thrift spreads what may be spent over the rounds that are left.
    """
    mine = view.mine
    if mine is None:
        return 0.0
    share = 1.0 - RIDE * max(0, SHARING - mind.persona.generosity) / SHARING
    room = share * mine.funds
    left = max(1, view.last - view.round + 1)
    for goal in mind.goals(view):
        if goal.kind == "spent" and goal.below:
            room = min(room, 0.95 * (goal.bound - mine.spent) / left)
    return room


def purse(mind: Mind, view: View) -> float:
    """Money for programs this round: what it is willing to use, as far as it is not owed or pledged already."""
    return min(means(mind, view), float(unbound(mind, view)))


def unbound(mind: Mind, view: View) -> int:
    """Money that is neither owed nor pledged, C$100,000."""
    mine = view.mine
    if mine is None:
        return 0
    seen: Any = view  # a View shows all that its own seat owes
    return mine.funds - owed(mind.scenario, seen, mind.seat) - sum(money for _, _, money in mine.pledges)


def _others(mind: Mind, plan: Plan, tops: Plan, fixed: Plan) -> Iterator[Plan]:
    """Plans that differ in one program, at any other level; rivals of what is taken up go out."""
    for card, top in tops.items():
        rivals = index(mind.scenario).rivals.get(card, frozenset())
        for level in range(fixed.get(card, 0), top + 1):
            if level == plan.get(card, 0) or (level and not rivals.isdisjoint(fixed)):
                continue
            other = {c: at for c, at in plan.items() if c != card and not (level and c in rivals)}
            yield {**other, card: level} if level else other


def cost(mind: Mind, view: View, plan: Plan) -> int:
    """What a plan costs this round, C$100,000."""
    peaks = mind.ground(view).peaks
    return sum(program_cost(mind.scenario, card, peaks.get((card, mind.seat), 0), at) for card, at in plan.items())
