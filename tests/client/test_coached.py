"""The coach's dialog: reached by keys or mouse, thought out beside the window, silent unless asked."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.client.kit.check import problems
from game.client.kit.scroll import Scroll
from game.client.screens import game as module
from game.client.screens.game import GameScreen
from game.client.settings import Settings
from game.client.snap import stand
from game.rules.types import Action, Offer, Term
from game.table.table import Table
from tests.client.hands import key
from tests.client.person import Person
from tests.table.room import SHORT, played, table


def half_played(path: Path | None = None) -> Table:
    """A game up to the programs of its second round, in which the person in seat 1 made two offers to seat 0."""
    here = table(path)
    for money in (10, 20):
        played(here, 1, "negotiation")
        terms = (Term("pay", 1, "", money, 0), Term("support", 0, "", 0, 1))
        assert here.submit(Action(1, "offer", offer=Offer((0, 1), terms))).accepted
        played(here, 1, "programs")
    return here


def asked(size: tuple[int, int] = (1280, 720), language: str = "en", text: int = 100) -> GameScreen:
    app = stand(lambda app: GameScreen(app, half_played(), 1), size, Settings(language=language, text=text))
    game = app.screen
    assert isinstance(game, GameScreen)
    game.open_dialog = ""
    game.coach()
    assert app.works[-1].wait(60)
    app.tick()
    return game


@pytest.mark.parametrize("hand", ["keys", "mouse"])
def test_whoever_asks_at_the_start_is_told_kindly_that_there_is_nothing_yet(tmp_path: Path, hand: str) -> None:
    person = Person(tmp_path, hand)
    game = person.sit(SHORT, 1)
    game.open_dialog = ""
    person.app.refresh()
    person.press("desk-coach")
    assert game.open_dialog == "coach"
    for work in list(person.app.works):
        assert work.wait(60)
    person.look()
    assert game.advice is not None and game.advice.empty
    with pytest.raises(KeyError):
        person.app.stage.find("coach-scroll")
    person.press("coach-close")
    assert game.open_dialog == ""


@pytest.mark.parametrize(("size", "text"), [((1280, 720), 100), ((1920, 1080), 100), ((1280, 720), 200)])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_cut_off(size: tuple[int, int], text: int, language: str) -> None:
    stage = asked(size, language, text).app.stage
    assert stage.dialog is not None and stage.find("coach-chart")
    assert problems(stage.dialog, stage.style) == []


def test_what_does_not_fit_is_reached_by_keys() -> None:
    app = asked().app
    list_of = app.stage.find("coach-scroll")
    assert isinstance(list_of, Scroll) and app.stage.focus_id == "coach-close" and list_of.offset == 0
    app.handle(key(pygame.K_PAGEDOWN))
    assert list_of.offset > 0
    app.handle(key(pygame.K_ESCAPE))
    assert app.stage.dialog is None


def test_the_coach_thinks_beside_the_window_and_says_so_meanwhile() -> None:
    game = asked()
    first = game.advice
    game.cancel()
    game.coach()
    assert game.advice is None and game.app.works
    game.app.refresh()
    game.app._build()
    assert game.app.stage.find("coach-close")
    assert game.app.works[-1].wait(60)
    game.app.tick()
    assert game.advice == first


def test_it_says_nothing_unasked_and_does_nothing_at_the_table() -> None:
    game = asked()
    here = game.desk.table
    state, told = here.state, len(here.heard)
    game.cancel()
    game.coach()
    assert game.app.works[-1].wait(60)
    game.app.tick()
    assert here.state is state and len(here.heard) == told
    other = stand(lambda app: GameScreen(app, half_played(), 1), (1280, 720), Settings())
    assert isinstance(other.screen, GameScreen) and other.screen.advice is None and not other.works


def test_advice_about_a_game_that_was_taken_back_is_not_shown(tmp_path: Path) -> None:
    app = stand(lambda app: GameScreen(app, half_played(tmp_path / "a.jsonl"), 1), (1280, 720), Settings())
    game = app.screen
    assert isinstance(game, GameScreen)
    game.open_dialog = ""
    assert game.desk.send(Action(1, "pass"))
    game.coach()
    (work,) = app.works
    game.restart_round()
    assert game.open_dialog == "" and work.cancelled
    assert work.wait(60)
    app.tick()
    assert game.advice is None


def test_a_fault_of_the_coach_is_said_and_the_game_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> object:
        raise ValueError("why not")

    monkeypatch.setattr(module, "review", broken)
    game = asked()
    assert game.open_dialog == "" and game.advice is None
    assert [toast.text for toast in game.app.stage.toasts] == ["Something went wrong: why not"]
