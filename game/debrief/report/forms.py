"""All forms of one debrief made from the same parts, and those of a class with several tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.catalog.texts import Words
from game.debrief.found import Found, find
from game.debrief.played import Played
from game.debrief.report import data
from game.debrief.report.makers import Given, sections
from game.debrief.report.page import page
from game.debrief.report.slides import slides
from game.debrief.section import Section, Slide
from game.debrief.student.evidence import At, section
from game.debrief.student.record import Student, record
from game.debrief.student.sheets import sheets
from game.debrief.tables.compared import One, compared
from game.debrief.tables.told import section as compared_section
from game.debrief.telling import Telling
from game.telling.markup import Markup, bullets, tag


@dataclass(frozen=True, slots=True)
class Looked:
    """A game to look back on: the table's number in its class (0: the only one), what is known beside the journal, and
    whose acts were whose."""

    number: int
    played: Played
    given: Given
    students: tuple[Student, ...]


@dataclass(frozen=True, slots=True)
class Forms:
    """A debrief in one language, ready to be put into any form. `unseen` are parts that only numbers come from."""

    title: str
    parts: tuple[Section, ...]
    telling: Telling
    note: str = ""
    unseen: tuple[Section, ...] = ()

    def page(self) -> bytes:
        """The page to read and print."""
        return page(self.title, self.parts, self.telling, self.note)

    def slides(self) -> bytes:
        """The slides for the room."""
        return slides(self.title, self.parts, self.telling)

    def files(self, languages: Sequence[Words], *, packed: bool = False) -> Mapping[str, bytes]:
        """Numbers by file name, with codebooks in these languages. Raises StudyError for `packed` without pyarrow."""
        return data.files([*self.parts, *self.unseen], languages, packed=packed)


def forms(looked: Looked, words: Words, found: Found | None = None) -> Forms:
    """One game's debrief; `found` is what its parts found, where that is known already."""
    known = found if found is not None else find(looked.played, looked.given.predictions, looked.given.workers)
    telling = telling_of(looked, words)
    title = telling.t("debrief.title", text=telling.text(telling.scenario.title))
    if looked.number:
        title = telling.t("debrief.title.table", text=title, n=looked.number)
    note = "" if looked.played.over else telling.t("debrief.so-far")
    unseen = (section(people([looked]), telling),) if looked.students else ()
    return Forms(title, sections(known, telling, looked.given), telling, note, unseen)


def class_forms(looked: Sequence[Looked], words: Words, pages: Mapping[int, str]) -> Forms:
    """What stands above several tables of a class; `pages` are the file names of the tables' own debriefs by number."""
    telling = telling_of(looked[0], words)
    links = (
        tag("a", telling.t("debrief.tables.own", n=one.number), href=pages[one.number])
        for one in looked
        if one.number in pages
    )
    lead = tag("p", telling.t("debrief.tables.count", n=len(looked)), kind="lead")
    first = Slide(telling.text(telling.scenario.title), tag("p", telling.t("debrief.tables.count", n=len(looked))))
    head = Section("class", telling.t("debrief.tables.title"), Markup(lead + bullets(links)), (first,))
    whole = compared_section(compared([One(one.number, one.played) for one in looked]), telling)
    found = people(looked)
    title = telling.t("debrief.tables.class", text=telling.text(telling.scenario.title))
    note = "" if all(one.played.over for one in looked) else telling.t("debrief.so-far")
    return Forms(title, (head, whole), telling, note, (section(found, telling),) if found else ())


def student_sheets(looked: Sequence[Looked], words: Words) -> bytes:
    """A sheet for each person of all tables. Raises IndexError when there is nobody."""
    found = people(looked)
    by_number = {one.number: telling_of(one, words) for one in looked}
    return sheets(found, [by_number[at.table] for at in found])


def people(looked: Sequence[Looked]) -> list[At]:
    """Everybody's record at every table."""
    return [At(one.number, one.played, record(one.played, student)) for one in looked for student in one.students]


def telling_of(looked: Looked, words: Words) -> Telling:
    """A game told in a language, with the words of its own cards."""
    return Telling(looked.played.table, words.at(looked.played.loaded.shelf))
