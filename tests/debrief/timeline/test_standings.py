"""What a round's end was worth to each seat: it makes the score, and its causes add up to its change."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.debrief.played import Played
from game.debrief.timeline.standings import DRIFT, standings, worth
from game.world.score import FINAL_WEIGHT, score
from tests.debrief.games import LONG, SHORT, played
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


def test_a_standing_is_the_indicators_by_their_weights() -> None:
    game = played(SHORT)
    actors, at = game.scenario.actors, game.scenario.dials
    for row, dials in zip(standings(game), game.end.history, strict=True):
        for standing, actor, party in zip(row, actors, game.model.parties, strict=True):
            by_hand = sum(weight * dials[at[f"{name}@{actor.id}"]] for name, weight in party.weights.items())
            assert standing.points == pytest.approx(by_hand / 100_000)


def test_causes_are_those_of_the_dials_by_weight() -> None:
    game = played(LONG)
    for round, row in enumerate(standings(game), 1):
        whys = game.table.whys(round)
        for standing, actor, party in zip(row, game.scenario.actors, game.model.parties, strict=True):
            for part in standing.causes:
                told = sum(
                    weight / 100 * cause.points
                    for name, weight in party.weights.items()
                    for cause in whys[f"{name}@{actor.id}"]
                    if cause.said == part.said
                )
                # Only rounding of the dials may have been put to what is left over.
                assert part.points == pytest.approx(told, abs=1e-3 if part.said == DRIFT else 1e-9)


def test_what_gives_back_what_it_did_before_is_fading() -> None:
    """The shock with which the game opens lowers standings in round 1 and lets go in round 2."""
    rows = standings(played(LONG))
    shock = next(part for part in rows[0][0].causes if dict(part.said.values).get("card") == "aftermath")
    later = next(part for part in rows[1][0].causes if part.said == shock.said)
    assert shock.points < 0 and not shock.fading
    assert later.points > 0 and later.fading
    assert not any(part.fading for row in rows for seat in row for part in seat.causes if part.said == DRIFT)
