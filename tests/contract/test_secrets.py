"""No seat, and no projector, can tell two games apart that differ only in what it must not know."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules import allows, apply, encode, options, seen_by, told
from game.rules.cards import Scenario
from game.rules.types import PUBLIC, TEACHER, WORLD, Action, State, Step
from tests.contract.scramble import scrambled
from tests.contract.tables import NAMES, scenario
from tests.rules.random_play import dice, play


def seen(table: Scenario, state: State, viewer: int) -> str:
    """A view as it goes over a wire."""
    return json.dumps(encode(seen_by(table, state, viewer)), sort_keys=True)


def heard(step: Step, viewer: int) -> list[object]:
    return [encode(said) for event in step.events if (said := told(event, viewer)) is not None]


def reveals(before: State, other: State, action: Action, step: Step) -> bool:
    """Resolution, the end, choices made for want of money, and the rumour of a deal show what was secret."""
    if action.verb == "answer" and before.offers[action.target] != other.offers[action.target]:
        return True
    if step.state.phase in ("resolution", "debrief"):
        return True
    return action.verb == "inject" or (action.verb == "close" and before.phase == "events")


def compare(table: Scenario, seed: int, twist: int, me: int) -> int:
    """Play a game and its scrambled twin side by side; the number of moves compared beyond the first look."""
    compared = 0
    roll = dice(twist)
    for count, move in enumerate(play(table, seed)):
        if move.before.phase == "debrief":
            break
        other = scrambled(table, move.before, me, roll)
        where = (table.id, seed, twist, me, count, move.action)
        assert seen(table, move.before, me) == seen(table, other, me), where
        if me >= 0:
            assert options(table, move.before, me) == options(table, other, me), where
        mine = move.action.seat in (me, WORLD)
        if mine and move.action.verb != "settle":
            assert move.step.refused == allows(table, other, move.action), where
        if move.step.refused is not None or reveals(move.before, other, move.action, move.step):
            continue
        twin = apply(table, other, move.action)
        if twin.refused is None:
            compared += 1
            assert heard(move.step, me) == heard(twin, me), where
            assert seen(table, move.step.state, me) == seen(table, twin.state, me), where
    return compared


@given(seed=st.integers(0, 10**6), twist=st.integers(0, 10**6), me=st.integers(0, 3))
@settings(max_examples=25, deadline=None)
def test_others_secrets_do_not_change_what_a_seat_sees_hears_and_may_do(seed: int, twist: int, me: int) -> None:
    assert compare(scenario("small"), seed, twist, me) > 20


@given(seed=st.integers(0, 10**6), twist=st.integers(0, 10**6))
@settings(max_examples=10, deadline=None)
def test_nobodys_secrets_reach_the_projector(seed: int, twist: int) -> None:
    assert compare(scenario("small"), seed, twist, PUBLIC) > 20


@pytest.mark.parametrize("name", NAMES)
def test_secrets_hold_at_every_table_that_ships(name: str) -> None:
    table = scenario(name)
    for me in (PUBLIC, 0, len(table.actors) - 1):
        assert compare(table, 100 + me, me + 3, me) > 20


def test_the_scrambled_games_do_differ() -> None:
    """Else the tests above would prove nothing: the teacher, who sees all, tells them apart."""
    table = scenario("small")
    for move in play(table, 5):
        if move.before.phase == "debrief":
            break
        other = scrambled(table, move.before, 0, dice(1))
        assert seen(table, move.before, TEACHER) != seen(table, other, TEACHER)
        for seat in (1, 2, 3):
            assert seen(table, move.before, seat) != seen(table, other, seat)


def test_when_the_game_is_over_everybody_sees_all() -> None:
    table = scenario("small")
    last = None
    for last in play(table, 7):
        assert last.before.phase == "debrief" or seen_by(table, last.before, 1).others == (None,) * 4
    assert last is not None and last.step.state.phase == "debrief"
    views = [seen_by(table, last.step.state, viewer) for viewer in (PUBLIC, TEACHER, 0)]
    assert all(None not in view.others for view in views)
    assert len({view.promises for view in views}) == len({view.deals for view in views}) == 1
