"""Something carried by the hand from where it lies to where it may be dropped.

A widget offers something by its name (`offers`), others say whether they take it (`accepts`) and what then happens
(`dropped`). Whatever can be done this way can also be done by key and by a press: a card has its buttons.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from game.client.kit.shapes import box, shadow
from game.client.kit.style import Style
from game.client.kit.widget import Widget, seen_area, shift, walk

if TYPE_CHECKING:
    from game.client.kit.stage import Stage

FAR = 8
"""Units from where the button went down beyond which the hand carries rather than presses."""
SMALL = 0.62
"""Size of the picture that follows the pointer, so that what lies below can be seen."""
COVER = 240
"""How far that picture hides what lies below, of 255."""


@dataclass(slots=True)
class Carried:
    """A name, the id of where it lay, its picture, where the pointer is, the id of the place last seen below it."""

    what: str
    source: str
    picture: pygame.Surface
    at: tuple[int, int]
    over: str = ""

    def area(self, style: Style) -> pygame.Rect:
        """Where its picture is."""
        return self.picture.get_rect(topleft=(self.at[0] + style.px(8), self.at[1] + style.px(8)))


def moved(stage: Stage, held: Widget | None, at: tuple[int, int]) -> pygame.Rect | None:
    """The pointer moved, `held` being under its button: take up what that offers, or carry on.

    The place of the window that must be drawn again; None when nothing is carried.
    """
    if stage.carried is not None:
        return carry(stage, stage.carried, at)
    if held is not None and far(stage, at) and (source := source_of(held)) is not None:
        stage.carried = Carried(source.offers(), source.id, picture(stage.style, source), at)
        stage.dirty = True
        return carry(stage, stage.carried, at)
    return None


def far(stage: Stage, at: tuple[int, int]) -> bool:
    """Whether the hand went far enough from where it pressed to mean carrying."""
    start = stage.pressed_at
    return max(abs(at[0] - start[0]), abs(at[1] - start[1])) >= stage.style.px(FAR)


def source_of(held: Widget) -> Widget | None:
    """The held widget or what it lies on, where that offers something.

    A control that takes the focus itself, such as a stepper on a card, keeps its presses.
    """
    source: Widget | None = held
    while source is not None and not source.offers():
        source = None if source.takes_focus() else source.parent
    return source


def still(stage: Stage) -> Carried | None:
    """What is carried, as long as where it comes from is there: not behind a dialog, not on another sheet."""
    carried = stage.carried
    if carried is None or not any(widget.id == carried.source for widget in walk(stage.scope())):
        return None
    return carried


def picture(style: Style, widget: Widget) -> pygame.Surface:
    """A widget as it looks, smaller."""
    surface = pygame.Surface(widget.rect.size)
    surface.fill(style.theme.page)
    corner = widget.rect.topleft
    shift(widget, -corner[0], -corner[1])
    widget.draw(surface, style)
    shift(widget, *corner)
    size = (max(1, round(widget.rect.w * SMALL)), max(1, round(widget.rect.h * SMALL)))
    small = pygame.transform.smoothscale(surface, size)
    box(small, small.get_rect(), 0, None, style.theme.focus, style.px(2))
    small.set_alpha(COVER)
    return small


def places(stage: Stage, what: str) -> list[Widget]:
    """Where it may be dropped, of what can be seen."""
    return [widget for widget in walk(stage.scope()) if widget.accepts(what) and seen_area(widget).w]


def below(stage: Stage, carried: Carried) -> Widget | None:
    """The place below the pointer that takes it, wherever lists were scrolled to meanwhile."""
    return next((widget for widget in stage.under(carried.at) if widget.accepts(carried.what)), None)


def carry(stage: Stage, carried: Carried, at: tuple[int, int]) -> pygame.Rect:
    """Follow the pointer. The place of the window that must be drawn again."""
    rim = 2 * stage.style.px(8)
    before = carried.area(stage.style)
    carried.at = at
    over = below(stage, carried)
    if (over.id if over is not None else "") != carried.over:
        carried.over, stage.dirty = over.id if over is not None else "", True
    return before.union(carried.area(stage.style)).inflate(2 * rim, 2 * rim)


def dropped(stage: Stage) -> bool:
    """The button came up: the place below the pointer takes what is carried, if it does. Whether anything was."""
    carried, stage.carried = stage.carried, None
    if carried is None:
        return False
    stage.dirty = True
    place = below(stage, carried)
    if place is not None:
        stage.run(lambda: place.dropped(carried.what))
    return True


def put_back(stage: Stage) -> bool:
    """Give up carrying; the button that comes up then presses nothing. Whether anything was carried."""
    if stage.carried is None:
        return False
    stage.carried, stage.capture_id = None, ""
    return True


def draw(surface: pygame.Surface, stage: Stage, carried: Carried) -> None:
    """The places that take it, outlined, the one below the pointer heavily; and what is carried."""
    style, over = stage.style, below(stage, carried)
    for place in places(stage, carried.what):
        thick = style.px(4) if place is over else style.px(1.5)
        area = seen_area(place).inflate(2 * style.px(3), 2 * style.px(3))
        box(surface, area, style.px(10), None, style.theme.focus, thick)
    area = carried.area(style)
    shadow(surface, area, style.px(6), style.px(6), 70)
    surface.blit(carried.picture, area)
