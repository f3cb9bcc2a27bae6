"""The book of a lesson: its journal on disk and the state that its entries lead to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.rules.types import Said
from game.server.entries import Entry, enter
from game.server.lesson import Lesson
from game.table.journal import FORMAT, Journal, JournalError, read

NAME = "lesson.jsonl"


class Book:
    """Entries are on disk before anybody is told of them. `secret` is what the teacher's page must hold; `last` is when

    the last entry was made, seconds since the lesson began.
    """

    def __init__(self, folder: Path, journal: Journal, lesson: Lesson, secret: str, last: float = 0.0) -> None:
        self.folder = folder
        self.journal = journal
        self.lesson = lesson
        self.secret = secret
        self.last = last
        self.marks: set[str] = set()
        """Marks of the messages whose entries are in the book."""

    def add(self, entry: Entry) -> Said | None:
        """Write an entry and take it in; why not, when the disk refuses it: then nothing has changed."""
        after = enter(self.lesson, entry)
        try:
            self.journal.add(entry)
        except JournalError as error:
            return error.said
        self.lesson = after
        self.note(entry)
        return None

    def note(self, entry: Entry) -> None:
        """Remember the message that an entry came from, so that it counts once."""
        if isinstance(mark := entry.get("mark"), str):
            self.marks.add(mark)


def mark_of(by: int, id: str) -> str:
    """The mark of a message: whose it is, and its id."""
    return f"{by}:{id}"


def begin(folder: Path, scenario: str, code: str, secret: str) -> Book:
    """A new lesson in a folder of its own. Raises JournalError when it cannot be written."""
    header = {"format": FORMAT, "scenario": scenario, "code": code, "secret": secret}
    journal = Journal(folder / NAME, header)
    # Whoever reads the secret is the teacher.
    journal.path.chmod(0o600)
    return Book(folder, journal, Lesson(scenario, code), secret)


@dataclass(frozen=True, slots=True)
class Found:
    """A book as it is on disk: the lesson, its entries in order, the teacher's secret, when the last entry was made,

    and how much of the file is sound.
    """

    lesson: Lesson
    entries: tuple[Entry, ...]
    secret: str
    last: float
    sound_bytes: int


def opened_with(folder: Path, lesson: Lesson) -> str:
    """The digest of the content that a lesson's tables were opened with; "" while there is none.

    Raises JournalError when a table's journal is damaged or missing.
    """
    return str(read(folder / lesson.tables[0].file).header.get("content", "")) if lesson.tables else ""


def look(folder: Path) -> Found:
    """The book without touching its file, also while the lesson goes on: a line that is only half there is left out.

    Raises JournalError when it is damaged or none.
    """
    path = folder / NAME
    opened = read(path)
    lesson = Lesson(str(opened.header["scenario"]), _text(path, opened.header, "code"))
    secret = _text(path, opened.header, "secret")
    last = 0.0
    for number, entry in enumerate(opened.lines, 2):
        try:
            lesson, last = enter(lesson, entry), float(entry.get("at", last))
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise JournalError(Said("save.misfit", (("text", path.name), ("line", number)))) from error
    return Found(lesson, opened.lines, secret, last, opened.sound_bytes)


def go_on(folder: Path) -> Book:
    """A lesson that was begun before, as it was left. Raises JournalError when its book is damaged or none."""
    kept = look(folder)
    book = Book(folder, Journal(folder / NAME, keep=kept.sound_bytes), kept.lesson, kept.secret, kept.last)
    for entry in kept.entries:
        book.note(entry)
    return book


def _text(path: Path, header: Mapping[str, Any], name: str) -> str:
    found = header.get(name)
    if not isinstance(found, str) or not found:
        raise JournalError(Said("save.foreign", (("text", path.name),)))
    return found
