"""What a command line names, opened: a scenario, a level, a seat, a saved game; or a sentence why not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.ai.level import LEVELS
from game.catalog.load import Loaded, load
from game.catalog.problem import CannotLoadError
from game.catalog.reports import left_out, report
from game.catalog.shelf import Shelf
from game.catalog.texts import Words
from game.terminal import leave

if TYPE_CHECKING:
    from game.table.follow import Following
    from game.table.table import Table

Scenario = Annotated[str, typer.Option("--scenario", help="content/scenarios/*.yaml")]
Rung = Annotated[str, typer.Option("--level", help="1 … 5")]


def loaded_or_leave(shelf: Shelf, scenario: str, content: str, words: Words) -> Loaded:
    """A scenario, with the content of this digest if it was begun with it; or a sentence for each reason why not."""
    try:
        loaded = load(shelf.root, scenario, shelf, 0, content)
    except CannotLoadError as error:
        leave(report(error.problems, words))
        raise
    for line in left_out(loaded.problems, words):
        typer.echo(line, err=True)
    return loaded


def level_or_leave(text: str, words: Words) -> int:
    """A level from 1 to 5, or a sentence."""
    if text not in map(str, LEVELS):
        leave(words.key("cli.level", text=text))
    return int(text)


def seat_or_leave(name: str, known: Sequence[str], words: Words) -> int:
    """A seat by its number or its actor's id, or a sentence."""
    if name not in known and name not in map(str, range(len(known))):
        leave(words.key("cli.seat", text=name, allowed=", ".join(known)))
    return list(known).index(name) if name in known else int(name)


def followed_or_leave(file: str, shelf: Shelf, words: Words) -> Following:
    """A game that is played elsewhere, from its journal; or a sentence why not."""
    from game.table.follow import Following
    from game.table.journal import JournalError

    try:
        return Following(Path(file), shelf)
    except JournalError as error:
        leave(words.say(error.said))
    except CannotLoadError as error:
        leave(report(error.problems, words))


def saved_or_leave(file: str, shelf: Shelf, words: Words) -> tuple[Table, int]:
    """A saved game, not to be played on, and the seat it was played from; or a sentence why not."""
    from game.table.journal import JournalError
    from game.table.journal import read as read_journal
    from game.table.saves import look

    try:
        table, notes = look(Path(file), shelf)
        seat = read_journal(Path(file)).header.get("seat")
    except JournalError as error:
        leave(words.say(error.said))
    except CannotLoadError as error:
        leave(report(error.problems, words))
    for note in notes:
        typer.echo(words.say(note), err=True)
    return table, seat if type(seat) is int else 0
