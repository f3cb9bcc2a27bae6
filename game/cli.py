"""The `border` command, with all that it can do gathered from its parts."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.ai.level import LEVELS, USUAL
from game.catalog.cause import cause
from game.catalog.lint import report
from game.catalog.load import Loaded, load
from game.catalog.places import assets_root, saves_folder
from game.catalog.problem import CannotLoadError, spoilt
from game.catalog.shelf import Shelf, shipped
from game.catalog.texts import LANGUAGES, Words
from game.cli_balance import balance
from game.cli_class import export
from game.cli_debrief import debrief
from game.cli_host import Address, Port, Resume, Tables, begun_with, host_lesson, lesson_folder, solo, whole
from game.cli_join import join
from game.cli_lab import lab
from game.cli_lint import lint
from game.cli_new import new
from game.cli_packs import install, pack, packs
from game.cli_preview import author_or_leave, preview
from game.cli_schema import schema
from game.cli_upgrade import rewrite
from game.rules.types import PUBLIC, TEACHER, Said
from game.terminal import Language, installed, leave, spoken, words_for, write

if TYPE_CHECKING:
    from game.table.follow import Following
    from game.table.table import Table

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
app.add_typer(lab, name="lab", help="Experiments and measurements. / Expériences et mesures.")
app.add_typer(new, name="new", help="A new card, scenario or pack. / Une nouvelle carte, un scénario ou un paquet.")
app.command()(export)
app.command()(debrief)
app.command()(balance)
app.command()(join)
app.command()(lint)
app.command()(preview)
app.command("upgrade")(rewrite)
app.command()(schema)
app.command()(pack)
app.command()(install)
app.command()(packs)
COMMANDS = (
    *(
        "play",
        "host",
        "join",
        "watch",
        "lint",
        "preview",
        "lab",
        "replay",
        "coach",
        "export",
        "debrief",
        "screenshots",
        "doctor",
    ),
    *("new", "balance", "pack", "install", "packs", "upgrade", "schema"),
)
Scenario = Annotated[str, typer.Option("--scenario", help="content/scenarios/*.yaml")]
Rung = Annotated[str, typer.Option("--level", help="1 … 5")]
Seed = Annotated[str, typer.Option("--seed", help="0 …")]


def loaded_or_leave(shelf: Shelf, scenario: str, content: str, words: Words) -> Loaded:
    """A scenario, with the content of this digest if it was begun with it; or a sentence for each reason why not."""
    try:
        loaded = load(shelf.root, scenario, shelf, 0, content)
    except CannotLoadError as error:
        leave(report(error.problems, words))
        raise
    broken = spoilt(loaded.problems)
    if broken:
        typer.echo(words.key("cli.left-out", n=broken), err=True)
    return loaded


def level_or_leave(text: str, words: Words) -> int:
    """A level from 1 to 5, or a sentence."""
    if text not in map(str, LEVELS):
        leave(words.key("cli.level", text=text))
    return int(text)


@app.command()
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


@app.command()
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


@app.command()
def watch(
    scenario: Scenario = "historical-2001",
    seed: Seed = "1",
    level: Rung = str(USUAL),
    lang: Language = "",
    json: Annotated[bool, typer.Option("--json", help="JSON")] = False,
) -> None:
    """A whole game between AI actors. / Une partie entière entre acteurs de l’ordinateur."""
    from game.table.story import story, told_as_data
    from game.table.story import watch as play_out

    shelf = shipped()
    words = words_for(shelf, lang)
    if not (seed.isascii() and seed.isdigit() and int(seed) < 2**64):
        leave(words.key("cli.seed", text=seed))
    how_well = level_or_leave(level, words)
    loaded = loaded_or_leave(shelf, scenario, "", words)
    table = play_out(loaded, int(seed), how_well)
    write(told_as_data(table) if json else story(table, words))


@app.command()
def replay(file: Annotated[str, typer.Argument()], lang: Language = "") -> None:
    """Tell a saved game; one that goes on, as the public knows it. / Raconter une partie enregistrée."""
    from game.table.story import story

    shelf = shipped()
    words = words_for(shelf, lang)
    table, _ = saved_or_leave(file, shelf, words)
    write(story(table, words, TEACHER if table.state.phase == "debrief" else PUBLIC))


@app.command()
def coach(
    file: Annotated[str, typer.Argument()],
    seat: Annotated[str, typer.Option("--seat", help="0 … | id")] = "",
    lang: Language = "",
) -> None:
    """What a seat's own decisions were worth to it. / Ce que valaient les décisions d’un siège."""
    from game.table.review import review, told

    shelf = shipped()
    words = words_for(shelf, lang)
    table, own = saved_or_leave(file, shelf, words)
    me = seat_or_leave(seat or str(own), [actor.id for actor in table.scenario.actors], words)
    if me != own and table.state.phase != "debrief":
        leave(words.say(Said("cli.coach.own", (("whom", own),)), table.scenario))
    write(told(table, words.at(table.loaded.shelf), review(table.loaded, table.seed, table.actions, me)))


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


@app.command()
def screenshots(
    folder: Annotated[str, typer.Argument()],
    scene: Annotated[list[str] | None, typer.Option("--scene", help="map, negotiation …")] = None,
    lang: Language = "",
) -> None:
    """Pictures of the main screens, in both languages. / Images des écrans principaux, dans les deux langues."""
    words = words_for(shipped(), lang)
    if not installed("pygame-ce"):
        leave(words.key("cli.doctor.no-pygame"), 1)
    # Pictures need no screen, and the library's greeting is no word of ours.
    os.environ.update(SDL_VIDEODRIVER="dummy", PYGAME_HIDE_SUPPORT_PROMPT="1")
    from game.client.pictures import SCENES, pictures

    known = [one.name for one in SCENES]
    unknown = next((name for name in scene or () if name not in known), "")
    if unknown:
        leave(words.key("cli.scene", text=unknown, allowed=", ".join(known)))
    try:
        for path in pictures(Path(folder), [lang] if lang else LANGUAGES, scene or ()):
            write([str(path)])
    except OSError as error:
        leave(words.key("cli.unwritable", text=folder, why=cause(error)), 1)


@app.command()
def doctor(lang: Language = "") -> None:
    """What this machine has and lacks. / Ce que cette machine a et ce qui lui manque."""
    shelf = shipped()
    words = words_for(shelf, lang)
    found = list(checks(shelf, words))
    write([words.key("cli.doctor.ok" if good else "cli.doctor.bad", text=text) for good, text in found])
    raise typer.Exit(0 if all(good for good, _ in found) else 1)


def checks(shelf: Shelf, words: Words) -> list[tuple[bool, str]]:
    """(good, sentence) for everything the game needs."""
    found = [(True, words.key("cli.doctor.python", text=sys.version.split()[0]))]
    versions = {name: installed(name) for name in ("pygame-ce", "pygame", "font-source-sans-pro")}
    if versions["pygame"]:
        found.append((False, words.key("cli.doctor.two-pygames")))
    if versions["pygame-ce"]:
        found.append((True, words.key("cli.doctor.pygame", text=versions["pygame-ce"])))
        driver = display()
        found.append(
            (bool(driver), words.key("cli.doctor.display" if driver else "cli.doctor.no-display", text=driver))
        )
    else:
        found.append((False, words.key("cli.doctor.no-pygame")))
    good = bool(versions["font-source-sans-pro"])
    found.append((good, words.key("cli.doctor.fonts" if good else "cli.doctor.no-fonts")))
    wrong = [p for p in shelf.problems if p.severity == "error"]
    where = f"{shelf.root} ({sum(len(c) for c in shelf.cards.values())})"
    found.append((not wrong and assets_root().is_dir(), words.key("cli.doctor.content", text=where)))
    folder = saves_folder()
    nearest = next(p for p in (folder, *folder.parents) if p.exists())
    good = os.access(nearest, os.W_OK)
    found.append((good, words.key("cli.doctor.saves" if good else "cli.doctor.no-saves", text=str(folder))))
    return found


def display() -> str:
    """What a window would be shown by, "" when nothing would show it."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    import pygame

    try:
        pygame.display.init()
        driver = pygame.display.get_driver()
        pygame.display.quit()
    except pygame.error:
        return ""
    return "" if driver in ("dummy", "offscreen") and not os.environ.get("SDL_VIDEODRIVER") else driver


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line; the exit code. What cannot be understood is said in the person's language."""
    command = typer.main.get_command(app)
    try:
        code = command.main(args=list(arguments) or ["--help"], prog_name="border", standalone_mode=False)
    except USAGE_ERROR as error:
        if type(error).__name__ == "NoArgsIsHelpError":  # a group named without a command: its help
            typer.echo(str(error))
            return 0
        typer.echo(misunderstood(error, asked_language(arguments)), err=True)
        return 2
    return code if isinstance(code, int) else 0


USAGE_ERROR: type[Exception] = typer.BadParameter.__bases__[0]
"""What typer raises for any argument that it cannot use."""


def asked_language(arguments: Sequence[str]) -> str:
    """The language that a command line asks for, even when the rest of it cannot be understood."""
    for at, argument in enumerate(arguments):
        found = arguments[at + 1] if argument == "--lang" and at + 1 < len(arguments) else argument.partition("=")[2]
        if argument.startswith("--lang") and found in LANGUAGES:
            return found
    return spoken()


def misunderstood(error: Exception, language: str) -> str:
    """A sentence for a command line that cannot be used, with the nearest word when there is one."""
    words = Words(shipped(), language)
    kind, near = type(error).__name__, list(getattr(error, "possibilities", None) or ())
    known = list(COMMANDS)
    if kind in ("NoSuchOption", "BadOptionUsage"):
        key, text = ("cli.option" if kind == "NoSuchOption" else "cli.value"), str(getattr(error, "option_name", ""))
    elif kind == "MissingParameter":
        key, text = "cli.argument", str(getattr(getattr(error, "param", None), "name", "")).upper()
    elif kind == "BadParameter":
        key, text = "cli.value", str((getattr(error.param, "opts", None) or [""])[0])  # type: ignore[attr-defined]
    elif "'" in str(error):
        key, text = "cli.command", str(error).split("'")[1]
        known = list(getattr(getattr(getattr(error, "ctx", None), "command", None), "commands", None) or COMMANDS)
        near = get_close_matches(text, known, 1)
    else:
        key, text = "cli.unusable", ""
    hint = " " + words.key("cli.near", text=near[0]) if near else ""
    return words.key(key, text=text, allowed=", ".join(known)) + hint + "\n" + words.key("cli.help")


def main() -> None:
    """The command."""
    sys.exit(run(sys.argv[1:]))
