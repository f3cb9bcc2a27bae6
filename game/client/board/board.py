"""A board: one moment of a game as one viewer may know it, and nothing else of the game.

It is made of a View and of the news that the rules let that viewer hear, so that a secret could only come in by being
put in here. It holds no table and no state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.catalog.load import Loaded
from game.catalog.texts import Words
from game.client.desk.desk import QUIET
from game.rules import seen_by, told
from game.rules.cards import Scenario
from game.rules.types import State, View
from game.table.table import Heard, Table
from game.telling.seen import Line, Seen
from game.world.model import Model


@dataclass(frozen=True)
class Board(Seen):
    """What a viewer sees (`view`) and has been told (`record`); `left` is the rest of the phase's time in seconds."""

    scenario: Scenario
    model: Model
    words: Words
    view: View
    record: tuple[Line, ...]
    left: float | None = None

    @property
    def all_known(self) -> bool:
        """Whether nothing is hidden from the viewer."""
        return all(mine is not None for mine in self.view.others)

    def now(self) -> list[Line]:
        """The record of the present round."""
        return [line for line in self.record if line.round == self.view.round]


def board(
    loaded: Loaded, words: Words, state: State, news: Sequence[Heard], viewer: int, left: float | None = None
) -> Board:
    """The board of a state for a viewer, PUBLIC or TEACHER."""
    record = []
    for heard in news:
        said = told(heard.event, viewer)
        if said is not None and said.key not in QUIET:
            record.append(Line(heard.round, said))
    scenario = loaded.scenario
    return Board(scenario, loaded.model, words.at(loaded.shelf), seen_by(scenario, state, viewer), tuple(record), left)


def board_of(table: Table, words: Words, viewer: int) -> Board:
    """The board of a table as it is now."""
    return board(table.loaded, words, table.state, table.heard, viewer, table.clock.left())
