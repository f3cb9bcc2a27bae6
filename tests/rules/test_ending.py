"""A game that ends earlier than its scenario: at any point, with everything in order, and as if it had been so long."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from game.rules import allows, apply, decode, encode, seen_by, start
from game.rules.cards import Scenario
from game.rules.flow import PAUSABLE, last_round
from game.rules.judge import finals
from game.rules.record import changed
from game.rules.types import PUBLIC, TEACHER, WORLD, Action, Promise, State, Term
from tests.rules.random_play import answer, dice, play
from tests.rules.small import NORTH, PROVINCE, SMALL, SOUTH, make
from tests.rules.stage import at, closed, done, keys, offer, step, still

QUIET = make(happenings={})
NOW = Action(WORLD, "end")


def ended(table: Scenario, state: State, seed: int = 1) -> State:
    """Brought to its end; where plans are laid already the world answers once."""
    after = done(table, state, NOW)
    if after.phase == "resolution":
        after = done(table, after, answer(after, dice(seed)))
    return after


@pytest.mark.parametrize("seed", range(6))
def test_any_point_of_any_game_can_be_ended(seed: int) -> None:
    for move in play(SMALL, seed):
        state = move.step.state
        if state.phase == "debrief":
            assert apply(SMALL, state, NOW).refused is not None
            continue
        over = ended(SMALL, state, seed)
        assert over.phase == "debrief" and last_round(SMALL, over) == over.round == state.round
        resolved = state.phase in ("programs", "resolution", "report") or state.paused in ("programs", "resolution")
        assert len(over.history) == state.round - (not resolved)
        assert sum(s.funds + s.spent for s in over.seats) + over.lapsed == over.granted
        assert sum(s.capital for s in over.seats) + over.capital_used == over.capital_granted
        assert not [line for line in over.promises if line.status == "open"]
        assert decode(State, json.loads(json.dumps(encode(over)))) == over
        for viewer in (*range(len(over.seats)), PUBLIC, TEACHER):
            view = seen_by(SMALL, over, viewer)
            assert view.last == over.round and view.scores == finals(SMALL, over)


@pytest.mark.parametrize("phase", PAUSABLE)
def test_a_paused_game_can_be_ended(phase: str) -> None:
    paused = changed(at(SMALL, phase), phase="paused", paused=phase)
    over = ended(SMALL, paused)
    assert (over.phase, over.paused) == ("debrief", "")


def test_a_round_before_its_plans_does_not_count_and_one_with_them_does() -> None:
    state = at(QUIET, "report", round=1)
    state = closed(QUIET, done(QUIET, state, Action(WORLD, "close")), "negotiation")
    assert (state.round, ended(QUIET, state).scores) == (2, state.scores)
    state = closed(QUIET, state, "programs")
    over = ended(QUIET, state)
    assert len(over.history) == len(state.history) + 1 and over.scores != state.scores
    before = changed(closed(QUIET, state, "resolution"), ending=False)
    assert done(QUIET, before, still(before)).phase == "report", "a round that nobody ends waits in its report"


def test_what_was_honoured_is_kept_and_what_was_to_begin_is_released() -> None:
    pay = Term("pay", SOUTH, "", 5, NORTH, 3)
    lines = tuple(Promise(n, 0, pay, (NORTH, SOUTH), False, first, 4) for n, first in enumerate((1, 2, 3)))
    two = ((0,) * len(QUIET.dials),) * 2
    over = ended(QUIET, changed(at(QUIET, "negotiation", round=3), promises=lines, history=two))
    assert [line.status for line in over.promises] == ["kept", "kept", "released"]
    over = ended(QUIET, changed(at(QUIET, "report", round=2), promises=lines, history=two))
    assert [line.status for line in over.promises] == ["kept", "kept", "released"]


@pytest.mark.parametrize("seed", range(4))
def test_a_game_that_is_shortened_at_once_is_the_game_of_a_shorter_scenario(seed: int) -> None:
    """The same moves, refused and taken alike, lead to the same state."""
    short, last = replace(SMALL, rounds=2), Action(WORLD, "end", amount=2)
    here = done(SMALL, start(SMALL, seed), last)
    for move in play(short, seed):
        found = apply(SMALL, here, move.action)
        assert (found.refused, found.events) == (move.step.refused, move.step.events)
        here = found.state
        assert changed(here, last=0) == move.step.state
    assert (here.phase, here.round) == ("debrief", 2)


def test_what_reaches_beyond_the_new_end_is_cut_to_it() -> None:
    pay = Term("pay", SOUTH, "", 5, NORTH, 4)
    state = done(QUIET, at(QUIET, "negotiation"), offer(NORTH, (NORTH, SOUTH), pay))
    promise = Promise(90, 0, replace(pay, by=PROVINCE), (NORTH, PROVINCE), False, 1, 4)
    state = done(QUIET, changed(state, promises=(promise,)), Action(WORLD, "end", amount=2))
    assert state.promises[0].last == 2 and state.offers[0].offer.terms[0].rounds == 2
    assert allows(QUIET, state, Action(SOUTH, "answer", amount=1, target=state.offers[0].number)) is None
    refused = allows(QUIET, state, offer(PROVINCE, (NORTH, PROVINCE), replace(pay, by=PROVINCE, rounds=3)))
    assert refused is not None and refused.key == "no.term.rounds"


def test_the_last_round_can_be_moved_but_not_into_the_past_nor_beyond_the_scenario() -> None:
    state = at(QUIET, "negotiation", round=2)
    for amount, key in ((1, "no.end"), (QUIET.rounds + 1, "no.end"), (-1, "no.end")):
        refused = allows(QUIET, state, Action(WORLD, "end", amount=amount))
        assert refused is not None and refused.key == key
    shorter = step(QUIET, state, Action(WORLD, "end", amount=3))
    assert keys(shorter) == ["did.last"] and seen_by(QUIET, shorter.state, NORTH).last == 3
    longer = done(QUIET, shorter.state, Action(WORLD, "end", amount=QUIET.rounds))
    assert longer.last == 0 and seen_by(QUIET, longer, NORTH).last == QUIET.rounds


def test_only_the_driver_ends_a_game() -> None:
    assert apply(QUIET, at(QUIET, "negotiation"), Action(NORTH, "end")).refused is not None
