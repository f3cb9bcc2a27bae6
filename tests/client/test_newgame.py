"""A game that is begun while its scenario is still being read, and what a person does meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.client import work
from game.client.screens.beginning import Beginning
from game.client.screens.game import GameScreen
from game.client.screens.glossary import Glossary
from game.client.screens.newgame import NewGame
from game.client.screens.title import Title
from tests.client import hands
from tests.client.person import Person


class Reader:
    """Reads a scenario only when it is told to."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []

    def finish(self, person: Person) -> None:
        for job in self.jobs:
            job()
        self.jobs = []
        person.app.tick()
        person.app.tick()


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    made = Reader()
    monkeypatch.setattr(work, "beside", made.jobs.append)
    return made


@pytest.mark.parametrize(("way", "start"), [("way-title-new", "new-start"), ("way-title-first", "first-start")])
def test_a_game_that_was_left_while_it_was_read_does_not_begin(
    tmp_path: Path, reader: Reader, way: str, start: str
) -> None:
    person = Person(tmp_path, "keys")
    person.press(way)
    person.press(start)
    person.app.handle(hands.key(pygame.K_ESCAPE))
    reader.finish(person)
    assert [type(screen) for screen in person.app.screens] == [Title]
    assert not list(tmp_path.glob("*.jsonl")), "nothing of it is on disk either"


@pytest.mark.parametrize(("way", "start"), [("way-title-new", "new-start"), ("way-title-first", "first-start")])
def test_a_game_that_is_read_below_the_glossary_takes_the_place_of_where_it_was_set_up(
    tmp_path: Path, reader: Reader, way: str, start: str
) -> None:
    person = Person(tmp_path, "mouse")
    person.press(way)
    person.press(start)
    assert isinstance(person.app.screen, NewGame | Beginning)
    person.app.push(Glossary(person.app))
    reader.finish(person)
    assert [type(screen) for screen in person.app.screens] == [Title, GameScreen]


def test_what_is_chosen_while_a_scenario_is_read_does_not_change_who_sits_at_it(tmp_path: Path, reader: Reader) -> None:
    person = Person(tmp_path, "mouse")
    person.press("way-title-new")
    screen = person.app.screen
    assert isinstance(screen, NewGame)
    names = list(screen.drivers)
    person.press("new-start")
    screen.scenario = "historical-2001-seven"
    screen._seat_scenario()
    screen.seat = 6
    reader.finish(person)
    game = person.app.screen
    assert isinstance(game, GameScreen) and game.desk.me == 0
    assert [driver.id if driver is not None else "" for driver in game.desk.table.drivers] == ["", *names[1:]]


def test_a_place_that_cannot_be_looked_at_is_told_and_the_game_begins_unsaved(tmp_path: Path, reader: Reader) -> None:
    person = Person(tmp_path / ("x" * 5000), "mouse")
    person.press("way-title-new")
    person.press("new-start")
    reader.finish(person)
    game = person.app.screen
    assert isinstance(game, GameScreen) and game.journal is None
    assert person.app.stage.toasts
