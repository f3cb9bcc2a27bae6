"""Which card does most nearly the same as another, by what the model expects of both."""

from __future__ import annotations

import numpy as np

from game.ai.values import expectations
from game.catalog.load import Loaded
from game.lab.locked import DECKS
from game.world.model import Floats

SLOTS = {"programs": "program", "agreements": "agreement", "events": "event", "levers": "lever"}
"""By kind of card: what its slots in the model are called."""


def alike(loaded: Loaded, kind: str, id: str) -> tuple[str, float] | None:
    """The card of the same kind whose effects point most nearly the same way, and how nearly: the cosine of the two
    rows of changes of all dials, each dial counted by the most that any card moves it; 1 is the same mix of effects
    (not the same size), 0 nothing in common. None for a card that moves nothing, and where no other does."""
    worth = expectations(loaded.scenario, loaded.model)
    moves = worth.moves / np.where(worth.reach > 0.0, worth.reach, 1.0)[:, None]

    def row(card: str) -> Floats:
        """Mean over all who could have it."""
        own = [at for slot, at in worth.slots.items() if slot[:2] == (SLOTS[kind], card)]
        found: Floats = moves[:, own].mean(axis=1) if own else np.zeros(moves.shape[0])
        return found

    mine = row(id)
    size = float(np.sqrt((mine * mine).sum()))
    best: tuple[str, float] | None = None
    for other in getattr(loaded.scenario, DECKS[kind]):
        its = row(other)
        length = size * float(np.sqrt((its * its).sum()))
        if other != id and length > 0.0:
            share = float((mine * its).sum()) / length
            if share > 0.0 and (best is None or share > best[1]):
                best = (other, share)
    return best
