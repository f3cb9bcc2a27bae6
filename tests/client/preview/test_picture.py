"""The picture of a card: every kind is drawn, in both languages; what is wrong with a broken one is on it."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.catalog.laid import card_file
from game.client.app import App
from game.client.kit.labels import Label
from game.client.kit.widget import walk
from game.client.preview.faces import faces
from game.client.preview.picture import WIDE, picture
from game.client.screens.preview import EVERY, PreviewScreen
from game.client.settings import Settings
from game.table.looked import LookedAt
from game.table.sample import sample
from game.telling.preview import KINDS
from tests.client import hands
from tests.shipped import shelf
from tests.table.test_looked import PROGRAM, copied, saved


def looked(what: str) -> LookedAt:
    return LookedAt(card_file(shelf(), what, KINDS), shelf())


def read(app: App) -> str:
    """All words on the screen."""
    app.tick()
    return "\n".join(widget.text for widget in walk(app.stage.root) if isinstance(widget, Label))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_kind_is_drawn_in_every_place_where_it_is_met(kind: str, language: str, tmp_path: Path) -> None:
    for id in list(shelf().cards[kind])[:2]:
        found = sample(shelf(), kind, id)
        app = App((1280, 800), Settings(language=language), lambda: 0.0)
        assert found is not None and faces(app, kind, id, found), f"{kind}/{id} is shown nowhere"
    path = tmp_path / "card.png"
    picture(looked(f"{kind}/{next(iter(shelf().cards[kind]))}"), language, path)
    drawn = pygame.image.load(path)
    assert drawn.get_width() == WIDE and len({tuple(drawn.get_at((x, 60))) for x in range(0, WIDE, 2)}) > 3


def test_a_broken_card_shows_where_and_what_and_comes_back_when_it_is_mended(tmp_path: Path) -> None:
    root = copied(tmp_path, PROGRAM)
    saved(root / PROGRAM, "levels: 3", "levels: many", 10)
    now = 0.0
    app = App((1280, 800), Settings(), lambda: now)
    app.push(PreviewScreen(app, looked(str(root / PROGRAM))))
    assert "This card cannot be played" in read(app) and "fast-us.yaml:" in read(app)
    saved(root / PROGRAM, "levels: many", "levels: 2", 20)
    now += EVERY
    read(app)
    text = read(app)
    assert "cannot be played" not in text and "FAST lanes" in text
    app.read(None)


def test_what_is_pressed_in_a_preview_changes_nothing_in_it() -> None:
    app = App((1280, 800), Settings(), lambda: 0.0)
    app.push(PreviewScreen(app, looked("events/akwesasne-closure")))
    before = read(app)
    widget = app.stage.find("choice-0")
    app.handle(hands.down(widget.rect.center))
    app.handle(hands.up(widget.rect.center))
    app.stage.toasts = []
    assert read(app) == before and "Costs $6M" in before and app.stage.find("choice-0")
    app.read(None)


def test_a_picture_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OSError):
        picture(looked("programs/fast-us"), "en", tmp_path / "file" / "card.png")


def test_an_event_without_a_choice_is_shown_with_its_text() -> None:
    event = next(card for card in shelf().cards["events"].values() if not card.pack and card.data["choice"] is None)
    app = App((1280, 800), Settings(), lambda: 0.0)
    app.push(PreviewScreen(app, looked(f"events/{event.id}")))
    assert event.data["text"].en in read(app)
    app.read(None)


def test_what_is_still_to_be_written_is_on_the_picture(tmp_path: Path) -> None:
    root = copied(tmp_path, PROGRAM)
    old = shelf().cards["programs"]["fast-us"].data["text"].en
    saved(root / PROGRAM, old, "What it does, for whom, and what it leaves undone.", 10)
    app = App((1280, 800), Settings(), lambda: 0.0)
    app.push(PreviewScreen(app, looked(str(root / PROGRAM))))
    assert "Still to be written: text.en (line " in read(app)
    app.read(None)
