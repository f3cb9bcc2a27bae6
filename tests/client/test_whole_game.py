"""Whole games in the real window code: by keyboard alone, by mouse alone, in both languages, saved and opened again."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.ai.level import USUAL
from game.client.desk import builder
from game.client.desk.choices import pending
from game.client.kit.check import problems
from game.client.kit.controls import Segments
from game.client.kit.widget import walk
from game.client.screens.game import GameScreen
from game.client.screens.newgame import NewGame
from game.client.screens.opened import OpenGame
from game.client.words import shelf
from game.table.saves import resume, saves
from tests.client import hands
from tests.client.person import Person

HANDS = [("keys", "en"), ("mouse", "fr"), ("keys", "fr"), ("mouse", "en")]


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize(("hand", "language"), HANDS)
def test_a_whole_game(tmp_path: Path, hand: str, language: str, text: int) -> None:
    person = Person(tmp_path, hand, language, (1280, 720), text)
    game = person.sit("first-game", 1)
    done = person.play(game)
    assert game.desk.over
    assert done["offer"] == 1 and done["fund"] >= 2 and done["ledger"] >= 2
    assert game.desk.view.scores[1] > 0
    (save, *_) = [s for s in saves(tmp_path) if not s.path.name.startswith("autosave")]
    again, notes = resume(save.path, shelf())
    assert again.state == game.desk.table.state and not notes


def test_the_others_play_at_the_level_chosen_and_it_is_remembered(tmp_path: Path) -> None:
    person = Person(tmp_path, "mouse", "en")
    person.press("way-title-new")
    screen = person.app.screen
    assert isinstance(screen, NewGame) and set(screen.levels) == {USUAL}
    strip = person.app.stage.find("new-levels")
    assert isinstance(strip, Segments)
    spot = strip.boxes(person.app.stage.style, strip.rect.w)[-1].move(strip.rect.topleft).center
    for event in (hands.move(spot), hands.down(spot), hands.up(spot)):
        person.app.handle(event)
    person.look()
    assert set(screen.levels) == {5} and person.app.settings.level == 5
    assert [p for layer in person.app.stage.layers() for p in problems(layer, person.app.stage.style)] == []
    game = person.begin(screen)
    assert [who.level if who else 0 for who in game.desk.table.drivers].count(5) == len(game.desk.table.drivers) - 1
    (save, *_) = [s for s in saves(tmp_path) if not s.path.name.startswith("autosave")]
    assert resume(save.path, shelf())[0].drivers == game.desk.table.drivers


def test_a_game_is_opened_again_where_it_stopped(tmp_path: Path) -> None:
    person = Person(tmp_path, "keys")
    game = person.sit("autumn-2001", 2)
    person.wait(game)
    person.press("desk-done")
    person.wait(game)
    before = game.desk.table.state
    game.leave()
    person.press("way-title-open")
    assert isinstance(person.app.screen, OpenGame)
    person.press("open-0")
    again = person.app.screen
    assert isinstance(again, GameScreen)
    assert again.desk.table.state == before and again.desk.me == 2


def test_language_changes_at_any_moment_and_nothing_is_lost(tmp_path: Path) -> None:
    person = Person(tmp_path, "mouse", "en")
    game = reach(person, person.sit("first-game", 1), "negotiation")
    game.desk.start_draft()
    person.app.refresh()
    person.press("desk-language")
    assert person.app.settings.language == "fr" and game.desk.words.language == "fr"
    assert game.desk.draft is not None
    person.press("desk-language")
    assert game.desk.words.language == "en"


def reach(person: Person, game: GameScreen, phase: str) -> GameScreen:
    """Pass until a phase."""
    for _ in range(60):
        person.wait(game)
        option = pending(game.desk)
        if option is not None:
            game.desk.act("choose", card=option.card, amount=option.targets[0])
        elif game.desk.view.phase == phase:
            person.app.refresh()
            person.look()
            return game
        else:
            game.desk.act("pass")
    raise AssertionError(phase)


@pytest.mark.parametrize("hand", ["keys", "mouse"])
def test_offers_of_earlier_rounds_are_shown_on_demand(tmp_path: Path, hand: str) -> None:
    """The present round has the sheet to itself; what was said before is one press away."""
    person = Person(tmp_path, hand)
    game = person.sit("first-game", 1)
    reach(person, game, "report")
    reach(person, game, "negotiation")
    game.desk.tab = "talks"
    person.app.refresh()
    view = game.desk.view
    past = [o for o in view.offers if o.made < view.round and o.status != "open"]
    assert view.round == 2 and past
    before = len(list(walk(person.app.stage.layers()[-1])))
    person.press("talks-past")
    person.look()
    assert game.desk.past_open
    assert len(list(walk(person.app.stage.layers()[-1]))) > before + 5 * len(past)
    person.press("talks-past")
    person.look()
    assert len(list(walk(person.app.stage.layers()[-1]))) == before


def test_nothing_is_drawn_when_nothing_changes(tmp_path: Path) -> None:
    person = Person(tmp_path, "keys")
    game = person.sit("first-game", 1)
    person.wait(game)
    person.look()
    person.app.tick()
    assert not person.app.draw(person.surface)


def test_a_draft_survives_what_arrives_and_a_refusal_says_why(tmp_path: Path) -> None:
    person = Person(tmp_path, "mouse")
    game = reach(person, person.sit("first-game", 1), "negotiation")
    game.desk.start_draft()
    draft = game.desk.draft
    assert draft is not None
    draft.parties = (1, 2)
    draft.terms = (builder.opening_term(game.desk, draft, "pay"),)
    game.desk.send_draft()
    assert game.desk.draft is draft, "an offer that only gives is refused, and kept in hand"
    assert person.app.stage.toasts and person.app.stage.toasts[-1].text


def test_undo_takes_back_the_last_action(tmp_path: Path) -> None:
    person = Person(tmp_path, "keys")
    game = reach(person, person.sit("first-game", 1), "programs")
    before = game.desk.view.mine
    option = next(o for o in game.desk.options if o.verb == "fund" and o.high > o.now)
    game.desk.act("fund", card=option.card, amount=option.now + 1)
    game.menu()
    person.app.refresh()
    person.press("menu-undo")
    assert game.desk.view.mine == before


def test_a_copy_is_kept_beside(tmp_path: Path) -> None:
    person = Person(tmp_path, "mouse")
    game = reach(person, person.sit("first-game", 1), "negotiation")
    game.menu()
    person.app.refresh()
    person.press("menu-fork")
    assert len([s for s in saves(tmp_path) if "copy" in s.path.name]) == 1
