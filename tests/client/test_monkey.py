"""Thousands of events that mean nothing, and properties that hold whatever the hands do.

What the others think is thought at once here, so that a seed tells the same story each time.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.client.app import App
from game.client.screens.game import GameScreen
from game.client.screens.newgame import NewGame
from game.rules.types import WORLD, Action, Said, State
from game.table.table import open_table
from tests.client.monkey import Monkey, check_games, games
from tests.client.person import Person
from tests.shipped import cast, loaded

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


def at_the_end(folder: Path) -> App:
    """A game that is over."""
    return resumed(folder, lambda state: state.phase == "debrief")


def paused(folder: Path) -> App:
    """A game that somebody has stopped in the middle of an answer."""
    app = resumed(folder, lambda state: (state.round, state.phase) == (2, "negotiation"))
    (game,) = games(app)
    assert game.desk.table.submit(Action(WORLD, "pause")).accepted
    game.desk.refresh()
    app.refresh()
    return app


def cut_short(folder: Path) -> App:
    """A game that was ended before anything of it was resolved."""
    app = resumed(folder, lambda state: state.phase == "negotiation")
    (game,) = games(app)
    assert game.desk.table.submit(Action(WORLD, "end")).accepted
    game.desk.refresh()
    app.refresh()
    return app


def frozen(folder: Path) -> App:
    """The disk is full: nothing can be done any more, and everything can be looked at."""
    app = resumed(folder, lambda state: (state.round, state.phase) == (2, "programs"))
    (game,) = games(app)
    game.desk.table.frozen = Said("save.unwritable", (("text", str(folder)), ("why", "why.full")))
    game.desk.refresh()
    app.refresh()
    return app


def resumed(folder: Path, when: Callable[[State], bool]) -> App:
    """A game of actors up to there; then a person sits down on one of their chairs."""
    table = open_table(loaded("first-game"), 7, cast("first-game"), folder / "game.jsonl")
    steps = table.advance()
    while not when(table.state):
        next(steps)
    table.drive(1, None)
    app = Person(folder, "mouse").app
    app.push(GameScreen(app, table, 1))
    return app


STARTS: dict[str, Start] = {
    one.__name__: one
    for one in (from_the_title, guided, writing, in_company, seven, at_the_end, cut_short, paused, frozen)
}


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.client.work.beside", lambda job: job())
    monkeypatch.setattr("game.client.debrief.whatif.processes", lambda workers: None)
    monkeypatch.setattr("game.client.debrief.whatif.GAMES", 4)


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
    let_loose(start, tmp_path, 1, 35)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("start", STARTS)
def test_whatever_many_hands_do_the_window_stays_whole(start: str, seed: int, tmp_path: Path) -> None:
    let_loose(start, tmp_path, 100 + seed, 1000)
