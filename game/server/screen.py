"""The projector's page: one table's public side, or all tables at a glance; never a private word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from game.catalog.texts import LANGUAGES, Words
from game.rules import encode
from game.rules.types import PUBLIC, Said, State
from game.server.debriefs.walls import Key
from game.server.hall import Hall, online
from game.server.lesson import NOBODY
from game.server.reader import Reader
from game.server.shows import clock, lesson_of
from game.server.wire import Asked, GarbledError
from game.telling import figures
from game.telling.crossings import crossings

Sections = Mapping[str, Any]
HEADLINE = "did.event"
"""News of this kind stands as a headline beside the record, not in it."""
HIGHEST = 100_000
"""The health of a border that could not be better, and the score that fills a bar, in thousandths."""


class Screen:
    """What one projector shows: a table (NOBODY: all of them), in a language."""

    def __init__(self, hall: Hall, language: str) -> None:
        self._hall = hall
        self._language = language
        self._table = NOBODY
        self._debrief = NOBODY
        self._what_if: Key | None = None
        self._compare = False
        self._kept: dict[tuple[str, int], tuple[State, Sections]] = {}
        """What was last told of a table, and of which State: it is told anew when the game has moved on."""

    def shows(self) -> Sections:
        """The sections of the page."""
        hall = self._hall
        people = hall.lesson.people
        found: dict[str, Any] = {
            "lesson": lesson_of(hall),
            "here": {"joined": len(people), "online": sum(online(hall, person.number) for person in people)},
            "look": {"table": self._table, "language": self._language},
            "tables": [
                {**clock(room), **self._once("glance", at, glance), "shown": post.shown}
                for at, (room, post) in enumerate(zip(hall.rooms, hall.lesson.tables, strict=True))
            ],
            "words": [note.text for note in hall.lesson.notes if note.what == "note" and note.goes_to_all],
        }  # fmt: skip
        if self._table != NOBODY:
            found |= {"clock": clock(hall.rooms[self._table]), **self._once("table", self._table, table_shows)}
        if self._debrief != NOBODY:
            found |= hall.walls.shown(self._debrief, self._language, self._what_if)
        if self._compare:
            found |= hall.walls.compared(self._language)
        return found

    def _once(self, what: str, at: int, tell: Callable[[Reader], Sections]) -> Sections:
        """What is told of a table, told once for each of its States."""
        state = self._hall.rooms[at].table.state
        kept = self._kept.get((what, at))
        if kept is None or kept[0] is not state:
            kept = self._kept[what, at] = (state, tell(self._reader(at)))
        return kept[1]

    def _reader(self, at: int) -> Reader:
        return Reader(self._hall.rooms[at].table, PUBLIC, Words(self._hall.loaded.shelf, self._language))

    def heard(self, where: object, since: int) -> tuple[object, int, list[Any]]:
        """The public record of the table that is shown, as sentences."""
        if self._table == NOBODY:
            return None, 0, []
        table, reader = self._hall.rooms[self._table].table, self._reader(self._table)
        place = (table, self._language, table.sealed)
        lines = table.told(PUBLIC, since if where == place else 0)
        told = [[n, round, reader.say(said)] for n, round, said in lines if said.key != HEADLINE]
        return place, len(table.heard), told

    async def answer(self, asked: Asked) -> Mapping[str, Any]:
        """`look` turns the page to a table (-1: all) or a language, `debrief` to what a table looks back on (-1:

        nothing), `compare` to the tables beside each other, `what-if` plays one decision of a table otherwise; nothing
        else is taken.
        """
        known = {
            "look": self._look,
            "debrief": self._look_back,
            "compare": self._put_beside,
            "what-if": self._ask_what_if,
        }
        ask = known.get(asked.ask)
        try:
            said = Said("wire.garbled") if ask is None else ask(asked)
        except GarbledError as error:
            said = error.said
        if said is not None:
            text = Words(self._hall.loaded.shelf, self._language).say(said, self._hall.loaded.scenario)
            return {"re": asked.id, "ok": False, "said": encode(said), "text": text}
        self._hall.stir()
        return {"re": asked.id, "ok": True}

    def _look(self, asked: Asked) -> Said | None:
        table, language = asked.number("table", self._table), asked.text("language", self._language)
        if language not in LANGUAGES:
            return Said("wire.garbled")
        if not NOBODY <= table < len(self._hall.rooms):
            return Said("room.no-table")
        if language != self._language:
            self._kept.clear()
        self._table, self._language = table, language
        return None

    def _look_back(self, asked: Asked) -> Said | None:
        table = asked.number("table")
        said = self._hall.walls.ask(table) if table != NOBODY else None
        if said is None:
            if table != self._debrief:
                self._what_if = None
            self._debrief = table
        return said

    def _put_beside(self, asked: Asked) -> Said | None:
        """All tables that can be looked back on; with `on` 0 no more."""
        if asked.number("on", 1) == 0:
            self._compare = False
            return None
        said = self._hall.walls.ask_compared()
        self._compare = self._compare or said is None
        return said

    def _ask_what_if(self, asked: Asked) -> Said | None:
        """Of the table that is looked back on."""
        table, key = asked.number("table"), (asked.number("decision"), asked.number("change", 0))
        said = self._hall.walls.ask_what_if(table, key)
        if said is None:
            self._debrief, self._what_if = table, key
        return said


# --- what the room may know of a table ---


def where(reader: Reader) -> Sections:
    """Round, date and phase, and for whom the table waits."""
    view = reader.view
    return {
        "round": reader.t("desk.round", n=view.round, of=view.last, round=view.round),
        "phase": reader.t("board.over") if reader.over else reader.t(f"phase.{view.phase}"),
        "over": reader.over,
        "waits": [] if reader.over else [reader.name(seat) for seat in view.due],
        "seats": len(view.scores),
        "health": health(reader),
        "in_force": [reader.t("board.card", card=made.card) for made in view.in_force],
    }


def glance(reader: Reader) -> Sections:
    """One table among all."""
    return {**where(reader), "scores": scores(reader)}


def table_shows(reader: Reader) -> Sections:
    """One table by itself: the border and the indicators as well, and the round's headlines."""
    view = reader.view
    fresh = [happened.card for happened in view.happened if happened.round == view.round]
    return {
        "where": where(reader),
        "scores": scores(reader),
        "dials": [dial(reader, name) for name in figures.ROOM if name in reader.scenario.dials],
        "crossings": crossings(reader),
        "headlines": [reader.text(reader.scenario.happenings[card].title) for card in fresh],
    }


def health(reader: Reader) -> Sections:
    """How well the border does, 0 to 100, as it is written and as a share; nothing before a round is over."""
    points = reader.view.health
    return {"said": scored(reader, points), "share": share(points)}


def scored(reader: Reader, points: int) -> str:
    """Points as they are written; a dash before the first round is over."""
    return reader.t("plain.points", points=points) if reader.view.history else "–"


def scores(reader: Reader) -> list[Sections]:
    """Every seat's score; in the order of the seats while the game goes on, the best first when it is over."""
    view = reader.view
    seats = list(range(len(view.scores)))
    if reader.over:
        seats.sort(key=lambda seat: (-view.scores[seat], seat))
    return [
        {
            "seat": seat,
            "name": reader.name(seat),
            "said": scored(reader, view.scores[seat]),
            "share": share(view.scores[seat]),
        }
        for seat in seats
    ]


def share(points: int) -> int:
    """Thousandths of points as a whole percentage of a full bar."""
    return max(0, min(100, round(100 * points / HIGHEST)))


def dial(reader: Reader, name: str) -> Sections:
    """An indicator of the world: value, and change since the last round."""
    past = reader.past(name)
    moved = past[-1] - past[-2] if len(past) > 1 else 0.0
    return {
        "id": name,
        "title": figures.title(reader, name),
        "value": figures.value(reader, name, past[-1]),
        "change": figures.change(reader, moved) if len(past) > 1 else "",
    }
