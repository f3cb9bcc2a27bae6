"""Who can play a seat in the laboratory: a persona, or anybody who says from a View and Options what to do next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from game.ai.decide import decide
from game.ai.mind import Mind
from game.ai.persona import Persona
from game.catalog.load import Loaded
from game.rules.types import Action, Option, View

Play = Callable[[View, tuple[Option, ...]], Action]
"""The next action of a seat in the phase it is in; it always ends by passing."""


class Player(Protocol):
    """A way to play as data; seated at a table it decides. It may know the scenario, the model and its View."""

    def seated(self, loaded: Loaded, seat: int, seed: int) -> Play:
        """What it does in this seat, in the game of this seed."""


def seated(driver: Persona | Player, loaded: Loaded, seat: int, seed: int) -> Play:
    """A persona or another player in a seat."""
    if not isinstance(driver, Persona):
        return driver.seated(loaded, seat, seed)
    mind = Mind(seat, driver, loaded.scenario, loaded.model, seed)
    return lambda view, options: decide(mind, view, options).action
