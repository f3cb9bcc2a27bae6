"""The end of the game: were the private orders carried out?"""

from __future__ import annotations

from game.rules.cards import Goal, Scenario
from game.rules.types import State


def judge(scenario: Scenario, state: State) -> tuple[tuple[int, str, int], ...]:
    """(seat, mandate, points earned) for every mandate dealt."""
    found = []
    for seat, mine in enumerate(state.seats):
        for mandate in scenario.actors[seat].mandates:
            if mandate.id in mine.mandates:
                done = all(reached(scenario, state, seat, goal) for goal in mandate.goals)
                found.append((seat, mandate.id, mandate.points if done else 0))
    return tuple(found)


def finals(scenario: Scenario, state: State) -> tuple[int, ...]:
    """Final scores: indicators and mandates, in thousandths."""
    totals = list(state.scores or (0,) * len(state.seats))
    for seat, _, points in judge(scenario, state):
        totals[seat] += points
    return tuple(totals)


def reached(scenario: Scenario, state: State, seat: int, goal: Goal) -> bool:
    """Whether one goal holds."""
    if goal.kind == "agreement":
        holds = any(a.card == goal.what and (not goal.mine or seat in a.parties) for a in state.in_force)
        return holds != goal.below
    value = measure(scenario, state, seat, goal)
    return value <= goal.bound if goal.below else value >= goal.bound


def measure(scenario: Scenario, state: State, seat: int, goal: Goal) -> int:
    """The number a goal compares with its bound."""
    if goal.kind == "dial":
        return state.dials[scenario.dials[goal.what]]
    if goal.kind == "program":
        payers = ((r.level, {r.owner, *dict(r.shares)}) for r in state.running if r.card == goal.what)
        return max((level for level, who in payers if not goal.mine or seat in who), default=0)
    if goal.kind == "promises":
        mine = [p.status for p in state.promises if p.term.by == seat and p.status in ("kept", "broken")]
        return 100 * mine.count("kept") // len(mine) if mine else 0
    if goal.kind == "spent":
        return state.seats[seat].spent
    if goal.kind == "capital":
        return state.seats[seat].capital
    deals = [deal for deal in state.deals if deal.status == "ratified" and seat in deal.parties]
    return sum(1 for deal in deals if goal.kind == "deals" or deal.maker == seat)
