"""Over whole games: nobody offers what it would itself refuse, and nobody accepts below what it holds out for."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from game.ai.answer import ancestors, price
from game.ai.decide import decide
from game.ai.mind import Mind
from game.ai.persona import Persona
from game.ai.stance import stance
from game.catalog.load import Loaded
from game.lab.balance import rotated
from game.lab.lockstep import Table, play
from game.lab.player import Play
from game.rules.types import Action, Option, View
from tests.shipped import SCENARIOS, loaded

SLACK = 1e-9


@dataclass(frozen=True)
class Overheard:
    """A persona whose mind can be asked about each of its acts at the moment of the act."""

    persona: Persona
    seen: list[tuple[str, float, float, float]] = field(default_factory=list)
    """(verb, worth of the bundle, its reservation, what it held out for) of each offer made and accepted."""

    def seated(self, loaded: Loaded, seat: int, seed: int) -> Play:
        mind = Mind(seat, self.persona, loaded.scenario, loaded.model, seed)

        def act(view: View, options: tuple[Option, ...]) -> Action:
            action = decide(mind, view, options).action
            self.note(mind, view, action)
            return action

        return act

    def note(self, mind: Mind, view: View, action: Action) -> None:
        if action.verb == "offer" and action.offer is not None:
            stood = stance(mind, view, action.offer, 0)
            worth = mind.offer_worth(view, action.offer)
            self.seen.append(("offer", worth, stood.reservation, stood.reservation))
        if action.verb == "answer" and action.amount:
            offered = next(o for o in view.offers if o.number == action.target)
            stood = stance(mind, view, offered.offer, len(ancestors(view, offered)))
            asked = price(mind, view, offered)
            self.seen.append(("yes", mind.offer_worth(view, offered.offer), stood.reservation, asked))


@pytest.mark.parametrize("level", [1, 3, 4, 5])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nobody_offers_or_accepts_below_its_own_reservation(scenario: str, level: int) -> None:
    table = loaded(scenario)
    people = tuple(Overheard(persona) for persona in rotated(table, level, 3))
    play(Table(table, people), [3])
    heard = [row for each in people for row in each.seen]
    assert {"offer", "yes"} <= {verb for verb, *_ in heard}
    for verb, worth, reservation, asked in heard:
        assert worth >= (asked if verb == "yes" else reservation) - SLACK, (verb, worth, reservation, asked)
