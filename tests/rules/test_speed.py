"""A floor under the speed of the rules, held against a calibration loop so that a slow machine does not fail it."""

from __future__ import annotations

import pytest

from benchmarks.rules import best
from tests.contract.tables import scenario

FLOOR = {"small": 1700, "historical-2001": 1300}
"""Actions per million turns of the loop; a third below what was measured when this was written."""


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(FLOOR))
def test_random_play_stays_above_its_floor(name: str) -> None:
    _, ratio = best(scenario(name), 3, 5)
    assert ratio > FLOOR[name]
