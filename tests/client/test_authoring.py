"""Authoring mode in the window: a card is edited, the next phase shows its new number; broken, a strip says so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.client.kit.labels import Label
from game.client.kit.widget import walk
from game.client.screens.game import WATCH, GameScreen
from game.client.screens.newgame import NewGame
from game.client.seating import Seating
from game.client.settings import Settings
from game.client.snap import stand
from game.client.start import author_title
from game.rules.types import Term
from game.table.authoring import Authoring
from tests.client.person import Person
from tests.shipped import CONTENT
from tests.table.test_authoring import GAME, PROGRAM, edit, write


class Author(Person):
    """Somebody who writes on a folder of content and plays with it."""

    def __init__(
        self, folder: Path, language: str = "en", size: tuple[int, int] = (1280, 720), text: int = 100
    ) -> None:
        self.hand, self.offered = "mouse", False
        self.folder = folder / "content"
        shutil.copytree(CONTENT, self.folder, ignore=shutil.ignore_patterns("packs"))
        self.now = 0.0
        authoring = Authoring(self.folder)
        self.app = stand(
            lambda app: author_title(app, authoring, folder / "saves", 7), size, Settings(language=language, text=text)
        )
        self.app.clock = lambda: self.now
        self.surface = pygame.Surface(size)
        self.saves = folder / "saves"

    def wait(self, seconds: float = WATCH) -> None:
        self.now += seconds
        for _ in range(3):
            self.look()

    def words(self) -> str:
        """Everything that can be read in the window."""
        self.look()
        layers = self.app.stage.layers()
        return "\n".join(w.text for layer in layers for w in walk(layer) if isinstance(w, Label))

    def until(self, game: GameScreen, phase: str) -> None:
        """Pass until that phase; the others think meanwhile."""
        for _ in range(600):
            self.now += 0.2
            self.look()
            if game.desk.view.phase == phase and not game.desk.busy and not game.others.at_work:
                return
            game.others.wait(20)
            if game.desk.my_turn and game.desk.view.phase != phase:
                option = game.desk.option("choose")
                if option is not None:
                    game.desk.act("choose", card=option.card, amount=option.targets[0])
                else:
                    game.desk.act("pass")
                self.app.refresh()
        raise AssertionError(f"{phase} never comes")


@pytest.fixture
def author(tmp_path: Path) -> Iterator[Author]:
    author = Author(tmp_path)
    yield author
    author.app.read(None)


def opened(author: Author) -> GameScreen:
    """At the programs of the first round, as Ottawa, the card to be edited opened."""
    game = author.sit(GAME, 0)
    author.until(game, "negotiation")
    return game


def look_at_card(author: Author, game: GameScreen) -> None:
    game.desk.tab, game.desk.card, game.desk.browse.which = "programs", "arming-officers", "all"
    author.app.refresh()
    author.look()


def test_a_saved_card_is_on_the_screen_at_the_next_phase(author: Author) -> None:
    game = opened(author)
    look_at_card(author, game)
    assert "$15M to start, $16M a year" in author.words()
    edit(author.folder / PROGRAM, "cost: {start: 15, yearly: 16}", "cost: {start: 7, yearly: 99}")
    author.wait()
    assert "$7M to start, $99M a year" not in author.words()
    author.until(game, "programs")
    look_at_card(author, game)
    assert "$7M to start, $99M a year" in author.words()
    assert "The card “Arm and double the officers” was taken up." in author.words()


def test_a_broken_card_is_told_with_its_place_until_it_is_mended(author: Author) -> None:
    game = opened(author)
    edit(author.folder / PROGRAM, "levels: 3", "levels: many")
    author.wait()
    lines = (author.folder / PROGRAM).read_text(encoding="utf-8").splitlines()
    place = f"{PROGRAM}:{lines.index('levels: many') + 1}:9: error: levels:"
    assert author.app.stage.find("authoring") and place in author.words()
    author.until(game, "programs")
    look_at_card(author, game)
    assert "$15M to start, $16M a year" in author.words() and place in author.words()
    edit(author.folder / PROGRAM, "levels: many", "levels: 2")
    author.wait()
    assert "arming-officers.yaml" not in author.words()


def test_a_draft_loses_its_clauses_about_a_card_that_went(author: Author) -> None:
    text = (author.folder / PROGRAM).read_text(encoding="utf-8")
    write(author.folder / "programs" / "mine.yaml", text.replace("id: arming-officers", "id: mine"))
    game = author.sit(GAME, 0)
    author.until(game, "negotiation")
    game.desk.start_draft(parties=(2,))
    assert game.desk.draft is not None
    game.desk.draft.terms = (Term("fund", 0, "mine", amount=1), Term("pay", 0, amount=10, target=2))
    game.desk.card = "mine"
    (author.folder / "programs" / "mine.yaml").unlink()
    author.until(game, "report")
    for tab in game.desk.tabs:
        game.desk.tab = tab
        author.app.refresh()
        author.look()
    assert game.desk.draft is not None and [term.kind for term in game.desk.draft.terms] == ["pay"]
    assert game.desk.card == ""


def test_such_a_game_is_kept_nowhere_and_says_so(author: Author) -> None:
    game = author.sit(GAME, 0)
    assert any("is not kept" in toast.text for toast in author.app.stage.toasts)
    author.until(game, "negotiation")
    assert game.journal is None and not author.saves.exists()
    game.menu()
    author.app.refresh()
    author.look()
    for id in ("menu-undo", "menu-rewind", "menu-fork"):
        assert author.app.stage.find(id).barred  # type: ignore[attr-defined]
    assert "desk-coach" not in author.app.stage._all


def test_what_was_edited_before_a_new_game_is_in_it(author: Author) -> None:
    edit(author.folder / PROGRAM, "cost: {start: 15, yearly: 16}", "cost: {start: 7, yearly: 99}")
    game = author.sit(GAME, 0)
    assert game.table.scenario.programs["arming-officers"].yearly_cost == 990


def test_what_another_game_saw_on_disk_is_in_a_new_one(author: Author) -> None:
    game = author.sit(GAME, 0)
    edit(author.folder / PROGRAM, "cost: {start: 15, yearly: 16}", "cost: {start: 7, yearly: 99}")
    author.wait()
    author.app.pop()
    author.app.refresh()
    author.look()
    again = author.sit(GAME, 0)
    assert again is not game
    assert again.table.scenario.programs["arming-officers"].yearly_cost == 990


def test_what_was_seen_while_a_new_game_was_laid_is_taken_up_at_its_first_phase(author: Author) -> None:
    author.press("way-title-new")
    screen = author.app.screen
    assert isinstance(screen, NewGame) and author.app.authoring is not None
    screen.scenario = GAME
    screen._seat_scenario()
    screen.seat = 0
    edit(author.folder / PROGRAM, "cost: {start: 15, yearly: 16}", "cost: {start: 7, yearly: 99}")
    assert author.app.authoring.look()
    game = author.begin(screen)
    assert game.table.scenario.programs["arming-officers"].yearly_cost == 160
    author.until(game, "negotiation")
    assert game.table.scenario.programs["arming-officers"].yearly_cost == 990


def test_the_cards_are_laid_anew_for_everybody_at_the_machine(author: Author) -> None:
    game = author.sit(GAME, 0)
    table = game.table
    table.drive(1, None)
    seating = Seating(table, 0, author.app.words, author.app.stage.toast)
    seating.draw(1)
    seating.sit()
    first = seating._desks[0]
    assert not seating.retake()
    edit(author.folder / PROGRAM, "levels: 3", "levels: 2")
    assert author.app.authoring is not None
    author.app.authoring.between(table)
    assert seating.retake()
    for desk in (first, seating.desk):
        assert desk.scenario.programs["arming-officers"].levels == 2
