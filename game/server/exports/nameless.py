"""The book of a lesson without names, keys and secrets: of each kind of entry the listed fields are kept, no others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from game.server.exports.archive import Archive
from game.server.lesson import NOBODY

ALWAYS = ("what", "by", "at")
KEPT: Mapping[str, tuple[str, ...]] = {
    "join": ("alias", "language"),
    "key": ("who",),
    "spare": ("who",),
    "sit": ("who", "table", "seat"),
    "away": ("who", "away"),
    "lead": ("who",),
    "swap": ("table",),
    "table": ("file", "seats"),
    "prepare": ("who", "answers", "passed"),
    "predict": ("who", "text"),
    "speak": ("who", "language"),
    "propose": ("who", "act", "round"),
    "settle": ("sheet", "status"),
    "note": ("order", "table", "person", "text"),
    "freeze": ("table", "on"),
    "reveal": ("table",),
    "file": ("table", "file"),
    "plan": ("plan",),
    "roster": (),
    "door": ("closed",),
    "stage": ("stage",),
    "done": ("order", "table", "seat"),
}
"""Fields that leave the lesson, by kind of entry."""
PRIVATE: Mapping[str, tuple[str, ...]] = {"predict": ("text",), "propose": ("act",)}
"""Of these, what only the seat's own people know before its table is told."""
LEAST = 3
"""Letters of a part of a name that is looked for by itself."""


def entries(archive: Archive) -> Iterator[Mapping[str, Any]]:
    """Every entry of the book, in order, as it may leave the lesson."""
    hide = hider(archive)
    places: dict[int, int] = {}
    for entry in archive.entries:
        what = entry["what"]
        if what == "sit":
            places[entry["who"]] = entry["table"]
        private = PRIVATE.get(what, ()) if not told(archive, places.get(entry.get("who", NOBODY), NOBODY)) else ()
        kept = [name for name in (*ALWAYS, *KEPT.get(what, ())) if name in entry and name not in private]
        yield {name: hide(entry[name]) if name in ("text", "act") else entry[name] for name in kept}


def told(archive: Archive, table: int) -> bool:
    """Whether private things of a table may be told; those of people without a table may once all tables are."""
    if table == NOBODY:
        return all(game.told for game in archive.games)
    return archive.games[table].told


def hider(archive: Archive) -> Callable[[str], str]:
    """Puts pseudonyms for the names of the people in a text, and for parts of them, written as they wrote them, with
    the accents or without.

    A name that is written otherwise, or that nobody joined under, is not found.
    """
    alias: dict[str, str] = {}
    for person in archive.lesson.people:
        for part in person.name.split():
            if len(bare(part)[0]) >= LEAST:
                alias.setdefault(bare(part)[0], person.alias)
    whole = {bare(person.name)[0].casefold(): person.alias for person in archive.lesson.people}
    loose = sorted(filter(None, whole), key=len, reverse=True)
    if not loose:
        return str
    full = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, loose)) + r")(?!\w)", re.IGNORECASE)
    parts = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(alias))) + r")(?!\w)") if alias else None

    def hidden(text: str) -> str:
        text = _exchanged(text, full, lambda found: whole.get(found.casefold()))
        return _exchanged(text, parts, alias.get) if parts is not None else text

    return hidden


def bare(text: str) -> tuple[str, Sequence[int]]:
    """A text without marks on its letters, and where in the text each letter of it stands; the end, too."""
    found = [
        (letter, at)
        for at, whole in enumerate(text)
        for letter in unicodedata.normalize("NFD", whole)
        if not unicodedata.combining(letter)
    ]
    return "".join(letter for letter, _ in found), [*(at for _, at in found), len(text)]


def _exchanged(text: str, names: re.Pattern[str], other: Callable[[str], str | None]) -> str:
    """The text with others in the place of names, which are found without their marks; None: left as it is."""
    plain, places = bare(text)
    made, last = [], 0
    for found in names.finditer(plain):
        name = other(found[0])
        if name is not None:
            made += [text[last : places[found.start()]], name]
            last = places[found.end()]
    return "".join([*made, text[last:]])
