"""`border debrief`: what happened in a game or at the tables of a lesson, as a page, slides, sheets and numbers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.catalog.cause import cause
from game.catalog.places import saves_folder
from game.catalog.problem import CannotLoadError
from game.catalog.reports import report
from game.catalog.shelf import Shelf, shipped
from game.catalog.texts import LANGUAGES, Words
from game.cli_class import archive_or_leave, put
from game.rules.types import Said
from game.terminal import Language, installed, leave, words_for, write

if TYPE_CHECKING:
    from game.debrief.report.forms import Looked

Out = Annotated[str, typer.Option("--out", help="FILE.html")]
BOOK = "lesson.jsonl"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: where the page goes, and slides, sheets and numbers where they are wanted."""

    out: Path
    slides: Path | None
    students: Path | None
    data: Path | None
    parquet: bool

    @property
    def files(self) -> dict[str, Path]:
        """The files that are asked for by name, by the option that names them."""
        named = {"--out": self.out, "--slides": self.slides, "--students": self.students}
        return {option: path for option, path in named.items() if path is not None}


def debrief(
    save: Annotated[str, typer.Argument(metavar="SAVE", help="*.jsonl | saves/… | LESSON_FOLDER")],
    out: Out = "",
    slides: Annotated[str, typer.Option("--slides", help="FILE.html")] = "",
    students: Annotated[str, typer.Option("--students", help="FILE.html")] = "",
    data: Annotated[str, typer.Option("--data", help="FOLDER: CSV")] = "",
    parquet: Annotated[bool, typer.Option("--parquet", help="--data")] = False,
    table: Annotated[int, typer.Option("--table", min=0, max=1000, help="1 …")] = 0,
    so_far: Annotated[bool, typer.Option("--so-far", help="not over / pas terminée")] = False,
    names: Annotated[bool, typer.Option("--names", help="names / noms")] = False,
    lang: Language = "",
) -> None:
    """What happened in a game, why, and what else could have. / Le bilan d’une partie ou d’une leçon."""
    shelf = shipped()
    words = words_for(shelf, lang)
    path = found(save, words)
    if parquet and not data:
        leave(words.key("debrief.parquet"))
    if parquet and not installed("pyarrow"):
        leave(words.key("lab.extra", text="lab"))
    # Without an ending a folder or a journal has a name to call the page after; "." has none of its own.
    usual = f"{(path if path.is_dir() else path.with_suffix('')).resolve().name or 'game'}-debrief.html"
    others = [Path(text) if text else None for text in (slides, students, data)]
    wish = Wish(Path(out or usual), others[0], others[1], others[2], parquet)
    told(path, wish, shelf, words, table, so_far, names, time.perf_counter)


def told(
    path: Path,
    wish: Wish,
    shelf: Shelf,
    words: Words,
    table: int,
    so_far: bool,
    names: bool,
    clock: Callable[[], float],
) -> None:
    """Make everything that is asked for and say what was written, and how long that took."""
    began = clock()
    for option, file in wish.files.items():
        free_or_leave(file, words, option)
    if path.is_dir():
        looked = of_lesson(path, shelf, words, table, so_far, names)
    elif (path.parent / BOOK).is_file() and (place := place_of(path, shelf, words)):
        looked = of_lesson(path.parent, shelf, words, place, so_far, names)
    elif table > 1:
        leave(words.key("room.no-table"))
    else:
        looked = [of_save(path, shelf, words, so_far)]
    if wish.students is not None and not any(one.students for one in looked):
        typer.echo(words.key("debrief.nobody.file", text=str(wish.students)), err=True)
        wish = replace(wish, students=None)
    try:
        for option, file, made in written(looked, wish, words):
            put(file, made, words, option)
            write([words.key("debrief.written", text=str(file))])
    except KeyboardInterrupt:
        leave(words.key("debrief.stopped"), 130)
    write([words.key("debrief.seconds", text=words.number(clock() - began, 1))])


def found(save: str, words: Words) -> Path:
    """The file or folder that is meant: as it is named, or under that name among the saved games and lessons; or a
    sentence why nothing can be looked for under that name."""
    saves = saves_folder()
    known = (Path(save), saves / save, saves / f"{save}.jsonl", saves / "lessons" / save)
    try:
        return next((path for path in known if path.exists()), known[0])
    except OSError as error:
        leave(words.key("save.unreadable", text=save, why=cause(error)))


def free_or_leave(path: Path, words: Words, option: str) -> None:
    """Leave with a sentence where a file could not be written, before anything is worked out."""
    try:
        there, beside = path.exists(), path.parent.is_dir()
    except OSError as error:
        leave(words.key("exports.unwritable", text=str(path), why=cause(error)), 1)
    if there:
        leave(words.key("exports.there", text=str(path), option=option))
    if not beside:
        leave(words.key("exports.no-folder", text=str(path.parent), option=option))


def of_save(path: Path, shelf: Shelf, words: Words, so_far: bool) -> Looked:
    """A saved game; or a sentence why it cannot be looked back on."""
    from game.debrief.played import of_save as read
    from game.debrief.report.forms import Looked
    from game.debrief.report.makers import Given
    from game.debrief.student.record import of_seats
    from game.lab.batch import cores
    from game.table.journal import JournalError

    try:
        played, notes = read(path, shelf)
    except JournalError as error:
        leave(words.say(error.said))
    except CannotLoadError as error:
        leave(report(error.problems, words))
    for note in notes:
        typer.echo(words.say(note), err=True)
    if not played.over and not so_far:
        leave(words.key("debrief.goes-on"))
    own = words.at(played.loaded.shelf)
    labels = [own.actor(played.scenario.actors[seat]) for seat in played.people]
    return Looked(0, played, Given(workers=cores()), of_seats(played, played.people, labels))


def of_lesson(folder: Path, shelf: Shelf, words: Words, table: int, so_far: bool, names: bool) -> list[Looked]:
    """The tables of a lesson, or one of them (from 1); or a sentence why they cannot be looked back on."""
    from game.lab.batch import cores
    from game.server.exports.looking import looked as looked_at
    from game.server.exports.looking import refusal
    from game.table.journal import JournalError

    archive = archive_or_leave(folder, shelf, words)
    if not archive.games:
        leave(words.key("debrief.no-tables"))
    if table > len(archive.games):
        leave(words.key("room.no-table"))
    places = [table - 1] if table else range(len(archive.games))
    reasons = [said for place in places if not so_far and (said := refusal(archive, place)) is not None]
    if reasons:
        leave("\n".join([*(words.say(said) for said in reasons), words.key("debrief.how-so-far")]))
    looked: list[Looked] = []
    early: Said | None = None
    for place in places:
        try:
            looked.append(looked_at(archive, place, words, names=names, workers=cores()))
        except JournalError as error:
            early = error.said
            typer.echo(words.key("debrief.left-out", n=place + 1, text=words.say(early)), err=True)
    if early is not None and not looked:
        raise typer.Exit(2)
    return looked


def place_of(path: Path, shelf: Shelf, words: Words) -> int:
    """The number (from 1) of the table whose journal this is in the lesson beside it; 0: of none."""
    files = [game.post.file for game in archive_or_leave(path.parent, shelf, words).games]
    return files.index(path.name) + 1 if path.name in files else 0


def written(looked: list[Looked], wish: Wish, words: Words) -> Iterator[tuple[str, Path, bytes]]:
    """(option, path, bytes) of all files, each made when it is its turn."""
    from game.debrief.report.forms import class_forms, forms, student_sheets

    both = tuple(Words(words.shelf, language) for language in LANGUAGES)
    several = len(looked) > 1
    sets = [(wish, forms(looked[0], words))] if not several else []
    if several:
        names = {one.number: beside(wish.out, one.number).name for one in looked}
        sets = [(wish, class_forms(looked, words, names))]
        sets += [(of_one(wish, one.number), forms(one, words)) for one in looked]
    for where, made in sets:
        yield "--out", where.out, made.page()
        if where.slides is not None:
            yield "--slides", where.slides, made.slides()
        if where.data is not None:
            folder_or_leave(where.data, words)
            for name, data in made.files(both, packed=wish.parquet).items():
                yield "--data", where.data / name, data
    if wish.students is not None:
        yield "--students", wish.students, student_sheets(looked, words)


def beside(path: Path, number: int) -> Path:
    """The file of one table beside that of the class."""
    return path.with_stem(f"{path.stem}-table-{number}")


def of_one(wish: Wish, number: int) -> Wish:
    """The same for one table of a class."""
    slides = beside(wish.slides, number) if wish.slides is not None else None
    data = wish.data / f"table-{number}" if wish.data is not None else None
    return Wish(beside(wish.out, number), slides, None, data, wish.parquet)


def folder_or_leave(folder: Path, words: Words) -> None:
    """Make a folder that is not there; or leave with a sentence."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        leave(words.key("debrief.unwritable", text=str(folder), why=cause(error)), 1)
