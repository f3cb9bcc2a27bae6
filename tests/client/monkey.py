"""Hands that mean nothing by what they do: events drawn by a seed, and what must hold after each of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

import pygame

from game.client.app import App
from game.client.kit.widget import Widget, walk
from game.client.screens.game import GameScreen
from game.client.words import shelf
from game.rules import encode
from game.table.saves import look
from tests.client import hands
from tests.client.test_hotseat import everything

SIZES = ((640, 400), (700, 1100), (1280, 720), (1920, 1080), (320, 240))
TEXTS = (80, 100, 150, 200)
KEYS = (
    pygame.K_TAB, pygame.K_RETURN, pygame.K_SPACE, pygame.K_ESCAPE, pygame.K_BACKSPACE, pygame.K_DELETE,
    pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_HOME, pygame.K_END, pygame.K_PAGEUP,
    pygame.K_PAGEDOWN, pygame.K_PLUS, pygame.K_MINUS, pygame.K_a, pygame.K_c, pygame.K_x, pygame.K_v, pygame.K_z,
    pygame.K_y, pygame.K_0, pygame.K_4, *range(pygame.K_F1, pygame.K_F12 + 1),
)  # fmt: skip
MODS = (0, 0, 0, 0, pygame.KMOD_LSHIFT, pygame.KMOD_LCTRL, pygame.KMOD_LALT, pygame.KMOD_LCTRL | pygame.KMOD_LSHIFT)
SECRET = "zebra"
"""A word that nobody but who typed it may see below a drawn curtain."""
WORDS = (
    "a", "é", "Québec", "7", "\x00", "\n", "line\nline\r\n", "👩‍👩‍👧", "e\u0301\u0323", "שלום", "مرحبا", "\u202eevil",
    "{who}", "%s", "\ud800", "\u00a0« oui »", "x" * 5000, "W" * 300, "\ufeff", "0", "-1", "1e9", "٣", "²",
)  # fmt: skip
"""What may be typed or pasted: any letters there are, and some that are none."""
GONE = (pygame.WINDOWFOCUSLOST, pygame.WINDOWLEAVE, pygame.WINDOWMINIMIZED, pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED)


class Monkey:
    """Works an app by the numbers of a seed; `did` tells what it did last."""

    def __init__(self, app: App, seed: int) -> None:
        self.app = app
        self.luck = random.Random(seed)
        self.clock = hands.Clock()
        app.clock = self.clock
        app.stage.clock = lambda: app.clock()
        self.did: list[str] = []
        self._doings: list[tuple[int, Callable[[], None]]] = [
            (30, self._press_something),
            (12, self._press_anywhere),
            (14, self._drag),
            (16, self._key),
            (8, self._type),
            (4, self._compose),
            (8, self._wheel),
            (4, self._resize),
            (3, self._leave_window),
            (3, self._settings),
        ]

    def work(self, count: int) -> None:
        """Do so many things, and look after each whether all is well."""
        for at in range(count):
            doing = self.luck.choices([do for _, do in self._doings], [much for much, _ in self._doings])[0]
            doing()
            if self.luck.random() < 0.8:
                self._frame()
            # Whoever leaves by the title comes back at once.
            self.app.running = True
            check(self.app)
            hidden(self.app)
            self.did = self.did[-12:]
            if at % 10 == 0:
                self._frame()

    def _frame(self) -> None:
        self.clock.now += self.luck.choice((0.016, 0.016, 0.2, 1.0))
        self.app.tick()
        self.app.draw(pygame.Surface((max(1, self.app.size[0]), max(1, self.app.size[1]))))

    def _give(self, event: pygame.event.Event) -> None:
        self.did.append(str(event)[:120])
        self.app.handle(event)

    def _somewhere(self) -> tuple[int, int]:
        width, height = self.app.size
        return self.luck.randrange(-20, width + 20), self.luck.randrange(-20, height + 20)

    def _something(self) -> Widget | None:
        stage = self.app.stage
        window = pygame.Rect((0, 0), self.app.size)
        found = [w for w in walk(stage.layers()[-1]) if w.hears() and window.collidepoint(w.rect.center)]
        return self.luck.choice(found) if found else None

    def _at_something(self) -> tuple[int, int]:
        widget = self._something()
        if widget is None:
            return self._somewhere()
        self.did.append(f"[{widget.id}]")
        rect = widget.rect
        return rect.x + self.luck.randrange(max(1, rect.w)), rect.y + self.luck.randrange(max(1, rect.h))

    def _click(self, at: tuple[int, int]) -> None:
        for event in (hands.move(at), hands.down(at), hands.up(at))[self.luck.random() < 0.2 :]:
            self._give(event)

    def _press_something(self) -> None:
        self._click(self._at_something())

    def _press_anywhere(self) -> None:
        at = self._somewhere()
        for _ in range(self.luck.choice((1, 1, 2, 3))):
            self._click(at)

    def _drag(self) -> None:
        """Down, about, and up, or not; other things may happen on the way."""
        at = self._at_something()
        self._give(hands.move(at))
        self._give(hands.down(at))
        for _ in range(self.luck.randrange(1, 5)):
            self._give(hands.move(self.luck.choice((self._somewhere, self._at_something))()))
            if self.luck.random() < 0.3:
                self.luck.choice(
                    (self._frame, self._key, self._resize, self._leave_window, self._wheel, self._settings)
                )()
        if self.luck.random() < 0.85:
            self._give(hands.up(self._at_something()))

    def _key(self) -> None:
        code, mod = self.luck.choice(KEYS), self.luck.choice(MODS)
        letter = chr(code) if code < 128 else ""
        self._give(pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=letter, scancode=0))

    def _type(self) -> None:
        self._give(hands.text(self.luck.choice(WORDS)))

    def _compose(self) -> None:
        text = self.luck.choice(("", "に", "にほ", "e\u0301"))
        self._give(pygame.event.Event(pygame.TEXTEDITING, text=text, start=0, length=len(text)))

    def _wheel(self) -> None:
        self._give(hands.move(self._at_something()))
        self._give(hands.wheel(self.luck.choice((-9, -1, 1, 9))))

    def _resize(self) -> None:
        width, height = self.luck.choice(SIZES)
        self._give(pygame.event.Event(pygame.WINDOWSIZECHANGED, x=width, y=height))

    def _leave_window(self) -> None:
        self._give(pygame.event.Event(self.luck.choice(GONE)))

    def _settings(self) -> None:
        changes: dict[str, object] = self.luck.choice(
            (
                {"language": "fr"},
                {"language": "en"},
                {"text": self.luck.choice(TEXTS)},
                {"dark": self.luck.random() < 0.5},
                {"calm": self.luck.random() < 0.5},
            )
        )
        self.did.append(str(changes))
        self.app.set(**changes)


def games(app: App) -> Iterator[GameScreen]:
    """The games that are open."""
    return (screen for screen in app.screens if isinstance(screen, GameScreen))


def check(app: App) -> None:
    """What must hold whatever was done."""
    assert app.failure is None
    stage = app.stage
    everything = [widget for layer in stage.layers() for widget in walk(layer)]
    names = [widget.id for widget in everything]
    assert len(set(names)) == len(names), sorted({name for name in names if names.count(name) > 1})
    assert all(stage.find(widget.id) is widget for widget in everything)
    holder = stage.focused()
    assert not stage.focus_id or stage.focus_id in stage._all, f"the focus is on {stage.focus_id}, which is gone"
    lit = [widget.id for widget in everything if widget.focused]
    assert lit == ([holder.id] if holder else []), f"lit {lit}, but the focus is on {stage.focus_id!r}"
    assert holder is None or holder in walk(stage.scope())


def hidden(app: App) -> None:
    """Below a drawn curtain nothing of anybody's is shown."""
    if isinstance(app.screen, GameScreen) and app.screen.seating.drawn:
        assert SECRET not in everything(app)


def check_games(app: App) -> None:
    """What is on disk is the game that is shown, and no seat was shown another's view."""
    for game in games(app):
        table = game.desk.table
        assert game.desk.view.viewer == game.desk.me
        if table.journal is not None:
            table.journal.settle()
            again, notes = look(table.journal.path, shelf())
            assert not notes
            assert encode(again.state) == encode(replace(table.state)), "the journal tells another game"
