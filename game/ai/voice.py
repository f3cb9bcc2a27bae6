"""What a persona says in public: in character, and without a number, an order from home or anything private in it."""

from __future__ import annotations

from game.ai.mind import Mind
from game.rules.types import Offer, View
from game.world.names import INDICATORS

FIRM = 55
"""Toughness from which a persona speaks firmly."""


def says(mind: Mind, view: View, offer: Offer) -> str:
    """The catalogue's key of the sentence that goes with an offer."""
    again = any(o.maker == mind.seat and o.offer.parties == offer.parties and o.status != "open" for o in view.offers)
    signs = any(term.kind == "sign" for term in offer.terms)
    if any(term.kind == "pay" for term in offer.terms):
        return f"says.money.{tone(mind)}"
    if not signs:
        return f"says.swap.{tone(mind)}"
    if any(term.by == mind.seat for term in offer.terms):
        return f"says.gift.{tone(mind)}"
    if again and mind.roll(view, "again") < 40:
        return f"says.again.{tone(mind)}"
    return f"says.for.{theme(mind)}"


def tone(mind: Mind) -> str:
    """How it speaks: firm or open."""
    return "firm" if mind.persona.toughness >= FIRM else "open"


def theme(mind: Mind) -> str:
    """What it always comes back to: the indicator that its temper weighs most above the actor's own brief."""
    own = mind.scenario.actors[mind.seat].weights
    return max(INDICATORS, key=lambda name: (mind.persona.weights.get(name, 1.0), own.get(name, 0)))
