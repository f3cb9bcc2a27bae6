"""A real server on a port of its own, and windows that are its handsets; what comes over the line is waited for."""

from __future__ import annotations

import inspect
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty

import pygame
import uvicorn

from game.client.remote.address import Address
from game.client.screens.join import JoinScreen, joining
from game.client.screens.lesson import LessonScreen
from game.client.settings import Settings
from game.client.snap import settle, stand
from game.server.app import application
from game.server.hall import Hall, new_hall
from game.server.serve import listening
from tests.client.person import Person
from tests.server.classroom import CODE, TOKEN
from tests.shipped import cast, loaded

SHORT = "first-game"
PATIENCE = 60.0
"""Seconds after which a test gives up waiting for one thing; many, for a machine that does much else."""
GLANCE = 0.5
"""Seconds after which a window that waits looks also at what no word brings: a line that broke."""


def short(folder: Path, *people: int, scenario: str = SHORT) -> Hall:
    """A lesson with one table of the short game, personas in all seats but these."""
    made = new_hall(folder, loaded(scenario), time.monotonic, CODE, TOKEN)
    assert made.open_room(7, cast(scenario, *people)) is None
    assert made.go_to("playing") is None
    return made


@contextmanager
def serving(hall: Hall, port: int = 0) -> Iterator[Address]:
    """The server of a lesson in a thread, until the block ends."""
    where = listening("127.0.0.1", port)
    config = uvicorn.Config(application(hall, time.monotonic), log_level="error", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [where]}, daemon=True)
    thread.start()
    try:
        yield Address(f"http://127.0.0.1:{where.getsockname()[1]}")
    finally:
        server.should_exit = True
        thread.join(20)
        where.close()


class Window(Person):
    """Somebody at a window that joins a lesson, working by keyboard or by mouse."""

    def __init__(
        self,
        folder: Path,
        where: Address,
        name: str = "",
        code: str = CODE,
        language: str = "en",
        size: tuple[int, int] = (1280, 720),
        text: int = 100,
        hand: str = "keys",
    ) -> None:
        self.hand, self.offered = hand, False
        self.app = stand(
            lambda app: joining(app, folder, where, name, code), size, Settings(language=language, text=text)
        )
        self.app.clock = time.monotonic
        self.surface = pygame.Surface(size)

    @property
    def screen(self) -> LessonScreen:
        found = self.app.screen
        assert isinstance(found, LessonScreen), found
        return found

    def look(self) -> None:
        self.app.tick()
        settle(self.app)
        self.app.draw(self.surface)
        screen = self.app.screen
        if isinstance(screen, LessonScreen) and screen.desk is not None:
            while screen.desk.weighing.at_work:
                assert screen.desk.weighing.wait(60)
                if screen.desk.weighing.go_on():
                    self.app.refresh()
                self.app.draw(self.surface)

    def hear(self, until: float | None = None) -> None:
        """Wait, until a time at most, for the next word of the server or for what is at work beside the window."""
        screen = self.app.screen
        left = max(0.0, until - time.monotonic()) if until is not None else PATIENCE
        if self.app.works:
            assert self.app.works[0].wait(left), "what is at work beside the window does not end"
        elif isinstance(screen, LessonScreen):
            handset = screen.handset
            with suppress(Empty):
                handset._take(handset.line.heard.get(timeout=min(left, GLANCE)))
                screen._take_in()
                self.app.refresh()
        self.look()

    def until(self, done: Callable[[], object]) -> None:
        """Hear until something holds; fails, and says what was waited for, when it does not come in good time."""
        end = time.monotonic() + PATIENCE
        self.look()
        while not done():
            assert time.monotonic() < end, f"it never comes: {asked(done)}; {self.told()}"
            self.hear(end)

    def told(self) -> str:
        """Where the window is, for whoever reads why a wait failed."""
        screen = self.app.screen
        if not isinstance(screen, LessonScreen):
            return type(screen).__name__
        handset, view = screen.handset, screen.desk.view if screen.desk is not None else None
        place = f"{handset.lesson.get('stage')}, {handset.me}, asking {handset.asking}"
        phase = f"round {view.round}, {view.phase}, waits for {view.due}" if view is not None else "no desk"
        return f"line {handset.line.state}, {place}, {phase}"

    def seated(self, seat: int, table: int = 0) -> LessonScreen:
        """Wait to be in, and take a seat by hand."""
        self.until(lambda: isinstance(self.app.screen, LessonScreen))
        screen = self.screen
        self.until(lambda: screen.handset.loaded is not None and screen.handset.sections.get("places"))
        self.press(f"sit-{table}-{seat}")
        self.until(lambda: screen.desk is not None)
        return screen

    def looking(self, done: Callable[[], object]) -> None:
        """Look until something holds that no word of the server brings."""
        end = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < end, f"it never comes: {asked(done)}; {self.told()}"
            self.look()

    def answered(self) -> None:
        """Until the server has answered everything that was asked."""
        self.until(lambda: not self.screen.handset.asking)


def asked(done: Callable[[], object]) -> str:
    """The lines of a test in which stands what it waits for."""
    try:
        return " ".join(inspect.getsource(done).split())
    except OSError:
        return repr(done)


def why(window: Window) -> str:
    """The sentence on the form that says why somebody was not let in."""
    window.until(lambda: isinstance(window.app.screen, JoinScreen) and not window.app.screen.going)
    return str(window.app.stage.find("join-why").text)  # type: ignore[attr-defined]


def toasts(window: Window) -> list[str]:
    """What was said in passing and is still to be read."""
    return [toast.text for toast in window.app.stage.toasts]
