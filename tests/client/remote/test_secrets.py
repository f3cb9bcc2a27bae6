"""A whole game over the wire into windows' own memory: what another seat keeps to itself is nowhere in it."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from game.client.remote.handset import Handset
from game.rules import encode
from game.rules.types import WORLD, Action
from game.server.hall import new_hall
from game.server.wire import packed
from tests.client.hands import Clock
from tests.server.classroom import CODE, SCENARIO, TOKEN, Page, Ticking, joined, served
from tests.server.test_secrets import MARKS, secretly
from tests.shipped import loaded

SEED = 918273645546372
"""Of the game's luck, which deals the private orders: it must never be told."""


class Fed:
    """A line that is fed with the frames which a page received, and asks through it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.state, self.tries = "up", 0
        self.heard: SimpleQueue[Any] = SimpleQueue()
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self._fed = 0

    def ask(self, id: str, **message: Any) -> None:
        self.asked.append((id, message))

    def stop(self) -> None:
        """Nothing goes on beside."""

    def feed(self) -> None:
        asked, self.asked = self.asked, []
        for id, message in asked:
            self.page.ask(message.pop("ask"), id, **message)
        for frame in self.page.frames[self._fed :]:
            self.heard.put(json.loads(frame))
        self._fed = len(self.page.frames)


def memory(handset: Handset) -> str:
    """All that a window knows of its lesson, the content aside, as text."""
    table = handset.table
    assert table is not None
    known = {name: value for name, value in vars(table).items() if name not in ("loaded", "_ask", "_asked")}
    past = known.pop("_past")
    known["past"] = [
        [encode(one.view), {dial: encode(causes) for dial, causes in one.whys.items()}] for one in past.values()
    ]
    assert past.keys() == set(range(1, len(table.state.history) + 1)), "every round that is over has been told"
    rest = {
        name: encode(tuple(value) if isinstance(value, list) else value)
        for name, value in known.items()
        if name != "past"
    }
    return packed({"": [handset.sections, handset._shown, encode(tuple(handset._news)), rest, known["past"]]})


def test_a_window_remembers_nothing_of_another_seats_secrets(tmp_path: Path) -> None:
    clock = Ticking()
    made = new_hall(tmp_path / "l", loaded(SCENARIO), clock, CODE, TOKEN)
    count = len(made.loaded.scenario.actors)
    assert made.open_room(SEED, (None,) * count) is None
    assert made.go_to("playing") is None
    room = made.rooms[0]
    with served(made) as client, ExitStack() as open_lines:
        fed: list[Fed] = []
        handsets: list[Handset] = []
        for seat in range(count):
            page = Page(open_lines.enter_context(client.websocket_connect("/line")), joined(client, f"Seat {seat}"))
            assert page.ask("sit", table=0, seat=seat)["ok"]
            fed.append(Fed(page))
            handsets.append(Handset(fed[-1], f"w{seat}", Clock()))
            handsets[-1].read(made.loaded)
        searched = 0
        for _ in range(100):
            phase = room.table.state.phase
            if phase == "debrief":
                break
            for seat in range(count) if phase == "negotiation" else ():
                fed[seat].page.ask("beat")
                secretly(fed[seat].page, seat, (seat + 1) % count)
            room.table.submit(Action(WORLD, "close"))
            room.wake()
            for _ in range(200):
                clock.now += 0.1
                for line in fed:
                    line.page.ask("beat")
                if room.table.state.phase not in (phase, "resolution"):
                    break
            for _ in range(2):  # what was heard may lead to questions about rounds that are over
                for line, handset in zip(fed, handsets, strict=True):
                    line.feed()
                    handset.go_on()
            if room.table.state.phase != "debrief":
                for reader, handset in enumerate(handsets):
                    searched += look_through(memory(handset), reader, room.table.state.seats)
        assert room.table.state.phase == "debrief", "the game does not end"
        assert searched > 4 * count
        for reader, handset in enumerate(handsets):
            assert MARKS[reader] in memory(handset), "what one wrote oneself is there: the search finds such words"


def look_through(text: str, reader: int, seats: tuple[Any, ...]) -> int:
    """Search what a seat's window remembers; how many things were looked for."""
    assert str(SEED) not in text
    looked = 1
    for seat, mine in enumerate(seats):
        if seat == reader:
            continue
        assert packed({"": list(mine.mandates)})[4:-1] not in text, f"{reader} knows the orders of {seat}"
        if (seat + 1) % len(seats) != reader:
            assert MARKS[seat] not in text, f"{reader} knows what {seat} wrote"
            assert f'"amount":{1000 + 7 * seat}' not in text, f"{reader} knows a secret offer of {seat}"
        looked += 1
    return looked
