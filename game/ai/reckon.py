"""What cards would bring a seat from now on: all it could yet ask for or give, through the same futures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.ai.course import Course, Plan
from game.ai.expected import valued
from game.ai.futures import BUSY, expect, look_ahead
from game.ai.level import Level
from game.rules.cards import Scenario
from game.rules.index import index
from game.rules.needs import may_run
from game.rules.record import changed
from game.rules.types import View
from game.world.model import Floats, Model

MISSED = 2.0
"""How much more money is worth than one look at single programs says: a budget 30 % larger or smaller moved final
scores by 0.7 to 2.3 points for a whole budget, and a promise binds what could go where it is needed (measured)."""
LEAST = 0.2
"""Points that a whole budget is worth at least."""


@dataclass(frozen=True, slots=True, eq=False)
class Reckoned:
    """`cards`: by place of slot, points that the card in full force adds from now to the end; agreements not in force,
    programs, and answers to events that wait. `purse`: points that a whole year's budget, every year, is worth in
    other use."""

    cards: Mapping[int, float]
    purse: float


@dataclass(frozen=True, slots=True)
class Change:
    """One card that might come or go: where it stands, its dose then, what part of full force that moves, own plan."""

    slot: int
    dose: float
    part: float
    plan: Plan
    cost: float = 0.0
    """C$100,000 a year, of the next level of an own program that may run; else 0."""
    more: int = 0
    """Levels that it could still rise; else 0."""


def reckon(scenario: Scenario, model: Model, seat: int, taste: Floats, view: View, level: Level) -> Reckoned:
    """All changes in one batch with common luck. What it costs is not in the worth of a card: money displaces money."""
    ahead = look_ahead(scenario, model, settled(view), level.futures, level.horizon)
    spend = max(0.0, BUSY * model.parties[seat].revenue - float(ahead.spent[seat]))
    now = {r.card: r.level for r in view.running if r.owner == seat and r.level}
    changes = [
        *_agreements(scenario, model, view, now),
        *_programs(scenario, model, seat, view, now),
        *_choices(scenario, model, seat, view, now),
    ]
    courses = [Course(seat, (), spend), *(Course(seat, ((c.slot, c.dose),), spend) for c in changes)]
    found = expect(ahead, courses)
    as_is = valued(scenario, seat, taste, view, found, 0, now)
    gains = [valued(scenario, seat, taste, view, found, at, c.plan) - as_is for at, c in enumerate(changes, 1)]
    cards = {change.slot: gain / change.part for change, gain in zip(changes, gains, strict=True)}
    return Reckoned(cards, _purse(scenario, seat, view, now, list(zip(changes, gains, strict=True))))


def settled(view: View) -> View:
    """The view without the levers pulled this round: they count from the next on, so that cards are not worth
    something else with each of them."""
    return changed(view, pulled=tuple(row for row in view.pulled if row[3] < view.round))


def _agreements(scenario: Scenario, model: Model, view: View, now: Plan) -> list[Change]:
    """Every agreement that is not in force, as if all its parties signed."""
    signed = {a.card for a in view.in_force}
    slots = ((id, model.slots.get(("agreement", id))) for id in scenario.agreements if id not in signed)
    return [Change(slot, 1.0, 1.0, now) for _, slot in slots if slot is not None]


def _programs(scenario: Scenario, model: Model, seat: int, view: View, now: Plan) -> list[Change]:
    """Every program of every seat one level higher; one lower where it runs as high as it can."""
    levels = {(r.card, r.owner): r.level for r in view.running}
    left = max(1, view.last - view.round + 1)
    seen: Any = view  # a View shows all that prerequisites and exclusions speak of
    found = []
    for owner in range(len(scenario.actors)):
        for card in sorted(index(scenario).owns[owner]):
            slot = model.slots.get(("program", card, str(owner)))
            if slot is None:
                continue
            program, level = scenario.programs[card], levels.get((card, owner), 0)
            to = level + 1 if level < program.levels else level - 1
            plan = {**now, card: to} if owner == seat else now
            more = program.levels - level if owner == seat and may_run(scenario, seen, card) else 0
            cost = program.yearly_cost + program.start_cost / left if more else 0.0
            found.append(Change(slot, to / program.levels, (to - level) / program.levels, plan, cost, more))
    return found


def _choices(scenario: Scenario, model: Model, seat: int, view: View, now: Plan) -> list[Change]:
    """Every answer that the seat could give to an event that waits for one."""
    asked = [h.card for h in view.happened if (seat, -1) in h.choices]
    answers = [(id, at) for id in asked for at in range(len(scenario.happenings[id].choices))]
    slots = [model.slots.get(("choice", id, str(seat), str(at))) for id, at in answers]
    return [Change(slot, 1.0, 1.0, now) for slot in slots if slot is not None]


def _purse(scenario: Scenario, seat: int, view: View, now: Plan, found: list[tuple[Change, float]]) -> float:
    """The worth of money where it would be missed: of the programs that it has room for, the least by the dollar."""
    revenue = scenario.actors[seat].revenue
    room: float = revenue - sum(scenario.programs[card].yearly_cost * level for card, level in now.items())
    rates = sorted(
        ((gain / max(1.0, c.cost), c.cost * c.more) for c, gain in found if c.more and gain > 0.0), reverse=True
    )
    worth = 0.0
    for rate, cost in rates:
        worth = rate
        room -= cost
        if room <= 0:
            break
    # Where everything worth having can be paid, money is worth less, but never nothing.
    return max(LEAST, MISSED * revenue * (worth if room <= 0 else worth / 2))
