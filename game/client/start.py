"""From the command line to the title screen."""

from __future__ import annotations

import time
from pathlib import Path

from game.client.app import App, play
from game.client.guided.steps import courses
from game.client.map.traffic import Corridor
from game.client.remote.address import Address
from game.client.screen import Screen
from game.client.screens.beginning import Beginning
from game.client.screens.glossary import Glossary
from game.client.screens.join import joining
from game.client.screens.newgame import MOST_SEED, NewGame
from game.client.screens.opened import OpenGame
from game.client.screens.preview import PreviewScreen
from game.client.screens.projector import Projector
from game.client.screens.title import Title, Way
from game.client.words import shelf
from game.table.authoring import Authoring
from game.table.follow import Following
from game.table.looked import LookedAt


def title(app: App, folder: Path, seed: int) -> Title:
    """The first screen with its ways into games. `seed` is the luck that a new game proposes."""
    app.look_up = lambda term: app.push(Glossary(app, term))
    ways = [
        Way("title-first", "flag", lambda: first_game(app, folder, seed)),
        Way("title-new", "play", lambda: app.push(NewGame(app, folder, seed))),
        Way("title-open", "window", lambda: app.push(OpenGame(app, folder))),
    ]
    return Title(app, ways, crossings(app))


def author_title(app: App, authoring: Authoring, folder: Path, seed: int) -> Title:
    """The first screen where cards are being written: new games alone, which are played from memory."""
    app.authoring = authoring
    app.read(authoring.shelf)
    app.look_up = lambda term: app.push(Glossary(app, term))

    def begin() -> None:
        authoring.look()
        # Also where nothing changed just now: a game may have seen a change before, and left the old texts here.
        app.read(authoring.shelf)
        app.push(NewGame(app, folder, seed))

    note = ("author.title", authoring.folder.resolve().name)
    return Title(app, [Way("title-new", "play", begin)], crossings(app), note)


def first_game(app: App, folder: Path, seed: int) -> None:
    """The guided game; a new game to choose where the content has no sound guide."""
    known = courses(shelf())
    app.push(Beginning(app, folder, next(iter(known.values()))) if known else NewGame(app, folder, seed))


def crossings(app: App) -> list[Corridor]:
    """The border's crossings with the traffic of 2000, for the map behind the title."""
    found = []
    for card in shelf().cards["corridors"].values():
        d = card.data
        if "near" in d["tags"] and not card.pack:
            found.append(
                Corridor(card.id, app.words.text(d["name"]), d["lon"], d["lat"], d["trucks"] * 2 + d["cars"], 8.0)
            )
    return found


def play_window(language: str, folder: Path, level: int | None = None) -> int:
    """Open the window on the title; `level` is proposed for the others of a new game.

    The exit code: 0 when all went well, 1 when there is no screen.
    """
    seed = int(time.time()) % MOST_SEED + 1
    return play(lambda app: title(app, folder, seed), folder=folder, language=language, level=level)


def author_window(language: str, folder: Path, authoring: Authoring, level: int | None = None) -> int:
    """Open the window on new games with cards that are being written. The exit code as above."""
    seed = int(time.time()) % MOST_SEED + 1
    return play(lambda app: author_title(app, authoring, folder, seed), folder=folder, language=language, level=level)


def join_window(language: str, folder: Path, where: Address, name: str, code: str) -> int:
    """Open the window as a handset of a lesson. The exit code as above."""

    def first(app: App) -> Screen:
        app.look_up = lambda term: app.push(Glossary(app, term))
        return joining(app, folder, where, name, code)

    return play(first, folder=folder, language=language)


def project_window(language: str, folder: Path, following: Following) -> int:
    """Open the window on the projector of a game that is played elsewhere. The exit code as above."""
    return play(lambda app: Projector.following(app, following), folder=folder, language=language)


def preview_window(language: str, looked: LookedAt) -> int:
    """Open the window on one card, which is drawn again whenever its file changed. The exit code as above."""
    return play(lambda app: PreviewScreen(app, looked), language=language)
