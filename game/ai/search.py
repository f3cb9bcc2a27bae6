"""Which programs to run, judged together: plans are followed through the same futures, and the best is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import exp
from typing import Any

from game.ai.course import Course, joined, program, running
from game.ai.futures import Expected, expect
from game.ai.mind import Mind
from game.rules.cards import Goal
from game.rules.index import index
from game.rules.money import owed, program_cost
from game.rules.types import Option, View
from game.world.model import Floats
from game.world.names import INDICATORS

Plan = Mapping[str, int]
SHARING = 40
"""Generosity from which a persona puts all its money to use."""
RIDE = 0.6
"""Part of its money that the least generous leaves unused, waiting for others to pay (assumption)."""
WORTH_IT = 0.002
"""Points of score below which a change of plan is no use."""


def wanted(mind: Mind, view: View, options: Sequence[Option], fixed: Plan, barred: frozenset[str]) -> Plan:
    """The plan that this seat wants: best by the model within its purse. Cards in `fixed` keep that level at least."""
    level = mind.level
    cards = tuple(o.card for o in options if o.verb == "fund" and o.card not in barred)
    plan = {card: at for card, at in (view.mine.plan if view.mine is not None else ()) if card not in barred}
    room = purse(mind, view)
    for card, least in fixed.items():
        if plan.get(card, 0) < least:
            plan[card] = least
    for _ in range(level.steps):
        tries = [t for t in _tries(mind, cards, plan, fixed) if _cost(mind, view, t) <= room]
        if not tries:
            break
        plans = [plan, *tries]
        found = expect(
            mind.scenario, mind.model, view, [_course(mind, view, p) for p in plans], level.futures, level.horizon
        )
        worth = [valued(mind, view, found, at, plans[at]) for at in range(len(plans))]
        spent = _cost(mind, view, plan)
        best, most = None, 0.0
        for at, other in enumerate(tries, 1):
            gain, more = worth[at] - worth[0], _cost(mind, view, other) - spent
            if gain > WORTH_IT:
                # While there is money the dearest is weighed by the dollar; a swap only by what it brings.
                ratio = gain / max(more, 1) if more > 0 else gain * 10.0
                if ratio > most:
                    best, most = other, ratio
        if best is None:
            break
        plan = dict(best)
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
    left = max(1, mind.scenario.rounds - view.round + 1)
    for goal in mind.goals(view):
        if goal.kind == "spent" and goal.below:
            room = min(room, 0.95 * (goal.bound - mine.spent) / left)
    return room


def purse(mind: Mind, view: View) -> float:
    """Money for programs this round: what it is willing to use, as far as it is not owed or pledged already."""
    mine = view.mine
    if mine is None:
        return 0.0
    seen: Any = view  # a View shows all that its own seat owes
    free = mine.funds - owed(mind.scenario, seen, mind.seat) - sum(money for _, _, money in mine.pledges)
    return min(means(mind, view), float(free))


def _tries(mind: Mind, cards: Sequence[str], plan: Plan, fixed: Plan) -> list[Plan]:
    """Plans that differ in one program, at any other level; rivals of what is taken up go out."""
    rivals = index(mind.scenario).rivals
    found: list[Plan] = []
    for card in cards:
        for at in range(fixed.get(card, 0), mind.scenario.programs[card].levels + 1):
            if at == plan.get(card, 0):
                continue
            other = {c: a for c, a in plan.items() if not at or c not in rivals.get(card, frozenset())}
            if any(other.get(c, 0) < a for c, a in fixed.items() if c != card):
                continue
            if at:
                other[card] = at
            else:
                other.pop(card, None)
            found.append(other)
    return found


def _cost(mind: Mind, view: View, plan: Plan) -> int:
    peaks = mind.ground(view).peaks
    return sum(program_cost(mind.scenario, card, peaks.get((card, mind.seat), 0), at) for card, at in plan.items())


def _course(mind: Mind, view: View, plan: Plan) -> Course:
    """A plan from now on; what runs and is not in it stops. Its money is all that this seat spends."""
    stops = [r.card for r in view.running if r.owner == mind.seat and r.level and r.card not in plan]
    whole = joined(
        program(mind.scenario, mind.model, view, mind.seat, card, at)
        for card, at in (*plan.items(), *((card, 0) for card in stops))
    )
    return replace(whole, own=mind.seat)


def valued(mind: Mind, view: View, found: Expected, at: int, plan: Plan) -> float:
    """Points of the final score that a course is expected to bring this seat, its private orders among them."""
    total = 0.0
    for place in range(len(INDICATORS)):
        total += float(found.points[place, mind.seat, at]) * float(mind.taste[place])
    return total + orders_met(mind, view, found.ends[:, at], plan)


def orders_met(mind: Mind, view: View, ends: Floats, plan: Plan) -> float:
    """Points of private orders, each by how likely it looks that it will be carried out."""
    mine, total = view.mine, 0.0
    for mandate in mind.scenario.actors[mind.seat].mandates:
        if mine is not None and mandate.id in mine.mandates:
            chance = 1.0
            for goal in mandate.goals:
                chance *= _chance(mind, view, goal, ends, plan)
            total += mandate.points / 1000.0 * chance
    return total


def _chance(mind: Mind, view: View, goal: Goal, ends: Floats, plan: Plan) -> float:
    """How likely a goal looks, 0 to 1; what programs do not decide counts as sure, so that it moves nothing."""
    if goal.kind == "dial":
        at = mind.scenario.dials[goal.what]
        bound = goal.bound / 1000.0
        # A rise that is a long way off still pulls: the slope is wide, since much can happen until the end.
        gap = (float(ends[at]) - bound) / max(1.0, 0.04 * abs(bound))
        return 1.0 / (1.0 + exp(max(-60.0, min(60.0, gap if goal.below else -gap))))
    if goal.kind == "program":
        level = plan.get(goal.what, running(view, mind.seat, goal.what))
        return float((level <= goal.bound) if goal.below else (level >= goal.bound))
    return 1.0
