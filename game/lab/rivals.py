"""A rival without foresight, and what every rival of the personas goes by when it negotiates."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.ai import plan
from game.ai.home import at_home, carry, lawful, winnable
from game.ai.level import LEVELS, USUAL
from game.ai.lever import ally, lever
from game.ai.mind import Mind
from game.ai.offer import propose
from game.ai.persona import Persona
from game.catalog.load import Loaded
from game.lab.player import Play
from game.rules.cards import Text
from game.rules.types import Action, Option, View

NOBODY = Text("", "")
TEMPER = Persona(
    id="",
    name=NOBODY,
    text=NOBODY,
    weights={},
    patience=50,
    candour=50,
    honesty=100,
    risk=50,
    generosity=50,
    memory=50,
    initiative=50,
    toughness=50,
    style="linear",
    suits=(),
)
"""Weighs everything as the brief says, keeps its word, and is middling otherwise: a rival that offered more often than
personas do would win by that alone, and the duel would say nothing of its programs (assumption)."""
NEXT = replace(LEVELS[USUAL], steps=40, futures=2, horizon=1)
"""Plans judged as a whole, but only by the next settlement."""


@dataclass(frozen=True, slots=True)
class Greedy:
    """Takes what is best for its own score at the very next settlement, as if the rest of the game were like it.

    Programs: one change of its plan at a time, by the dollar, as long as something gains and money is left. Clauses
    and choices are worth to it what one round from now on brings. It learns what others want and offers as the highest
    level does, and accepts whatever gains and can pass at home. It errs in nothing, and has the temper of the persona
    in whose place it plays: foresight is all that it lacks.
    """

    temper: Persona = TEMPER

    def seated(self, loaded: Loaded, seat: int, seed: int) -> Play:
        """What it does in this seat: its estimates are made anew whenever what they stand on has changed."""
        mind = Mind(seat, self.temper, loaded.scenario, loaded.model, seed)
        mind.level = NEXT

        def play(view: View, options: tuple[Option, ...]) -> Action:
            if view.phase == "events":
                return plan.choose(mind, view, options).action
            if view.phase == "negotiation":
                return negotiate(mind, view, options, "gain", True)
            if view.phase == "programs":
                found = carry(mind, view, options) or plan.plan(mind, view, options)
                return found.action
            return Action(seat, "pass")

        return play


def negotiate(mind: Mind, view: View, options: tuple[Option, ...], rule: str, offers: bool) -> Action:
    """Answer what waits by a rule; carry deals at home; then offers and the means beside them, or none."""
    found = answer(mind, view, options, rule)
    if found is not None:
        return found
    for step in (carry, ally, propose, lever) if offers else (carry,):
        decision = step(mind, view, options)
        if decision is not None:
            return decision.action
    return Action(mind.seat, "pass")


def answer(mind: Mind, view: View, options: tuple[Option, ...], rule: str) -> Action | None:
    """Yes or no to the first offer that waits. `rule`: always, never, or gain: what is worth more than nothing to it
    and can pass at its home. None when nothing waits."""
    waiting = next((o.targets for o in options if o.verb == "answer"), ())
    if not waiting:
        return None
    offered = next(o for o in view.offers if o.number == waiting[0])
    why = ""
    if not lawful(mind, view, offered.offer, offered.made):
        why = "reason.wrong-time"
    elif rule == "never" or (rule == "gain" and mind.offer_worth(view, offered.offer) <= 0.0):
        why = "reason.not-enough"
    elif rule == "gain" and not winnable(view, at_home(mind, view, offered.offer, mind.seat)):
        why = "reason.home"
    return Action(mind.seat, "answer", "", int(not why), offered.number, why)
