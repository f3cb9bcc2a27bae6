"""Played on from a decision: the same luck for both arms, the games are real ones, intervals are what they say."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import replace
from typing import Any

import pytest

from game.ai.level import USUAL
from game.debrief.played import Played, of_table
from game.debrief.whatif import futures as futures_here
from game.debrief.whatif.decision import NOTHING, Decision
from game.debrief.whatif.found import decisions
from game.debrief.whatif.futures import futures, jobs, play, with_luck, work
from game.debrief.whatif.onward import Kept, PlayedOn, apart, played_on, students, ways, who_plays
from game.rules.judge import finals
from game.rules.types import WORLD, Action
from game.table.table import Table, open_table
from tests.debrief.games import LONG, SHORT, played
from tests.shipped import cast, loaded


def last_with(game: Played, kind: str) -> Decision:
    return [one for one in decisions(game) if one.kind == kind][-1]


@pytest.mark.parametrize("kind", ["answer", "choice", "program"])
def test_a_future_is_what_a_real_table_comes_to(kind: str) -> None:
    game = played(SHORT)
    decision = next(one for one in decisions(game) if one.kind == kind)
    change = decision.changes[-1]  # of a program: another level, which holds nobody to anything later
    for way in ways(game, decision, change):
        assert not way.acts
        for number, future in zip((0, 3), play(game.loaded, way, (0, 3)), strict=True):
            state = with_luck(way.state, number)
            table = Table(game.loaded, state.seed, way.drivers, state=state)
            for _ in table.advance():
                pass
            points = finals(table.scenario, table.state)
            assert table.state.phase == "debrief"
            assert future.finals == tuple(p / 1000 for p in points)
            assert future.first == max(game.seats, key=lambda seat: (points[seat], -seat))
            assert future.health == table.state.health / 1000


@pytest.mark.parametrize("scenario", [SHORT, LONG])
def test_the_games_own_luck_leads_to_what_happened(scenario: str) -> None:
    """Personas have no memory but what they see: played on by those who sat there it is the same game."""
    game = played(scenario)
    for decision in (decisions(game)[0], last_with(game, "program")):
        assert played_on(game, decision, NOTHING, 2).were[0].finals == game.finals


def test_nothing_changed_makes_no_difference_in_any_future() -> None:
    game = played(SHORT)
    found = played_on(game, decisions(game)[0], NOTHING, 12)
    assert found.were == found.would and found.games == 12
    assert len({one.finals for one in found.were}) > 1, "the luck is another in each"
    assert all((found.moved(seat).mean, found.moved(seat).high) == (0.0, 0.0) for seat in game.seats)


def test_a_program_never_begun_is_held_to_the_end() -> None:
    game = played(SHORT)
    decision = next(one for one in decisions(game) if one.said.key == "did.started")
    were, never = ways(game, decision, decision.changes[0])
    (act,) = never.acts
    assert (act.card, act.amount, act.last) == (decision.cards[0], 0, game.rounds)
    _, later = ways(game, decision, decision.changes[1])
    assert not were.acts and not later.acts, "who plays on decides whether it is begun a round later"


def test_other_processes_come_to_the_same_and_tell_how_far_they_are() -> None:
    game = played(SHORT)
    decision = decisions(game)[0]
    told: list[tuple[int, int]] = []
    here = played_on(game, decision, decision.changes[0], 22, 1, lambda done, of, so_far: told.append((done, of)))
    there = played_on(game, decision, decision.changes[0], 22, 2)
    assert (here.were, here.would) == (there.were, there.would)
    assert told == [(5, 22), (10, 22), (16, 22), (22, 22)]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs of two games each at most."""
    monkeypatch.setattr(futures_here, "CHUNK", 2)


def asked_again(game: Played, kept: Kept, games: int) -> list[tuple[int, int]]:
    """Play on with another change of the first decision that has several; what is told on the way."""
    decision = next(one for one in decisions(game) if len(one.changes) > 1)
    told: list[tuple[int, int]] = []
    alone = played_on(game, decision, decision.changes[1], games)
    found = played_on(game, decision, decision.changes[1], games, 1, lambda *how: told.append(how[:2]), kept=kept)
    assert (found.were, found.would) == (alone.were, alone.would)
    return told


def test_what_ifs_of_one_phase_share_the_games_as_they_were_decided(small: None) -> None:
    game, kept = played(SHORT), Kept()
    assert asked_again(game, kept, 6) == [(1, 6), (2, 6), (4, 6), (6, 6)]
    assert [len(games) for games in kept.values()] == [3]
    assert asked_again(game, kept, 6) == [(4, 6), (6, 6)]
    assert asked_again(game, kept, 4) == [(4, 4)], "fewer are part of more"
    assert asked_again(game, kept, 8)[0] == (5, 8) and [len(games) for games in kept.values()] == [4]


def test_games_that_are_let_go_of_serve_the_next_what_if(small: None) -> None:
    game, kept = played(SHORT), Kept()
    decision = decisions(game)[0]

    def enough(done: int, of: int, so_far: PlayedOn | None) -> None:
        if done == 6:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        played_on(game, decision, decision.changes[0], 12, 1, enough, kept=kept)
    assert kept == {(decision.round, decision.phase): played_on(game, decision, NOTHING, 8).were}


def test_what_came_of_the_first_games_is_what_fewer_games_come_to(small: None) -> None:
    game = played(SHORT)
    decision = decisions(game)[0]
    told: list[PlayedOn | None] = []
    played_on(game, decision, decision.changes[0], 12, 1, lambda done, of, so_far: told.append(so_far))
    assert [so_far and so_far.games for so_far in told] == [None, 4, 4, 8, 8, 12]
    few = played_on(game, decision, decision.changes[0], 4)
    assert told[1] is not None and (told[1].were, told[1].would) == (few.were, few.would)


class Dying(Executor):
    """A pool whose processes the machine ends after so many jobs, or that is gone already."""

    def __init__(self, able: int) -> None:
        self.able = able

    def submit(self, fn: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        if self.able < 0:
            raise BrokenExecutor
        done: Future[Any] = Future()
        if self.able:
            done.set_result(fn(*given, **named))
        else:
            done.set_exception(BrokenExecutor())
        self.able = max(0, self.able - 1)
        return done


@pytest.mark.parametrize("able", [-1, 0, 1])
def test_what_processes_leave_when_they_are_ended_is_played_here(able: int) -> None:
    game = played(SHORT)
    decision = last_with(game, "program")
    here = played_on(game, decision, decision.changes[0], 14)
    there = played_on(game, decision, decision.changes[0], 14, pool=Dying(able))
    assert len(here.were) == 7 and (there.were, there.would) == (here.were, here.would)


def test_a_process_with_other_cards_says_so() -> None:
    game = played(SHORT)
    decision = decisions(game)[0]
    _, way = ways(game, decision, decision.changes[0])
    (job,) = jobs(game.loaded, way, range(2))
    assert futures(json.loads(json.dumps(work(*job)))) == play(game.loaded, way, range(2))
    root, scenario, rounds, _, *rest = job
    assert work(root, scenario, rounds, "other", *rest) is None


def test_personas_sit_in_peoples_seats_and_none_thinks_longer_than_usual() -> None:
    cards = loaded(SHORT)
    drivers = tuple(who and who.at(5) for who in cast(SHORT, 1))
    table = open_table(cards, 7, drivers)
    while not table.resolved:
        for _ in table.advance():
            pass
        assert table.submit(Action(WORLD, "close")).accepted or table.resolved
    game = of_table(table)
    sat = who_plays(game)
    assert sat[0].id == "even-handed" and {who.level for who in sat} == {USUAL}
    assert sat[1] in [who.at(USUAL) for who in sat] and len(sat) == len(drivers)


def test_a_game_that_the_teacher_ended_ends_as_early_when_it_is_played_on() -> None:
    game = played(LONG)
    table = open_table(game.loaded, game.table.seed, game.table.drivers)
    for action, state in zip(game.actions, game.states, strict=False):
        if (state.round, state.phase) == (3, "negotiation"):
            assert table.submit(Action(WORLD, "end", amount=3)).accepted
            break
        assert table.submit(action).accepted
    for _ in table.advance():
        pass
    short = of_table(table)
    decision = decisions(short)[0]
    assert short.rounds == 3 and [way.state.last for way in ways(short, decision, decision.changes[0])] == [3, 3]
    assert played_on(short, last_with(short, "program"), NOTHING, 2).were[0].finals == short.finals


def test_differences_have_the_interval_of_students_t() -> None:
    """By hand: differences 1, 2, 3, 4, 5 have a mean of 3, a standard error of 0.7071, and t(4) = 2.776."""
    found = apart((1.0, 2.0, 3.0, 4.0, 5.0), (0.0,) * 5)
    assert (found.mean, found.pairs) == (3.0, 5)
    assert found.high - 3.0 == pytest.approx(2.776 * 0.70711, rel=0.005)
    assert apart((1.0, 2.0), (0.0, 0.0)).high == float("inf"), "two games tell nothing of how far off they may be"
    assert apart((1.5,), (1.0,)).mean == 0.5, "one pair has a difference all the same"
    for free, t in ((3, 3.182), (9, 2.262), (29, 2.045), (99, 1.984)):
        assert students(free) == pytest.approx(t, rel=0.008)


def test_every_game_is_won_by_one_seat() -> None:
    game = played(SHORT)
    found = played_on(game, decisions(game)[0], decisions(game)[0].changes[0], 16)
    for arm in (0, 1):
        assert sum(found.wins(seat)[arm] for seat in game.seats) == 8
    only = replace(found, were=found.were[:1], would=found.would[:1])
    assert only.wins(only.were[0].first)[0] == 1
