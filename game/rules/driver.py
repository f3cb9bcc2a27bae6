"""What the driver may do: the clock, a teacher, the world."""

from __future__ import annotations

from collections.abc import Callable

from game.rules.cards import Scenario
from game.rules.choices import default_choices
from game.rules.flow import ALL_DUE, PAUSABLE, due_seats
from game.rules.happenings import happen
from game.rules.record import changed
from game.rules.resolve import check_settle, do_settle, next_phase
from game.rules.types import Action, Event, Said, State, Step

Check = Callable[[Scenario, State, Action], Said | None]
Do = Callable[[Scenario, State, Action], Step]
Row = tuple[frozenset[str], Check, Do]
"""The phases in which a verb is open, whether it is legal, what it does."""


def check_close(scenario: Scenario, state: State, action: Action) -> Said | None:
    """The driver may end any phase in which somebody is due."""
    return None if due_seats(state) else Said("no.close")


def do_close(scenario: Scenario, state: State, action: Action) -> Step:
    """Time is up: open choices fall to the first that can be paid, everybody counts as done."""
    if state.phase == "events":
        return default_choices(scenario, state)
    return next_phase(scenario, state)


def check_inject(scenario: Scenario, state: State, action: Action) -> Said | None:
    """The driver may make an event happen before the round is resolved."""
    if action.card not in scenario.happenings:
        return Said("no.card")
    happened = any(h.card == action.card and h.round == state.round for h in state.happened)
    return Said("no.inject.twice", (("card", action.card),)) if happened else None


def do_inject(scenario: Scenario, state: State, action: Action) -> Step:
    """The event happens now; outside the events phase its choices fall to the first that can be paid."""
    state, told = happen(scenario, state, scenario.happenings[action.card])
    if state.phase == "events":
        return Step(state, tuple(told))
    step = default_choices(scenario, state)
    return Step(step.state, (*told, *step.events))


def check_pause(scenario: Scenario, state: State, action: Action) -> Said | None:
    """Any running phase can be paused."""
    return None


def do_pause(scenario: Scenario, state: State, action: Action) -> Step:
    """Stop; the phase is remembered."""
    return Step(changed(state, phase="paused", paused=state.phase), (Event(Said("did.pause")),))


def do_resume(scenario: Scenario, state: State, action: Action) -> Step:
    """Go on where it was paused."""
    return Step(changed(state, phase=state.paused, paused=""), (Event(Said("did.resume")),))


BEFORE_REPORT = frozenset({"briefing", "events", "negotiation", "programs"})
DRIVER: dict[str, Row] = {
    "close": (ALL_DUE | {"events"}, check_close, do_close),
    "inject": (BEFORE_REPORT, check_inject, do_inject),
    "settle": (frozenset({"resolution"}), check_settle, do_settle),
    "pause": (frozenset(PAUSABLE), check_pause, do_pause),
    "resume": (frozenset({"paused"}), check_pause, do_resume),
}
"""What the driver may do: the clock, a teacher, the world."""
