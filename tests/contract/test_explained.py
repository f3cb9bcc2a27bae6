"""Explained changes add up: what a debrief says that a round was worth to a seat makes its score, in every game."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.debrief.played import Played
from game.debrief.timeline.standings import standings, worth
from game.rules.types import WORLD, Action
from game.world.score import FINAL_WEIGHT, score
from tests.debrief.games import played
from tests.debrief.people import played_by_people
from tests.shipped import SCENARIOS

SEEDS = st.integers(0, 2**31)


def holds(game: Played) -> None:
    """The contract of the timeline's numbers."""
    rows, before = standings(game), worth(game, game.scenario.opening)
    assert len(rows) == len(game.end.history) == game.rounds
    for row in rows:
        for seat, standing in enumerate(row):
            assert standing.seat == seat
            assert standing.change == pytest.approx(standing.points - before[seat], abs=1e-9)
            assert sum(part.points for part in standing.causes) == pytest.approx(standing.change, abs=1e-9)
            assert sum(points for _, points in standing.indicators) == pytest.approx(standing.change, abs=1e-9)
            sizes = [abs(part.points) for part in standing.causes]
            assert sizes == sorted(sizes, reverse=True)
        before = tuple(standing.points for standing in row)
    points = np.array([[standing.points for standing in row] for row in rows])
    made = (1 - FINAL_WEIGHT) * points.mean(axis=0) + FINAL_WEIGHT * points[-1]
    history = np.array(game.end.history)[:, :, None] / 1000.0
    assert made == pytest.approx(score(game.model, history)[:, 0], abs=1e-9)
    # The rules keep whole thousandths.
    assert made * 1000 == pytest.approx(np.array(game.end.scores), abs=1.0)


@pytest.mark.parametrize("scenario", SCENARIOS)
@settings(max_examples=3, deadline=None)
@given(seed=SEEDS)
def test_causes_add_up_to_the_change_and_standings_to_the_score(scenario: str, seed: int) -> None:
    holds(played(scenario, seed, 1))


def test_the_same_where_people_sat() -> None:
    holds(played_by_people((0, 2)))


def test_the_same_where_the_teacher_ended_the_game() -> None:
    holds(played_by_people((1,), {(2, "events"): Action(WORLD, "end", amount=2)}))
