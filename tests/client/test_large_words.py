"""Large words in a small window: what stood beside something gets a place of its own, and comes back with the room."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.client.desk.desk import BESIDE, TABS
from game.client.kit.style import NARROW, Style
from game.client.kit.widget import walk
from game.client.map.view import MapView
from game.client.screens.game import GameScreen
from tests.client.hands import key
from tests.client.person import Person
from tests.client.test_whole_game import reach


def seated(tmp_path: Path, text: int, hand: str = "mouse") -> tuple[Person, GameScreen]:
    person = Person(tmp_path, hand, "en", (1280, 720), text)
    game = person.sit("first-game", 1)
    person.wait(game)
    game.cancel()
    person.app.refresh()
    person.look()
    return person, game


def shown(person: Person, id: str) -> bool:
    """Whether a widget of that id is in the tree that is drawn."""
    return any(widget.id == id for widget in walk(person.app.stage.root))


def test_room_is_counted_in_units_of_text() -> None:
    assert Style(1280, 720, 2.0).room == pytest.approx(Style(1280, 720).room / 2)
    assert Style(1280, 720, 2.0).room < NARROW < Style(1280, 720, 1.5).room < BESIDE < Style(1280, 720).room
    assert Style(1280, 800).room == 1280


def test_the_record_becomes_a_sheet_and_goes_back_beside_the_others(tmp_path: Path) -> None:
    person, game = seated(tmp_path, 100)
    assert shown(person, "desk-side") and game.desk.tabs == TABS
    person.app.set(text=200)
    person.look()
    assert not shown(person, "desk-record")
    person.tab("record")
    assert shown(person, "desk-record")
    person.app.handle(pygame.event.Event(pygame.WINDOWSIZECHANGED, x=2560, y=1440))
    person.app.set(text=100)
    person.look()
    assert shown(person, "desk-side") and game.desk.tab in TABS


def test_a_key_opens_the_record_only_where_it_is_a_sheet(tmp_path: Path) -> None:
    person, game = seated(tmp_path, 200, "keys")
    person.app.handle(key(pygame.K_F6))
    assert game.desk.tab == "record"
    person.app.handle(key(pygame.K_F1))
    person.app.set(text=100)
    person.app.handle(key(pygame.K_F6))
    assert game.desk.tab == "map"


def test_map_advisor_and_what_was_chosen_take_turns(tmp_path: Path) -> None:
    person, game = seated(tmp_path, 200)
    assert shown(person, "map") and not shown(person, "briefing")
    person._segment("map-region", "advice")
    assert shown(person, "briefing") and not shown(person, "map")
    person._segment("map-region", "whole")
    assert shown(person, "map") and game.desk.sight.whole
    game.desk.sight.chosen = "capital:quebec"
    person.app.refresh()
    person.look()
    assert shown(person, "known") and not shown(person, "map")
    person.press("known-close")
    assert shown(person, "map")
    person.app.set(text=100)
    person.look()
    assert shown(person, "map") and shown(person, "briefing")


def test_one_card_takes_the_place_of_all_and_gives_it_back(tmp_path: Path) -> None:
    person, game = seated(tmp_path, 200)
    reach(person, game, "programs")
    game.desk.card = "quebec-delegations"
    person.app.refresh()
    person.look()
    assert shown(person, "card-detail") and not shown(person, "programs-list")
    person.press("card-close")
    assert shown(person, "programs-list") and not shown(person, "card-detail")


def test_the_title_keeps_its_map_below_the_ways_into_a_game(tmp_path: Path) -> None:
    person = Person(tmp_path, "mouse", "fr", (1280, 720), 200)
    person.look()
    chart = next(w for w in walk(person.app.stage.root) if isinstance(w, MapView))
    way = person.app.stage.find("way-title-first")
    assert chart.rect.h > 100 and chart.rect.top > way.rect.bottom and chart.rect.w == 1280
