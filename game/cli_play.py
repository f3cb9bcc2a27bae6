"""`border play` and `border host`: a game in a window or in the browser, and a lesson."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from game.ai.level import USUAL
from game.catalog.aims import files_of
from game.catalog.places import content_root, saves_folder
from game.catalog.shelf import shipped
from game.catalog.texts import Words
from game.cli_host import Address, Port, Resume, Tables, begun_with, host_lesson, lesson_folder, solo, whole
from game.opening import Rung, Scenario, followed_or_leave, level_or_leave, loaded_or_leave, seat_or_leave
from game.table.authoring import Authoring
from game.terminal import Language, installed, leave, words_for


def play(
    lang: Language = "",
    level: Rung = "",
    projector: Annotated[str, typer.Option("--projector", help="saves/*.jsonl")] = "",
    web: Annotated[bool, typer.Option("--web", help="browser / navigateur")] = False,
    scenario: Annotated[str, typer.Option("--scenario", help="--web: content/scenarios/*.yaml")] = "historical-2001",
    seat: Annotated[str, typer.Option("--seat", help="--web: 0 … | id")] = "0",
    quiet: Annotated[bool, typer.Option("--no-browser", help="--web")] = False,
    author: Annotated[bool, typer.Option("--author", help="[FOLDER / DOSSIER]")] = False,
    folder: Annotated[str, typer.Argument(help="--author: content")] = "",
) -> None:
    """The game in a window. / Le jeu dans une fenêtre."""
    shelf = shipped()
    words = words_for(shelf, lang)
    how_well = level_or_leave(level, words) if level else None
    if author or folder:
        authoring = author_or_leave(folder, words, asked=author, alone=not (web or projector))
    if web:
        loaded = loaded_or_leave(shelf, scenario, "", words)
        chosen = seat_or_leave(seat, [actor.id for actor in loaded.scenario.actors], words)
        solo(loaded, words, saves_folder(), chosen, how_well or USUAL, open_page=not quiet)
        return
    if not installed("pygame-ce"):
        leave(words.key("cli.doctor.no-pygame"), 1)
    # The library's greeting is no word of ours.
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.client.start import author_window, play_window, project_window

    if author:
        raise typer.Exit(author_window(lang, saves_folder(), authoring, how_well))
    if projector:
        raise typer.Exit(project_window(lang, saves_folder(), followed_or_leave(projector, shelf, words)))
    raise typer.Exit(play_window(lang, saves_folder(), how_well))


def host(
    scenario: Scenario = "historical-2001",
    tables: Tables = "1",
    port: Port = "8765",
    resume: Resume = "",
    address: Address = "",
    lang: Language = "",
    browser: Annotated[bool, typer.Option("--browser", help="desk / bureau")] = False,
) -> None:
    """A lesson: telephones join over the network. / Une leçon à laquelle les téléphones se joignent."""
    from game.server.serve import own_address

    shelf = shipped()
    words = words_for(shelf, lang)
    count, where = whole(tables, 1, 60, "--tables", words), whole(port, 1024, 65535, "--port", words)
    folder = Path(resume) if resume else lesson_folder(saves_folder())
    loaded = loaded_or_leave(shelf, *(begun_with(folder, words) if resume else (scenario, "")), words)
    host_lesson(loaded, words, folder, where, count, address or own_address(), open_desk=browser)


def author_or_leave(folder: str, words: Words, *, asked: bool, alone: bool) -> Authoring:
    """The folder of cards to write on, the game's own where none is named; or a sentence why not."""
    if not asked:
        leave(words.key("author.alone"))
    if not alone:
        leave(words.key("author.window"))
    where = shipped().folder(folder) if folder else content_root()
    if not where.is_dir() or not any(file.is_relative_to(where.absolute()) for file in files_of(where)):
        leave(words.key("author.folder", text=str(where)))
    return Authoring(where)
