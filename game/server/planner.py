"""Plans a class: how long each part lasts, how many tables and rounds; at least a third is kept for the debrief.

The shares follow what is known of debriefing (at least a third of the time: Fowler and Steinwachs; Kriz 2008 and Duke
2011 in Crookall 2023); those of the other parts, and the length of a round, are our own reckoning (assumption).
"""

from __future__ import annotations

from game.rules.cards import Scenario
from game.rules.types import Said
from game.server import gate
from game.server.lesson import Plan

LEAST_MINUTES, MOST_CLASS = 30, 300
KEPT = 3
"""The debrief with the exit ticket takes at least one in so many minutes."""
ROUND = 8
"""Minutes that a round needs at least."""
LONG = 150
"""Minutes from which a class has a break and a short debrief half-way."""
REST, MIDDLE = 10, 12
PAIR = 2
"""People to a seat that tables are planned for."""
SHARES = (("briefing", 10), ("events", 8), ("negotiation", 52), ("programs", 20), ("report", 10))
"""Hundredths of a round for each of its phases."""


def planned(minutes: int, heads: int, seats: int, most_rounds: int) -> Plan:
    """The plan of a class of so many minutes and heads, at tables of `seats`, with at most so many rounds.

    The parts add up to the minutes exactly.
    """
    long = minutes >= LONG
    rest, middle = (REST, MIDDLE) if long else (0, 0)
    reflect = -(-minutes // KEPT)
    ticket = max(2, minutes // 24)
    debrief = max(reflect - ticket - middle, 1)
    brief, huddle = max(3, round(minutes * 0.09)), max(2, round(minutes * 0.06))
    play = minutes - rest - middle - ticket - debrief - brief - huddle
    rounds = max(1, min(most_rounds, play // ROUND))
    each = play * 60 // rounds
    lengths = [(phase, each * share // 100) for phase, share in SHARES]
    return Plan(
        minutes, heads, tables_for(heads, seats), rounds, brief, huddle, play, middle, rest, debrief, ticket,
        tuple(lengths),
    )  # fmt: skip


def asked_plan(minutes: int, heads: int, scenario: Scenario) -> Plan | Said:
    """The plan for a class that plays a scenario; or why there is none."""
    if not LEAST_MINUTES <= minutes <= MOST_CLASS or not 1 <= heads <= gate.MOST_PEOPLE:
        return Said("room.no-plan", (("low", LEAST_MINUTES), ("n", MOST_CLASS), ("count", gate.MOST_PEOPLE)))
    return planned(minutes, heads, len(scenario.actors), scenario.rounds)


def tables_for(heads: int, seats: int) -> int:
    """So many tables that about two share a seat; one table while there is a seat for each."""
    return max(1, -(-heads // (PAIR * seats)))
