"""One decision at a time: what a persona does next in the phase it is in."""

from __future__ import annotations

from game.ai import plan
from game.ai.answer import answer
from game.ai.home import carry
from game.ai.lever import ally, lever
from game.ai.mind import Decision, Mind
from game.ai.offer import propose
from game.rules.types import Option, View


def decide(mind: Mind, view: View, options: tuple[Option, ...]) -> Decision:
    """The next action. It sees a View and its Options and nothing else; it always ends by passing."""
    if view.phase == "events":
        return plan.choose(mind, view, options)
    if view.phase == "negotiation":
        return negotiate(mind, view, options)
    if view.phase == "programs":
        found = carry(mind, view, options)
        return found if found is not None else plan.plan(mind, view, options)
    return done(mind)


def done(mind: Mind) -> Decision:
    """To pass; where nothing else can be done this takes no view."""
    return plan.decided(mind, "pass", "thought.done")


def negotiate(mind: Mind, view: View, options: tuple[Option, ...]) -> Decision:
    """Answer first, then common cause, then offers, then levers; then done."""
    for step in (answer, carry, ally, propose, lever):
        found = step(mind, view, options)
        if found is not None:
            return found
    return done(mind)
