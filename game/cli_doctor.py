"""`border doctor` and `border screenshots`: what this machine has, and what its window would show."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from game.catalog.cause import cause
from game.catalog.places import assets_root, saves_folder
from game.catalog.shelf import Shelf, shipped
from game.catalog.texts import LANGUAGES, Words
from game.terminal import Language, installed, leave, words_for, write


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
