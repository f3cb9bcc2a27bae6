"""What each seat's part of the task came to, by the reckoning behind the fairness that everybody was shown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from game.debrief.again import dials
from game.debrief.played import Played
from game.rules.types import State
from game.world.model import Floats
from game.world.prepare import GAINS, prepare
from game.world.score import due


def settled(played: Played) -> Iterator[State]:
    """The state in which each round was settled, in order."""
    for before, after in pairwise(played.states):
        if len(after.history) > len(before.history):
            yield after


def noticed(played: Played) -> Floats:
    """What the model took each seat to carry at the end of each round, C$ million a year, [rounds, actors]."""
    rows = played.model.stocks["burden"]
    return np.array([state.stocks[rows] for state in settled(played)])


def parts_due(played: Played) -> Floats:
    """Each seat's part of the common task in each round, C$ million a year, [rounds, actors]."""
    model = played.model
    shown, carried, found = dials(played), noticed(played), []
    for round, row in enumerate(shown):
        benefit = {name: row[model.dial_rows[name]] for name in GAINS}
        risk = row[model.dial_rows["risk"].start]
        found.append(due(model, prepare(model), carried[round][:, None], benefit, risk)[:, 0])
    return np.stack(found)


def needed(played: Played) -> tuple[float, ...]:
    """Each seat's part of the common task in the whole game, C$100,000."""
    years = played.model.years
    return tuple(float(part) * years * 10 for part in parts_due(played).sum(axis=0))


def stretch(played: Played) -> tuple[float | None, ...]:
    """The part of the model's trucks and cars of its base year that crosses at a seat's places; None: it has none.

    Both sides of a place count it, so that the parts add up to more than one.
    """
    places = played.model.places
    whole = sum(place.trucks + place.cars for place in places)
    found = [[p.trucks + p.cars for p in places if seat in p.touches] for seat in played.seats]
    return tuple(sum(own) / whole if own else None for own in found)
