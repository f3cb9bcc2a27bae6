"""The window: settings, the stack of screens, time, and the loop that draws only what changed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame

from game.catalog.cause import cause
from game.catalog.shelf import Shelf
from game.client import settings as saved
from game.client.crashed import Crashed, Failure, summary, write_down
from game.client.kit.palettes import theme_of
from game.client.kit.stage import Stage
from game.client.kit.style import Style
from game.client.kit.widget import Widget
from game.client.lexicon import forget, mark, step_terms
from game.client.screen import Screen
from game.client.settings import Settings
from game.client.sound.speaker import Speaker
from game.client.words import put, words
from game.client.work import Work
from game.table.authoring import Authoring

LEAST_SIZE = (640, 400)
SPENT = 0.0015
"""Seconds of making a picture from which on another frame draws it: together they might take longer than one frame."""

FRAME = 16
"""Milliseconds from one frame to the next."""
STILL, REST = 60, 40
"""Frames in a row in which nothing happened and nothing changed, after which the window rests; milliseconds between two
frames then. The first key after a rest waits for as long at most, which nobody feels."""


class App:
    """Everything of the window but the window itself, so that it runs as well without one.

    `keep` is the settings' file (None: nothing is saved); `clock` counts seconds; `folder` takes the notes of faults.
    """

    def __init__(
        self,
        size: tuple[int, int],
        settings: Settings,
        clock: Callable[[], float],
        keep: Path | None = None,
        folder: Path | None = None,
    ) -> None:
        self.settings = settings
        self.keep = keep
        self.clock = clock
        self.folder = folder
        self.size = size
        self.words = words(settings.language)
        self.screens: list[Screen] = []
        self.stage = Stage(self._style(), clock)
        self.works: list[Work[Any]] = []
        self.running = True
        self.owes_drawing = False
        """Whether the last frame made a picture and left it to be drawn."""
        self.sound: Callable[[str], object] = str
        """Lets one of the sounds be heard; without a loudspeaker, nothing."""
        self.look_up: Callable[[str], object] = str
        """Opens the glossary at a term; until somebody says how, nothing."""
        self.authoring: Authoring | None = None
        """The folder of cards that somebody writes on while games go on; None: nobody does."""
        self.failure: Failure | None = None
        """A fault that not even the screen which tells of faults survived."""

    def _style(self) -> Style:
        s = self.settings
        shown = self.screens[-1] if self.screens else Screen
        text = max(s.text / 100, shown.least_text)
        return Style(max(1, self.size[0]), max(1, self.size[1]), text, theme_of(s.palette, s.dark), s.calm, shown.grows)

    # --- screens ---

    @property
    def screen(self) -> Screen:
        """The one that is shown."""
        return self.screens[-1]

    def push(self, screen: Screen) -> None:
        """Show a screen above the present one."""
        self.screens.append(screen)
        self._fresh()

    def replace(self, screen: Screen, old: Screen | None = None) -> None:
        """Show a screen instead of `old` and whatever is above it (None: instead of the one that is shown)."""
        at = self.screens.index(old) if old is not None else len(self.screens) - 1
        self.screens[at:] = [screen]
        self._fresh()

    def pop(self) -> None:
        """Back to the screen below; from the last one, out of the game."""
        if len(self.screens) > 1:
            self.screens.pop()
            self._fresh()
        else:
            self.running = False

    def _fresh(self) -> None:
        self.stage.restyle(self._style())
        self.stage.show(Widget(id="between"))
        self.stage.focus(None)
        self.stage.stale = True

    def wipe(self) -> None:
        """Leave nothing of what was shown: no widget, no passing word, no focus, no open list."""
        self._fresh()
        self.stage.toasts = []

    def refresh(self) -> None:
        """The state of the screen changed by itself: build it again."""
        self.stage.stale = True

    def fail(self, error: Exception) -> None:
        """A screen failed: write the fault down and show where the game is. If that fails too, the window closes."""
        shown = next((screen for screen in reversed(self.screens) if screen.reopen() is not None), None)
        journal = shown.journal if shown is not None else None
        if shown is not None:
            # Whatever it is that failed may fail here again, and must not keep the fault from being told.
            with suppress(Exception):
                shown.put_away()
        failure = Failure(summary(error), write_down(error, self.folder, journal), journal)
        if self.screens and isinstance(self.screen, Crashed):
            self.failure, self.running = failure, False
            return
        self.works = []
        self.stage = Stage(self._style(), self.clock)
        self.screens[1:] = [Crashed(self, failure, shown.reopen() if shown is not None else None)]

    # --- settings and texts ---

    def read(self, shelf: Shelf | None) -> None:
        """Take every text from another shelf; None: from what comes with the game."""
        put(shelf)
        forget()
        self.words = words(self.settings.language)
        self.refresh()

    def set(self, **changes: object) -> None:
        """Change settings, here and in the file."""
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]
        self.words = words(self.settings.language)
        self.stage.restyle(self._style())
        self.stage.stale = True
        if self.keep is not None:
            try:
                saved.save(self.keep, self.settings)
            except OSError as error:
                self.stage.toast(self.words.key("app-unsaved-settings", why=cause(error)), "warn")

    def resize(self, size: tuple[int, int]) -> None:
        """The window has another size."""
        if size != self.size:
            self.size = size
            self.stage.restyle(self._style())
            self.stage.stale = True

    # --- work in the background ---

    def start(self, work: Work[Any]) -> None:
        """Follow a piece of work until it is over; the screen is built again as it goes on."""
        self.works.append(work)
        self.refresh()

    # --- events and time ---

    def handle(self, event: pygame.event.Event) -> None:
        """One event of the window."""
        if event.type == pygame.QUIT:
            self.running = False
        elif event.type == pygame.WINDOWSIZECHANGED:
            self.resize((event.x, event.y))
        elif event.type == pygame.WINDOWFOCUSLOST:
            self.stage.let_go()
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED):
            self.stage.dirty = True
        elif event.type == pygame.KEYDOWN and event.key == pygame.K_F11:
            self.set(full=not self.settings.full)
        elif event.type == pygame.KEYDOWN and event.key == pygame.K_F7:
            step_terms(self.stage, -1 if event.mod & pygame.KMOD_SHIFT else 1)
        elif not self.stage.handle(event) and event.type == pygame.KEYDOWN:
            if self.screen.key(event):
                self.refresh()
            elif event.key == pygame.K_ESCAPE:
                self.screen.back()
        # What a person did may have changed what the next event meets.
        self._build()

    def _build(self) -> None:
        if self.stage.stale and self.running:
            screen = self.screen
            tree, dialog = screen.build(), screen.dialog()
            for layer in (tree, dialog):
                if layer is not None:
                    mark(layer, self.settings.language, self._look_up)
            self.stage.show(tree, dialog, screen.cancel)

    def _look_up(self, term: str) -> None:
        self.look_up(term)

    def tick(self) -> None:
        """Time passed."""
        if self.works:
            before = [(work, work.share) for work in self.works]
            self.works = [work for work in self.works if not work.poll()]
            if [(work, work.share) for work in self.works] != before:
                self.refresh()
        self.screen.tick(self.clock())
        self._build()
        self.stage.tick()

    def puts_off(self, before: Widget, since: float) -> bool:
        """Whether the drawing is left to the next frame: the tree is another than `before`, and making it took long.

        `since` is when the frame began. Never are two frames in a row left undrawn.
        """
        made = self.stage.root is not before and self.clock() - since >= SPENT
        self.owes_drawing = made and not self.owes_drawing
        return self.owes_drawing

    def draw(self, surface: pygame.Surface) -> bool:
        """Draw if anything changed. Whether it did."""
        self._build()
        return self.stage.draw(surface)


def open_window(settings: Settings) -> pygame.Surface:
    """The window, or the whole screen. Raises pygame.error where there is none."""
    flags = pygame.FULLSCREEN if settings.full else pygame.RESIZABLE
    size = (0, 0) if settings.full else (max(LEAST_SIZE[0], settings.width), max(LEAST_SIZE[1], settings.height))
    return pygame.display.set_mode(size, flags)


def invisible() -> bool:
    """Whether SDL, finding no screen, fell back on a driver that shows nothing, without having been told to."""
    return pygame.display.get_driver() in ("dummy", "offscreen") and not os.environ.get("SDL_VIDEODRIVER")


def loop(app: App) -> None:
    """Until the person leaves: wait for events, let time pass, draw what changed."""
    full, still = app.settings.full, 0
    while app.running:
        events = due(still)
        still = 0 if frame(app, events) or events else still + 1
        if app.settings.full != full:
            full = app.settings.full
            app.resize(open_window(app.settings).get_size())
            app.stage.dirty = True
    for screen in app.screens:
        screen.put_away()
    if not app.settings.full and app.size != (app.settings.width, app.settings.height):
        app.set(width=app.size[0], height=app.size[1])


def due(still: int) -> list[pygame.event.Event]:
    """What happened, as soon as something does, but after one frame's time at most.

    A window at rest (`still` frames without an event or a picture) looks less often: SDL waits by looking at its queue
    a thousand times a second, which takes some 2 % of a core.
    """
    if still >= STILL:
        pygame.time.wait(REST)
        return pygame.event.get()
    event = pygame.event.wait(FRAME)
    return [event, *pygame.event.get()] if event.type != pygame.NOEVENT else pygame.event.get()


def frame(app: App, events: Sequence[pygame.event.Event]) -> bool:
    """The work of one frame: what happened, what time brings, and a picture where anything changed. Whether it did.

    A picture that takes long to make is made in one frame and drawn in the next. The one place where a fault of any
    screen is caught: the game is on disk, so the window tells where and goes on.
    """
    before, since = app.stage.root, app.clock()
    try:
        for event in events:
            app.handle(event)
        if app.running:
            app.tick()
            surface = pygame.display.get_surface()
            if surface is not None and not app.puts_off(before, since) and app.draw(surface):
                pygame.display.flip()
                return True
    except Exception as error:
        surface = pygame.display.get_surface()
        if surface is not None:
            surface.set_clip(None)
        app.fail(error)
    return app.owes_drawing


def play(
    first: Callable[[App], Screen],
    *,
    keep: Path | None = None,
    folder: Path | None = None,
    language: str = "",
    level: int | None = None,
    say: Callable[[str], None] | None = None,
) -> int:
    """Open the window on a screen and stay until it closes. 0 when all went well, 1 when there is no screen.

    `say` tells the person about it where there is no window; it is given a whole sentence.
    """
    speak = say or (lambda text: print(text, file=sys.stderr))
    keep = keep or saved.place()
    settings, sound = saved.load(keep)
    if language:
        settings = replace(settings, language=language)
    if level is not None:
        settings = replace(settings, level=level)
    sentences = words(settings.language)
    if not getattr(pygame, "IS_CE", 0):
        speak(sentences.key("app-wrong-pygame"))
        return 1
    try:
        pygame.display.init()
        if invisible():
            raise pygame.error("no screen")
        surface = open_window(settings)
    except pygame.error:
        pygame.display.quit()
        speak(sentences.key("app-no-screen"))
        return 1
    pygame.font.init()
    pygame.display.set_caption(sentences.key("title-name"))
    pygame.key.set_repeat(350, 35)
    pygame.key.start_text_input()
    app = App(surface.get_size(), settings, time.monotonic, keep, folder)
    app.sound = Speaker(lambda: app.settings.sound, time.monotonic).play
    app.push(first(app))
    if not sound:
        app.stage.toast(sentences.key("app-damaged-settings"), "warn")
    try:
        loop(app)
    finally:
        pygame.quit()
    if app.failure is not None:
        speak(told(app))
        return 1
    return 0


def told(app: App) -> str:
    """What is said in the terminal of a fault that closed the window."""
    failure = app.failure
    assert failure is not None
    lines = [app.words.key("crash.closed"), failure.what]
    for key, path in (("crash.journal", failure.journal), ("crash.note", failure.note)):
        if path is not None:
            lines.append(f"{app.words.key(key)} {path}")
    return "\n".join(lines)
