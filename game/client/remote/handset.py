"""Somebody's part in a lesson: what the server shows of it, and what is asked of the server."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from game.catalog.load import Loaded
from game.client.remote.distant import Answered, Distant, Told, told
from game.client.remote.line import Message
from game.rules import decode
from game.rules.types import Option, Said, View

NOBODY = -1
TOLD = ("note", "extend", "rewind", "swap")
"""Orders of the teacher that people are told of: a word, minutes more, a table taken back, other leads."""


class Speaker(Protocol):
    """A line: see `Line`."""

    state: str
    tries: int
    heard: Any

    def ask(self, id: str, **message: Any) -> None: ...

    def stop(self) -> None: ...


class Handset:
    """`sections` are what is shown now, by name; `table` is there once somebody has a seat and the content is read.

    `marks` begins the mark of every message; no two windows of one person may begin theirs alike. `clock` counts
    seconds.
    """

    def __init__(self, line: Speaker, marks: str, clock: Callable[[], float]) -> None:
        self.line = line
        self.sections: dict[str, Any] = {}
        self.loaded: Loaded | None = None
        self.table: Distant | None = None
        self.foreign = False
        """Whether there is no such scenario here."""
        self.turned = False
        """Whether the table that is there now is another one than was looked at last, or goes on from earlier."""
        self._marks = marks
        self._clock = clock
        self._count = 0
        self._hearers: dict[str, Answered] = {}
        self._news: list[Told] = []
        self._place: tuple[int, int] = (NOBODY, NOBODY)
        self._shown: dict[str, str] = {}
        """By section: what was last read of it, as text; the same is not read twice."""
        self._view: View
        self._left: tuple[int | None, float] = (None, clock())

    # --- who, where ---

    @property
    def me(self) -> Mapping[str, Any]:
        """Number, name, table, seat, language, as the server knows them; empty before it said anything."""
        return self.sections.get("me") or {}

    @property
    def lesson(self) -> Mapping[str, Any]:
        """Code, scenario, fingerprint of the content, number of tables."""
        return self.sections.get("lesson") or {}

    @property
    def seat(self) -> int:
        """The seat; -1 for none."""
        return int(self.me.get("seat", NOBODY))

    @property
    def team(self) -> list[Mapping[str, Any]]:
        """Who shares the seat: number, name, whether they lead, whether they have a page open."""
        return self.sections.get("team") or []

    @property
    def leads(self) -> bool:
        """Whether this person submits for the seat."""
        return any(one["lead"] and one["number"] == self.me.get("number") for one in self.team)

    @property
    def sheets(self) -> list[Mapping[str, Any]]:
        """Moves that wait in the team: number, by whom, the act as JSON, the round."""
        return self.sections.get("sheets") or []

    @property
    def notes(self) -> list[Mapping[str, Any]]:
        """What the teacher said or ordered to all, to the table, to this person, as far as people are told of it."""
        return [note for note in self.sections.get("notes") or [] if note["what"] in TOLD]

    @property
    def up(self) -> bool:
        """Whether the line is there."""
        return self.line.state == "up"

    @property
    def differs(self) -> bool:
        """Whether the lesson is played with other content than is here."""
        return self.foreign or (self.loaded is not None and self.lesson.get("content") != self.loaded.scenario.digest)

    @property
    def rounds(self) -> int:
        """In how many rounds the table's scenario was opened; private orders go by it. 0 before there is a table."""
        return int((self.sections.get("clock") or {}).get("rounds", 0))

    @property
    def as_long(self) -> bool:
        """Whether the content that was read has as many rounds as the table, or there is no table to compare with."""
        return self.loaded is not None and self.rounds in (0, self.loaded.scenario.rounds)

    @property
    def stage(self) -> str:
        """The lesson's stage; "" before it said anything."""
        return str(self.lesson.get("stage", ""))

    @property
    def quiz(self) -> Mapping[str, Any]:
        """The questions of the briefing, whether all are answered, tries."""
        return self.sections.get("quiz") or {}

    @property
    def held(self) -> Said | None:
        """Why no table of the lesson plays now; None: they do."""
        found = self.lesson.get("held")
        return decode(Said, found) if found is not None else None

    def left(self) -> int | None:
        """Seconds that are left of the phase; None without a clock. Between two words of the server it is reckoned."""
        found, since = self._left
        clock = self.sections.get("clock") or {}
        if found is None or clock.get("paused") or clock.get("held"):
            return found
        return max(0, found - int(self._clock() - since))

    # --- asking ---

    def ask(self, then: Answered, what: str, fields: Mapping[str, Any]) -> Said | None:
        """Ask the server; `then` hears the answer, which comes even if the line breaks meanwhile. Why not, without one.

        Nothing new is begun while the line is broken: whoever does something should see what comes of it.
        """
        if not self.up:
            return Said("join.no-line")
        self._count += 1
        id = f"{self._marks}-{self._count}"
        self._hearers[id] = then
        self.line.ask(id, ask=what, **fields)
        return None

    @property
    def asking(self) -> int:
        """How many answers are waited for."""
        return len(self._hearers)

    # --- hearing ---

    def go_on(self) -> bool:
        """Take in what was heard since. Whether anything was."""
        heard = False
        while not self.line.heard.empty():
            self._take(self.line.heard.get())
            heard = True
        return heard

    def read(self, loaded: Loaded) -> None:
        """The lesson's scenario has been read, in as many rounds as its table has."""
        self.loaded, self.table = loaded, None
        self._settle()

    def _take(self, message: Message) -> None:
        for name, value in (message.get("show") or {}).items():
            if value is None:
                self.sections.pop(name, None)
            else:
                self.sections[name] = value
            if name == "clock" and value is not None:
                self._left = value["left"], self._clock()
        again = bool(message.get("again"))
        fresh = [told(row) for row in message.get("told") or ()]
        if fresh or again:
            self._news = fresh if again else [*self._news, *fresh]
            if self.table is not None:
                self.turned |= self.table.hear(fresh, again=again)
        self._settle()
        then = self._hearers.pop(str(message.get("re", "")), None)
        if then is not None:
            then(message)

    def _settle(self) -> None:
        """The table as it is shown; another one for another place, none without a seat or the content for it."""
        place = int(self.me.get("table", NOBODY)), self.seat
        told = {"view", "options", "clock"} <= self.sections.keys()
        if not told or self.seat == NOBODY or self.differs or not self.as_long:
            self.table, self._place = None, (NOBODY, NOBODY)
            return
        assert self.loaded is not None
        if self.table is None or place != self._place:
            self.table, self._place, self.turned = Distant(self.loaded, self.seat, self.ask), place, True
            self.table.hear(self._news, again=True)
        if self._fresh("view"):
            self._view = decode(View, self.sections["view"])
        options = tuple(decode(Option, one) for one in self.sections["options"])
        clock = self.sections["clock"]
        frozen = decode(Said, clock["frozen"]) if clock["frozen"] is not None else None
        self.table.leads, self.table.held = self.leads, self.held
        self.table.show(self._view, options, int(clock["version"]), frozen)

    def _fresh(self, name: str) -> bool:
        text = json.dumps(self.sections[name])
        fresh = self._shown.get(name) != text
        self._shown[name] = text
        return fresh
