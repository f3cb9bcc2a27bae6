"""A decision of a game that was played, and what else could have been done in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from game.lab.script import Act
from game.rules.flow import PHASES
from game.rules.types import Action, Said, State


@dataclass(frozen=True, slots=True)
class Change:
    """What is done otherwise: actions left out, actions put in the place of others (both by their position in the
    game's actions), and programs that are held at a level in some rounds, whatever else their owner does with them."""

    said: Said
    drop: frozenset[int] = frozenset()
    put: Mapping[int, Action] = field(default_factory=dict)
    acts: tuple[Act, ...] = ()


NOTHING = Change(Said("debrief.whatif.change.nothing"))
"""A change that changes nothing."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a seat decided in a phase; `positions` are the actions of the game that it consists of, none where a plan
    was laid by promises alone. `kind` is program, cofund, offer, answer, withdraw, lever, choice, ally, carry,
    withhold or leave; `cards` are those that it is about. The first of its `changes` is the plainest."""

    number: int
    round: int
    phase: str
    seat: int
    kind: str
    positions: tuple[int, ...]
    said: Said
    cards: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One phase of a game: its actions are those from `first` up to, not including, `last`."""

    round: int
    phase: str
    first: int
    last: int

    @property
    def order(self) -> tuple[int, int]:
        """Earlier phases have a smaller one."""
        return self.round, PHASES.index(self.phase)


def order(state: State) -> tuple[int, int]:
    """Where in a game a state is, as Part.order says it."""
    return state.round, PHASES.index(state.paused or state.phase)


def parts(states: Sequence[State]) -> tuple[Part, ...]:
    """The phases of a game in which something was done. `states` are those before each action, and the last one."""
    found: list[Part] = []
    first = 0
    for at in range(1, len(states)):
        if at == len(states) - 1 or order(states[at]) != order(states[first]):
            found.append(Part(states[first].round, states[first].paused or states[first].phase, first, at))
            first = at
    return tuple(found)
