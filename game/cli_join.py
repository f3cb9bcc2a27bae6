"""`border join`: the window as a handset of a lesson that is held elsewhere in the room."""

from __future__ import annotations

import importlib.util
import os
from typing import Annotated

import typer

from game.catalog.places import saves_folder
from game.catalog.shelf import shipped
from game.terminal import Language, leave, words_for


def join(
    url: Annotated[str, typer.Argument()],
    name: Annotated[str, typer.Option("--name", help="Ana")] = "",
    code: Annotated[str, typer.Option("--code", help="ABCDE")] = "",
    lang: Language = "",
) -> None:
    """Join a lesson from its address. / Rejoindre une leçon à son adresse."""
    shelf = shipped()
    words = words_for(shelf, lang)
    if importlib.util.find_spec("pygame") is None:
        leave(words.key("cli.doctor.no-pygame"), 1)
    # The library's greeting is no word of ours.
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.client.remote.address import EXAMPLE, address
    from game.client.start import join_window

    where = address(url)
    if where is None:
        leave(words.key("join.bad-address", text=url, example=EXAMPLE))
    raise typer.Exit(join_window(lang, saves_folder(), where, name, code))
