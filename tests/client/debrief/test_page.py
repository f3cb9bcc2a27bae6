"""The whole debrief as a page from the window: made beside it, put on disk, opened, or said why not."""

from __future__ import annotations

import errno
import webbrowser
from pathlib import Path

import pytest

from game.catalog import whole
from game.client.debrief import page as module
from game.client.debrief.browser import in_browser
from game.client.debrief.page import Page
from game.client.kit.check import astray, faults
from game.client.screens.game import GameScreen
from game.rules.types import Said
from tests.client.debrief.test_whatif import LONG, ended, screen, several, until_known, words_on
from tests.client.person import Person
from tests.shipped import shelf
from tests.table.room import four


def pages(folder: Path, shown: list[Path], opens: bool = True) -> Page:
    """Of the game of several people, which is kept in this folder."""
    here = several(folder / "several.jsonl")

    def show(path: Path) -> bool:
        shown.append(path)
        return opens

    return Page(here, shelf(), lambda work: None, show)


def made(page: Page, language: str = "en") -> None:
    page.make(language)
    assert page.work is not None and page.work.wait(LONG) and page.work.poll()


def test_the_page_is_put_beside_the_games_in_each_language_and_shown(tmp_path: Path) -> None:
    shown: list[Path] = []
    page = pages(tmp_path, shown)
    made(page)
    assert page.last == "en" and page.opened and not page.language
    known = page._found
    made(page, "fr")
    assert known is not None and page._found is known, "what was found is told in the other language"
    assert shown == [page.made["en"], page.made["fr"]]
    assert [path.relative_to(tmp_path) for path in shown] == [
        Path("debriefs/several-en.html"),
        Path("debriefs/several-fr.html"),
    ]
    assert '<html lang="fr"' in page.made["fr"].read_text(encoding="utf-8")


def test_what_the_window_found_already_stands_on_the_page(tmp_path: Path) -> None:
    app, game = screen(several(tmp_path / "several.jsonl"))
    back = game.debrief()
    back.what_if.begin()
    until_known(app, game)
    back.page._show = lambda path: True
    made(back.page)
    assert back.what_if.suggested is not None and back.page._found is not None
    assert back.page._found.suggested is back.what_if.suggested


@pytest.mark.slow
def test_a_second_page_takes_the_place_of_the_first(tmp_path: Path) -> None:
    page = pages(tmp_path, [])
    made(page)
    page.made["en"].write_text("old", encoding="utf-8")
    made(page)
    assert "<html" in page.made["en"].read_text(encoding="utf-8")
    assert len(list(page.made["en"].parent.iterdir())) == 1


@pytest.mark.slow
def test_without_a_browser_it_is_said_where_the_file_lies(tmp_path: Path) -> None:
    page = pages(tmp_path, [], opens=False)
    made(page)
    assert page.last == "en" and not page.opened and page.made["en"].is_file()


@pytest.mark.slow
def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Path] = []
    page = pages(tmp_path, shown)

    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(module, "put", full)
    made(page)
    assert page.trouble == Said("exports.unwritable", (("text", str(page.path("en"))), ("why", "why.full")))
    assert not page.last and not shown
    monkeypatch.setattr(module, "put", whole.put)
    made(page)
    assert page.trouble is None and page.last == "en"


@pytest.mark.slow
def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    page = pages(tmp_path, [])
    (tmp_path / "debriefs").write_text("no folder", encoding="utf-8")
    made(page)
    assert page.trouble is not None and page.trouble.key == "exports.unwritable"


def test_a_game_too_young_and_a_sealed_one_are_refused_in_words(tmp_path: Path) -> None:
    here = four(tmp_path / "young.jsonl")
    page = Page(here, shelf(), lambda work: None, lambda path: True)
    made(page)
    assert page.trouble == Said("debrief.too-early")
    here.sealed = True
    page.make("en")
    assert page.trouble == Said("whatif.sealed") and not page.language


@pytest.mark.slow
def test_what_is_being_made_when_the_game_is_left_is_not_put_on_disk(tmp_path: Path) -> None:
    page = pages(tmp_path, [])
    page.make("en")
    work = page.work
    page.stop()
    assert work is not None and work.wait(LONG) and work.poll()
    assert not page.last and not page.made


# --- the browser ---


class Opens:
    """A browser that says whether it opened what it was given."""

    def __init__(self, able: bool) -> None:
        self.able = able
        self.given: list[str] = []

    def open(self, url: str) -> bool:
        self.given.append(url)
        return self.able


@pytest.mark.parametrize("able", [True, False])
def test_a_browser_is_given_the_files_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, able: bool) -> None:
    browser = Opens(able)
    monkeypatch.setattr(webbrowser, "get", lambda: browser)
    assert in_browser(tmp_path / "a b.html") is able
    assert browser.given == [(tmp_path / "a b.html").as_uri()]


def test_none_and_one_that_writes_into_the_terminal_are_no_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("false"))
    assert not in_browser(tmp_path / "a.html")

    def none() -> None:
        raise webbrowser.Error("none")

    monkeypatch.setattr(webbrowser, "get", none)
    assert not in_browser(tmp_path / "a.html")


# --- at the window ---


@pytest.mark.parametrize("hand", ["keys", "mouse"])
def test_a_person_has_it_made_in_both_languages(tmp_path: Path, hand: str) -> None:
    who = Person(tmp_path, hand)
    app, game = screen(ended())
    who.app = app
    shown: list[Path] = []
    page = game.debrief().page
    page._folder = tmp_path / "debriefs"
    page._show = lambda path: bool(shown.append(path)) or len(shown) == 1
    who.press("debrief")
    assert "being made" in words_on(app)
    finish(who, game)
    assert "is open in the browser" in words_on(app) and str(shown[0]) in words_on(app)
    who.press("debrief-fr")
    finish(who, game)
    assert [path.name[-8:] for path in shown] == ["-en.html", "-fr.html"]
    assert "No browser could be opened" in words_on(app)
    assert faults(app.stage) == [] == astray(app.stage)
    who.press("debrief-open")
    finish(who, game)
    assert shown[2:] == [shown[1]]
    who.press("debrief-away")
    assert "browser" not in words_on(app)


def finish(who: Person, game: GameScreen) -> None:
    until_known(who.app, game)
    who.look()
