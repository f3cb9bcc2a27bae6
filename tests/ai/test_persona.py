"""A persona at a level, and how a journal names it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.level import LEVELS, USUAL
from game.ai.persona import named, personas
from tests.shipped import persona, shelf


@pytest.mark.parametrize("level", LEVELS)
def test_what_a_journal_says_is_read_back(level: int) -> None:
    who = persona("trade-broker").at(level)
    assert named(personas(shelf()), who.name_in_journals) == who
    assert ("@" in who.name_in_journals) == (level != USUAL)


@pytest.mark.parametrize("name", ["", "nobody", "trade-broker@", "trade-broker@6", "trade-broker@x", "@3"])
def test_what_no_persona_is_called_is_nobody(name: str) -> None:
    assert named(personas(shelf()), name) is None


def test_there_is_no_sixth_level() -> None:
    with pytest.raises(ValueError, match="no level 6"):
        persona("trade-broker").at(6)


def test_demands_are_held_whole_at_first_and_given_up_at_last() -> None:
    for who in personas(shelf()).values():
        held = [who.held(done / 9) for done in range(10)]
        assert held[0] == 1.0 and held[-1] == 0.0
        assert held == sorted(held, reverse=True)


def test_the_patient_hold_on_longer() -> None:
    patient, hasty = (replace(persona("even-handed"), patience=patience) for patience in (90, 10))
    assert patient.held(0.5) > hasty.held(0.5)
