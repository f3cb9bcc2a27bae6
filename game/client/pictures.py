"""Pictures of the main screens, made by a command: one game between actors is stopped where there is something to see.

The same seed gives the same pictures to the byte. One seat is a person's while its desk is shown, and nothing is done
at it meanwhile, so that the game goes on as if nobody had looked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pygame

from game.catalog.load import load
from game.client.app import App
from game.client.desk.clause import opening_term
from game.client.screen import Screen
from game.client.screens.game import GameScreen
from game.client.screens.newgame import NewGame
from game.client.screens.projector import Projector
from game.client.screens.spectator import Spectator
from game.client.settings import Settings
from game.client.snap import snap
from game.client.start import title
from game.client.words import shelf
from game.rules.types import TEACHER, State
from game.table.story import cast
from game.table.table import Table, open_table

SIZE = (1280, 720)
SCENARIO = "historical-2001"
SEED = 7
LEVEL = 2
ROUND = 4
"""In which the desk is shown."""
SEAT, OTHER = 1, 2
"""Whose desk is shown, and with whom that seat shares the machine before the curtain."""

Make = Callable[[App, Table], Screen]


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture's name, when in the game it is taken, and the screen that is on it."""

    name: str
    when: Callable[[State], bool]
    make: Make


def begun(state: State) -> bool:
    """As the game opens."""
    return True


def in_phase(phase: str) -> Callable[[State], bool]:
    """When that phase of ROUND has come."""
    return lambda state: (state.round, state.phase) == (ROUND, phase)


def asked(state: State) -> bool:
    """When somebody waits for the seat's answer."""
    return in_phase("negotiation")(state) and any(
        o.status == "open" and SEAT in o.offer.parties and SEAT not in o.accepted for o in state.offers
    )


def over(state: State) -> bool:
    """When all is known."""
    return state.phase == "debrief"


def desk(tab: str, arrange: Callable[[GameScreen], None] = lambda game: None) -> Make:
    """The seat's desk with a sheet open."""

    def made(app: App, table: Table) -> Screen:
        game = GameScreen(app, table, SEAT)
        game.desk.tab = tab
        arrange(game)
        return game

    return made


def drafting(game: GameScreen) -> None:
    """A half-written offer with two clauses, a third on the way."""
    game.desk.start_draft(parties=(0,))
    draft = game.desk.draft
    assert draft is not None
    draft.terms = tuple(opening_term(game.desk, draft, kind) for kind in ("fund", "pay"))
    draft.adding = "sign"
    draft.term = opening_term(game.desk, draft, "sign")


def curtain(app: App, table: Table) -> Screen:
    """The desk of one of two people at the machine, before that person sits down."""
    driver = table.drivers[OTHER]
    table.drive(OTHER, None)
    game = GameScreen(app, table, SEAT)
    table.drive(OTHER, driver)
    return game


def watched(app: App, table: Table) -> Screen:
    """The game looked at from outside, half way through, everything open."""
    screen = Spectator(app, table)
    screen.see(str(TEACHER))
    screen.go(len(screen.moments) * 2 // 3)
    screen._turn("hands")
    return screen


SCENES: tuple[Scene, ...] = (
    Scene("title", begun, lambda app, table: title(app, Path(), SEED)),
    Scene("new-game", begun, lambda app, table: NewGame(app, Path(), SEED, SCENARIO)),
    Scene("map", in_phase("briefing"), desk("map")),
    Scene("negotiation", asked, desk("talks")),
    Scene("offer", asked, desk("talks", drafting)),
    Scene("curtain", asked, curtain),
    Scene("projector", asked, lambda app, table: Projector(app, lambda: table)),
    Scene("programs", in_phase("programs"), desk("programs")),
    Scene("ledger", in_phase("report"), desk("ledger")),
    Scene("report", in_phase("report"), desk("report")),
    Scene("final", over, desk("report")),
    Scene("spectator", over, watched),
)
"""In the order in which the game comes to them."""


def pictures(folder: Path, languages: Sequence[str], scenes: Sequence[str] = ()) -> Iterator[Path]:
    """Draw the scenes of these names (none: all) into name-language.png of a folder; yields each file.

    Raises OSError when one cannot be written.
    """
    pygame.display.init()
    pygame.font.init()
    table = open_game()
    for scene in come(table, [scene for scene in SCENES if not scenes or scene.name in scenes]):
        yield from drawn(scene, table, folder, languages)


def come(table: Table, scenes: Sequence[Scene]) -> Iterator[Scene]:
    """Each scene when the game, which goes on meanwhile, has come to it."""
    left = list(scenes)
    steps = table.advance()
    while left:
        while left and left[0].when(table.state):
            yield left.pop(0)
        if left and next(steps, None) is None and not left[0].when(table.state):
            raise LookupError(f"the game never comes to {left[0].name}")


def open_game() -> Table:
    """The game of the pictures, as it begins."""
    loaded = load(shelf().root, SCENARIO, shelf())
    return open_table(loaded, SEED, cast(loaded, SEED, LEVEL))


def shown(scene: Scene, table: Table, settings: Settings) -> App:
    """The window with a scene in it."""
    app = App(SIZE, settings, lambda: 0.0)
    app.push(scene.make(app, table))
    return app


def known(app: App) -> None:
    """Wait until the picture shows what its offers should bring."""
    screen = app.screen
    app.tick()
    while isinstance(screen, GameScreen) and not screen.seating.drawn and screen.desk.weighing.at_work:
        screen.desk.weighing.wait()
        if screen.desk.weighing.go_on():
            app.stage.show(screen.build(), screen.dialog(), screen.cancel)


def drawn(scene: Scene, table: Table, folder: Path, languages: Sequence[str]) -> Iterator[Path]:
    """One scene in each language."""
    driver = table.drivers[SEAT]
    table.drive(SEAT, None)
    for language in languages:
        app = shown(scene, table, Settings(language=language))
        known(app)
        path = folder / f"{scene.name}-{language}.png"
        try:
            snap(app, path)
        except pygame.error as error:
            raise OSError(str(error)) from error
        yield path
    table.drive(SEAT, driver)
