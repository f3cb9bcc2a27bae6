"""The same game with the same luck and the same events, had nobody paid for anything: what the border gave anyway."""

from __future__ import annotations

from collections.abc import Mapping

from game.debrief.again import dials
from game.debrief.played import Played
from game.rules.record import changed
from game.rules.types import State
from game.world.model import Floats
from game.world.names import INDICATORS
from game.world.score import parts

OWN = "fairness"
"""The indicator that judges burdens: a benefit that counted it would hold the burden against itself."""


def bare(state: State) -> State:
    """The state of a round in which nobody runs, signs, chooses, pulls or declares anything."""
    happened = tuple(changed(event, choices=()) for event in state.happened)
    seats = tuple(changed(mine, allies=()) for mine in state.seats)
    return changed(state, running=(), in_force=(), deeds=(), pulled=(), happened=happened, seats=seats)


def gains(played: Played, without: Floats) -> tuple[Mapping[str, float], ...]:
    """By seat and indicator, points of score above those of the game in which nobody paid; fairness left out."""
    now, then = parts(played.model, dials(played)), parts(played.model, without)
    names = [name for name in INDICATORS if name != OWN]
    return tuple({name: float(now[name][seat, 0] - then[name][seat, 0]) for name in names} for seat in played.seats)
