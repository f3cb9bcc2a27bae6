"""Looking back: what moved a dial in any round, and what a viewer saw then."""

from __future__ import annotations

import pytest

from game.table.table import open_table
from tests.shipped import cast, loaded
from tests.table.room import played, table


def test_the_causes_of_every_round_add_up_to_its_change() -> None:
    here = played(table(None, 5, 1), 1)
    assert len(here.resolved) == len(here.state.history) == here.scenario.rounds
    rows = [here.scenario.opening, *here.state.history]
    for round in range(1, here.scenario.rounds + 1):
        for dial in ("alarm", "commerce@quebec", "trust@ottawa~quebec"):
            at = here.scenario.dials[dial]
            change = (rows[round][at] - rows[round - 1][at]) / 1000
            assert sum(cause.points for cause in here.why(dial, round)) == pytest.approx(change, abs=0.002)
    assert here.why("alarm") == here.why("alarm", here.scenario.rounds)


def test_nothing_is_explained_where_no_round_was_resolved() -> None:
    here = open_table(loaded("first-game"), 5, cast("first-game", 1))
    assert here.why("alarm") == () == here.why("alarm", 1)
    assert here.looking_back(1, 0) is None and here.looking_back(1, 1) is None


def test_who_looks_back_sees_no_more_than_it_saw_then() -> None:
    here = played(table(None, 5, 1), 1)
    then = here.looking_back(1, 1)
    assert then is not None and then.round == 1 and then.viewer == 1
    assert all(other is None for other in then.others)
    assert all(not o.offer.secret or 1 in o.offer.parties for o in then.offers)
