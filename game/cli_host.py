"""`border host` and the browser's solo game: a lesson begun or gone on with, its addresses told, and served."""

from __future__ import annotations

import io
import time
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from filelock import FileLock, Timeout

from game.catalog.cause import cause
from game.catalog.load import Loaded
from game.catalog.texts import Words
from game.terminal import leave, write

if TYPE_CHECKING:
    from socket import socket

    from game.server.hall import Hall

Port = Annotated[str, typer.Option("--port", help="1024 … 65535")]
Tables = Annotated[str, typer.Option("--tables", help="1 … 60")]
Resume = Annotated[str, typer.Option("--resume", help="saves/lessons/…")]
Address = Annotated[str, typer.Option("--address", help="192.168.…")]
HOME = "127.0.0.1"
LESSONS = "lessons"


def host_lesson(
    loaded: Loaded, words: Words, folder: Path, port: int, tables: int, address: str, *, open_desk: bool
) -> None:
    """Begin a lesson in a folder, or go on with the one that is there, and serve it until the process is stopped."""
    from game.server.book import NAME
    from game.server.hall import new_hall
    from game.table.journal import JournalError

    try:
        kept = alone(folder, words)
        begun = (folder / NAME).exists()
        hall = gone_on(loaded, words, folder) if begun else new_hall(folder, loaded, time.monotonic)
        if not hall.rooms and (said := hall.open_rooms(tables)) is not None:
            leave(words.say(said), 1)
    except JournalError as error:
        leave(words.say(error.said), 1)
    with kept:
        served(hall, words, port, address, open_desk)


def alone(folder: Path, words: Words) -> FileLock:
    """Hold a lesson's folder: two servers would write into each other's journals. Leaves with a sentence when one has

    it already. A server that is killed lets go of it.
    """
    lock = FileLock(folder / "host.lock")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(blocking=False)
    except Timeout:
        leave(words.key("host.twice", text=str(folder)), 1)
    except OSError as error:
        leave(words.key("cli.unwritable", text=str(folder), why=cause(error)), 1)
    return lock


def gone_on(loaded: Loaded, words: Words, folder: Path) -> Hall:
    """The lesson of a folder, with a word about what was unusual. Raises JournalError."""
    from game.server.hall import old_hall

    hall, notes = old_hall(folder, loaded, time.monotonic)
    for note in notes:
        typer.echo(words.say(note), err=True)
    return hall


def served(hall: Hall, words: Words, port: int, address: str, open_desk: bool) -> None:
    """Tell the addresses, then serve."""
    from game.server.serve import serve

    where = sockets(words, {address, HOME} if address != HOME else {HOME}, port)
    port = where[0].getsockname()[1]
    hall.address = f"http://{address}:{port}"
    desk = f"{hall.address}/desk#{hall.book.secret}"
    write([words.key(key, **values) for key, values in told(hall, desk)])
    write(drawn(hall.joining))
    write([words.key("host.stop")])
    if open_desk:
        webbrowser.open(desk)
    serve(hall, where, time.monotonic)


def told(hall: Hall, desk: str) -> list[tuple[str, dict[str, object]]]:
    """What the teacher is told, as keys and values."""
    from game.server import secret

    wall = f"{hall.address}/wall#{secret.for_screen(hall.book.secret)}"
    return [
        ("host.join", {"text": hall.address}),
        ("host.code", {"text": hall.lesson.code}),
        ("host.wall", {"text": wall}),
        ("host.desk", {"text": desk}),
        ("host.kept", {"text": str(hall.book.folder)}),
        ("host.network", {}),
    ]


def drawn(address: str) -> list[str]:
    """The QR code of an address, in letters for a terminal."""
    import segno

    out = io.StringIO()
    segno.make(address, error="m", micro=False).terminal(out, compact=True)
    return out.getvalue().splitlines()


def sockets(words: Words, addresses: set[str], port: int) -> list[socket]:
    """Sockets that listen at these addresses of this machine, all on one port; leaves with a sentence when none can."""
    from game.server.serve import listening

    found: list[socket] = []
    for address in sorted(addresses):
        try:
            found.append(listening(address, found[0].getsockname()[1] if found else port))
        except OSError:
            leave(words.key("host.port", n=port, text=address), 1)
    return found


def whole(text: str, low: int, high: int, option: str, words: Words) -> int:
    """A whole number of a command line; leaves with a sentence when it is none of those allowed."""
    if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
        leave(words.key("host.number", text=text, option=option, low=low, n=high))
    return int(text)


def lesson_folder(saves: Path) -> Path:
    """A folder for a new lesson: the next number that is free."""
    n = 1
    while (saves / LESSONS / f"lesson-{n}").exists():
        n += 1
    return saves / LESSONS / f"lesson-{n}"


def begun_with(folder: Path, words: Words) -> tuple[str, str]:
    """Scenario and digest of a lesson that was begun before; leaves with a sentence where there is none."""
    from game.server.book import look, opened_with
    from game.table.journal import JournalError

    try:
        # Only looked at: it may be hosted elsewhere, and is held before it is opened to be written.
        lesson = look(folder).lesson
        return lesson.scenario, opened_with(folder, lesson)
    except JournalError as error:
        leave(words.say(error.said), 1)


def solo(loaded: Loaded, words: Words, saves: Path, seat: int, level: int, *, open_page: bool) -> None:
    """A room with one person and personas, in the browser of this machine."""
    from game.server import secret
    from game.server.hall import new_hall
    from game.server.serve import serve
    from game.server.solo import seated
    from game.table.journal import JournalError

    where = sockets(words, {HOME}, 0)
    try:
        folder = lesson_folder(saves)
        kept = alone(folder, words)
        hall = new_hall(folder, loaded, time.monotonic)
        token = seated(hall, words, secret.luck(), seat, level)
    except JournalError as error:
        leave(words.say(error.said), 1)
    hall.address = f"http://{HOME}:{where[0].getsockname()[1]}"
    page = f"{hall.address}/#{token}"
    write([words.key("host.solo", text=page), words.key("host.stop")])
    if open_page:
        webbrowser.open(page)
    with kept:
        serve(hall, where, time.monotonic)
