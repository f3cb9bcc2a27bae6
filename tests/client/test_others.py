"""The others beside the window: the same game to the bit, stale thoughts dropped, one thought at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.ai.finding import Advice
from game.ai.level import LEVELS
from game.catalog.load import Loaded
from game.client import others as module
from game.client.desk.foot import foot
from game.client.kit.widget import walk
from game.client.others import LONG, Others
from game.client.screens.game import GameScreen
from game.client.settings import Settings
from game.client.snap import stand
from game.client.words import shelf
from game.client.work import Work
from game.rules.types import Action
from game.table.journal import Journal, unwritable
from game.table.review import review
from game.table.saves import fork, rewind, undo
from game.table.table import Table, open_table
from game.table.turn import Thought, Turn, think
from tests.shipped import cast, loaded, persona
from tests.table.room import SHORT, table

ENOUGH = 60.0


class Gate:
    """Thoughts wait here until they are let through, so that a test decides what happens meanwhile."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.turns: list[Turn] = []
        self.at_once = self.most = 0
        self._at = threading.Condition()

    def come(self, count: int) -> None:
        """Wait until so many thoughts have come here."""
        with self._at:
            assert self._at.wait_for(lambda: len(self.turns) >= count, ENOUGH)

    def think(self, loaded: Loaded, seed: int, turn: Turn) -> Thought:
        with self._at:
            self.turns.append(turn)
            self._at.notify_all()
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        assert self.open.wait(ENOUGH)
        self.at_once -= 1
        return think(loaded, seed, turn)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    found = Gate()
    monkeypatch.setattr(module, "think", found.think)
    yield found
    found.open.set()


def quiet(others: Others, table: Table) -> None:
    """Frames until nobody has anything to do."""
    while table.waiting() or others.at_work:
        others.go_on(table)
        assert others.wait(ENOUGH)


def failing(error: Exception) -> None:
    raise error


def passing(table: Table, me: int) -> Action:
    option = next((o for o in table.options(me) if o.verb == "choose"), None)
    if option is not None:
        return Action(me, "choose", option.card, option.targets[0])
    waiting = next((o for o in table.options(me) if o.verb == "answer"), None)
    return Action(me, "answer", "", 1, waiting.targets[0], "") if waiting is not None else Action(me, "pass")


def at_level(level: int, path: Path) -> Table:
    seats = tuple(who.at(level) if who is not None else None for who in cast(SHORT, 1))
    return open_table(loaded(SHORT), 5, seats, path)


@pytest.mark.parametrize("level", [min(LEVELS), max(LEVELS)])
def test_a_whole_game_beside_the_window_is_the_same_to_the_bit(tmp_path: Path, level: int) -> None:
    one, other = at_level(level, tmp_path / "one.jsonl"), at_level(level, tmp_path / "other.jsonl")
    beside = Others(lambda: 0.0)
    while one.state.phase != "debrief":
        for _ in one.advance():
            pass
        quiet(beside, other)
        if one.state.phase != "debrief":
            action = passing(one, 1)
            accepted = one.submit(action).accepted
            assert other.submit(action).accepted == accepted
            if not accepted:
                assert one.submit(Action(1, "pass")).accepted and other.submit(Action(1, "pass")).accepted
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "other.jsonl").read_bytes()
    assert one.state == other.state and one.thoughts == other.thoughts


def test_a_coach_at_work_meanwhile_changes_nothing_in_the_game() -> None:
    one, other, beside = table(), table(), Others(lambda: 0.0)
    found: list[Advice] = []
    while one.state.phase != "debrief":
        for _ in one.advance():
            pass
        actions = tuple(other.actions)
        coach = Work(lambda report, actions=actions: review(other.loaded, 5, actions, 1), found.append, failing)  # type: ignore[misc]
        quiet(beside, other)
        assert coach.wait(ENOUGH) and coach.poll()
        assert found.pop() == review(other.loaded, 5, actions, 1)
        if one.state.phase != "debrief":
            for here in (one, other):
                assert here.submit(passing(here, 1)).accepted or here.submit(Action(1, "pass")).accepted
    assert one.state == other.state and one.thoughts == other.thoughts


def test_what_a_person_does_meanwhile_comes_first_and_the_thought_is_thought_again(gate: Gate) -> None:
    here, there, others = table(), table(), Others(lambda: 0.0)
    assert not others.go_on(here) and not others.go_on(here)
    gate.come(1)
    assert len(gate.turns) == 1
    assert here.submit(Action(1, "pass")).accepted
    gate.open.set()
    quiet(others, here)
    assert gate.turns[0].state is not gate.turns[1].state and gate.turns[0].seat == gate.turns[1].seat
    assert there.submit(Action(1, "pass")).accepted
    for _ in there.advance():
        pass
    assert here.state == there.state and here.thoughts == there.thoughts and gate.most == 1


@pytest.mark.parametrize("back", ["undo", "rewind"])
def test_a_thought_about_a_game_that_was_taken_back_is_never_written(tmp_path: Path, gate: Gate, back: str) -> None:
    here, others = table(tmp_path / "a.jsonl"), Others(lambda: 0.0)
    assert here.submit(Action(1, "pass")).accepted
    others.go_on(here)
    again = undo(here, shelf(), 1) if back == "undo" else rewind(here, shelf(), 1)
    written = (tmp_path / "a.jsonl").read_bytes()
    others.go_on(again)
    gate.come(1)
    assert (tmp_path / "a.jsonl").read_bytes() == written and len(gate.turns) == 1
    gate.open.set()
    assert others.wait(ENOUGH)
    others.go_on(again)
    gate.come(2)
    assert gate.turns[1].state is not gate.turns[0].state and gate.turns[1].mind is None and gate.most == 1
    quiet(others, again)
    assert again.state.phase == "briefing" and not here.thoughts and again.thoughts


def test_a_copy_made_while_somebody_thinks_is_the_game_so_far(tmp_path: Path, gate: Gate) -> None:
    here, others = table(tmp_path / "a.jsonl"), Others(lambda: 0.0)
    others.go_on(here)
    assert fork(here, shelf(), tmp_path / "b.jsonl").state == here.state


def test_a_seat_that_changes_hands_drops_the_thought_of_the_other(gate: Gate) -> None:
    here, others = table(), Others(lambda: 0.0)
    others.go_on(here)
    gate.come(1)
    seat = gate.turns[0].seat
    assert here.seat_driver(seat, persona("trade-broker")).accepted
    gate.open.set()
    quiet(others, here)
    first, second = (turn.persona for turn in gate.turns[:2])
    assert first is not None and second is not None and (first.id, second.id) == ("even-handed", "trade-broker")


def test_a_phase_that_closes_meanwhile_drops_the_thought(gate: Gate) -> None:
    here, others = table(), Others(lambda: 0.0)
    others.go_on(here)
    assert here.submit(Action(-1, "close")).accepted
    closed = here.state
    gate.open.set()
    assert others.wait(ENOUGH)
    others.go_on(here)
    gate.come(2)
    assert gate.turns[1].state is closed


def test_who_thinks_for_long_is_said_and_no_longer_when_it_is_over(gate: Gate) -> None:
    now = [0.0]
    app = stand(lambda app: GameScreen(app, table(), 1), (1280, 720), Settings())
    app.clock = lambda: now[0]
    game = app.screen
    assert isinstance(game, GameScreen)
    game.open_dialog = ""

    def said() -> list[str]:
        for _ in range(3):
            app.tick()
        return [w.id for w in walk(foot(game.desk, game.coach, game.leave)) if w.id == "foot-thinking"]

    assert said() == []
    gate.come(1)
    now[0] += LONG
    assert said() == ["foot-thinking"] and game.desk.thinking == gate.turns[0].seat
    gate.open.set()
    while game.desk.busy:
        assert game.others.wait(ENOUGH)
        app.tick()
    assert said() == []


def test_a_fault_in_a_thought_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(loaded: Loaded, seed: int, turn: Turn) -> Thought:
        raise ZeroDivisionError

    monkeypatch.setattr(module, "think", broken)
    here, others = table(), Others(lambda: 0.0)
    with pytest.raises(ZeroDivisionError):
        quiet(others, here)


def test_an_act_is_told_when_it_is_on_the_disk_and_not_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow, at_it = threading.Event(), threading.Event()

    def settle(self: Journal) -> None:
        at_it.set()
        assert slow.wait(ENOUGH)

    monkeypatch.setattr(Journal, "settle", settle)
    here, others = table(tmp_path / "a.jsonl"), Others(lambda: 0.0)
    done = len(here.actions)
    while len(here.actions) == done:
        assert not others.go_on(here)
        assert len(here.actions) > done or others.wait(ENOUGH)
    assert at_it.wait(ENOUGH)
    for _ in range(3):
        assert not others.go_on(here)
    assert len(here.actions) == done + 1 and others.at_work, "the next is not thought about before that"
    slow.set()
    told = False
    while not told:
        told = others.go_on(here)
        assert others.wait(ENOUGH)


def test_a_disk_that_fails_beside_the_window_stops_the_game_with_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def settle(self: Journal) -> None:
        raise unwritable(tmp_path, OSError(5, "Input/output error"))

    monkeypatch.setattr(Journal, "settle", settle)
    here, others = table(tmp_path / "a.jsonl"), Others(lambda: 0.0)
    while here.frozen is None:
        assert not others.go_on(here)
        assert others.wait(ENOUGH)
    assert here.frozen.key == "save.unwritable" and not others.go_on(here) and not others.at_work
    assert not here.submit(Action(1, "pass")).accepted
    assert here.thaw() and here.submit(passing(here, 1)).accepted
