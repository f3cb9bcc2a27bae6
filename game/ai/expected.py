"""Points that a seat expects of a course: its indicators by its taste, its private orders by how likely they look."""

from __future__ import annotations

from collections.abc import Container
from math import exp

from game.ai.course import Plan
from game.ai.futures import Expected
from game.rules.cards import Goal, Scenario
from game.rules.types import View
from game.world.model import Floats
from game.world.names import INDICATORS


def valued(scenario: Scenario, seat: int, taste: Floats, view: View, found: Expected, at: int, plan: Plan) -> float:
    """Points of the final score that course `at` is expected to bring a seat; `plan` are its own programs in it."""
    total = 0.0
    for place in range(len(INDICATORS)):
        total += float(found.points[place, seat, at]) * float(taste[place])
    return total + orders_met(scenario, seat, view, found.ends[:, at], plan)


def orders_met(
    scenario: Scenario, seat: int, view: View, ends: Floats, plan: Plan, signed: Container[str] | None = None
) -> float:
    """Points of private orders, each by how likely it looks that it will be carried out.

    With `signed`, the agreements in force at the end, orders about agreements are judged by it; else they are sure.
    """
    mine, total = view.mine, 0.0
    for mandate in scenario.actors[seat].mandates:
        if mine is not None and mandate.id in mine.mandates:
            chance = 1.0
            for goal in mandate.goals:
                chance *= _chance(scenario, goal, ends, plan, signed)
            total += mandate.points / 1000.0 * chance
    return total


def _chance(scenario: Scenario, goal: Goal, ends: Floats, plan: Plan, signed: Container[str] | None) -> float:
    """How likely a goal looks, 0 to 1; what programs do not decide counts as sure, so that it moves nothing."""
    if goal.kind == "dial":
        at = scenario.dials[goal.what]
        bound = goal.bound / 1000.0
        # A rise that is a long way off still pulls: the slope is wide, since much can happen until the end.
        gap = (float(ends[at]) - bound) / max(1.0, 0.04 * abs(bound))
        return 1.0 / (1.0 + exp(max(-60.0, min(60.0, gap if goal.below else -gap))))
    if goal.kind == "program":
        level = plan.get(goal.what, 0)
        return float((level <= goal.bound) if goal.below else (level >= goal.bound))
    if goal.kind == "agreement" and signed is not None:
        return float((goal.what in signed) != goal.below)
    return 1.0
