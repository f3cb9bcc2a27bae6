"""A fault in drawing, in an event or in time never loses a game: it is told, written down, and the game goes on."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.client.app import App, frame, told
from game.client.crashed import Crashed, Failure, write_down
from game.client.kit.check import problems
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column
from game.client.kit.style import Style
from game.client.kit.widget import Widget, walk
from game.client.screen import Screen
from game.client.screens.game import GameScreen
from game.client.screens.title import Title
from game.client.settings import Settings
from game.client.snap import stand
from tests.client import hands
from tests.client.person import Person
from tests.client.test_whole_game import reach


class Torn(Widget):
    """Fails where it is told to, with the surface cut to a corner when it draws."""

    def __init__(self, where: str) -> None:
        super().__init__(id="torn")
        self.where = where
        self.lively = where == "tick"

    def takes_focus(self) -> bool:
        return True

    def height(self, style: Style, width: int) -> int:
        return 40

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        if self.where == "draw":
            surface.set_clip(pygame.Rect(0, 0, 1, 1))
            raise ZeroDivisionError("no width")

    def key(self, stage: object, event: pygame.event.Event) -> bool:
        raise LookupError("no such card")

    def tick(self, now: float) -> bool:
        raise LookupError("no such hour")


def words(app: App) -> str:
    return " ".join(w.text for layer in app.stage.layers() for w in walk(layer) if isinstance(w, Label | Button))


def fail(game: GameScreen, where: str) -> None:
    """Let the game's screen hold a widget that fails, and come to that."""
    app = game.app
    game.build = lambda: Column([Torn(where)])  # type: ignore[method-assign]
    app.refresh()
    if where == "key":
        frame(app, [])
        app.stage.focus(app.stage.find("torn"))
        frame(app, [hands.key(pygame.K_a)])
    else:
        frame(app, [])


@pytest.mark.parametrize("where", ["draw", "key", "tick"])
@pytest.mark.parametrize(("hand", "language"), [("keys", "en"), ("mouse", "fr")])
def test_a_fault_is_told_and_the_game_reopens_where_it_was(
    tmp_path: Path, where: str, hand: str, language: str
) -> None:
    person = Person(tmp_path, hand, language)
    person.app.set(level=1)
    game = reach(person, person.sit("first-game", 1), "negotiation")
    person.wait(game)
    before, journal = game.desk.table.state, game.journal
    app = person.app
    app.folder = tmp_path
    fail(game, where)
    screen = app.screen
    assert isinstance(screen, Crashed) and app.running
    surface = pygame.display.get_surface()
    assert surface is not None and surface.get_clip() == surface.get_rect()
    person.look()
    assert str(journal) in words(app) and str(tmp_path / "crash-1.txt") in words(app)
    assert person.app.words.key("crash.title") in words(app)
    note = (tmp_path / "crash-1.txt").read_text(encoding="utf-8")
    assert "Traceback" in note and "test_crashed.py" in note and str(journal) in note
    person.press("crash-reopen")
    again = app.screen
    assert isinstance(again, GameScreen) and again is not game
    assert again.desk.table.state == before and again.desk.me == 1
    person.wait(again)
    person.press("desk-done")
    assert again.desk.table.state != before


def test_a_game_that_could_not_be_saved_goes_on_all_the_same(tmp_path: Path) -> None:
    person = Person(tmp_path, "keys")
    game = person.sit("first-game", 1)
    game.desk.table.journal = None
    fail(game, "draw")
    person.press("crash-reopen")
    again = person.app.screen
    assert isinstance(again, GameScreen) and again.desk.table is game.desk.table


def test_the_way_back_to_the_title_and_out(tmp_path: Path) -> None:
    person = Person(tmp_path, "mouse")
    fail(person.sit("first-game", 1), "draw")
    person.press("crash-title")
    assert isinstance(person.app.screen, Title)
    fail(person.sit("first-game", 1), "draw")
    person.press("crash-quit")
    assert not person.app.running


class Doomed(Crashed):
    """Not even this one can be shown."""

    def build(self) -> Widget:
        return Torn("draw")


def test_a_fault_in_telling_of_it_closes_the_window_with_a_word(tmp_path: Path) -> None:
    app = stand(lambda app: Title(app), (640, 400), Settings())
    app.folder = tmp_path
    app.push(Doomed(app, Failure("x", None, None), None))
    frame(app, [])
    assert not app.running and app.failure is not None
    assert "crash-1.txt" in told(app) and "border play" in told(app)


def test_a_note_is_never_written_over_and_may_be_impossible(tmp_path: Path) -> None:
    first, second = (write_down(ValueError("x"), tmp_path, None) for _ in range(2))
    assert first is not None and second is not None and first.name == "crash-1.txt" and second.name == "crash-2.txt"
    (tmp_path / "file").write_text("in the way")
    assert write_down(ValueError("x"), tmp_path / "file" / "saves", None) is None
    assert write_down(ValueError("x"), None, None) is None


def crashed(app: App) -> Screen:
    long = Path("/somewhere") / "far-away-from-here-in-a-folder-with-a-long-name" / "historical-2001-7.jsonl"
    return Crashed(app, Failure("KeyError: " + "x" * 90, long, long), lambda: crashed(app))


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (2560, 1440)], ids=str)
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("text", [80, 100, 200])
def test_nothing_is_cut_off(size: tuple[int, int], language: str, text: int) -> None:
    app = stand(crashed, size, Settings(language=language, text=text))
    assert [p for layer in app.stage.layers() for p in problems(layer, app.stage.style)] == []
