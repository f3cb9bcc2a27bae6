"""What the driver may do: the clock, a teacher, the world."""

from __future__ import annotations

from collections.abc import Callable

from game.rules.cards import Scenario
from game.rules.choices import default_choices
from game.rules.flow import ALL_DUE, PAUSABLE, due_seats
from game.rules.happenings import happen
from game.rules.record import changed
from game.rules.resolve import check_settle, do_settle, end_now, next_phase
from game.rules.types import Action, Event, Said, State, Step, Term

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


def check_end(scenario: Scenario, state: State, action: Action) -> Said | None:
    """Now, or after a round that is not over yet and that the scenario has."""
    if not action.amount or state.round <= action.amount <= scenario.rounds:
        return None
    return Said("no.end", (("low", state.round), ("n", scenario.rounds)))


def do_end(scenario: Scenario, state: State, action: Action) -> Step:
    """The game ends after a round, or (0) now. What was promised or offered for longer ends with it."""
    last = action.amount or state.round
    state = shortened(changed(state, last=0 if last == scenario.rounds else last), last)
    if action.amount:
        return Step(state, (Event(Said("did.last", (("n", last),))),))
    if state.paused:
        state = changed(state, phase=state.paused, paused="")
    step = end_now(scenario, state)
    return Step(step.state, (Event(Said("did.end")), *step.events))


def shortened(state: State, last: int) -> State:
    """No open promise and no open offer reaches beyond the last round."""
    promises = tuple(changed(p, last=last) if p.status == "open" and p.last > last else p for p in state.promises)
    offers = tuple(
        changed(o, offer=changed(o.offer, terms=_bounded(o.offer.terms, last - o.made + 1)))
        if o.status == "open"
        else o
        for o in state.offers
    )
    return changed(state, promises=promises, offers=offers)


def _bounded(terms: tuple[Term, ...], longest: int) -> tuple[Term, ...]:
    return tuple(changed(term, rounds=longest) if term.rounds > longest else term for term in terms)


BEFORE_REPORT = frozenset({"briefing", "events", "negotiation", "programs"})
DRIVER: dict[str, Row] = {
    "close": (ALL_DUE | {"events"}, check_close, do_close),
    "end": (frozenset(PAUSABLE) | {"paused"}, check_end, do_end),
    "inject": (BEFORE_REPORT, check_inject, do_inject),
    "settle": (frozenset({"resolution"}), check_settle, do_settle),
    "pause": (frozenset(PAUSABLE), check_pause, do_pause),
    "resume": (frozenset({"paused"}), check_pause, do_resume),
}
"""What the driver may do: the clock, a teacher, the world."""
