"""A changed copy is what dataclasses.replace would make, and as closed as the original."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules import start
from game.rules.record import changed
from game.rules.types import Said, Seat, State
from tests.rules.small import SMALL

STATE = start(SMALL, 1)


@given(st.dictionaries(st.sampled_from([field.name for field in fields(State)]), st.integers()))
def test_it_equals_the_slow_way(values: dict[str, int]) -> None:
    copy = changed(STATE, **values)
    assert copy == replace(STATE, **values) and hash(copy) == hash(replace(STATE, **values))  # type: ignore[arg-type]
    assert type(copy) is State and repr(copy) == repr(replace(STATE, **values))  # type: ignore[arg-type]


def test_the_original_stays_and_the_copy_is_frozen() -> None:
    copy = changed(STATE, round=9)
    assert (STATE.round, copy.round) == (1, 9)
    with pytest.raises(FrozenInstanceError):
        copy.round = 3  # type: ignore[misc]


def test_a_field_that_is_not_there_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        changed(Said("x"), mood=1)


def test_kinds_do_not_mix() -> None:
    seat = changed(STATE.seats[0], funds=3)
    assert type(seat) is Seat and type(changed(Said("x"), key="y")) is Said
