"""A table at which one thing is missing, and everything else, luck included, as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from game.catalog.load import Loaded, assemble, scenario_card
from game.rules.cards import Happening, Need

NEVER = Need("round", "", 1_000_000)
"""A prerequisite that no game meets."""
DECKS = {"programs": "programs", "agreements": "agreements", "events": "happenings", "levers": "levers"}
"""By kind of card: the deck of a scenario that holds it."""


def locked(loaded: Loaded, kind: str, id: str) -> Loaded:
    """The table with a card of its decks that never comes into play.

    The card keeps its place in the deck: luck is drawn by place, so that to take it out would shuffle the fates of all
    the cards behind it.
    """
    scenario, name = loaded.scenario, DECKS[kind]
    deck: Mapping[str, Any] = getattr(scenario, name)
    card = replace(deck[id], needs=(*deck[id].needs, NEVER))
    if isinstance(card, Happening):
        card = replace(card, pinned=0, base_ppm=0, slopes=())
    decks: Any = {name: {**deck, id: card}}
    return replace(loaded, scenario=replace(scenario, **decks))


def unseated(loaded: Loaded, seat: int) -> Loaded:
    """The same scenario without one of its seats; the cards that nobody else could take go with it."""
    base = scenario_card(loaded.shelf, loaded.scenario.id)
    seats = tuple(id for at, id in enumerate(base.data["seats"]) if at != seat)
    return assemble(loaded.shelf, replace(base, data={**base.data, "seats": seats}))
