"""The app: screens, language at any moment, work beside the window, no screen, no sound."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pygame
import pytest
import yaml

from game.client.app import REST, SPENT, STILL, App, frame, loop, play
from game.client.kit.check import problems
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column
from game.client.kit.palettes import theme_of
from game.client.kit.style import Style
from game.client.kit.widget import Widget, walk
from game.client.map.traffic import Corridor
from game.client.screen import Screen
from game.client.screens.settings import SettingsScreen
from game.client.screens.title import Title, Way
from game.client.settings import Settings
from game.client.snap import snap, stand
from game.client.work import Work
from tests.client.hands import click, down, key, move, up

ROOT = Path(__file__).resolve().parents[2]
SIZES = [(1280, 720), (1920, 1080), (2560, 1440)]
PORTS = [
    Corridor("a", "Lacolle / Champlain", -73.452, 45.010, 1100, 22),
    Corridor("b", "Armstrong / Jackman", -70.397, 45.806, 160, 6),
]


def title(app: App) -> Screen:
    return Title(
        app, [Way("title-settings", "play", lambda: None), Way("map-whole", "map", lambda: None, "not yet")], PORTS
    )


class Counter(Screen):
    """Counts presses: the smallest screen there is."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.count = 0
        self.built = 0

    def build(self) -> Widget:
        self.built += 1
        return Column([Label(str(self.count), id="count"), Button("+", self.more, id="more")])

    def more(self) -> None:
        self.count += 1


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("text", [80, 100, 150, 200])
@pytest.mark.parametrize("first", [title, SettingsScreen])
def test_nothing_is_cut_off_or_overlaps(size: tuple[int, int], language: str, text: int, first: type[Screen]) -> None:
    app = stand(first, size, Settings(language=language, text=text))
    assert [p for layer in app.stage.layers() for p in problems(layer, app.stage.style)] == []
    stops = app.stage.stops()
    assert len(stops) >= 5
    for stop in stops:
        app.stage.focus(stop)
        assert app.stage.root.rect.contains(stop.rect)


def test_a_screen_is_built_again_after_what_a_person_does_and_not_otherwise() -> None:
    app = stand(Counter, (640, 480), Settings())
    screen = app.screen
    assert isinstance(screen, Counter)
    click_more = app.stage.find("more").rect.center
    for event in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        app.handle(pygame.event.Event(event, pos=click_more, button=1, rel=(0, 0), buttons=(0, 0, 0)))
    label = app.stage.find("count")
    assert isinstance(label, Label)
    assert label.text == "1"
    built = screen.built
    for _ in range(20):
        app.tick()
    assert screen.built == built


def test_the_language_changes_at_any_moment_and_the_focus_stays(tmp_path: Path) -> None:
    app = stand(SettingsScreen, (1280, 720), Settings(language="en"))
    app.keep = tmp_path / "settings.json"
    app.stage.focus(app.stage.find("language"))
    app.handle(key(pygame.K_RIGHT))
    words = {widget.text for widget in walk(app.stage.root) if isinstance(widget, Label)}
    assert "Réglages" in words
    assert "Settings" not in words
    assert app.stage.focus_id == "language"
    assert json.loads(app.keep.read_text())["language"] == "fr"


def test_settings_that_cannot_be_saved_are_said_and_hold(tmp_path: Path) -> None:
    app = stand(SettingsScreen, (1280, 720), Settings())
    (tmp_path / "file").write_text("in the way")
    app.keep = tmp_path / "file" / "settings.json"
    app.set(text=150)
    assert app.stage.style.text == 1.5
    app.set(language="fr")
    said = [toast.text for toast in app.stage.toasts]
    assert said == [
        "The settings could not be saved: the file is there already",
        "Les réglages n’ont pas pu être enregistrés\u00a0: le fichier existe déjà",
    ]


def test_escape_goes_back_and_from_the_first_screen_out() -> None:
    app = stand(title, (1280, 720), Settings())
    click(app.stage, app.stage.find("settings").rect.center)
    app.tick()
    assert isinstance(app.screen, SettingsScreen)
    app.handle(key(pygame.K_ESCAPE))
    assert isinstance(app.screen, Title)
    assert app.running
    app.handle(key(pygame.K_ESCAPE))
    assert not app.running


def test_every_widget_of_the_settings_can_be_reached_and_used_by_keyboard() -> None:
    app = stand(SettingsScreen, (1280, 720), Settings())
    seen = []
    for _ in range(len(app.stage.stops())):
        app.handle(key(pygame.K_TAB))
        seen.append(app.stage.focus_id)
    assert seen == ["language", "text-size", "palette", "ground", "sound", "calm", "hints", "full", "done", "defaults"]
    app.stage.focus(app.stage.find("calm"))
    app.handle(key(pygame.K_SPACE))
    assert app.settings.calm
    app.stage.focus(app.stage.find("text-size"))
    app.handle(key(pygame.K_RIGHT))
    assert app.settings.text == 110
    app.stage.focus(app.stage.find("defaults"))
    app.handle(key(pygame.K_RETURN))
    assert app.settings.text == 100


def test_light_and_dark_are_a_choice_of_their_own_and_seen_at_once() -> None:
    app = stand(SettingsScreen, (1280, 720), Settings(palette="strong"))
    surface = pygame.Surface((1280, 720))
    for code, dark in ((pygame.K_RIGHT, True), (pygame.K_LEFT, False)):
        app.stage.focus(app.stage.find("ground"))
        app.handle(key(code))
        app.draw(surface)
        assert app.settings.dark == dark
        assert surface.get_at((2, 700))[:3] == theme_of("strong", dark).page
    app.set(dark=True)
    app.stage.focus(app.stage.find("defaults"))
    app.handle(key(pygame.K_RETURN))
    assert (app.settings.dark, app.settings.palette) == (False, "standard")


def test_f11_asks_for_the_whole_screen() -> None:
    app = stand(Counter, (640, 480), Settings())
    app.handle(key(pygame.K_F11))
    assert app.settings.full
    app.handle(key(pygame.K_F11))
    assert not app.settings.full


def test_a_new_window_size_places_everything_again() -> None:
    app = stand(title, (1280, 720), Settings())
    app.handle(pygame.event.Event(pygame.WINDOWSIZECHANGED, x=900, y=600))
    app.tick()
    assert app.stage.root.rect.size == (900, 600)
    assert app.stage.dirty


def test_work_runs_beside_the_window_and_its_end_comes_in_order() -> None:
    app = stand(Counter, (640, 480), Settings())
    go, heard = threading.Event(), []

    def slow(report: object) -> object:
        assert callable(report)
        report(0.5)
        go.wait(5)
        return 42

    work: Work[object] = Work(slow, heard.append, heard.append)
    app.start(work)
    app.tick()
    assert heard == []
    go.set()
    assert work.wait(5)
    app.tick()
    assert heard == [42]
    assert app.works == []


def test_work_that_fails_is_said_and_work_cancelled_is_not_heard() -> None:
    def broken(_: object) -> object:
        raise ValueError("no such card")

    heard: list[object] = []
    for cancelled in (False, True):
        work: Work[object] = Work(broken, heard.append, heard.append)
        assert work.wait(5)
        if cancelled:
            work.cancel()
        assert work.poll()
    assert [str(error) for error in heard] == ["no such card"]


def test_a_still_window_draws_nothing() -> None:
    app = stand(title, (1280, 720), Settings())
    surface = pygame.Surface((1280, 720))
    assert app.draw(surface)
    for _ in range(30):
        app.tick()
        assert not app.draw(surface)


def test_a_picture_is_saved(tmp_path: Path) -> None:
    app = stand(title, (640, 400), Settings(language="fr"))
    snap(app, tmp_path / "new" / "title.png")
    assert pygame.image.load(tmp_path / "new" / "title.png").get_size() == (640, 400)


RUN = """
import sys
from game.client.app import play
from game.client.screens.settings import SettingsScreen
class Once(SettingsScreen):
    def tick(self, now):
        self.app.running = False
from pathlib import Path
sys.exit(play(Once, keep=Path(sys.argv[1]), language=sys.argv[2]))
"""


def run(tmp_path: Path, language: str, **drivers: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYGAME_HIDE_SUPPORT_PROMPT": "1", **drivers}
    command = [sys.executable, "-c", RUN, str(tmp_path / "settings.json"), language]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(("language", "word"), [("en", "screen"), ("fr", "écran")])
def test_without_a_screen_it_says_what_to_do_instead(tmp_path: Path, language: str, word: str) -> None:
    done = run(tmp_path, language, SDL_VIDEODRIVER="no-such-driver")
    assert done.returncode == 1
    assert word in done.stderr
    assert "border watch" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("driver", ["dummy", "offscreen"])
def test_a_driver_that_shows_nothing_counts_as_no_screen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, driver: str
) -> None:
    """Found by running it: without a display SDL falls back silently, and the game would run unseen for ever."""
    heard: list[str] = []
    monkeypatch.delenv("SDL_VIDEODRIVER")
    monkeypatch.setattr(pygame.display, "get_driver", lambda: driver)
    monkeypatch.setattr(pygame.display, "init", lambda: None)
    monkeypatch.setattr(pygame.display, "quit", lambda: None)
    assert play(Counter, keep=tmp_path / "settings.json", language="en", say=heard.append) == 1
    assert "border watch" in heard[0]


def test_without_a_sound_card_it_runs(tmp_path: Path) -> None:
    done = run(tmp_path, "en", SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="no-such-driver")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_damaged_settings_file_does_not_keep_the_window_shut(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{{{")
    assert run(tmp_path, "fr", SDL_VIDEODRIVER="dummy").returncode == 0


def test_the_catalogue_is_complete_and_its_french_is_set_well() -> None:
    texts = yaml.safe_load((ROOT / "content" / "ui" / "client.yaml").read_text(encoding="utf-8"))
    for name, text in texts.items():
        assert set(text) == {"en", "fr"}, name
        for mark in (" :", " ;", " !", " ?", " %", " »", "« "):
            assert mark not in text["fr"], name
        holes = [sorted(part.split("}")[0] for part in text[language].split("{")[1:]) for language in ("en", "fr")]
        assert holes[0] == holes[1], name


class Told(Label):
    """Words that tell when they were drawn."""

    def __init__(self, text: str, told: list[str]) -> None:
        super().__init__(text)
        self.told = told

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        self.told.append(f"drawn {self.text}")


class Telling(Counter):
    """Counts by itself as well, when `due`; making a picture takes `takes` seconds."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.told: list[str] = []
        self.due = False
        self.now = self.takes = 0.0

    def build(self) -> Widget:
        self.now += self.takes
        return Column([Told(str(self.count), self.told), Button("+", self.more, id="more")])

    def tick(self, now: float) -> None:
        if self.due:
            self.count += 1
            self.app.refresh()


def test_a_picture_that_takes_long_to_make_is_drawn_a_frame_later() -> None:
    app = stand(Telling, (640, 480), Settings())
    pygame.display.set_mode((640, 480))
    screen = app.screen
    assert isinstance(screen, Telling)
    app.clock = lambda: screen.now
    app.stage.focus(app.stage.find("more"))
    frame(app, [])

    def told(*events: pygame.event.Event) -> list[str]:
        screen.told.clear()
        frame(app, events)
        return list(screen.told)

    assert told(key(pygame.K_RETURN)) == ["drawn 1"]
    screen.takes = 2 * SPENT
    assert told(key(pygame.K_RETURN)) == []
    assert told() == ["drawn 2"]
    assert told() == []
    screen.due = True
    assert [told() for _ in range(4)] == [[], ["drawn 4"], [], ["drawn 6"]], "never two undrawn"


def test_a_window_at_rest_looks_less_often_and_wakes_at_the_first_event(monkeypatch: pytest.MonkeyPatch) -> None:
    app = stand(Counter, (640, 480), Settings())
    pygame.display.set_mode((640, 480))
    waits: list[tuple[str, int]] = []
    frames = 0

    def stirred(ms: int) -> pygame.event.Event:
        nonlocal frames
        waits.append(("event", ms))
        frames += 1
        if frames > STILL + 8:
            app.running = False
        return pygame.event.Event(pygame.NOEVENT)

    def slept(ms: int) -> None:
        waits.append(("sleep", ms))
        if len(waits) == STILL + 5:
            pygame.event.post(key(pygame.K_F12))

    pygame.event.clear()
    monkeypatch.setattr(pygame.event, "wait", stirred)
    monkeypatch.setattr(pygame.time, "wait", slept)
    loop(app)
    kinds = [kind for kind, _ in waits]
    assert kinds[:STILL] == ["event"] * STILL
    assert kinds[STILL + 1 : STILL + 5] == ["sleep"] * 4
    assert kinds[STILL + 5 :][:7] == ["event"] * 7, "a key wakes it"
    assert {ms for kind, ms in waits if kind == "sleep"} == {REST}


def test_a_window_that_loses_the_hand_lets_go_of_what_it_held() -> None:
    app = stand(Counter, (640, 480), Settings())
    button = app.stage.find("more")
    app.handle(move(button.rect.center))
    app.handle(down(button.rect.center))
    app.handle(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    app.handle(move((2, 2)))
    app.handle(up(button.rect.center))
    screen = app.screen
    assert isinstance(screen, Counter) and screen.count == 0
    click(app.stage, button.rect.center)
    app.tick()
    assert screen.count == 1
