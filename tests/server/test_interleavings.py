"""People join, leave, act, send twice and out of order: the end is what the same moves lead to one after another."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from game.rules import apply, start
from game.rules.types import WORLD, Action
from game.server.asks import answer
from game.server.hall import Hall
from game.server.lesson import team
from game.server.wire import Asked
from tests.server.classroom import again, hall

ACTS = st.sampled_from(
    [
        {"verb": "pass"},
        {"verb": "ally", "target": 0, "amount": 1},
        {"verb": "ally", "target": 1, "amount": 1},
        {"verb": "message", "text": "hello", "offer": {"parties": [0, 1], "terms": []}},
        {"verb": "fund", "card": "border-health", "amount": 1},
    ]
)


class Lesson(RuleBasedStateMachine):
    """A server without sockets: the messages of its pages, in any order."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.loop = asyncio.new_event_loop()
        # A process that is killed loses nothing that it wrote; what a failing disk does is tested elsewhere.
        self.disk = patch("os.fsync")
        self.disk.start()
        self.hall: Hall = hall(Path(self.folder.name) / "l", 2)
        self.sent: list[tuple[int, Asked]] = []
        self.count = 0

    def ask(self, person: int, asked: Asked) -> bool:
        return bool(self.loop.run_until_complete(answer(self.hall, person, asked))["ok"])

    @precondition(lambda self: len(self.hall.lesson.people) < 9)
    @rule(table=st.integers(-1, 2), seat=st.integers(-1, 4))
    def join(self, table: int, seat: int) -> None:
        found = self.hall.join(f"N{len(self.hall.lesson.people)}", "en")
        assert isinstance(found, tuple)
        self.count += 1
        self.ask(found[0].number, Asked(f"j{self.count}", "sit", {"table": table, "seat": seat}))

    @precondition(lambda self: self.hall.lesson.people)
    @rule(who=st.integers(0, 8), act=ACTS, stale=st.booleans(), ask=st.sampled_from(["act", "act", "propose", "lead"]))
    def acts(self, who: int, act: dict[str, object], stale: bool, ask: str) -> None:
        person = self.hall.lesson.people[who % len(self.hall.lesson.people)]
        version = self.hall.rooms[max(0, person.table)].table.version - int(stale)
        self.count += 1
        asked = Asked(f"m{self.count}", ask, {"act": act, "version": version})
        self.sent.append((person.number, asked))
        before = [room.table.state for room in self.hall.rooms]
        done = self.ask(person.number, asked)
        if stale or not done:
            assert [room.table.state for room in self.hall.rooms] == before, "what is refused changes nothing"
        assert not (stale and done and ask == "act")

    @precondition(lambda self: self.sent)
    @rule(at=st.integers(0, 200))
    def send_again(self, at: int) -> None:
        """A message comes a second time, perhaps much later."""
        person, asked = self.sent[at % len(self.sent)]
        if asked.ask == "act":
            marks = [dict(room.table.hands) for room in self.hall.rooms]
            self.ask(person, asked)
            for room, was in zip(self.hall.rooms, marks, strict=True):
                assert all(room.table.hands[mark] == place for mark, place in was.items()), "done once"

    @precondition(lambda self: self.hall.lesson.people)
    @rule(who=st.integers(0, 8), away=st.booleans())
    def leave_or_return(self, who: int, away: bool) -> None:
        number = self.hall.lesson.people[who % len(self.hall.lesson.people)].number
        assert self.hall.enter("away", -1, who=number, away=away) is None

    @rule(table=st.integers(0, 1))
    def time_is_up(self, table: int) -> None:
        if self.hall.rooms[table].table.state.phase not in ("resolution", "report"):
            assert self.hall.rooms[table].table.submit(Action(WORLD, "close")).accepted

    @rule()
    def killed(self) -> None:
        """The process is gone between two messages; what was acknowledged is there again."""
        lesson, states = self.hall.lesson, [room.table.state for room in self.hall.rooms]
        self.hall = again(Path(self.folder.name) / "l")
        assert self.hall.lesson == lesson
        assert [room.table.state for room in self.hall.rooms] == states

    @invariant()
    def one_lead_in_every_seat_that_has_people(self) -> None:
        if not hasattr(self, "hall"):
            return
        for at, post in enumerate(self.hall.lesson.tables):
            for seat, lead in enumerate(post.leads):
                there = [person.number for person in team(self.hall.lesson, at, seat)]
                assert (lead in there) if there else lead == -1

    def teardown(self) -> None:
        for room in self.hall.rooms if hasattr(self, "hall") else ():
            table = room.table
            state = start(table.scenario, table.seed)
            for action in table.actions:
                step = apply(table.scenario, state, action)
                assert step.refused is None
                state = step.state
            assert state == table.state, "a serial run of the same moves ends the same"
        if hasattr(self, "folder"):
            self.disk.stop()
            self.loop.run_until_complete(self.loop.shutdown_default_executor())
            self.loop.close()
            self.folder.cleanup()


def interleavings(count: int) -> None:
    run_state_machine_as_test(
        Lesson,
        settings=settings(
            max_examples=count, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


def test_some_interleavings() -> None:
    interleavings(6)


@pytest.mark.slow
def test_a_thousand_interleavings() -> None:
    interleavings(1000)
