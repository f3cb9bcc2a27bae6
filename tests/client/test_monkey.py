"""Thousands of events that mean nothing, and properties that hold whatever the hands do.

What the others think is thought at once here, so that a seed tells the same story each time.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.client.app import App
from game.client.screens.newgame import NewGame
from tests.client.monkey import Monkey, check_games
from tests.client.person import Person

Start = Callable[[Path], App]


def from_the_title(folder: Path) -> App:
    return Person(folder, "mouse").app


def guided(folder: Path) -> App:
    person = Person(folder, "mouse")
    person.app.set(level=1)
    person.sit("first-game", 1)
    return person.app


def writing(folder: Path) -> App:
    """Rounds later, in negotiation, an offer in hand, in a small window with large letters."""
    person = Person(folder, "mouse", "fr")
    person.app.set(level=1)
    game = person.sit("historical-2001", 1)
    while not (game.desk.view.phase == "negotiation" and game.desk.view.round == 2):
        person.wait(game)
        for id in ("choice-0", "desk-done"):
            if id in person.app.stage._all:
                person.press(id)
                break
    person.press("talks-new")
    person.app.set(text=200)
    return person.app


def in_company(folder: Path) -> App:
    """Three people at one machine, the curtain drawn."""
    person = Person(folder, "mouse")
    person.app.set(level=1)
    person.sit("first-game", 1, 0, 2)
    return person.app


def seven(folder: Path) -> App:
    person = Person(folder, "mouse")
    person.app.set(level=1)
    person.press("way-title-new")
    screen = person.app.screen
    assert isinstance(screen, NewGame)
    screen.scenario = "historical-2001-seven"
    screen._seat_scenario()
    person.app.refresh()
    person.begin(screen)
    return person.app


STARTS: dict[str, Start] = {one.__name__: one for one in (from_the_title, guided, writing, in_company, seven)}


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.client.work.beside", lambda job: job())


def let_loose(start: str, folder: Path, seed: int, count: int) -> None:
    """A monkey at an app; what it did last is told when anything is wrong."""
    monkey = Monkey(STARTS[start](folder), seed)
    try:
        monkey.work(count)
        check_games(monkey.app)
    except Exception as error:
        error.add_note(f"{start}, seed {seed}: " + "\n  ".join(monkey.did))
        raise


@pytest.mark.parametrize("start", STARTS)
def test_whatever_hands_do_the_window_stays_whole(start: str, tmp_path: Path) -> None:
    let_loose(start, tmp_path, 1, 60)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("start", STARTS)
def test_whatever_many_hands_do_the_window_stays_whole(start: str, seed: int, tmp_path: Path) -> None:
    let_loose(start, tmp_path, 100 + seed, 1000)
