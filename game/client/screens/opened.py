"""Saved games: a list, newest first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.catalog.problem import CannotLoadError
from game.catalog.shelf import Shelf
from game.client.app import App
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Row
from game.client.kit.panels import Limit, Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.client.screen import Screen
from game.client.screens.game import GameScreen
from game.client.screens.spectator import Spectator
from game.client.words import shelf
from game.rules.types import Said
from game.table.journal import JournalError
from game.table.saves import Save, look, resume, saves
from game.table.table import Table


class OpenGame(Screen):
    """What can be opened from `folder`."""

    def __init__(self, app: App, folder: Path) -> None:
        super().__init__(app)
        self.folder = folder
        self.found = saves(folder) if folder.is_dir() else []

    def build(self) -> Widget:
        t = self.words.key
        rows: list[Widget | None] = [self._row(at, save) for at, save in enumerate(self.found)]
        if not rows:
            rows = [Label(t("open.none"), ink="soft")]
        inner = Column(
            [
                Label(t("open.title"), "display"),
                Scroll(Column(rows, gap=8, pad=(4, 4)), id="open-list"),
                Row([Button(t("plain.back"), self.back, kind="quiet", mark="left", id="open-back"), Space(0, grow=1)]),
            ],
            gap=16,
            pad=(28, 24),
            grow=1,
        )
        return Limit(inner, 900, grow=1)

    def _row(self, at: int, save: Save) -> Widget:
        card = shelf().cards["scenarios"].get(save.scenario)
        title = self.words.text(card.data["title"]) if card is not None else save.title
        line = self.words.key("open.line", text=title, n=save.round)
        kind = "primary" if at == 0 else "plain"
        return Panel(
            Row(
                [
                    Column([Label(line, "strong"), Label(save.path.name, "small", ink="soft")], gap=2, grow=1),
                    Button(
                        self.words.key("open.watch"),
                        lambda: self.watch(save),
                        kind="quiet",
                        mark="eye",
                        id=f"watch-{at}",
                    ),
                    Button(self.words.key("open.open"), lambda: self.open(save), kind=kind, id=f"open-{at}"),
                ],
                gap=12,
            ),
            pad=12,
        )

    def open(self, save: Save) -> None:
        """Sit down again where the game stopped."""
        table = self._table(save, resume)
        if table is not None:
            seat = save.seat if 0 <= save.seat < len(table.scenario.actors) else 0
            self.app.replace(GameScreen(self.app, table, seat))

    def watch(self, save: Save) -> None:
        """Look at it from outside; nothing is done to it."""
        table = self._table(save, look)
        if table is not None:
            self.app.push(Spectator(self.app, table))

    def _table(self, save: Save, way: Callable[[Path, Shelf], tuple[Table, tuple[Said, ...]]]) -> Table | None:
        """The game of a save; None when it cannot be opened, which has then been said."""
        try:
            table, notes = way(save.path, shelf())
        except JournalError as error:
            self.app.stage.toast(self.words.say(error.said), "bad")
            return None
        except CannotLoadError as error:
            self.app.stage.toast(self.words.say(error.problems[0].said), "bad")
            return None
        for note in notes:
            self.app.stage.toast(self.words.say(note), "warn")
        return table
