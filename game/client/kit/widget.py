"""What every widget is: it says how wide and high it wants to be, is given a place, draws itself, hears events.

A tree of widgets is cheap: a screen builds a new one whenever its state changed. What only
the eye and the hand know (scroll position, cursor, open list) passes from the old widget to
the new one of the same id through `adopt`. A part may also be the same widget in the next
tree (`kept.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import TYPE_CHECKING

import pygame

from game.client.kit.style import Style

if TYPE_CHECKING:
    from game.client.kit.stage import Stage

MEASURES = ("least", "wanted", "height", "least_height")


def remembered(measure: Callable[..., int]) -> Callable[..., int]:
    """The measure of a widget, kept for the style it was taken in: one layout asks each of them many times."""

    @wraps(measure)
    def asked(self: Widget, style: Style, *width: int) -> int:
        if self._measured_in is not style:
            self._measured_in, self._measures = style, {}
        key = (measure, *width)
        size = self._measures.get(key)
        if size is None:
            size = self._measures[key] = measure(self, style, *width)
        return size

    return asked


def put_once(place: Callable[..., None]) -> Callable[..., None]:
    """The placing of a widget: of a steady one that keeps its size, all in it is moved as it stands."""

    @wraps(place)
    def put(self: Widget, style: Style, rect: pygame.Rect) -> None:
        if self.steady and self._placed_in is style and rect.size == self.rect.size:
            shift(self, rect.x - self.rect.x, rect.y - self.rect.y)
        else:
            self._placed_in = style
            place(self, style, rect)

    return put


class Widget:
    """One node. Sizes are pixels; `grow` is its part of the spare room in a row or column.

    `align` (fill, start, center, end) places it across its row or column. `tip` is shown
    when the pointer or the keyboard rests on it.
    """

    lively = False
    """Whether it wants `tick` each frame."""
    scrolls = False
    unready = False
    """Whether something is still being made ready for it, while what it showed before stands there."""

    def __init_subclass__(cls) -> None:
        """What a widget shows is settled when it is made, and so are its measures."""
        for name in MEASURES:
            if name in vars(cls):
                setattr(cls, name, remembered(vars(cls)[name]))
        if "place" in vars(cls):
            cls.place = put_once(vars(cls)["place"])  # type: ignore[method-assign]

    def __init__(self, *, id: str = "", grow: float = 0, align: str = "fill", tip: str = "") -> None:
        self.id = id
        self.named = bool(id)
        """Whether the id is its own; else it is that of its place in the tree."""
        self.grow = grow
        self.align = align
        self.tip = tip
        self.rect = pygame.Rect(0, 0, 0, 0)
        self.parent: Widget | None = None
        self.hovered = False
        self.touched = False
        """Whether a hand was on it or on something in it, which may since show more than it was made of."""
        self.focused = False
        self.steady = False
        """Whether it is kept from picture to picture, with all in it."""
        self.spoken = ""
        """The language in which the terms in it were marked."""
        self.roll: tuple[str, dict[str, Widget]] | None = None
        """Of what is kept: its place in the tree, and all in it by id."""
        self._placed_in: Style | None = None
        self._measured_in: Style | None = None
        self._measures: dict[tuple[object, ...], int] = {}

    @property
    def parts(self) -> Sequence[Widget]:
        """Its children, in the order of reading and of Tab."""
        return ()

    def least(self, style: Style) -> int:
        """The smallest width at which nothing is cut off."""
        return 0

    def wanted(self, style: Style) -> int:
        """The width it would take with all the room in the world."""
        return self.least(style)

    def height(self, style: Style, width: int) -> int:
        """Its height at a width."""
        return 0

    def least_height(self, style: Style, width: int) -> int:
        """The height it can be squeezed to when it shares spare room."""
        return self.height(style, width)

    def place(self, style: Style, rect: pygame.Rect) -> None:
        """Take this place and put the children in theirs."""
        self.rect = rect

    def prepare(self) -> None:
        """One step of a few milliseconds in making ready what is shown next. Called only while `unready`."""

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        """Draw itself, then the children that can be seen."""
        self.draw_parts(surface, style)

    def draw_parts(self, surface: pygame.Surface, style: Style) -> None:
        """Draw the children that lie in the surface's clip."""
        clip = surface.get_clip()
        for part in self.parts:
            if clip.colliderect(part.rect):
                part.draw(surface, style)

    def takes_focus(self) -> bool:
        """Whether Tab stops here."""
        return False

    def hears(self) -> bool:
        """Whether the pointer does something here."""
        return self.takes_focus()

    def hears_at(self, at: tuple[int, int]) -> bool:
        """Whether the pointer does something at this place of it."""
        return self.hears()

    def shown_area(self) -> pygame.Rect:
        """Where its children can be seen: less than its rect when it scrolls."""
        return self.rect

    def tip_area(self) -> pygame.Rect:
        """What its tip is shown beside."""
        return seen_area(self)

    def adopt(self, old: Widget, style: Style) -> None:
        """Take over what the widget of the same id and class knew, before it is placed."""

    def press(self, stage: Stage, at: tuple[int, int]) -> None:
        """The main button went down here; `drag` and `release` follow wherever the pointer goes."""

    def drag(self, stage: Stage, at: tuple[int, int]) -> None:
        """The pointer moved with the button down."""

    def release(self, stage: Stage, at: tuple[int, int]) -> None:
        """The button came up again."""

    def wheel(self, stage: Stage, steps: float) -> bool:
        """The wheel turned above it (positive: away from the hand). Whether it used that."""
        return False

    def point(self, stage: Stage, at: tuple[int, int]) -> None:
        """The pointer moved above it."""

    def key(self, stage: Stage, event: pygame.event.Event) -> bool:
        """A key went down while it had the focus. Whether it used that."""
        return False

    def typed(self, stage: Stage, text: str) -> bool:
        """Text was typed while it had the focus. Whether it used that."""
        return False

    def composes(self, stage: Stage, text: str) -> bool:
        """An input method is at work on this text while it had the focus ("": no longer). Whether it used that."""
        return False

    def tick(self, now: float) -> bool:
        """Time passed (seconds). Whether it must be drawn again. Called only when `lively`."""
        return False

    def offers(self) -> str:
        """The name of what the hand can carry away from here; "" for nothing."""
        return ""

    def accepts(self, what: str) -> bool:
        """Whether something carried may be dropped here."""
        return False

    def dropped(self, what: str) -> None:
        """Something that it accepts was dropped here; what the screen shows is built again afterwards."""

    def popup(self) -> Widget | None:
        """What it shows above everything while the stage has it open."""
        return None


class Around(Widget):
    """A widget around one other that takes all of its place."""

    def __init__(self, part: Widget, *, id: str = "", grow: float = 0) -> None:
        super().__init__(id=id, grow=grow)
        self.part = part

    @property
    def parts(self) -> Sequence[Widget]:
        return (self.part,)

    def least(self, style: Style) -> int:
        return self.part.least(style)

    def wanted(self, style: Style) -> int:
        return self.part.wanted(style)

    def height(self, style: Style, width: int) -> int:
        return self.part.height(style, width)

    def least_height(self, style: Style, width: int) -> int:
        return self.part.least_height(style, width)

    def place(self, style: Style, rect: pygame.Rect) -> None:
        self.rect = rect
        self.part.place(style, rect)


def walk(widget: Widget) -> Iterator[Widget]:
    """The widget and all below it, parents first, in reading order."""
    left = [widget]
    while left:
        here = left.pop()
        yield here
        left.extend(reversed(here.parts))


def stands(widget: Widget) -> bool:
    """Whether it has its place in the tree now: no part above it gave its room to another one."""
    up = widget
    while up.parent is not None:
        if up not in up.parent.parts:
            return False
        up = up.parent
    return True


def shift(widget: Widget, dx: int, dy: int) -> None:
    """Move a widget and all below it."""
    if dx or dy:
        widget.rect = widget.rect.move(dx, dy)
        for part in widget.parts:
            shift(part, dx, dy)


def seen_area(widget: Widget) -> pygame.Rect:
    """The part of its rect that no scrolling ancestor cuts off."""
    area = widget.rect.copy()
    up = widget.parent
    while up is not None:
        if up.scrolls:
            area = area.clip(up.shown_area())
        up = up.parent
    return area
