"""A game gone through again: the state and the news at the beginning of each phase, for whoever looks back."""

from __future__ import annotations

from game.rules import apply
from game.rules.record import record
from game.rules.types import State
from game.table.table import Table


@record
class Moment:
    """The table as a phase began, and how many of its news had been heard by then."""

    state: State
    heard: int


def moments(table: Table) -> tuple[Moment, ...]:
    """One moment for each phase that the game of a table has been through, the last one as it is now.

    A table whose actions are not known (a save of other rules) has its one state only.
    """
    if not table.actions:
        return (Moment(table.state, len(table.heard)),)
    again = Table(table.loaded, table.seed, table.drivers)
    found = [Moment(again.state, len(again.heard))]
    for action in table.actions:
        before = again.version
        again.take(action, apply(again.scenario, again.state, action))
        if again.version != before:
            found.append(Moment(again.state, len(again.heard)))
    found[-1] = Moment(again.state, len(again.heard))
    return tuple(found)
