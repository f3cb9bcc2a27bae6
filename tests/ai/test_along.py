"""Events along courses: hazards as each course makes them, prerequisites as each table has them, the same luck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from game.ai.along import NEVER, Along, hazards
from game.rules import seen_by, start
from game.rules.happenings import hazard
from game.rules.record import changed
from game.rules.types import TEACHER, Running, View
from game.world.model import Floats
from tests.shipped import loaded

TABLE = loaded("historical-2001")
FUTURES = 200


def opening() -> View:
    return seen_by(TABLE.scenario, start(TABLE.scenario, 7), TEACHER)


def happen(along: Along, dials: Sequence[Floats], tables: Sequence[View], at: int = 1) -> tuple[Floats, Floats, Floats]:
    """What is in force after so many rounds of events, [slots, courses, futures]; dials [dials] of each course."""
    along.tables = tables
    shape = (len(TABLE.model.slots), along.courses, along.futures)
    for k in range(1, at + 1):
        out = (np.zeros(shape), np.zeros(shape), np.zeros(shape))
        along.happen(k, np.repeat(np.array(dials).T, along.futures, axis=1), out)
    return out


def course(courses: int, *, hindsight: bool = False) -> Along:
    return Along(TABLE.scenario, TABLE.model, opening(), courses, FUTURES, hindsight)


def shown() -> Floats:
    return np.array(opening().dials) / 1000.0


@pytest.mark.parametrize("factor", [0.5, 1.0, 1.7, 4.0])
def test_hazards_are_those_of_the_rules(factor: float) -> None:
    state = start(TABLE.scenario, 7)
    state = changed(state, dials=tuple(round(value * factor) for value in state.dials))
    for scenario in (TABLE.scenario, replace(TABLE.scenario, months=6)):
        for card in scenario.happenings.values():
            many = hazards(scenario, np.array([state.dials, state.dials]).T, card)
            assert many.tolist() == [hazard(scenario, state, card)] * 2


def test_what_a_course_does_to_a_dial_makes_an_event_likelier_under_the_same_luck() -> None:
    calm, tense = shown(), shown()
    tense[TABLE.scenario.dials["alarm"]] += 40.0
    along = course(2)
    happen(along, [calm, tense], [opening()] * 2)
    one, other = along.came["orange-alert"] > NEVER
    assert 0 < one.sum() < other.sum() < FUTURES
    assert not (one & ~other).any(), "what comes anyway comes in both"


def test_an_event_waits_for_what_a_bundle_promises() -> None:
    view = opening()
    program = Running("passenger-data", 0, 1, 1, 1)
    begun = changed(view, running=(*view.running, program))
    card = TABLE.scenario.happenings["storm-of-lawsuits"]
    assert card.needs and not card.pinned
    rounds = card.opens // TABLE.scenario.months + 3
    along = course(2)
    happen(along, [shown()] * 2, [view, begun], rounds)
    assert [(one > NEVER).any() for one in along.came[card.id]] == [False, True]


def test_a_thing_that_happens_once_happens_once_and_stays_in_force() -> None:
    along = course(1)
    happen(along, [shown()], [opening()], 4)
    once = next(id for id, last in along.came.items() if TABLE.scenario.happenings[id].once and (last > NEVER).any())
    before = along.came[once].copy()
    dose, age, first = happen(along, [shown()], [opening()], 5)
    here = before > NEVER
    assert (along.came[once][here] == before[here]).all()
    slot = TABLE.model.slots["event", once]
    assert (dose[slot][here] == 1.0).all() and (first[slot][here] == 0.0).all()
    assert age[slot][here] == pytest.approx((5 - before[here] + 1) * TABLE.model.years)


def test_only_who_looks_back_knows_the_dates_and_hears_the_first_answer() -> None:
    scenario = TABLE.scenario
    pinned = next(one for one in scenario.happenings.values() if one.pinned > 1 and one.choices and not one.needs)
    found = []
    for hindsight in (False, True):
        along = course(1, hindsight=hindsight)
        dose, _, first = happen(along, [shown()], [opening()], pinned.pinned - 1)
        slots = [at for slot, at in TABLE.model.slots.items() if slot[0] == "choice" and slot[1] == pinned.id]
        event = TABLE.model.slots["event", pinned.id]
        found.append((dose[event].all(), first[event].all(), dose[slots].any()))
        for slot, at in TABLE.model.slots.items():
            assert not (slot[:2] == ("choice", pinned.id) and slot[3] != "0" and dose[at].any())
    assert found == [(False, False, False), (True, True, True)]
