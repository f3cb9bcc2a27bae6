"""Private orders that nobody could carry out, or that are never given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from game.catalog import build
from game.catalog.problem import Problem
from game.catalog.shelf import Card
from game.catalog.warnings.proof import Proof, Table
from game.catalog.warnings.reach import dial_can_be, possible
from game.rules.cards import Actor, Goal, Scenario, fits_any


def hopeless(proof: Proof) -> Iterator[Problem]:
    """Mandates with a goal that is out of reach wherever they are dealt, or for games of a length that there is not."""
    for card in proof.sound("actors"):
        tables = [table for table in proof.tables if card.id in table.card.data["seats"]]
        for at, mandate in enumerate(card.data["mandates"]) if tables else ():
            yield from _judged(proof, card, f"mandates[{at}]", mandate, tables)


def _judged(proof: Proof, card: Card, field: str, mandate: Mapping[str, Any], tables: list[Table]) -> Iterator[Problem]:
    first, last = mandate["from_years"], mandate["to_years"]
    games = [(table.scenario, rounds) for table in tables if (rounds := longest(table.scenario, first, last))]
    if not games:
        years = sorted({table.scenario.rounds * table.scenario.months / 12 for table in tables})
        most = f"{years[-1]:g}"
        yield proof.warning(card, field, "mandate.unreachable.years", low=f"{first:g}", high=f"{last:g}", most=most)
        return
    for at, data in enumerate(mandate["goals"]):
        goal = build.goal(data)
        if not any(can_reach(scenario, card.id, goal, rounds) for scenario, rounds in games):
            kind = goal.kind if goal.kind in ("dial", "agreement", "program") else "count"
            yield proof.warning(
                card, f"{field}.goals[{at}]", f"mandate.unreachable.{kind}", text=goal.what or goal.kind
            )


def longest(scenario: Scenario, first: float, last: float) -> int:
    """The most rounds a game of this scenario can have that covers from so many to so many years; 0: none."""
    fitting = [n for n in range(1, scenario.rounds + 1) if first <= n * scenario.months / 12 <= last]
    return max(fitting, default=0)


def can_reach(scenario: Scenario, id: str, goal: Goal, rounds: int) -> bool:
    """Whether an actor at a table can reach a goal in so many rounds, if all goes well."""
    me = next(actor for actor in scenario.actors if actor.id == id)
    if goal.kind == "dial":
        return goal.what in scenario.dials and dial_can_be(goal.what, goal.bound, below=goal.below)
    if goal.below:
        return True  # what must not come about can always be left undone
    if goal.kind in ("agreement", "program"):
        return (goal.kind, goal.what) in possible(scenario) and _mine(scenario, me, goal)
    most = {
        "capital": me.capital_most,
        "proposed": scenario.offers_each * rounds,
        "deals": scenario.offers_each * rounds * len(scenario.actors),
    }
    return goal.bound <= most.get(goal.kind, goal.bound)


def _mine(scenario: Scenario, me: Actor, goal: Goal) -> bool:
    """Whether the actor itself can sign or fund it, where that is asked, and at the level that is asked."""
    if goal.kind == "program":
        program = scenario.programs[goal.what]
        return goal.bound <= program.levels and (not goal.mine or fits_any(me, program.by + program.cofund))
    agreement = scenario.agreements[goal.what]
    return not goal.mine or (agreement.kind in me.signs and fits_any(me, agreement.parties + agreement.open_to))
