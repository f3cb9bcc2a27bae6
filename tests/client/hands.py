"""What a person's hands do, as events; and a stage with a clock that is moved by hand."""

from __future__ import annotations

import pygame

from game.client.kit.stage import Stage
from game.client.kit.style import Style
from game.client.kit.widget import Widget


class Clock:
    """Stands still until moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def key(code: int, mod: int = 0) -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode="", scancode=0)


def text(letters: str) -> pygame.event.Event:
    return pygame.event.Event(pygame.TEXTINPUT, text=letters)


def move(at: tuple[int, int]) -> pygame.event.Event:
    return pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0))


def down(at: tuple[int, int]) -> pygame.event.Event:
    return pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1)


def up(at: tuple[int, int]) -> pygame.event.Event:
    return pygame.event.Event(pygame.MOUSEBUTTONUP, pos=at, button=1)


def wheel(steps: int) -> pygame.event.Event:
    return pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=steps, precise_x=0.0, precise_y=float(steps))


def click(stage: Stage, at: tuple[int, int]) -> None:
    stage.handle(move(at))
    stage.handle(down(at))
    stage.handle(up(at))


def put(tree: Widget, size: tuple[int, int] = (800, 600), clock: Clock | None = None, text_size: float = 1.0) -> Stage:
    """A stage that shows the tree."""
    stage = Stage(Style(size[0], size[1], text_size), clock or Clock())
    stage.show(tree)
    return stage
