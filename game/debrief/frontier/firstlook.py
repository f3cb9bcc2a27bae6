"""Which negotiations are weighed, where there are more than a debrief has time for: a first look at what was at stake.

A look prices clause by clause what the cards are worth from the opening on, as the usual personas do, and takes of it
the part of the game that was left: it costs a thousandth of what weighing costs. It can miss a small deal that left
something, which only weighing finds; how often is in docs/decisions/0027-worth-of-a-bundle.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.ai.level import USUAL
from game.ai.mind import Mind
from game.debrief.frontier.negotiations import Negotiation, resumed
from game.debrief.played import Played
from game.lab.deals import worths
from game.lab.rivals import TEMPER
from game.rules import seen_by

VALUED, FEWEST = 48, 12
"""Negotiations that are weighed at a table of FEW seats, and at least at any."""
FEW, EACH = 4, 8
"""So many fewer are weighed for each seat more than FEW, since each takes longer and the page has less room."""
FAILED = 6
"""Of how many one at least is kept for those without a deal, as far as there are some."""


def most(seats: int) -> int:
    """So many negotiations are weighed at a table of so many seats."""
    return max(FEWEST, VALUED - EACH * max(0, seats - FEW))


def worth_weighing(played: Played, talks: Sequence[Negotiation]) -> list[Negotiation]:
    """Of the deals those that moved most for all their parties together; of what came to nothing that by which whoever
    gains least would have gained most, first what was not settled later. In the order in which they are given."""
    room = most(len(played.seats))
    if len(talks) <= room:
        return list(talks)
    stake = {one.number: stakes for one, stakes in zip(talks, _stakes(played, talks), strict=True)}
    struck = sorted(
        (one for one in talks if one.deal is not None),
        key=lambda one: (-sum(map(abs, stake[one.number])), one.number),
    )
    failed = sorted(
        (one for one in talks if one.deal is None),
        key=lambda one: (resumed(one, talks) is not None, -min(stake[one.number]), one.number),
    )
    struck = struck[: max(room - len(failed), room - room // FAILED)]
    kept = {one.number for one in (*struck, *failed[: room - len(struck)])}
    return [one for one in talks if one.number in kept]


def _stakes(played: Played, talks: Sequence[Negotiation]) -> list[tuple[float, ...]]:
    """What each deal, or last offer, is worth to its parties at a first look."""
    usual = replace(TEMPER, level=USUAL)
    minds = [Mind(seat, usual, played.scenario, played.model, 0) for seat in played.seats]
    found = []
    for one in talks:
        state = played.states[one.moment]
        views = [seen_by(played.scenario, state, seat) for seat in played.seats]
        left = (views[0].last - views[0].round + 1) / views[0].last
        found.append(tuple(left * points for points in worths(minds, views, one.last.offer)))
    return found
