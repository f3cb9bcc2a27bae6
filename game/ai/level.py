"""How well a persona plays: how far it thinks and how often it errs. No level sees more than its View."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    """`error`: how far off its estimates of cards are, as part of what they are worth (standard deviation).
    `attention`: percent of the programs that it thinks of in a round. `steps`: changes by which it betters a plan as a
    whole (0: it goes card by card); `futures` of each that it follows, `horizon` rounds far (0: to the end)."""

    error: float
    attention: int
    steps: int = 0
    futures: int = 0
    horizon: int = 0


LEVELS = {
    1: Level(error=2.0, attention=40),
    2: Level(error=1.0, attention=70),
    3: Level(error=0.65, attention=85),
    4: Level(error=0.0, attention=100),
    5: Level(error=0.0, attention=100, steps=40, futures=6, horizon=5),
}
"""Sizes: assumption, set by how often a level beats the one below; see docs/decisions/0008-levels.md."""
USUAL = 4
"""The level at which a persona plays when nobody says otherwise."""
