"""What a table answers to a seat about its own means: what things cost, what is left, why something may not be done."""

from __future__ import annotations

import numpy as np

from game.ai.values import expectations, tastes, worth_to
from game.catalog.load import Loaded
from game.rules import allows
from game.rules.apply import plan_left
from game.rules.cards import Scenario, fits_any
from game.rules.money import peak_of, program_cost
from game.rules.needs import missing
from game.rules.programs import clash
from game.rules.types import Action, Said, State
from game.table.purse import Item, purse_items
from game.world.model import Floats


class Counsel:
    """Answers from `state`: the game's own at a table, or as much of it as a seat knows (`game.rules.known`)."""

    loaded: Loaded
    state: State
    frozen: Said | None = None
    """Why no action is taken (a full disk, a save of other rules); None in a live game."""
    held: Said | None = None
    """Why nobody plays just now, though nothing is amiss (a lesson's stage); None: they do."""

    @property
    def scenario(self) -> Scenario:
        """What is played."""
        return self.loaded.scenario

    def refusal(self, action: Action) -> Said | None:
        """Why an action would be refused now."""
        return self.frozen or allows(self.scenario, self.state, action)

    def purse(self, seat: int) -> tuple[int, int]:
        """(owed before any program, left to plan with) for a seat, C$100,000."""
        return plan_left(self.scenario, self.state, seat)

    def purse_items(self, seat: int) -> tuple[Item, ...]:
        """The lines that a seat's purse is made of; they add up to what is left to plan with."""
        return purse_items(self.scenario, self.state, seat)

    def price(self, seat: int, card: str, level: int) -> int:
        """What one round of a program at a level would cost a seat, starts included, C$100,000."""
        return program_cost(self.scenario, card, peak_of(self.state, seat, card), level)

    def history(self) -> Floats | None:
        """The dials of all rounds so far in points, [rounds, dials, 1]."""
        return np.array(self.state.history)[:, :, None] / 1000.0 if self.state.history else None

    def worth(self, seat: int, card: str) -> float:
        """Points of score that a program would bring its owner, as the model expects; 0 when it runs already."""
        running = any(r.card == card and r.owner == seat and r.level for r in self.state.running)
        if running or self.refusal_of_start(seat, card) is not None:
            return 0.0
        expected = expectations(self.scenario, self.loaded.model)
        return worth_to(expected, ("program", card, str(seat)), seat, tastes(self.scenario, seat, {}))

    def refusal_of_start(self, seat: int, card: str) -> Said | None:
        """Why a seat could not start a program now, money and phase aside."""
        program = self.scenario.programs[card]
        if not fits_any(self.scenario.actors[seat], program.by):
            return Said("no.jurisdiction", (("who", seat), ("card", card)))
        unmet = missing(self.scenario, self.state, program.needs)
        return unmet if unmet is not None else clash(self.scenario, self.state, card, ())
