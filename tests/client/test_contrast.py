"""Every word on every main screen reaches 4.5 to 1 on the pixels that it stands on, in every theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

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
from tests.client.views import shown

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


LOOKS = [(palette, dark) for palette in PALETTES for dark in (False, True)]


def looked_at(looks: Callable[[int], Sequence[tuple[str, bool]]]) -> int:
    """How many words were looked at; the looks of a view are those of its place in the list."""
    surface = pygame.Surface(pictures.SIZE)
    faults: dict[tuple[str, str, Written], None] = {}
    words = 0
    for at, (view, app) in enumerate(shown("en")):
        app.tick()
        for palette, dark in looks(at):
            app.set(palette=palette, dark=dark)
            app.tick()
            with watching() as seen:
                for _ in every_look(app, view.name):
                    app.stage.dirty = True
                    app.draw(surface)
            words += len(seen)
            look = f"{palette}{'-dark' if dark else ''}"
            faults |= {(look, view.name, one): None for one in seen if one.ratio < LEAST}
    assert not faults, "\n".join(f"{look}/{name}: {one} {one.ratio:.2f}" for look, name, one in faults)
    return words


def test_every_word_can_be_read() -> None:
    """Each view in one theme of each kind in turn, light and dark; in all of them with -m slow."""
    assert looked_at(lambda at: (LOOKS[at % 3 * 2], LOOKS[(at + 1) % 3 * 2 + 1])) > 10_000


@pytest.mark.slow
def test_every_word_can_be_read_in_every_theme() -> None:
    assert looked_at(lambda at: LOOKS) > 30_000


@pytest.mark.parametrize(("ink", "fails"), [((110, 110, 110), False), ((130, 130, 130), True)])
def test_the_watch_sees_the_pixels_under_the_letters(ink: tuple[int, int, int], fails: bool) -> None:
    surface = pygame.Surface((200, 60))
    surface.fill((255, 255, 255))
    with watching() as seen:
        text.draw_text(surface, Style().face("body"), "Québec", ink, (10, 10))
    assert [one.ground for one in seen] == [(255, 255, 255)]
    assert (seen[0].ratio < LEAST) == fails
