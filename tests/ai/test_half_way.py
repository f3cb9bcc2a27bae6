"""Whoever is seated half-way, from a save, decides as one that has sat there all along: at every single decision."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from game.ai.decide import decide
from game.ai.mind import Mind
from game.ai.persona import Persona
from game.catalog.load import Loaded
from game.lab.balance import rotated
from game.lab.lockstep import Table, play
from game.lab.player import Play
from game.rules.types import Action, Option, View
from tests.shipped import loaded

MORE = (("first-game", 9), ("autumn-2001", 4))
"""The same of other seeds."""


@dataclass(frozen=True)
class Doubted:
    """A persona beside one that sits down anew at every decision; both must decide alike."""

    persona: Persona

    def seated(self, loaded: Loaded, seat: int, seed: int) -> Play:
        def sit() -> Mind:
            return Mind(seat, self.persona, loaded.scenario, loaded.model, seed)

        always = sit()

        def act(view: View, options: tuple[Option, ...]) -> Action:
            action = decide(always, view, options).action
            assert decide(sit(), view, options).action == action, (view.round, view.phase, seat)
            return action

        return act


@pytest.mark.parametrize(
    ("scenario", "seed"),
    [("first-game", 4), ("autumn-2001", 9), *(pytest.param(*one, marks=pytest.mark.slow) for one in MORE)],
)
def test_a_fresh_mind_decides_as_one_that_was_always_there(scenario: str, seed: int) -> None:
    table = loaded(scenario)
    play(Table(table, tuple(Doubted(persona) for persona in rotated(table, 5, seed))), [seed])


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_and_so_it_does_over_a_decade(seed: int) -> None:
    table = loaded("historical-2001")
    play(Table(table, tuple(Doubted(persona) for persona in rotated(table, 5, seed))), [seed])
