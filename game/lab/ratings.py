"""Ratings on one scale from who beat whom (Bradley and Terry 1952), with intervals from pairs drawn anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log

import numpy as np

from game.lab.ladder import beaten
from game.rules.chance import draw_from, stream
from game.world.model import Floats

MIDDLE = 1500.0
"""The rating of the yardstick."""
POINTS = 400.0 / log(10.0)
"""Elo's scale: 400 points are odds of ten to one."""
DRAWN = 300
"""Samples from which the intervals come."""
TURNS, CLOSE, LONGEST = 200, 1e-10, 1.0
"""Newton's steps at most, the change that counts as none, and the longest step in log odds."""


@dataclass(frozen=True, slots=True)
class Rating:
    """Elo points of a contestant and the interval that holds it in 95 of 100 samples of pairs."""

    name: str
    elo: float
    low: float
    high: float


def ratings(found: Mapping[str, Mapping[int, float]], yardstick: str) -> list[Rating]:
    """The best first, over all pairs that all have played; everybody is compared with everybody.

    All comparisons of a pair rest on the same few games, so whole pairs are drawn for the intervals, not duels.
    """
    names = list(found)
    pairs = sorted(set.intersection(*({*row} for row in found.values())))
    won = np.array([[[beaten(found[a][p], found[b][p]) for p in pairs] for b in names] for a in names])
    counts = np.stack([np.ones(len(pairs)), *(_drawn(len(pairs), sample) for sample in range(DRAWN))])
    elos = MIDDLE + POINTS * strengths(np.moveaxis(won @ counts.T, -1, 0), names.index(yardstick))
    low, high = np.percentile(elos[1:], [2.5, 97.5], axis=0)
    rows = [Rating(name, float(elos[0, at]), float(low[at]), float(high[at])) for at, name in enumerate(names)]
    return sorted(rows, key=lambda row: (-row.elo, row.name))


def _drawn(pairs: int, sample: int) -> Floats:
    """How often each pair is in a sample of as many, [pairs]."""
    begin = stream(0, sample, "ratings")
    places = [draw_from(begin, at) * pairs >> 32 for at in range(pairs)]
    return np.bincount(places, minlength=pairs).astype(np.float64)


def strengths(won: Floats, anchor: int) -> Floats:
    """Log odds of each contestant against the anchor, [samples, contestants], that make what happened most likely.

    `won` [samples, winner, loser] counts wins; a draw is half of one on both sides. One drawn game more is assumed
    between any two that met, so that who never lost is not infinitely good.
    """
    count = won.shape[-1]
    met = won + np.swapaxes(won, -1, -2) > 0
    wins = (won + 0.5 * met) * ~np.eye(count, dtype=bool)
    games = wins + np.swapaxes(wins, -1, -2)
    others = np.arange(count) != anchor
    found = np.zeros(won.shape[:-1])
    for _ in range(TURNS):
        chance = 1.0 / (1.0 + np.exp(found[:, None, :] - found[:, :, None]))
        slope = (wins - games * chance).sum(axis=2)
        bend = games * chance * (1.0 - chance)
        curve = np.eye(count) * bend.sum(axis=2)[:, :, None] - bend
        inner = curve[:, others][:, :, others]
        step = np.linalg.solve(inner, slope[:, others, None])[:, :, 0]
        found[:, others] += np.clip(step, -LONGEST, LONGEST)
        if np.abs(step).max(initial=0.0) < CLOSE:
            break
    return found
