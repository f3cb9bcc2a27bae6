"""The exports that look back on games: page, slides, a sheet for each person, and the numbers behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from game.catalog.texts import LANGUAGES, Words
from game.debrief.report.forms import Forms
from game.debrief.report.joined import joined
from game.debrief.telling import Telling
from game.rules.types import Said
from game.server.debriefs.jobs import Written
from game.server.debriefs.made import Debriefs
from game.server.exports.archive import Archive
from game.server.exports.bundle import packed
from game.server.exports.kinds import HTML, Kind, Wish
from game.server.lesson import NOBODY


def looks(debriefs: Debriefs, folder: Path) -> Mapping[str, Kind]:
    """They by name, of the lesson in a folder. Each is refused while a table of it is not over or not revealed."""

    def page(archive: Archive, words: Words, wish: Wish) -> bytes | Said:
        found = _forms(debriefs, folder, archive, words, wish)
        return found if isinstance(found, Said) else found.page()

    def slides(archive: Archive, words: Words, wish: Wish) -> bytes | Said:
        found = _forms(debriefs, folder, archive, words, wish)
        return found if isinstance(found, Said) else found.slides()

    def students(archive: Archive, words: Words, wish: Wish) -> bytes | Said:
        return debriefs.sheets(folder, archive, places(archive, wish), words.language, names=wish.names)

    def data(archive: Archive, words: Words, wish: Wish) -> bytes | Said:
        return _data(debriefs, folder, archive, words, wish)

    return {
        "debrief": Kind("html", HTML, page, of_table=True),
        "debrief-slides": Kind("html", HTML, slides, of_table=True),
        "debrief-students": Kind("html", HTML, students, named=True, of_table=True),
        "debrief-data": Kind("zip", "application/zip", data, of_table=True),
    }


def places(archive: Archive, wish: Wish) -> Sequence[int]:
    """The tables that are wanted, from 0."""
    return range(len(archive.games)) if wish.table == NOBODY else (wish.table,)


def _forms(debriefs: Debriefs, folder: Path, archive: Archive, words: Words, wish: Wish) -> Forms | Said:
    """The debrief of one table, or of all tables in one."""
    tables = places(archive, wish)
    found = debriefs.of(folder, archive, tables, words.language)
    if isinstance(found, Said):
        return found
    if len(tables) == 1:
        return _of(found[0], archive, tables[0], words)
    whole = debriefs.compared(folder, archive, tables, words.language)
    if isinstance(whole, Said):
        return whole
    parts = {at + 1: one.parts for at, one in zip(tables, found, strict=True)}
    return joined(_of(whole, archive, tables[0], words), parts)


def _of(written: Written, archive: Archive, at: int, words: Words) -> Forms:
    """Forms again of what a process handed over."""
    table = archive.games[at].table
    telling = Telling(table, words.at(table.loaded.shelf))
    return Forms(written.title, written.parts, telling, written.note, written.unseen)


def _data(debriefs: Debriefs, folder: Path, archive: Archive, words: Words, wish: Wish) -> bytes | Said:
    """The numbers with their codebooks in both languages; of several tables each in a folder of its own."""
    tables = places(archive, wish)
    found = debriefs.of(folder, archive, tables, words.language)
    if isinstance(found, Said):
        return found
    both = tuple(Words(words.shelf, language) for language in LANGUAGES)
    if len(tables) == 1:
        return packed(_of(found[0], archive, tables[0], words).files(both))
    whole = debriefs.compared(folder, archive, tables, words.language)
    if isinstance(whole, Said):
        return whole
    files = dict(_of(whole, archive, tables[0], words).files(both))
    for at, one in zip(tables, found, strict=True):
        own = _of(one, archive, at, words).files(both)
        files |= {f"table-{at + 1}/{name}": made for name, made in own.items()}
    return packed(files)
