"""What a round's end was worth to each seat, by hand, and where its causes come from."""

from __future__ import annotations

import pytest

from game.catalog.why import TOGETHER
from game.debrief.timeline.standings import standings
from tests.debrief.games import LONG, SHORT, played


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
                assert part.points == pytest.approx(told, abs=1e-3 if part.said == TOGETHER else 1e-9)


def test_what_gives_back_what_it_did_before_is_fading() -> None:
    """The shock with which the game opens lowers standings in round 1 and lets go in round 2."""
    rows = standings(played(LONG))
    shock = next(part for part in rows[0][0].causes if dict(part.said.values).get("card") == "aftermath")
    later = next(part for part in rows[1][0].causes if part.said == shock.said)
    assert shock.points < 0 and not shock.fading
    assert later.points > 0 and later.fading
    assert not any(part.fading for row in rows for seat in row for part in seat.causes if part.said == TOGETHER)
