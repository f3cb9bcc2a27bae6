"""A game that is begun while its scenario is still being read, and what a person does meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.catalog.readings import Readings
from game.catalog.shelf import read
from game.client import work
from game.client.kit.labels import Label
from game.client.kit.widget import walk
from game.client.screens import newgame
from game.client.screens.beginning import Beginning
from game.client.screens.game import GameScreen
from game.client.screens.glossary import Glossary
from game.client.screens.newgame import NewGame
from game.client.screens.title import Title
from tests.client import hands
from tests.client.person import Person
from tests.shipped import CONTENT


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


PACK = """id: {id}
title: {{en: "The {id}", fr: "La {id}"}}
text: {{en: "A few cards.", fr: "Quelques cartes."}}
version: "1.0"
authors: [A. Teacher]
licence: CC BY 4.0
rules: 1
"""
SCENARIO = """id: {id}
title: {{en: "Along the {id}", fr: "Le long de la {id}"}}
text: {{en: "A small game.", fr: "Une petite partie."}}
seats: [{seats}]
rounds: 2
months: 6
first: 2001-10
"""
PERSONA = """id: shepherd
name: {en: "A shepherd", fr: "Une bergère"}
text: {en: "Waits.", fr: "Attend."}
style: linear
suits: [federal]
"""


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Installed are a pack with a scenario and one without a seat, one that joins, one that is broken."""
    made = {
        "valley/pack.yaml": PACK.format(id="valley"),
        "valley/scenarios/valley.yaml": SCENARIO.format(id="valley", seats="ottawa, washington"),
        "valley/scenarios/lost.yaml": SCENARIO.format(id="lost", seats="ottawa, nobody"),
        "valley/actors/nobody.yaml": "id: nobody\n",
        "valley/personas/shepherd.yaml": PERSONA,
        "coast/pack.yaml": PACK.format(id="coast") + "joins: [valley]\nneeds: [valley]\n",
        "hills/pack.yaml": PACK.format(id="mountains"),
    }
    for name, text in made.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "content").mkdir()
    for part in CONTENT.iterdir():  # the game's own alone: what comes with it as packs is tried elsewhere
        if part.name != "packs":
            (tmp_path / "content" / part.name).symlink_to(part)
    found = read(
        tmp_path / "content", [tmp_path / name for name in ("coast", "hills", "valley")], readings=Readings(None)
    )
    monkeypatch.setattr(newgame, "shelf", lambda: found)


def told(person: Person) -> list[str]:
    return [widget.text for widget in walk(person.app.stage.root) if isinstance(widget, Label)]


def test_scenarios_of_packs_are_in_the_list_with_where_they_come_from(tmp_path: Path, packs: None) -> None:
    person = Person(tmp_path / "saves", "mouse")
    person.app.push(NewGame(person.app, tmp_path / "saves", 1, "valley"))
    person.look()
    screen = person.app.screen
    assert isinstance(screen, NewGame) and screen.scenarios[:2] == ["first-game", "autumn-2001"]
    assert screen.scenarios[-1] == "valley" and "lost" not in screen.scenarios
    lines = told(person)
    assert "From the pack “The valley”, version 1.0, by A. Teacher" in lines
    assert "With the cards of the pack “The coast”, version 1.0, by A. Teacher" in lines
    assert "shepherd" in [one.id for one in screen._suiting(screen.actors()[0])]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "en",
            [
                "The pack hills has errors and is not in play; `border packs` says which.",
                "This scenario has errors and cannot be played: Along the lost.",
            ],
        ),
        (
            "fr",
            [
                "Le paquet hills contient des erreurs et n’est pas en jeu\u00a0; `border packs` dit lesquelles.",
                "Ce scénario contient des erreurs et ne peut être joué\u00a0: Le long de la lost.",
            ],
        ),
    ],
)
def test_what_is_not_in_play_is_told_and_the_games_own_are_as_they_were(
    tmp_path: Path, packs: None, language: str, sentences: list[str]
) -> None:
    person = Person(tmp_path / "saves", "mouse", language)
    person.app.push(NewGame(person.app, tmp_path / "saves", 1))
    person.look()
    screen = person.app.screen
    assert isinstance(screen, NewGame)
    assert [line for line in told(person) if "border packs" in line or "lost" in line] == sentences
    assert all("shepherd" not in [one.id for one in screen._suiting(actor)] for actor in screen.actors())
    assert not any("Teacher" in line for line in told(person))
