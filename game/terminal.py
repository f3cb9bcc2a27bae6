"""How the command speaks: its language, its sentences, how it leaves."""

from __future__ import annotations

import importlib.metadata
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Annotated, NoReturn

import typer

from game.catalog.cause import cause
from game.catalog.shelf import Shelf
from game.catalog.texts import LANGUAGES, Words

Language = Annotated[str, typer.Option("--lang", help="en | fr")]


def spoken() -> str:
    """The language of the system, en or fr."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "fr" if os.environ[name].lower().startswith("fr") else "en"
    return "en"


def words_for(shelf: Shelf, language: str) -> Words:
    """The catalogue in the language asked for, or the system's; leaves when there is no such language."""
    if language and language not in LANGUAGES:
        leave(Words(shelf, spoken()).key("cli.language", text=language))
    return Words(shelf, language or spoken())


def leave(sentence: str, code: int = 2) -> NoReturn:
    """Say why on the error stream and stop."""
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


def write(lines: Iterable[str]) -> None:
    """Lines to standard output as UTF-8, whatever the terminal's encoding; a reader may leave early.

    The bytes of a file's name that are no letters stand as they are. Raises UnwrittenError where they have no place.
    """
    if sys.stdout is None:  # closed by whoever began this: nobody wants to read
        return
    try:
        for line in lines:
            sys.stdout.buffer.write(line.encode(errors="surrogateescape") + b"\n")
        sys.stdout.buffer.flush()
    except OSError as error:
        # What is held back still would fail once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise UnwrittenError(cause(error)) from error


class UnwrittenError(Exception):
    """What was to be read cannot be written, as on a disk that is full; the only argument says why, as of `cause`."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Meanwhile the system's word to end is as good as Ctrl-C: KeyboardInterrupt, and nothing is left behind."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def installed(name: str) -> str:
    """The version of a package, "" when it is not there."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""
