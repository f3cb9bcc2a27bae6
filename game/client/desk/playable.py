"""What a desk asks of its table, wherever the game is: at this machine, or in a lesson at the other end of a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from game.catalog.load import Loaded
from game.catalog.why import Cause
from game.rules.cards import Scenario
from game.rules.types import Action, Option, Said, View
from game.table.letters import Letter
from game.table.purse import Item
from game.table.table import Reply
from game.world.model import Floats


class Playable(Protocol):
    """Neither a State nor a seed is among it: a desk knows what its seat may know.

    Everything is answered at once, from what is at hand, but what becomes of a move: `hand_in` tells that when it is
    known. `told` gives (number, round, sentence) of what was heard from a number on.
    """

    loaded: Loaded
    frozen: Said | None
    held: Said | None

    @property
    def version(self) -> int: ...

    @property
    def scenario(self) -> Scenario: ...

    def hand_in(self, action: Action, version: int, then: Callable[[Reply], None]) -> None: ...

    def waiting(self) -> bool: ...

    def view(self, viewer: int) -> View: ...

    def options(self, seat: int) -> tuple[Option, ...]: ...

    def told(self, viewer: int, since: int = 0) -> list[tuple[int, int, Said]]: ...

    def letters(self, viewer: int, since: int = 0) -> list[Letter]: ...

    def why(self, dial: str, round: int = 0) -> tuple[Cause, ...]: ...

    def looking_back(self, viewer: int, round: int) -> View | None: ...

    def history(self) -> Floats | None: ...

    def refusal(self, action: Action) -> Said | None: ...

    def refusal_of_start(self, seat: int, card: str) -> Said | None: ...

    def purse_items(self, seat: int) -> tuple[Item, ...]: ...

    def price(self, seat: int, card: str, level: int) -> int: ...

    def worth(self, seat: int, card: str) -> float: ...
