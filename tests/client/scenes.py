"""Every main screen, one game through: those of the README's pictures and those that they leave out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from game.client import pictures
from game.client.app import App
from game.client.crashed import Crashed, Failure
from game.client.desk.desk import Desk
from game.client.desk.programs import listed
from game.client.pictures import SCENES, SEAT, Scene, begun, desk, over
from game.client.screens.game import GameScreen
from game.client.screens.opened import OpenGame
from game.client.screens.settings import SettingsScreen
from game.client.settings import Settings

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
