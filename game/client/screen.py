"""What every screen is: a function from its state to a tree of widgets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.client.kit.style import GROWS
from game.client.kit.widget import Widget

if TYPE_CHECKING:
    from game.catalog.texts import Words
    from game.client.app import App


class Screen:
    """Built again after everything a person does here, and whenever `app.refresh()` is called.

    Keep what must last in attributes of the screen; give widgets ids that do not change, so
    that focus, cursors and scroll positions stay.
    """

    least_text = 0.0
    """The text size below which this screen would not do (1 = 100 %), whatever is set."""
    grows = GROWS
    """How much of a larger window goes into larger things rather than more of them, 0 to 1."""

    def __init__(self, app: App) -> None:
        self.app = app

    @property
    def words(self) -> Words:
        """The words of the language now set."""
        return self.app.words

    @property
    def journal(self) -> Path | None:
        """Where the game that is shown is saved."""
        return None

    def reopen(self) -> Callable[[], Screen] | None:
        """How to come back to the same game after this screen failed; None when it shows no game."""
        return None

    def put_away(self) -> None:
        """It is left, or the window closes: put on disk what is not there yet."""

    def build(self) -> Widget:
        """The tree for the state as it is."""
        raise NotImplementedError

    def dialog(self) -> Widget | None:
        """A dialog above it, if its state asks for one."""
        return None

    def cancel(self) -> None:
        """Escape in the dialog."""

    def back(self) -> None:
        """Escape without a dialog."""
        self.app.pop()

    def key(self, event: pygame.event.Event) -> bool:
        """A key that no widget used. Whether the screen used it."""
        return False

    def tick(self, now: float) -> None:
        """Called each frame while it is on top; call `app.refresh()` when something changed."""
