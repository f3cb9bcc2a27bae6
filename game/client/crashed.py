"""When the window itself fails: the fault goes into a file, the person is told where the game is, and it goes on."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.client.kit.controls import Button
from game.client.kit.labels import Label, LongWord
from game.client.kit.layout import Column, Flow
from game.client.kit.panels import Limit, Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.client.screen import Screen
from game.table.journal import JournalError

if TYPE_CHECKING:
    from game.client.app import App

MOST_NOTES = 1000
"""Files of faults in one folder; after so many nothing more is written."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong (one line), the file that tells all of it, the game's journal; None where there is none."""

    what: str
    note: Path | None
    journal: Path | None


def write_down(error: BaseException, folder: Path | None, journal: Path | None) -> Path | None:
    """Put the whole fault into crash-1.txt, crash-2.txt, ... of a folder; None when it cannot be written there."""
    if folder is None:
        return None
    lines = [
        f"Python {platform.python_version()}, pygame-ce {pygame.version.ver}, {platform.system()}\n",
        f"journal: {journal}\n\n",
        *traceback.format_exception(error),
    ]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, MOST_NOTES + 1):
            path = folder / f"crash-{number}.txt"
            try:
                with path.open("x", encoding="utf-8") as file:
                    file.writelines(lines)
            except FileExistsError:
                continue
            return path
    except OSError:
        pass
    return None


def summary(error: BaseException) -> str:
    """The fault in one line."""
    return " ".join(traceback.format_exception_only(error)[-1].split())


def named(name: str, text: str) -> Widget:
    """A path or a fault under the word for it."""
    return Column([Label(name, "label", ink="soft"), LongWord(text, "small")], gap=2)


class Crashed(Screen):
    """Says what failed and where the game is; `reopen` gives the screen of the same game at the same place."""

    def __init__(self, app: App, failure: Failure, reopen: Callable[[], Screen] | None) -> None:
        super().__init__(app)
        self.failure = failure
        self.way = reopen

    def build(self) -> Widget:
        t, failure = self.words.key, self.failure
        told: list[Widget | None] = [
            Label(t("crash.title"), "title"),
            Label(t("crash.saved" if failure.journal else "crash.no-game")),
        ]
        for key, path in (("crash.journal", failure.journal), ("crash.note", failure.note)):
            if path is not None:
                told.append(named(t(key), str(path)))
        if failure.note is None:
            told.append(Label(t("crash.no-note"), "small", ink="soft"))
        told.append(named(t("crash.what"), failure.what))
        ways: list[Widget | None] = [
            Button(t("crash.title-screen"), self.back, mark="home", id="crash-title"),
            Button(t("title-quit"), self._quit, kind="quiet", mark="quit", id="crash-quit"),
        ]
        if self.way is not None:
            ways.insert(0, Button(t("crash.reopen"), self._again, kind="primary", mark="play", id="crash-reopen"))
        inner = Column([Scroll(Column(told, gap=8), id="crash-told"), Flow(ways, gap=12)], gap=16)
        page = Column([Space(0, grow=1), Panel(inner, pad=24, raised=True), Space(0, grow=1)], pad=(24, 24), grow=1)
        return Limit(page, 720, grow=1)

    def _again(self) -> None:
        assert self.way is not None
        try:
            screen = self.way()
        except JournalError as error:
            self.app.stage.toast(self.words.say(error.said), "bad")
            return
        self.app.replace(screen)

    def _quit(self) -> None:
        self.app.running = False
