"""What a key does on a stage: for its holder, the focus, what is open, and what scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.client.kit import carrying, paint
from game.client.kit.widget import Widget, walk

if TYPE_CHECKING:
    from game.client.kit.stage import Stage

ARROWS = {pygame.K_LEFT: (-1, 0), pygame.K_RIGHT: (1, 0), pygame.K_UP: (0, -1), pygame.K_DOWN: (0, 1)}


def pressed(stage: Stage, event: pygame.event.Event) -> bool:
    """A key went down. Whether it was used: by the holder of the focus, then by the stage, then by what scrolls."""
    stage.dirty = True
    if event.key == pygame.K_ESCAPE and carrying.put_back(stage):
        return True
    holder = stage.touch(stage.focused())
    if holder is not None and holder.key(stage, event):
        return True
    if event.key == pygame.K_TAB and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
        if stage.list_open:
            stage.close_popup()
        stage.step_focus(-1 if event.mod & pygame.KMOD_SHIFT else 1)
        return True
    if event.key == pygame.K_ESCAPE:
        return _closes(stage)
    if event.key in ARROWS and holder is not None:
        near = paint.neighbour(holder, stage.stops(), ARROWS[event.key])
        if near is not None:
            stage.focus(near)
            return True
    return _scrolls(stage, holder, event)


def _closes(stage: Stage) -> bool:
    """Escape: shut what is open, or leave the dialog. Whether there was anything."""
    if stage.list_open:
        stage.close_popup()
        return True
    if stage.dialog is not None and stage.cancel is not None:
        stage.run(stage.cancel)
        return True
    return False


def _scrolls(stage: Stage, holder: Widget | None, event: pygame.event.Event) -> bool:
    """Whether something around the holder scrolls by this key; where nobody holds the focus, the first that scrolls."""
    up = holder.parent if holder is not None else next((w for w in walk(stage.scope()) if w.scrolls), None)
    while up is not None:
        if up.scrolls and up.key(stage, event):
            return True
        up = up.parent
    # In a dialog only its buttons take the focus, and what it shows may be longer than the room.
    return stage.dialog is not None and any(w.scrolls and w.key(stage, event) for w in walk(stage.dialog))
