"""Negotiations of games, weighed once for all tests."""

from __future__ import annotations

from functools import cache

from game.debrief.frontier.bargain import Bargain
from game.debrief.frontier.weighing import bargains
from tests.debrief.games import SHORT, played


@cache
def weighed(scenario: str = SHORT) -> tuple[Bargain, ...]:
    """All that is weighed of a game between personas."""
    return bargains(played(scenario))
