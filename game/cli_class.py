"""The commands of the classroom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.catalog.cause import cause
from game.catalog.problem import CannotLoadError
from game.catalog.reports import report
from game.catalog.shelf import Shelf, shipped
from game.catalog.texts import Words
from game.rules.types import Said
from game.terminal import Language, leave, words_for, write

if TYPE_CHECKING:
    from game.server.exports.archive import Archive


def export(
    folder: Annotated[str, typer.Argument(metavar="LESSON_FOLDER")],
    what: Annotated[str, typer.Option("--what", help="gradebook | outcome | bundle | folders | slips")] = "gradebook",
    out: Annotated[str, typer.Option("--out", help="FILE")] = "",
    names: Annotated[bool, typer.Option("--names", help="names / noms")] = False,
    lang: Language = "",
) -> None:
    """Grade book, research bundle, printed matter of a lesson. / Carnet de notes, données et imprimés d’une leçon."""
    from game.server.exports.kinds import KINDS, Wish, made

    shelf = shipped()
    words = words_for(shelf, lang)
    kind = KINDS.get(what)
    if kind is None:
        leave(words.key("exports.what", text=what, allowed=", ".join(KINDS)))
    archive = archive_or_leave(Path(folder), shelf, words)
    found = made(kind, archive, words, Wish(names))
    if isinstance(found, Said):
        leave(words.say(found))
    path = Path(out or f"{what}.{kind.ending}")
    put(path, found, words)
    write([words.key("exports.written", text=str(path))])


def archive_or_leave(folder: Path, shelf: Shelf, words: Words) -> Archive:
    """The lesson of a folder, also while it goes on; or a sentence why not."""
    from game.server.book import NAME
    from game.server.exports.archive import open_archive
    from game.table.journal import JournalError

    try:
        there = (folder / NAME).is_file()
    except OSError as error:
        leave(words.key("save.unreadable", text=str(folder), why=cause(error)))
    if not there:
        leave(words.key("exports.no-lesson", text=str(folder)))
    try:
        return open_archive(folder, shelf)
    except JournalError as error:
        leave(words.say(error.said))
    except CannotLoadError as error:
        leave(report(error.problems, words))


def put(path: Path, data: bytes, words: Words, option: str = "--out") -> None:
    """Write a file that is not there yet, whole or not at all; or leave with a sentence why not.

    `option` is the one that names the file.
    """
    if not path.parent.is_dir():
        leave(words.key("exports.no-folder", text=str(path.parent), option=option))
    try:
        with path.open("xb") as file:
            try:
                file.write(data)
                file.flush()
            except BaseException:
                # Half a file would look like a whole one, and be in the way of the next try.
                path.unlink()
                raise
    except FileExistsError:
        leave(words.key("exports.there", text=str(path), option=option))
    except OSError as error:
        leave(words.key("exports.unwritable", text=str(path), why=cause(error)), 1)
