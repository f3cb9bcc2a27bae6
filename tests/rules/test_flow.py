"""The phases: the two readers of the rows agree, each phase waits for whom it should, clocks and pauses work."""

from __future__ import annotations

import pytest
from transitions import Machine

from game.rules import allows, apply, due, options
from game.rules.flow import PAUSABLE, PHASES, ROWS, TABLE
from game.rules.types import WORLD, Action, Happened, Term
from tests.rules.random_play import play
from tests.rules.small import NORTH, PROVINCE, SMALL, SOUTH, STATES, make
from tests.rules.stage import at, closed, done, keys, offer, step, still

QUIET = make(happenings={})
ALL = (0, 1, 2, 3)


class Clock:
    """What a live table hangs on the machine."""

    state: str


def trigger(before: str, after: str) -> str:
    """The row that leads from one phase to another."""
    return next(name for name, source, target in ROWS if (source, target) == (before, after))


def test_no_row_contradicts_another() -> None:
    assert len(TABLE) == len(ROWS)
    assert {phase for _, *ends in ROWS for phase in ends} == {*PHASES, "paused"}


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_machine_and_dictionary_walk_the_same_way(first: int) -> None:
    """Random games through both readers of the rows: `transitions`, and the dictionary that the rules use."""
    machine_rows = [{"trigger": name, "source": source, "dest": target} for name, source, target in ROWS]
    for seed in range(first, first + 50):
        clock = Clock()
        Machine(clock, states=[*PHASES, "paused"], transitions=machine_rows, initial="setup", auto_transitions=False)
        clock.open()
        for move in play(QUIET, seed):
            for phase in _path(move.before.phase, move.step.state.phase):
                getattr(clock, trigger(clock.state, phase))()
            assert clock.state == move.step.state.phase
        assert clock.state == "debrief"


def _path(before: str, after: str) -> list[str]:
    """The phases entered between two states; an events phase with nothing to choose is passed through at once."""
    if before == after:
        return []
    if (before, after) == ("briefing", "negotiation"):
        return ["events", "negotiation"]
    return [after]


def test_a_round_goes_through_its_phases_in_order() -> None:
    state = at(QUIET, "briefing")
    seen = [state.phase]
    while state.phase != "debrief" and len(seen) < 7:
        state = step(QUIET, state, still(state) if state.phase == "resolution" else Action(WORLD, "close")).state
        seen.append(state.phase)
    assert seen == ["briefing", "negotiation", "programs", "resolution", "report", "briefing", "negotiation"]
    assert state.round == 2


@pytest.mark.parametrize("phase", ["briefing", "negotiation", "programs", "report"])
def test_everybody_is_due_until_it_passes(phase: str) -> None:
    state = at(QUIET, phase)
    for seat in ALL:
        assert due(QUIET, state) == ALL[seat:]
        assert options(QUIET, state, seat)[-1].verb == "pass"
        state = done(QUIET, state, Action(seat, "pass"))
        if seat < 3:
            assert options(QUIET, state, seat) == ()
            why = allows(QUIET, state, Action(seat, "pass"))
            assert why is not None and why.key == "no.turn"
    assert state.phase != phase


def test_in_events_only_those_with_a_choice_are_due() -> None:
    state = done(SMALL, at(SMALL, "events"), Action(WORLD, "inject", "dispute"))
    assert due(SMALL, state) == (NORTH, PROVINCE)
    assert [len(options(SMALL, state, seat)) for seat in ALL] == [1, 1, 0, 0]
    state = done(SMALL, state, Action(PROVINCE, "choose", "dispute", 1))
    assert due(SMALL, state) == (NORTH,)
    assert done(SMALL, state, Action(NORTH, "choose", "dispute", 0)).phase == "negotiation"


def test_only_the_driver_acts_in_resolution_and_nobody_after_the_end() -> None:
    state = closed(QUIET, at(QUIET, "programs"), "resolution")
    assert due(QUIET, state) == ()
    why = allows(QUIET, state, Action(WORLD, "close"))
    assert why is not None and why.key == "no.phase"
    end = done(QUIET, at(QUIET, "report", round=QUIET.rounds), Action(WORLD, "close"))
    assert end.phase == "debrief" and due(QUIET, end) == ()
    for verb in ("pass", "close", "settle", "pause"):
        assert apply(QUIET, end, Action(0 if verb == "pass" else WORLD, verb)).refused is not None


def test_an_offer_calls_back_its_parties_and_nobody_else() -> None:
    state = done(QUIET, at(QUIET, "negotiation"), Action(SOUTH, "pass"), Action(STATES, "pass"))
    assert due(QUIET, state) == (NORTH, PROVINCE)
    ask = Term("pay", SOUTH, "", 5, NORTH)
    state = done(QUIET, state, offer(NORTH, (NORTH, SOUTH), ask))
    assert due(QUIET, state) == (NORTH, PROVINCE, SOUTH)


@pytest.mark.parametrize("phase", PAUSABLE)
def test_any_phase_can_be_paused_and_resumed(phase: str) -> None:
    state = at(SMALL, phase)
    if phase == "events":
        state = done(SMALL, state, Action(WORLD, "inject", "dispute"))
    paused = done(SMALL, state, Action(WORLD, "pause"))
    assert (paused.phase, paused.paused) == ("paused", phase)
    assert due(SMALL, paused) == ()
    for seat in ALL:
        assert options(SMALL, paused, seat) == ()
        assert apply(SMALL, paused, Action(seat, "pass")).refused is not None
    assert apply(SMALL, paused, Action(WORLD, "pause")).refused is not None
    assert done(SMALL, paused, Action(WORLD, "resume")) == state


def test_closing_the_events_makes_the_open_choices() -> None:
    state = done(SMALL, at(SMALL, "events"), Action(WORLD, "inject", "dispute"), Action(NORTH, "choose", "dispute", 1))
    found = step(SMALL, state, Action(WORLD, "close"))
    assert found.state.happened == (Happened("dispute", 1, ((NORTH, 1), (PROVINCE, 0))),)
    assert found.state.phase == "negotiation"
    assert "did.choice" in keys(found)


def test_a_new_round_is_announced_with_its_date() -> None:
    found = step(QUIET, at(QUIET, "report"), Action(WORLD, "close"))
    assert found.state.round == 2
    assert found.events[0].said.key == "did.round"
    assert dict(found.events[0].said.values) == {"n": 2, "round": 2}
