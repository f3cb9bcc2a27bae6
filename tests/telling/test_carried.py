"""What each seat carries: shared out without loss, and the very figures that the model takes for contributions."""

from __future__ import annotations

import numpy as np
import pytest

from game.catalog.orders import spending
from game.rules.money import upkeep
from game.rules.record import changed
from game.rules.types import TEACHER, Running
from game.telling.carried import carried
from tests.debrief.games import LONG, played


@pytest.mark.parametrize("round", [1, 5, 10])
def test_what_runs_and_is_in_force_is_shared_out_without_loss(round: int) -> None:
    game = played(LONG)
    seen = game.table.looking_back(TEACHER, round)
    assert seen is not None
    shares, months = carried(game.scenario, seen), game.scenario.months
    programs = sum(-(-game.scenario.programs[r.card].yearly_cost * r.level * months // 12) for r in seen.running)
    common = sum(upkeep(game.scenario, one, seat) for one in seen.in_force for seat in one.parties)
    assert sum(share.total for share in shares) == programs + common > 0
    assert sum(share.agreements for share in shares) == common


def test_a_helper_carries_the_percentage_that_it_pays() -> None:
    game = played()
    state = game.table.resolved[0]
    id, program = max(game.scenario.programs.items(), key=lambda item: item[1].yearly_cost)
    bare = changed(state, in_force=(), running=(Running(id, 0, 1, 1, 1, shares=((2, 40),)),))
    shares = carried(game.scenario, bare)
    price = -(-program.yearly_cost * game.scenario.months // 12)
    assert shares[2].help == price * 40 // 100 and shares[0].own == price - shares[2].help


@pytest.mark.parametrize("round", [1, 4, 9])
def test_it_is_what_the_model_counts_as_contributions(round: int) -> None:
    game = played(LONG)
    state = game.table.resolved[round - 1]
    yearly = spending(game.scenario, game.model, state)
    found = np.array([share.total / 10 * 12 / game.scenario.months for share in carried(game.scenario, state)])
    assert np.abs(yearly - found).max() < 0.1 * (len(state.in_force) + 1), "only the rounding of tenths lies between"
