"""A lesson that was played a little, for exports: two tables, five people, secrets with marks that no card has."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from game.rules import encode
from game.rules.types import WORLD, Action, Offer, Term
from game.server.asks import answer
from game.server.exports.archive import Archive, open_archive
from game.server.hall import Hall
from game.server.lesson import TEACHER
from game.server.wire import Asked
from tests.server.classroom import Ticking, hall

PEOPLE = ("Ana Quixote", "Bo Zanzibar", "=Cy", "Dee", "Eve")
"""Two of them share the second seat of the first table; the last two sit at the second table."""
PLACES = ((0, 0), (0, 1), (0, 1), (1, 0), (1, 1))
PRIVATE = "a wolverine under the bridge"
OPEN = "bonjour from Bo Zanzibar"
MONEY = 17


class Class:
    """A hall whose people ask for things one after another; the clock goes on ten seconds with each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Ticking()
        self.hall: Hall = hall(folder, 2, self.clock)
        self.count = 0
        for name, (table, seat) in zip(PEOPLE, PLACES, strict=True):
            self.clock.now += 20
            joined = self.hall.join(name, "en")
            assert isinstance(joined, tuple)
            assert self.hall.enter("sit", joined[0].number, who=joined[0].number, table=table, seat=seat) is None

    def ask(self, who: int, ask: str, **data: Any) -> None:
        """Somebody's message; it must be taken."""
        self.clock.now += 10
        self.count += 1
        reply = asyncio.run(answer(self.hall, who, Asked(f"m{self.count}", ask, data)))
        assert reply["ok"], reply

    def act(self, who: int, verb: str, **act: Any) -> None:
        """The move of somebody's seat."""
        version = self.hall.rooms[self.hall.lesson.people[who].table].table.version
        self.ask(who, "act", act={"verb": verb, **act}, version=version)

    def to(self, table: int, phase: str) -> None:
        """Close phases until this one; what has to be settled is settled."""
        there = self.hall.rooms[table].table
        while there.state.phase != phase:
            self.clock.now += 10
            if there.state.phase == "resolution":
                turns = there.advance()
                assert next(turns) == WORLD
            else:
                assert there.submit(Action(WORLD, "close"), by=f"-1:c{self.clock.now}").accepted

    def archive(self) -> Archive:
        """The lesson as its folder tells it."""
        return open_archive(self.folder, self.hall.loaded.shelf)


def talk(made: Class) -> None:
    """At the first table: a word to all and one in private, a secret offer, its acceptance, a proposal taken."""
    made.to(0, "negotiation")
    everyone = tuple(range(len(made.hall.loaded.scenario.actors)))
    made.act(1, "message", text=OPEN, offer=encode(Offer(everyone, ())))
    made.act(1, "message", text=PRIVATE, offer=encode(Offer((0, 1), ())))
    made.act(0, "offer", offer=encode(Offer((0, 1), (Term("pay", 1, amount=MONEY, target=0),), secret=True)))
    made.ask(2, "propose", act={"verb": "answer", "target": 0, "amount": 1})
    made.ask(1, "take", sheet=0, version=made.hall.rooms[0].table.version)
    made.act(1, "offer", offer=encode(Offer((0, 1), (Term("pay", 0, amount=3, target=1),), secret=False)))
    made.act(0, "offer", offer=encode(Offer((0, 1), (Term("pay", 1, amount=5, target=0),), parent=1)))
    made.ask(0, "predict", text="Ana Quixote thinks that a wolverine wins.")


def finished(made: Class, table: int = 0) -> None:
    """Play a table to its debrief without another word, and reveal it."""
    made.to(table, "debrief")
    assert made.hall.enter("reveal", TEACHER, table=table) is None
