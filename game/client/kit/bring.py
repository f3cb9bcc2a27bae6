"""Showing somebody a widget that was asked for by its id."""

from __future__ import annotations

from game.client.kit.stage import Stage
from game.client.kit.widget import walk


def bring(stage: Stage, id: str) -> None:
    """Show the widget of that id and give it the focus, or the first in it that takes one; nothing when it is gone."""
    found = next((widget for widget in walk(stage.root) if widget.id == id), None)
    if found is not None:
        stage.reveal(found, found.rect)
        stage.keyboard = True
        stage.focus(next((widget for widget in walk(found) if widget.takes_focus()), None))
