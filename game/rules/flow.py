"""The phases as rows, in the form that `transitions` takes, and the same rows as a dictionary."""

from __future__ import annotations

from game.rules.cards import Scenario
from game.rules.types import State

PHASES = ("setup", "briefing", "events", "negotiation", "programs", "resolution", "report", "debrief")
PAUSABLE = PHASES[1:-1]

ROWS: tuple[tuple[str, str, str], ...] = (
    ("open", "setup", "briefing"),
    ("next", "briefing", "events"),
    ("next", "events", "negotiation"),
    ("next", "negotiation", "programs"),
    ("next", "programs", "resolution"),
    ("settle", "resolution", "report"),
    ("next", "report", "briefing"),
    ("end", "report", "debrief"),
    *(("end", phase, "debrief") for phase in ("briefing", "events", "negotiation")),
    *(("pause", phase, "paused") for phase in PAUSABLE),
    *((f"resume_{phase}", "paused", phase) for phase in PAUSABLE),
)
"""(trigger, source, destination)."""

TABLE = {(trigger, source): destination for trigger, source, destination in ROWS}

ALL_DUE = frozenset({"briefing", "negotiation", "programs", "report"})
"""Phases in which every seat is due until it passes."""


def last_round(scenario: Scenario, state: State) -> int:
    """The last round of a game: its scenario's, or an earlier one that the driver set."""
    return state.last or scenario.rounds


def waiting(state: State) -> tuple[int, ...]:
    """Seats that have an event's choice to make."""
    found = {seat for h in state.happened if h.round == state.round for seat, choice in h.choices if choice < 0}
    return tuple(sorted(found))


def due_seats(state: State) -> tuple[int, ...]:
    """Seats that must act before the phase can end."""
    if state.phase in ALL_DUE:
        return tuple([seat for seat, mine in enumerate(state.seats) if not mine.ready])
    if state.phase == "events":
        return waiting(state)
    return ()


def anyone_due(state: State) -> bool:
    """Whether the phase waits for a seat; quicker than to name them all."""
    if state.phase in ALL_DUE:
        for mine in state.seats:  # noqa: SIM110 (a generator costs more than the look itself)
            if not mine.ready:
                return True
        return False
    return state.phase == "events" and bool(waiting(state))
