"""The exports of a lesson by name: what the teacher may ask for at any time, and how each is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.catalog.texts import Words
from game.rules.types import Said
from game.server.exports.archive import Archive
from game.server.exports.bundle import bundle
from game.server.exports.folders import folders
from game.server.exports.gradebook import for_teachers, gradebook
from game.server.exports.outcome import outcome
from game.server.exports.slips import slips
from game.server.lesson import NOBODY


@dataclass(frozen=True, slots=True)
class Wish:
    """How an export is wanted: with names or pseudonyms, of one table (from 0) or of all (-1)."""

    names: bool = False
    table: int = NOBODY


@dataclass(frozen=True, slots=True)
class Kind:
    """An export: the ending of its file, its media type, who makes it or says why not, whether names and a table may
    be asked for."""

    ending: str
    media: str
    make: Callable[[Archive, Words, Wish], bytes | Said]
    named: bool = False
    of_table: bool = False


def _gradebook(archive: Archive, words: Words, wish: Wish) -> bytes:
    return for_teachers(archive, gradebook(archive, names=wish.names), words)


def _outcome(archive: Archive, words: Words, wish: Wish) -> bytes:
    return for_teachers(archive, outcome(archive, names=wish.names), words)


def _folders(archive: Archive, words: Words, wish: Wish) -> bytes:
    games = list(enumerate(archive.games))
    return folders(archive.loaded.scenario, words, games if wish.table == NOBODY else games[wish.table :][:1])


CSV, HTML = "text/csv; charset=utf-8", "text/html; charset=utf-8"
KINDS: Mapping[str, Kind] = {
    "gradebook": Kind("csv", CSV, _gradebook, named=True),
    "outcome": Kind("csv", CSV, _outcome, named=True),
    "bundle": Kind("zip", "application/zip", lambda archive, words, wish: bundle(archive)),
    "folders": Kind("html", HTML, _folders, of_table=True),
    "slips": Kind("html", HTML, lambda archive, words, wish: slips(words)),
}


def refusal(kind: Kind, wish: Wish) -> Said | None:
    """Why an export cannot be had like that; None: it can."""
    if wish.names and not kind.named:
        return Said("exports.nameless")
    return Said("exports.whole") if wish.table != NOBODY and not kind.of_table else None


def made(kind: Kind, archive: Archive, words: Words, wish: Wish) -> bytes | Said:
    """The export, or why it cannot be had."""
    said = refusal(kind, wish)
    if said is None and wish.table != NOBODY and not 0 <= wish.table < len(archive.games):
        said = Said("room.no-table")
    return said if said is not None else kind.make(archive, words, wish)
