"""Every word on every main screen reaches 4.5 to 1 on the pixels that it stands on, in every theme."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from game.client import pictures
from game.client.app import App
from game.client.kit import text
from game.client.kit.controls import Control
from game.client.kit.dropdown import Dropdown
from game.client.kit.palettes import PALETTES
from game.client.kit.style import Style
from game.client.kit.widget import walk
from tests.client.inks import Written, watching
from tests.client.scenes import shown

LEAST = 4.5


def every_look(app: App, name: str) -> Iterator[None]:
    """The screen as it is; as it is under the hand; one of them with what floats above a screen."""
    yield
    for widget in walk(app.stage.scope()):
        widget.hovered = True
        if isinstance(widget, Control):
            widget.down = True
    yield
    for widget in walk(app.stage.scope()):
        widget.hovered = False
        if isinstance(widget, Control):
            widget.down = False
    if name == "settings":
        for kind in ("note", "good", "warn", "bad"):
            app.stage.toasts = []
            app.stage.toast(kind, kind)
            yield
        app.stage.toasts = []
        app.stage.open_popup(next(w for w in walk(app.stage.root) if isinstance(w, Dropdown)))
        yield
        app.stage.close_popup()


def test_every_word_can_be_read_in_every_theme() -> None:
    surface = pygame.Surface(pictures.SIZE)
    faults: dict[tuple[str, str, Written], None] = {}
    words = 0
    for name, app in shown():
        app.tick()
        for palette in PALETTES:
            for dark in (False, True):
                app.set(palette=palette, dark=dark)
                app.tick()
                with watching() as seen:
                    for _ in every_look(app, name):
                        app.stage.dirty = True
                        app.draw(surface)
                words += len(seen)
                look = f"{palette}{'-dark' if dark else ''}"
                faults |= {(look, name, one): None for one in seen if one.ratio < LEAST}
    assert words > 10_000, "hardly anything was looked at"
    assert not faults, "\n".join(f"{look}/{name}: {one} {one.ratio:.2f}" for look, name, one in faults)


@pytest.mark.parametrize(("ink", "fails"), [((110, 110, 110), False), ((130, 130, 130), True)])
def test_the_watch_sees_the_pixels_under_the_letters(ink: tuple[int, int, int], fails: bool) -> None:
    surface = pygame.Surface((200, 60))
    surface.fill((255, 255, 255))
    with watching() as seen:
        text.draw_text(surface, Style().face("body"), "Québec", ink, (10, 10))
    assert [one.ground for one in seen] == [(255, 255, 255)]
    assert (seen[0].ratio < LEAST) == fails
