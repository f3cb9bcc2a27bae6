"""A handful of screens look as they did. After a change that is meant to be seen:

python3 run.py test tests/client/test_goldens.py --renew-goldens
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pygame
import pytest

from game.client.app import App
from game.client.kit.labels import Label
from game.client.kit.panels import Panel
from game.client.kit.widget import Widget, shift, walk
from game.client.pictures import SIZE
from tests.client.golden import FOLDER, greys, kept, same, show_apart
from tests.client.views import VIEWS, refit, shown

GOLDENS: dict[str, tuple[str, str, int]] = {
    "title-fr": ("title", "fr", 100),
    "map-en": ("map, opening", "en", 100),
    "map-fr-200": ("map, opening", "fr", 200),
    "talks-en": ("talks", "en", 100),
    "programs-fr": ("programs, a card", "fr", 100),
    "report-en": ("report, trust", "en", 100),
    "curtain-fr": ("curtain", "fr", 100),
    "projector-en": ("projector, standing", "en", 100),
}
"""Name of the file: the view, its language and text size."""
MOST_BYTES = 60_000


def drawn(app: App) -> pygame.Surface:
    """The window as it is now."""
    surface = pygame.Surface(app.size)
    app.stage.dirty = True
    app.draw(surface)
    return surface


@cache
def pictures(language: str) -> dict[str, pygame.Surface]:
    """The goldens of a language as they look now, as they are kept."""
    found = {}
    wanted = {name: (view, text) for name, (view, spoken, text) in GOLDENS.items() if spoken == language}
    for view, app in shown(language, tuple(v for v in VIEWS if v.name in {name for name, _ in wanted.values()})):
        for name, (of, text) in wanted.items():
            if of == view.name:
                refit(app, view, SIZE, text)
                found[name] = kept(drawn(app))
    return found


@pytest.mark.parametrize("name", sorted(GOLDENS))
def test_a_screen_looks_as_it_did(name: str, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    now, path = pictures(GOLDENS[name][1])[name], FOLDER / f"{name}.png"
    if pytestconfig.getoption("renew_goldens"):
        FOLDER.mkdir(exist_ok=True)
        pygame.image.save(now, path)
    golden = pygame.image.load(path).convert(now)
    apart = tmp_path / f"{name}-apart.png"
    if not same(greys(golden), greys(now)):
        show_apart(golden, now, apart)
        pytest.fail(f"{name} looks different; what it was, what it is and the difference are in {apart}")
    assert path.stat().st_size < MOST_BYTES


def test_there_is_no_golden_of_nothing() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == set(GOLDENS)


# --- the comparison itself ---


def report() -> App:
    """The report, to be spoilt."""
    return next(app for _, app in shown("en", tuple(v for v in VIEWS if v.name == "report, trust")))


def seen(app: App, kind: type[Widget]) -> list[Widget]:
    """Widgets of a kind that are wholly in the window."""
    window = pygame.Rect((0, 0), app.size)
    return [w for w in walk(app.stage.root) if type(w) is kind and w.rect.h > 12 and window.contains(w.rect)]


@cache
def sound() -> tuple[App, pygame.Surface]:
    app = report()
    return app, drawn(app)


def test_another_rasteriser_makes_the_same_picture() -> None:
    _, whole = sound()
    wide, high = whole.get_size()
    soft = pygame.transform.smoothscale(pygame.transform.smoothscale(whole, (wide // 2, high // 2)), (wide, high))
    aside = whole.copy()
    aside.blit(whole, (1, 1))
    assert same(greys(kept(whole)), greys(kept(soft)))
    assert same(greys(kept(whole)), greys(kept(aside)))


def test_a_panel_that_moved_is_seen() -> None:
    app, whole = sound()
    panel = seen(app, Panel)[-1]
    shift(panel, 14, 0)
    moved = drawn(app)
    shift(panel, -14, 0)
    assert not same(greys(kept(whole)), greys(kept(moved)))
    assert same(greys(kept(whole)), greys(kept(drawn(app))))


def test_a_label_that_is_gone_is_seen(tmp_path: Path) -> None:
    app, whole = sound()
    labels = [label for label in seen(app, Label) if isinstance(label, Label) and label.role in ("heading", "strong")]
    assert len(labels) >= 5
    for label in labels[:5]:
        words, label.text = label.text, ""
        without = drawn(app)
        label.text = words
        assert not same(greys(kept(whole)), greys(kept(without))), words
    show_apart(kept(whole), kept(without), tmp_path / "apart.png")
    assert pygame.image.load(tmp_path / "apart.png").get_width() == 3 * whole.get_width() // 4
