"""A ring round what is pointed to, above the sheet it is on."""

from __future__ import annotations

import pygame

from game.client.desk.points import Point
from game.client.kit.controls import Segments
from game.client.kit.shapes import box
from game.client.kit.style import Style
from game.client.kit.widget import Around, Widget, seen_area, walk
from game.client.map.view import MapView

TABS = "desk-tabs"


class Lit(Around):
    """A tree with a ring round one of its widgets: the one meant by `point`, or the tab of the sheet that it is on."""

    def __init__(self, part: Widget, point: Point, tab: str) -> None:
        super().__init__(part)
        self.point_to = point
        self.tab = tab

    def target(self, style: Style) -> pygame.Rect | None:
        """Where the ring goes, in the window; None where nothing of it can be seen."""
        elsewhere = self.point_to.tab not in ("", self.tab)
        wanted = TABS if elsewhere else self.point_to.id
        found = next((widget for widget in walk(self.part) if widget.id == wanted), None)
        if isinstance(found, Segments) and elsewhere:
            names = [name for name, _ in found.choices]
            return found.boxes(style, found.rect.w)[names.index(self.point_to.tab)].move(found.rect.topleft)
        if isinstance(found, MapView):
            return found.place_of(self.point_to.thing)
        area = seen_area(found) if found is not None else None
        return area if area is not None and area.w and area.h else None

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        self.draw_parts(surface, style)
        rect = self.target(style)
        if rect is not None:
            out = style.px(5)
            box(surface, rect.inflate(2 * out, 2 * out), style.px(10), None, style.theme.warn, style.px(3))
