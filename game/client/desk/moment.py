"""The table as it stood at the end of a round: dials, scores, health, what was told. The opening is round 0."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from game.client.desk.desk import Desk
from game.rules.types import View
from game.telling.seen import Line
from game.world.score import health, score


@dataclass(frozen=True, slots=True)
class Moment:
    """`dials` (in the order of the scenario), `scores` and `health` are thousandths; no scores at the opening.

    `seen` is what the viewer saw when the round was resolved (None at the opening), `told` what it was told in it.
    """

    round: int
    dials: tuple[int, ...]
    scores: tuple[int, ...]
    health: int
    seen: View | None
    told: tuple[Line, ...]


def last_round(desk: Desk) -> int:
    """The last round that was resolved; 0 before the first."""
    return len(desk.view.history)


def moment(desk: Desk, round: int) -> Moment:
    """The table at the end of a round, as its viewer may know it."""
    dials = desk.view.history[round - 1] if round else desk.scenario.opening
    return Moment(
        round,
        tuple(dials),
        scores_at(desk, round),
        health_at(desk, dials),
        desk.table.looking_back(desk.me, round),
        tuple(line for line in desk.record if line.round == round),
    )


def shown(desk: Desk) -> int:
    """The round that the report shows."""
    return desk.back.at(last_round(desk))


def scores_at(desk: Desk, round: int) -> tuple[int, ...]:
    """Scores from indicators at the end of a round, thousandths; none at the opening."""
    if not round:
        return ()
    history = np.array(desk.view.history[:round])[:, :, None] / 1000.0
    return tuple(int(np.rint(points * 1000)) for points in score(desk.table.loaded.model, history)[:, 0])


def health_at(desk: Desk, dials: Any) -> int:
    """The border's health in thousandths."""
    column = np.array(dials, dtype=float)[:, None] / 1000.0
    return int(np.rint(health(desk.table.loaded.model, column)[0] * 1000))
