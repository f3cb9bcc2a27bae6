"""The turning points of a game, found by the model: who gained what when, and why."""

from __future__ import annotations

from game.debrief.played import Played
from game.debrief.timeline.given import breaches, deals, initiatives
from game.debrief.timeline.news import ended, handed, incidents
from game.debrief.timeline.shifts import shifts
from game.debrief.timeline.standings import standings, worth
from game.debrief.timeline.turning import Timeline, Turning, ordered


def timeline(played: Played) -> Timeline:
    """How each seat stood after each round, and all turning points in time order."""
    rows = standings(played)
    found: list[Turning] = [
        *shifts(rows),
        *deals(played, rows),
        *breaches(played, rows),
        *incidents(played, rows),
        *initiatives(played, rows),
        *ended(played, rows),
        *handed(played, rows),
    ]
    health = tuple(points / 1000 for points in played.table.healths)
    return Timeline(worth(played, played.scenario.opening), rows, health, ordered(found))
