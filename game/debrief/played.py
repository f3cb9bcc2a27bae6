"""A game read again from its journal, with the state before each of its actions: what every part of a debrief reads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.catalog.load import Loaded
from game.catalog.shelf import Shelf
from game.rules import apply, start
from game.rules.cards import Scenario
from game.rules.judge import finals
from game.rules.types import Action, Said, State
from game.table.journal import JournalError
from game.table.saves import look
from game.table.table import Table
from game.world.model import Model


@dataclass(frozen=True, slots=True, eq=False)
class Played:
    """A game that can be gone through again.

    `states[n]` is the state in which `table.actions[n]` was done; the last one is how the game stands. Nothing that is
    done with it is written anywhere. `title` is what it is called among saved games.
    """

    table: Table
    states: tuple[State, ...]
    title: str = ""

    @property
    def loaded(self) -> Loaded:
        """The cards and the model that it was played with."""
        return self.table.loaded

    @property
    def scenario(self) -> Scenario:
        """The rules' cards of its scenario."""
        return self.table.scenario

    @property
    def model(self) -> Model:
        """The world's model."""
        return self.table.loaded.model

    @property
    def actions(self) -> list[Action]:
        """All that was done and still counts, in order."""
        return self.table.actions

    @property
    def end(self) -> State:
        """How the game stands, or ended."""
        return self.table.state

    @property
    def over(self) -> bool:
        """Whether the game has reached its debrief."""
        return self.end.phase == "debrief"

    @property
    def rounds(self) -> int:
        """Rounds that were played to their end."""
        return len(self.table.resolved)

    @property
    def seats(self) -> range:
        """The numbers of the seats."""
        return range(len(self.scenario.actors))

    @property
    def people(self) -> tuple[int, ...]:
        """The seats that people played at the end."""
        return tuple(seat for seat in self.seats if self.table.drivers[seat] is None)

    @property
    def finals(self) -> tuple[float, ...]:
        """Points of each seat: the final score with private orders once the game is over."""
        return tuple(points / 1000 for points in finals(self.scenario, self.end))

    @property
    def first(self) -> int:
        """The seat with most points, the first of those that are equal: the winner once the game is over."""
        return max(self.seats, key=lambda seat: (self.finals[seat], -seat))


def of_table(table: Table, title: str = "") -> Played:
    """A table's game as it stands, gone through again from its start.

    Raises JournalError when there is nothing to go through: a save of other cards or rules, or no round played yet.
    """
    if table.frozen is not None and table.frozen.key == "save.other-content":
        raise JournalError(Said("debrief.other-content"))
    if not table.resolved:
        raise JournalError(Said("debrief.too-early"))
    state = start(table.scenario, table.seed)
    states = [state]
    for action in table.actions:
        state = apply(table.scenario, state, action).state
        states.append(state)
    return Played(table, tuple(states), title)


def of_save(path: Path, shelf: Shelf) -> tuple[Played, tuple[Said, ...]]:
    """A saved game, and words about anything unusual. The file is only read.

    Raises JournalError (missing, damaged, foreign, of other cards, too early) and CannotLoadError (its scenario is gone
    or broken).
    """
    table, words = look(path, shelf)
    return of_table(table, path.stem), words
