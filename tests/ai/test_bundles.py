"""Bundles followed side by side: none moves nothing, each as if alone, all under the same luck."""

from __future__ import annotations

import numpy as np

from game.ai.bundles import Bundles, by_indicator, followed, mean, paid, yearly
from game.ai.futures import look_ahead
from game.ai.values import tastes
from game.rules import seen_by, start
from game.rules.types import TEACHER, Term
from tests.shipped import loaded

LONG = loaded("historical-2001")
TABLE, MODEL = LONG.scenario, LONG.model
VIEW = seen_by(TABLE, start(TABLE, 5), TEACHER)
PACT = ((1, 3), (Term("sign", card="quebec-new-hampshire", shares=((1, 50), (3, 50))),))
NONE = ((), ())
AHEAD = look_ahead(TABLE, MODEL, VIEW, 6)


def test_no_clauses_are_no_agreement_whoever_the_parties_are() -> None:
    points, ends = followed(Bundles(VIEW, AHEAD, (NONE, ((0, 2), ()))))
    assert np.array_equal(points[:, :, 0], points[:, :, 1]) and np.array_equal(ends[:, 0], ends[:, 1])


def test_a_bundle_brings_the_same_alone_and_beside_others() -> None:
    alone, _ = followed(Bundles(VIEW, AHEAD, (NONE, PACT)))
    other = ((0, 2), (Term("sign", card="smart-border", shares=((0, 50), (2, 50))),))
    beside, _ = followed(Bundles(VIEW, AHEAD, (NONE, other, PACT)))
    assert np.array_equal(alone[:, :, 1], beside[:, :, 2])
    assert not np.array_equal(beside[:, :, 1], beside[:, :, 2])


def test_points_by_indicator_are_those_beyond_no_agreement_by_taste() -> None:
    points, _ = followed(Bundles(VIEW, AHEAD, (NONE, PACT)))
    taste = tastes(TABLE, 1, {})
    rows = by_indicator(points, 1, taste)
    assert all(not row[0].any() for row in rows) and any(row[1].any() for row in rows)
    assert len(rows) == len(taste)
    assert np.array_equal(sum(rows), sum(by_indicator(2 * points, 1, taste / 2)))


def test_money_is_what_is_paid_and_moves_nothing() -> None:
    pay = Term("pay", 0, "", 30, 2, 2)
    assert paid(TABLE, VIEW, (pay,), 0)[0][:3] == (30, 30, 0)
    assert paid(TABLE, VIEW, (pay,), 2)[0][:3] == (-30, -30, 0)
    assert yearly(TABLE, VIEW, (30, 30)) == 60 * 12 / TABLE.months / VIEW.last
    more = Term("pay", 0, "", 900, 2, 2)
    points, _ = followed(Bundles(VIEW, AHEAD, (((0, 2), (pay,)), ((0, 2), (more,)))))
    assert np.array_equal(points[:, :, 0], points[:, :, 1])


def test_a_mean_is_in_a_fixed_order() -> None:
    assert mean(np.array([1.0, 2.0, 6.0])) == 3.0
