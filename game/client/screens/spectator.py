"""A saved game looked at from outside, moment by moment: what was public, and all of it once the game is over."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.client.app import App
from game.client.board.board import Board, board
from game.client.board.frame import exit_button, frame
from game.client.board.pages import HANDS, PAGE_OF_PHASE
from game.client.kit.controls import Button, Segments
from game.client.kit.layout import Row
from game.client.kit.numbers import Slider
from game.client.kit.stage import Stage
from game.client.kit.widget import Widget
from game.client.screen import Screen
from game.rules.types import PUBLIC, TEACHER
from game.table.moments import Moment, moments
from game.table.table import Table

PACE = 1.6
"""Seconds for which each moment is shown while the game plays by itself."""


class Timeline(Slider):
    """The slider of time: Page Up and Page Down are left to the screen, which goes by rounds."""

    def key(self, stage: Stage, event: pygame.event.Event) -> bool:
        return event.key not in (pygame.K_PAGEUP, pygame.K_PAGEDOWN) and super().key(stage, event)


class Spectator(Screen):
    """`at` is the moment that is shown, `viewer` PUBLIC or TEACHER."""

    def __init__(self, app: App, table: Table, found: tuple[Moment, ...] | None = None) -> None:
        super().__init__(app)
        self._loaded = table.loaded
        self._heard = tuple(table.heard)
        self.moments = found if found is not None else moments(table)
        self.over = table.state.phase == "debrief"
        self.viewer = PUBLIC
        self.at = 0
        self.page = "border"
        self.own_page = False
        """Whether the page was chosen by hand: then it stays."""
        self.playing = False
        self._since = 0.0
        self.board: Board = self._board()

    def _board(self) -> Board:
        moment = self.moments[self.at]
        return board(self._loaded, self.words, moment.state, self._heard[: moment.heard], self.viewer)

    def go(self, at: int) -> None:
        """To another moment."""
        self.at = max(0, min(len(self.moments) - 1, at))
        self._since = self.app.clock()
        self.board = self._board()
        if not self.own_page:
            self.page = PAGE_OF_PHASE.get(self.board.view.phase, "border")

    def go_rounds(self, step: int) -> None:
        """To the beginning of the next round, or of this one and then of those before."""
        starts = [at for at, moment in enumerate(self.moments) if moment.state.phase == "briefing"]
        ends = [*starts, len(self.moments) - 1]
        later = [at for at in ends if at > self.at] if step > 0 else [at for at in ends if at < self.at][::-1]
        self.go(later[0] if later else self.at)

    def play(self) -> None:
        """Let the game run, from the beginning when it is at its end; or stop it."""
        self.playing = not self.playing
        self.go(0 if self.playing and self.at == len(self.moments) - 1 else self.at)

    def see(self, viewer: str) -> None:
        """Look as the public did, or at everything."""
        self.viewer = int(viewer)
        self.board = self._board()
        if self.page == HANDS and not self.board.all_known:
            self.page = "border"

    def _turn(self, name: str) -> None:
        self.page, self.own_page = name, True

    def build(self) -> Widget:
        if self.board.words.language != self.words.language:
            self.board = self._board()
        t = self.words.key
        play = Button(
            t("spectator.pause" if self.playing else "spectator.play"),
            self.play,
            kind="primary",
            mark="pause" if self.playing else "play",
            id="spectator-play",
        )
        slider = Timeline(
            self.at, 0, max(1, len(self.moments) - 1), self.go, show=self._name, id="spectator-time", grow=1
        )
        choices = [(str(PUBLIC), t("spectator.public")), (str(TEACHER), t("spectator.all"))]
        eyes = Segments(choices, str(self.viewer), self.see, id="spectator-eyes") if self.over else None
        foot = [Row([play, slider, eyes], gap=12)]
        buttons: list[Widget | None] = [
            Button(t("desk.language"), self._language, kind="night", id="board-language"),
            exit_button(self.board, self.back),
        ]
        return frame(self.board, self.page, self._turn, foot, buttons)

    def _name(self, at: int) -> str:
        """A moment in a few words."""
        state = self.moments[min(at, len(self.moments) - 1)].state
        return self.board.t("spectator.moment", n=state.round, phase=f"phase.{state.paused or state.phase}")

    def _language(self) -> None:
        self.app.set(language="en" if self.app.settings.language == "fr" else "fr")

    def key(self, event: pygame.event.Event) -> bool:
        """Left and right go by phases, Page Up and Page Down by rounds, the blank plays and stops."""
        moves: dict[int, Callable[[], None]] = {
            pygame.K_LEFT: lambda: self.go(self.at - 1),
            pygame.K_RIGHT: lambda: self.go(self.at + 1),
            pygame.K_PAGEUP: lambda: self.go_rounds(-1),
            pygame.K_PAGEDOWN: lambda: self.go_rounds(1),
            pygame.K_HOME: lambda: self.go(0),
            pygame.K_END: lambda: self.go(len(self.moments) - 1),
            pygame.K_SPACE: self.play,
        }
        if event.key not in moves:
            return False
        moves[event.key]()
        return True

    def tick(self, now: float) -> None:
        if self.playing and now - self._since >= PACE:
            self.go(self.at + 1)
            self.playing = self.at < len(self.moments) - 1
            self.app.refresh()
