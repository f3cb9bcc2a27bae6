"""`border preview`: one card as players see it, and what it does in words; and the folder of `border play --author`."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from game.catalog.cause import cause
from game.catalog.laid import CardFile, NoCardError, card_file
from game.catalog.reports import openable, report
from game.catalog.shelf import Shelf, shipped
from game.catalog.texts import Words
from game.table.looked import LookedAt
from game.telling.preview import KINDS, to_write, told
from game.terminal import Language, leave, words_for, write

EVERY = 0.3
"""Seconds from one look at a watched file to the next."""


def preview(
    card: Annotated[str, typer.Argument(help="FILE.yaml | id | programs/id")],
    out: Annotated[str, typer.Option("--out", help="card.png")] = "",
    watch: Annotated[bool, typer.Option("--watch", help="--out, --text: at each save / à chaque sauvegarde")] = False,
    words_only: Annotated[bool, typer.Option("--text", help="no picture / sans image")] = False,
    lang: Language = "",
) -> None:
    """A card as players see it. / Une carte telle que les joueurs la voient."""
    shelf = shipped()
    words = words_for(shelf, lang)
    looked = LookedAt(card_or_leave(shelf, card, words), shelf)
    write(lines(looked, words))
    if not words_only and find_spec("pygame") is None:
        leave(words.key("cli.doctor.no-pygame"), 1)
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    if out:
        drawn(looked, words, Path(out))
    if watch and (out or words_only):
        write([words.key("preview.watching", text=str(looked.at.path))])
        follow(looked, words, Path(out) if out else None, lambda: time.sleep(EVERY))
    elif not out and not words_only:
        from game.client.start import preview_window

        if preview_window(words.language, looked):
            leave(words.key("preview.no-screen"), 1)
    raise typer.Exit(exit_code(looked))


def card_or_leave(shelf: Shelf, card: str, words: Words) -> CardFile:
    """The card that is meant, or a sentence why there is none."""
    try:
        return card_file(shelf, card, KINDS)
    except NoCardError as error:
        leave(words.say(error.said))


def lines(looked: LookedAt, words: Words) -> list[str]:
    """What is wrong with the card, and what it does where it can be played."""
    found = (
        [report(looked.problems, words, lambda file: openable(looked.shelf.path(file), Path.cwd()))]
        if looked.problems
        else []
    )
    if looked.blanks:
        found.append(to_write(words, looked.blanks))
    if looked.card is not None:
        found += told(Words(looked.shelf, words.language), looked.card, looked.sample)
    return found


def exit_code(looked: LookedAt) -> int:
    """1 for a card that cannot be played."""
    return 1 if looked.card is None else 0


def drawn(looked: LookedAt, words: Words, out: Path) -> None:
    """Draw the card into a file, or say why that cannot be done."""
    # A picture needs no screen.
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    from game.client.preview.picture import picture

    try:
        picture(looked, words.language, out)
    except OSError as error:
        leave(words.key("cli.unwritable", text=str(out), why=cause(error)), 1)
    write([words.key("preview.written", text=str(out))])


def follow(looked: LookedAt, words: Words, out: Path | None, wait: Callable[[], None]) -> None:
    """Tell and draw the card again whenever its file changed, until the person ends it."""
    try:
        while True:
            wait()
            if looked.look():
                write(["", *lines(looked, words)])
                if out is not None:
                    drawn(looked, words, out)
    except KeyboardInterrupt:
        return
