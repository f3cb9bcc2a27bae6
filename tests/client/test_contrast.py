"""Every word on every main screen reaches 4.5 to 1 on the pixels that it stands on, in every theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from game.client import pictures
from game.client.app import App
from game.client.crashed import Crashed, Failure
from game.client.desk.desk import Desk
from game.client.desk.programs import listed
from game.client.kit.controls import Control
from game.client.kit.dropdown import Dropdown
from game.client.kit.palettes import PALETTES
from game.client.kit.widget import walk
from game.client.pictures import SCENES, SEAT, Scene, begun, desk, over
from game.client.screens.game import GameScreen
from game.client.screens.opened import OpenGame
from game.client.screens.settings import SettingsScreen
from game.client.settings import Settings
from tests.client.inks import Written, watching

LEAST = 4.5
Arrange = Callable[[Desk], None]


def with_dialog(name: str) -> Callable[[GameScreen], None]:
    return lambda game: setattr(game, "open_dialog", name)


def with_desk(arrange: Arrange) -> Callable[[GameScreen], None]:
    return lambda game: arrange(game.desk)


def one(desk: Desk) -> None:
    desk.card, desk.browse.source, desk.browse.which = listed(desk)[0].id, True, "all"


def two(desk: Desk) -> None:
    desk.card, desk.browse.beside = (program.id for program in listed(desk)[1:3])


def money(desk: Desk) -> None:
    desk.browse.money = True


def panel(name: str) -> Arrange:
    return lambda desk: setattr(desk.back, "panel", name)


def why(desk: Desk) -> None:
    desk.indicator = "commerce@quebec"


def rounds(desk: Desk) -> None:
    desk.back.final = False


REPORT, PROGRAMS = (next(s.when for s in SCENES if s.name == name) for name in ("report", "programs"))
MORE = (
    Scene("settings", begun, lambda app, table: SettingsScreen(app)),
    Scene("saves", begun, lambda app, table: OpenGame(app, Path(__file__).parent / "none")),
    Scene("fault", begun, lambda app, table: Crashed(app, Failure("fault", Path("crash-1.txt"), Path("a.game")), None)),
    *(Scene(name, begun, desk("map", with_dialog(name))) for name in ("menu", "glossary")),
    Scene("card", PROGRAMS, desk("programs", with_desk(one))),
    Scene("comparison", PROGRAMS, desk("programs", with_desk(two))),
    Scene("money", PROGRAMS, desk("programs", with_desk(money))),
    *(Scene(name, REPORT, desk("report", with_desk(panel(name)))) for name in ("trust", "burden", "curves")),
    Scene("why", REPORT, desk("report", with_desk(why))),
    Scene("rounds", over, desk("report", with_desk(rounds))),
)
"""What the pictures for the README leave out."""


def at(scene: Scene) -> int:
    """In the order in which a game comes to them."""
    order = [s.when for s in SCENES]
    return order.index(scene.when)


def shown() -> Iterator[tuple[str, App]]:
    """Every main screen, one game through."""
    table = pictures.open_game()
    for scene in pictures.come(table, sorted((*SCENES, *MORE), key=at)):
        driver = table.drivers[SEAT]
        table.drive(SEAT, None)
        yield scene.name, pictures.shown(scene, table, Settings(calm=True))
        table.drive(SEAT, driver)


def every_look(app: App, name: str) -> Iterator[None]:
    """The screen as it is; as it is under the hand; one of them with what floats above a screen."""
    yield
    for widget in walk(app.stage.scope()):
        widget.hovered = True
        if isinstance(widget, Control):
            widget.down = True
    yield
    for widget in walk(app.stage.scope()):
        widget.hovered = False
        if isinstance(widget, Control):
            widget.down = False
    if name == "settings":
        for kind in ("note", "good", "warn", "bad"):
            app.stage.toasts = []
            app.stage.toast(kind, kind)
            yield
        app.stage.toasts = []
        app.stage.open_popup(next(w for w in walk(app.stage.root) if isinstance(w, Dropdown)))
        yield
        app.stage.close_popup()


def test_every_word_can_be_read_in_every_theme() -> None:
    surface = pygame.Surface(pictures.SIZE)
    faults: dict[tuple[str, str, Written], None] = {}
    words = 0
    for name, app in shown():
        app.tick()
        for palette in PALETTES:
            for dark in (False, True):
                app.set(palette=palette, dark=dark)
                app.tick()
                with watching() as seen:
                    for _ in every_look(app, name):
                        app.stage.dirty = True
                        app.draw(surface)
                words += len(seen)
                look = f"{palette}{'-dark' if dark else ''}"
                faults |= {(look, name, one): None for one in seen if one.ratio < LEAST}
    assert words > 10_000, "hardly anything was looked at"
    assert not faults, "\n".join(f"{look}/{name}: {one} {one.ratio:.2f}" for look, name, one in faults)


@pytest.mark.parametrize(("ink", "fails"), [((110, 110, 110), False), ((130, 130, 130), True)])
def test_the_watch_sees_the_pixels_under_the_letters(ink: tuple[int, int, int], fails: bool) -> None:
    from game.client.kit import text
    from game.client.kit.style import Style

    surface = pygame.Surface((200, 60))
    surface.fill((255, 255, 255))
    with watching() as seen:
        text.draw_text(surface, Style().face("body"), "Québec", ink, (10, 10))
    assert [one.ground for one in seen] == [(255, 255, 255)]
    assert (seen[0].ratio < LEAST) == fails
