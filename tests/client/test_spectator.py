"""A saved game looked at: by slider, by keys, by itself; public things, and everything once it is over."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.client.app import App
from game.client.kit.check import problems
from game.client.screens.opened import OpenGame
from game.client.screens.spectator import PACE, Spectator
from game.client.settings import Settings
from game.client.snap import stand
from game.rules.types import PUBLIC, TEACHER
from game.table.table import Table
from tests.client import hands
from tests.client.board.test_board import MARK, planted
from tests.client.person import Person
from tests.client.test_hotseat import everything
from tests.table.room import played, table

OVER = played(table(), 1)


def shown(
    here: Table = OVER, size: tuple[int, int] = (1280, 720), settings: Settings | None = None
) -> tuple[App, Spectator]:
    app = stand(lambda app: Spectator(app, here), size, settings or Settings())
    app.clock = app.stage.clock = hands.Clock()
    screen = app.screen
    assert isinstance(screen, Spectator)
    return app, screen


def where(screen: Spectator) -> tuple[int, str]:
    return screen.board.view.round, screen.board.view.phase


def test_keys_go_by_phases_and_by_rounds() -> None:
    app, screen = shown()
    assert where(screen) == (1, "briefing")
    app.handle(hands.key(pygame.K_RIGHT))
    app.handle(hands.key(pygame.K_RIGHT))
    app.handle(hands.key(pygame.K_LEFT))
    assert screen.at == 1
    app.handle(hands.key(pygame.K_PAGEDOWN))
    assert where(screen) == (2, "briefing")
    app.handle(hands.key(pygame.K_RIGHT))
    app.handle(hands.key(pygame.K_PAGEUP))
    assert where(screen) == (2, "briefing")
    app.handle(hands.key(pygame.K_PAGEUP))
    assert where(screen) == (1, "briefing")
    app.handle(hands.key(pygame.K_END))
    assert screen.at == len(screen.moments) - 1 and screen.page == "standing"
    app.handle(hands.key(pygame.K_RIGHT))
    assert screen.at == len(screen.moments) - 1
    app.handle(hands.key(pygame.K_HOME))
    assert screen.at == 0 and screen.page == "border"


def test_the_slider_under_the_mouse_and_under_the_keys() -> None:
    app, screen = shown()
    slider = app.stage.find("spectator-time")
    at = (slider.rect.x + slider.rect.w // 3, slider.rect.centery)
    for event in (hands.move(at), hands.down(at), hands.up(at)):
        app.handle(event)
    middle = screen.at
    assert 0 < middle < len(screen.moments) - 1
    app.stage.focus(app.stage.find("spectator-time"))
    app.handle(hands.key(pygame.K_RIGHT))
    assert screen.at == middle + 1
    round = screen.board.view.round
    app.handle(hands.key(pygame.K_PAGEDOWN))
    assert where(screen) == (round + 1, "briefing"), "by rounds, whatever has the focus"


def test_it_plays_by_itself_and_stops_at_the_end() -> None:
    app, screen = shown()
    clock = app.clock
    assert isinstance(clock, hands.Clock)
    app.handle(hands.key(pygame.K_SPACE))
    assert screen.playing
    for expected in (0, 1, 2):
        app.tick()
        assert screen.at == expected
        clock.now += PACE
    app.handle(hands.key(pygame.K_SPACE))
    clock.now += PACE
    app.tick()
    assert screen.at == 2 and not screen.playing
    app.stage.focus(app.stage.find("spectator-play"))
    app.handle(hands.key(pygame.K_RETURN))
    for _ in range(len(screen.moments) + 2):
        clock.now += PACE
        app.tick()
    assert screen.at == len(screen.moments) - 1 and not screen.playing
    screen.play()
    assert screen.at == 0 and screen.playing, "from the end it begins again"


def test_a_page_chosen_by_hand_stays() -> None:
    app, screen = shown()
    screen._turn("standing")
    app.handle(hands.key(pygame.K_RIGHT))
    assert screen.page == "standing"


def test_of_a_game_that_goes_on_only_public_things_are_shown() -> None:
    app, screen = shown(planted())
    assert not screen.over and "spectator-eyes" not in app.stage._all
    for at in range(len(screen.moments)):
        screen.go(at)
        for page in ("border", "standing"):
            screen.page = page
            app.refresh()
            app.tick()
            assert MARK not in everything(app)


def test_of_a_game_that_is_over_everything_may_be_seen() -> None:
    app, screen = shown()
    assert screen.viewer == PUBLIC
    screen.go(2)
    assert not screen.board.all_known
    strip = app.stage.find("spectator-eyes")
    app.stage.focus(strip)
    app.handle(hands.key(pygame.K_RIGHT))
    assert screen.viewer == TEACHER and screen.board.all_known
    screen._turn("hands")
    app.refresh()
    app.tick()
    actor, mine = OVER.scenario.actors[1], OVER.state.seats[1]
    mandate = next(m for m in actor.mandates if m.id in mine.mandates)
    assert screen.board.text(mandate.text) in everything(app)
    screen.see(str(PUBLIC))
    assert screen.page == "border" and not screen.board.all_known


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (2560, 1440)], ids=str)
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("text", [80, 100, 200])
def test_nothing_is_cut_off(size: tuple[int, int], language: str, text: int) -> None:
    app, screen = shown(OVER, size, Settings(language=language, text=text))
    screen.see(str(TEACHER))
    for page in ("border", "standing", "hands"):
        for at in (0, len(screen.moments) // 2, len(screen.moments) - 1):
            screen.go(at)
            screen.page = page
            app.refresh()
            app.tick()
            assert [p for layer in app.stage.layers() for p in problems(layer, app.stage.style)] == []


@pytest.mark.parametrize("hand", ["keys", "mouse"])
def test_from_the_list_of_saves_and_back(tmp_path: Path, hand: str) -> None:
    played(table(tmp_path / "a.jsonl"), 1)
    before = (tmp_path / "a.jsonl").read_bytes()
    person = Person(tmp_path, hand)
    person.press("way-title-open")
    person.press("watch-0")
    assert isinstance(person.app.screen, Spectator)
    person.press("board-close")
    assert isinstance(person.app.screen, OpenGame)
    assert (tmp_path / "a.jsonl").read_bytes() == before


def test_the_language_changes_where_it_is() -> None:
    app, screen = shown()
    screen.go(3)
    app.stage.focus(app.stage.find("board-language"))
    app.handle(hands.key(pygame.K_RETURN))
    app.tick()
    assert screen.at == 3 and screen.board.words.language == "fr"
