"""The projector: large letters, public things only, over a game in the same window or following one elsewhere."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.client.app import App
from game.client.kit.check import problems
from game.client.kit.labels import Label
from game.client.kit.widget import walk
from game.client.screens.game import GameScreen
from game.client.screens.projector import OFTEN, Projector
from game.client.settings import Settings
from game.client.snap import stand
from game.rules.types import WORLD, Action
from game.table.follow import Following
from tests.client import hands
from tests.client.board.test_board import planted
from tests.client.person import Person
from tests.client.test_hotseat import MARK, both_reach, everything, plant, start
from tests.shipped import shelf
from tests.table.room import four

SIZES = [(1280, 720), (1920, 1080), (2560, 1440)]


def following(path: Path, app: App) -> Projector:
    return Projector.following(app, Following(path, shelf()))


def wait(app: App) -> None:
    """Let the projector look at its journal once."""
    clock = app.clock
    assert isinstance(clock, hands.Clock)
    clock.now += OFTEN
    app.tick()
    screen = app.screen
    assert isinstance(screen, Projector)
    if screen._looking is not None:
        assert screen._looking.wait(20)
    app.tick()
    app.tick()


def projected(path: Path, calm: bool = False) -> tuple[App, Projector]:
    app = stand(lambda app: following(path, app), (1280, 720), Settings(calm=calm))
    app.clock = app.stage.clock = hands.Clock()
    screen = app.screen
    assert isinstance(screen, Projector)
    return app, screen


def test_a_game_elsewhere_is_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    here = four(path, "briefing")
    app, screen = projected(path, calm=True)
    for phase in ("events", "negotiation", "programs"):
        while here.state.phase != phase:
            here.submit(Action(WORLD, "close"))
        wait(app)
        assert screen.board.view.phase == phase
        assert screen.board.t(f"phase.{phase}") in everything(app)
    surface = pygame.Surface(app.size)
    app.draw(surface)
    wait(app)
    assert not app.draw(surface), "nothing new, nothing drawn"


def test_a_journal_that_vanishes_is_said_once_and_the_picture_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    here = four(path)
    app, screen = projected(path)
    before = screen.board.view
    kept = path.read_bytes()
    path.unlink()
    for _ in range(3):
        wait(app)
    assert len(app.stage.toasts) == 1 and screen.board.view == before
    path.write_bytes(kept)
    here.submit(Action(WORLD, "close"))
    wait(app)
    assert screen.board.view.phase == "programs"


def test_a_phase_opens_its_page_and_keys_turn_it(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    here = four(path)
    app, screen = projected(path)
    assert screen.page == "border"
    for code in (pygame.K_RIGHT, pygame.K_PAGEDOWN, pygame.K_LEFT):
        before = screen.page
        app.handle(hands.key(code))
        assert screen.page != before
    screen.page = "border"
    while here.state.phase != "resolution":
        here.submit(Action(WORLD, "close"))
    for _ in here.advance():
        pass
    wait(app)
    assert screen.board.view.phase == "report" and screen.page == "standing"


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("text", [80, 100, 200])
def test_it_reads_from_the_last_row_and_nothing_is_cut_off(size: tuple[int, int], language: str, text: int) -> None:
    here = planted()
    app = stand(lambda app: Projector(app, lambda: here), size, Settings(language=language, text=text))
    screen = app.screen
    assert isinstance(screen, Projector)
    for name in ("border", "standing"):
        screen.page = name
        app.refresh()
        app.tick()
        assert [p for layer in app.stage.layers() for p in problems(layer, app.stage.style)] == []
        labels = [w for w in walk(app.stage.root) if isinstance(w, Label) and w.text]
        smallest = min(app.stage.style.face(label.role).size for label in labels)
        assert smallest >= size[1] / 40, "a fortieth of the picture is what is read from ten metres"
    app.pop()


def test_letters_are_large_only_here(tmp_path: Path) -> None:
    person = Person(tmp_path, "mouse")
    person.app.set(level=1)
    game = person.sit("first-game", 1)
    game.cancel()
    person.wait(game)
    game.menu()
    person.app.refresh()
    person.press("menu-projector")
    assert isinstance(person.app.screen, Projector) and person.app.stage.style.text == 1.5
    person.press("board-close")
    assert person.app.screen is game and person.app.stage.style.text == 1.0 and not game.seating.drawn


@pytest.mark.parametrize("hand", ["keys", "mouse"])
def test_over_a_game_of_several_it_hides_the_desk_and_the_game_goes_on(tmp_path: Path, hand: str) -> None:
    person, game = start(tmp_path, hand)
    both_reach(person, game, "negotiation")
    secrets = [MARK, *plant(person, game)]
    first = game.seating.here
    game.menu()
    person.app.refresh()
    person.press("menu-projector")
    screen = person.app.screen
    assert isinstance(screen, Projector)
    for page in ("border", "standing"):
        screen.page = page
        person.app.refresh()
        person.look()
        assert not [secret for secret in secrets if secret in everything(person.app)]
    game.desk.act("pass")
    for _ in range(200):
        person.look()
        game.others.wait(20)
    assert person.app.screen is screen and game.desk.table.state.seats[first].ready
    assert screen.board.view.due == game.desk.view.due
    person.press("board-close")
    assert isinstance(person.app.screen, GameScreen) and game.seating.drawn
    assert not [secret for secret in secrets if secret in everything(person.app)]


def test_from_the_curtain_and_back(tmp_path: Path) -> None:
    person, game = start(tmp_path, "keys")
    person.press("curtain-window")
    assert isinstance(person.app.screen, Projector)
    person.press("board-language")
    assert person.app.settings.language == "fr" and "Santé de la frontière" not in everything(person.app)
    person.app.handle(hands.key(pygame.K_ESCAPE))
    person.look()
    assert person.app.screen is game and game.seating.drawn
