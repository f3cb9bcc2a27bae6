"""The projector: what the whole room may know, in letters that are read from its last row."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pygame

from game.catalog.problem import CannotLoadError
from game.client.app import App
from game.client.board.board import Board, board_of
from game.client.board.frame import Pages, exit_button, frame
from game.client.board.pages import PAGE_OF_PHASE, names
from game.client.board.whatif import WHAT_IF, what_if
from game.client.debrief.whatif import WhatIf
from game.client.kit.controls import Button
from game.client.kit.widget import Widget
from game.client.screen import Screen
from game.client.work import Work
from game.rules.types import PUBLIC, Said
from game.table.follow import Following
from game.table.journal import JournalError
from game.table.table import Table

OFTEN = 1.0
"""Seconds between two looks at a journal that is written elsewhere."""


class Projector(Screen):
    """Shows a table that is played below it in the same window, or one that is played elsewhere, from its journal."""

    least_text = 1.5
    grows = 1.0

    def __init__(
        self,
        app: App,
        table: Callable[[], Table],
        below: Screen | None = None,
        past: Callable[[], WhatIf | None] = lambda: None,
    ) -> None:
        super().__init__(app)
        self._table = table
        self._past = past
        self._below = below
        self._following: Following | None = None
        self._looking: Work[bool] | None = None
        self._looked = app.clock()
        self._seen: tuple[object, ...] = ()
        self._failed = ""
        self._phase = ""
        self.page = "border"
        self.board: Board
        self._look()

    @classmethod
    def following(cls, app: App, following: Following) -> Projector:
        """The projector of a journal that grows."""
        made = cls(app, lambda: following.table)
        made._following = following
        return made

    def reopen(self) -> Callable[[], Screen] | None:
        if self._below is not None:
            return self._below.reopen()
        following = self._following
        return None if following is None else lambda: Projector.following(self.app, following)

    def build(self) -> Widget:
        if self.board.words.language != self.words.language:
            self._look()
        t = self.words.key
        buttons: list[Widget | None] = [
            Button(t("desk.language"), self._language, kind="night", id="board-language"),
            exit_button(self.board, self.back),
        ]
        return frame(self.board, self.page, self._turn, (), buttons, self._more())

    def _more(self) -> Pages:
        """The last what-if that somebody had played on, once the game is over."""
        known = self._past()
        if known is None or known.last is None or not self.board.over:
            return {}
        return {WHAT_IF: partial(what_if, self.board, known, known.last)}

    def _turn(self, name: str) -> None:
        self.page = name

    def _language(self) -> None:
        self.app.set(language="en" if self.app.settings.language == "fr" else "fr")

    def key(self, event: pygame.event.Event) -> bool:
        """Left and right, or Page Up and Page Down as a presenter's remote has them, turn the page."""
        step = {pygame.K_LEFT: -1, pygame.K_PAGEUP: -1, pygame.K_RIGHT: 1, pygame.K_PAGEDOWN: 1}.get(event.key, 0)
        found = [*names(self.board), *self._more()]
        if step:
            self.page = found[(found.index(self.page) + step) % len(found)]
        return bool(step)

    def tick(self, now: float) -> None:
        if self._below is not None:
            self._below.tick(now)
        if self._following is not None and self._looking is None and now - self._looked >= OFTEN:
            self._looked = now
            following = self._following
            self._looking = Work(lambda report: following.go_on(), self._read, self._unread)
        if self._looking is not None and self._looking.poll():
            self._looking = None
        elif self._looking is None and self._state() != self._seen:
            self._look()
            self.app.refresh()

    def _state(self) -> tuple[object, ...]:
        """What must be the same for the picture to stay."""
        table = self._table()
        left = table.clock.left()
        known = self._past()
        last = known.last if known is not None else None
        return table, table.state, len(table.heard), None if left is None else int(left), last

    def _look(self) -> None:
        """Make the board again; a phase that begins opens its page."""
        self._seen = self._state()
        self.board = board_of(self._table(), self.words, PUBLIC)
        if self.board.view.phase != self._phase:
            self._phase = self.board.view.phase
            self.page = PAGE_OF_PHASE.get(self._phase, "border")
        if self.page not in (*names(self.board), *self._more()):
            self.page = "border"

    def _read(self, fresh: bool) -> None:
        self._failed = ""

    def _unread(self, error: Exception) -> None:
        """Say once why the journal cannot be read; the last picture stays, and it is tried again."""
        said = Said("app-failed", (("why", str(error)),))
        if isinstance(error, JournalError):
            said = error.said
        elif isinstance(error, CannotLoadError):
            said = error.problems[0].said
        if said.key != self._failed:
            self._failed = said.key
            self.app.stage.toast(self.words.say(said), "warn")
