"""The stages of a lesson: what they are called, whether tables play in them, and how they keep to the plan."""

from __future__ import annotations

from collections.abc import Mapping

from game.rules.flow import last_round
from game.rules.types import WORLD, Action, Said
from game.server.lesson import STAGES, TEACHER, Lesson, Plan
from game.table.table import Table

PLAYING = "playing"
GATHERING = "gathering"
HELD: Mapping[str, str] = {
    "gathering": "lesson.not-begun",
    "briefing": "lesson.not-begun",
    "huddle": "lesson.not-begun",
    "middle": "lesson.interrupted",
    "rest": "lesson.interrupted",
    "debrief": "lesson.played",
    "ticket": "lesson.played",
    "over": "lesson.played",
}
"""Stages in which the tables stand still, and what is said to whoever would act."""


def held(lesson: Lesson) -> Said | None:
    """Why no table plays now; None: they do."""
    key = HELD.get(lesson.stage)
    return Said(key) if key is not None else None


def minutes(plan: Plan) -> Mapping[str, int]:
    """What the plan gives to each stage that it knows, in the order of the lesson, in minutes."""
    return {
        "briefing": plan.brief,
        "huddle": plan.huddle,
        "playing": plan.play,
        "middle": plan.middle,
        "rest": plan.rest,
        "debrief": plan.debrief,
        "ticket": plan.ticket,
    }


def ending(lesson: Lesson, table: Table) -> Action | None:
    """What makes a table's game as long as the plan says; None where it is, or where it has gone on for longer."""
    if lesson.plan is None or table.state.phase == "debrief" or lesson.plan.rounds < table.state.round:
        return None
    rounds = min(lesson.plan.rounds, table.scenario.rounds)
    return Action(WORLD, "end", amount=rounds) if rounds != last_round(table.scenario, table.state) else None


def ended_by_order(table: Table) -> bool:
    """Whether it was the teacher who said last when the game ends; then the plan no longer does."""
    ends = [at for at, action in enumerate(table.actions) if action.verb == "end"]
    marks = {at: mark for mark, at in table.hands.items()}
    return bool(ends) and marks.get(ends[-1], "").startswith(f"{TEACHER}:")


def half_way(table: Table) -> bool:
    """Whether a game has passed the middle of its rounds; the middle one of an odd number belongs to the first half."""
    last = last_round(table.scenario, table.state)
    return table.state.phase != "debrief" and table.state.round > (last + 1) // 2


def spent(lesson: Lesson, at: float) -> Mapping[str, float]:
    """Seconds spent in each stage so far, all its stays together; `at` are seconds since the lesson began."""
    found = dict(lesson.spent)
    found[lesson.stage] = found.get(lesson.stage, 0.0) + max(0.0, at - lesson.since)
    return found


def left(lesson: Lesson, at: float) -> int | None:
    """Seconds that are left of the present stage by the plan, never negative; None where it sets no time."""
    planned = minutes(lesson.plan).get(lesson.stage) if lesson.plan is not None else None
    return None if planned is None else max(0, int(planned * 60 - spent(lesson, at)[lesson.stage]))


def behind(lesson: Lesson, at: float) -> int:
    """Seconds by which the class is later than its plan; 0: it is in time, or there is no plan.

    It is late when more has passed, gathering aside, than was planned up to the end of the present stage. What the plan
    has between two halves of playing counts from when it is reached.
    """
    if lesson.plan is None or lesson.stage not in minutes(lesson.plan):
        return 0
    used = spent(lesson, at)
    planned = minutes(lesson.plan)
    upto = STAGES.index(lesson.stage)
    reached = [stage for stage in planned if STAGES.index(stage) <= upto or stage in used]
    allowed = sum(planned[stage] for stage in reached) * 60
    passed = sum(seconds for stage, seconds in used.items() if stage != GATHERING)
    return max(0, int(passed - allowed))
