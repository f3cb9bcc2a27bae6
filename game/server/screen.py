"""The projector's page: one table's public side, or all tables at a glance; never a private word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.catalog.texts import LANGUAGES, Words
from game.rules import encode
from game.rules.types import PUBLIC, Said
from game.server.hall import Hall
from game.server.lesson import NOBODY
from game.server.reader import Reader
from game.server.shows import clock, lesson_of
from game.server.wire import Asked, GarbledError
from game.server.worded import public_shows


class Screen:
    """What one projector shows: a table (NOBODY: all of them), in a language."""

    def __init__(self, hall: Hall, language: str) -> None:
        self._hall = hall
        self._language = language
        self._table = NOBODY

    def shows(self) -> Mapping[str, Any]:
        """The sections of the page."""
        hall = self._hall
        found: dict[str, Any] = {
            "lesson": lesson_of(hall),
            "look": {"table": self._table, "language": self._language},
            "tables": [self._glance(at) for at in range(len(hall.rooms))],
            "words": [note.text for note in hall.lesson.notes if note.what == "note" and note.goes_to_all],
        }
        if self._table != NOBODY:
            found |= {"clock": clock(hall.rooms[self._table]), **public_shows(self._reader(self._table))}
        return found

    def _reader(self, at: int) -> Reader:
        return Reader(self._hall.rooms[at].table, PUBLIC, Words(self._hall.loaded.shelf, self._language))

    def _glance(self, at: int) -> Mapping[str, Any]:
        """One table among all: round, phase, for whom it waits, what was agreed in public, the border's health."""
        reader, room = self._reader(at), self._hall.rooms[at]
        return {
            **clock(room),
            "round": reader.view.round,
            "phase": reader.t(f"phase.{reader.view.phase}"),
            "waits": [reader.name(seat) for seat in reader.view.due],
            "in_force": len(reader.view.in_force),
        }

    def heard(self, where: object, since: int) -> tuple[object, int, list[Any]]:
        """The public record of the table that is shown, as sentences."""
        if self._table == NOBODY:
            return None, 0, []
        table, reader = self._hall.rooms[self._table].table, self._reader(self._table)
        place = (table, self._language)
        lines = table.told(PUBLIC, since if where == place else 0)
        return place, len(table.heard), [[n, round, reader.say(said)] for n, round, said in lines]

    async def answer(self, asked: Asked) -> Mapping[str, Any]:
        """`look` turns the page to a table (-1: all) or a language; nothing else is taken."""
        try:
            if asked.ask != "look":
                raise GarbledError(Said("wire.garbled"))
            table, language = asked.number("table", self._table), asked.text("language", self._language)
            if not NOBODY <= table < len(self._hall.rooms) or language not in LANGUAGES:
                raise GarbledError(Said("room.no-table"))
        except GarbledError as error:
            return {"re": asked.id, "ok": False, "said": encode(error.said)}
        self._table, self._language = table, language
        self._hall.stir()
        return {"re": asked.id, "ok": True}
