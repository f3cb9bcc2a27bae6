"""Debriefs of a lesson's tables made in another process, from the lesson's files: what goes in and out is plain."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from game.catalog.texts import LANGUAGES, Words
from game.debrief.found import find
from game.debrief.report.forms import Forms, Looked, class_forms, forms, student_sheets
from game.debrief.section import Section
from game.lab.study import content
from game.rules.types import Said
from game.server.book import NAME
from game.server.exports.archive import Archive, open_archive
from game.server.exports.looking import looked
from game.table.journal import JournalError


@dataclass(frozen=True, slots=True)
class Order:
    """What a process is to make: of which lesson, with which content, of which tables (from 0), in which language, and
    whether people stand in it under their names. `stamp` changes with the lesson's files."""

    folder: str
    root: str
    stamp: tuple[int, ...]
    tables: tuple[int, ...]
    language: str
    names: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A debrief in one language, as a process hands it over; fields as of Forms."""

    title: str
    note: str
    parts: tuple[Section, ...]
    unseen: tuple[Section, ...]


T = TypeVar("T")


def of_table(order: Order) -> Mapping[str, Written] | Said:
    """The debrief of the first table of an order, by language: what is found takes long, to tell it twice does not."""

    def make(looks: Sequence[Looked], words: Words) -> Mapping[str, Written]:
        (one,) = looks
        found = find(one.played, one.given.predictions)
        made = {words.language: _written(forms(one, words, found))}
        for language in LANGUAGES:
            if language not in made:
                other = Words(words.shelf, language)
                same = looked(_archive_of(order), order.tables[0], other, names=order.names, workers=1)
                # Who wrote what is called otherwise in another language.
                board = replace(found.board, predictions=same.given.predictions)
                made[language] = _written(forms(same, other, replace(found, board=board)))
        return made

    return _tried(order, make)


def of_class(order: Order) -> Written | Said:
    """What stands above several tables: all of them compared."""
    return _tried(order, lambda found, words: _written(class_forms(found, words, {})))


def sheets(order: Order) -> bytes | Said:
    """A sheet for each person of the tables; a sentence where the computer played alone."""

    def make(found: Sequence[Looked], words: Words) -> bytes | Said:
        if not any(one.students for one in found):
            return Said("debrief.nobody")
        return student_sheets(found, words)

    return _tried(order, make)


def _written(made: Forms) -> Written:
    return Written(made.title, made.note, made.parts, made.unseen)


def _tried(order: Order, make: Callable[[Sequence[Looked], Words], T]) -> T | Said:
    """What is made of the tables of an order; a sentence where they cannot be gone through again."""
    words = Words(content(order.root), order.language)
    try:
        archive = _archive_of(order)
        found = [looked(archive, at, words, names=order.names, workers=1) for at in order.tables]
    except JournalError as error:
        return error.said
    return make(found, words)


def _archive_of(order: Order) -> Archive:
    return _archive(order.folder, order.root, order.stamp)


@lru_cache(maxsize=1)
def _archive(folder: str, root: str, stamp: tuple[int, ...]) -> Archive:
    return open_archive(Path(folder), content(root))


def stamp(folder: Path, archive: Archive) -> tuple[int, ...]:
    """Changes whenever a file of the lesson does."""
    return tuple((folder / name).stat().st_size for name in (NAME, *(game.post.file for game in archive.games)))
