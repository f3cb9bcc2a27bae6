"""The map as a widget: land, ribbons, ports, cities and names; corridors answer the pointer and the arrows."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import pygame

from game.client.kit.shapes import dot
from game.client.kit.style import Face, Style
from game.client.kit.text import draw_text, line_height, text_width
from game.client.kit.theme import Colour, Theme, mix
from game.client.kit.widget import Widget
from game.client.map import labels
from game.client.map.frame import Frame, around
from game.client.map.geography import geography
from game.client.map.land import fineness, land
from game.client.map.traffic import Corridor, course, draw_ribbons

if TYPE_CHECKING:
    from game.client.kit.stage import Stage

WHOLE = ((-124.5, 47.0), (-123.0, 50.5), (-66.0, 46.5), (-67.0, 44.0), (-79.0, 41.5))
"""Longitudes and latitudes that a view of the whole border must show."""


@lru_cache(maxsize=4)
def ribbons(
    frame: Frame, corridors: tuple[Corridor, ...], theme: Theme, chosen: str, unit: float
) -> tuple[pygame.Surface, tuple[int, int]]:
    """The traffic of a view and where it belongs, premultiplied by its cover: blit it with BLEND_PREMULTIPLIED."""
    fine = fineness(frame.width, frame.height)
    large = pygame.Surface((frame.width * fine, frame.height * fine), pygame.SRCALPHA)
    used = draw_ribbons(large, frame.times(fine), geography(), corridors, theme, unit * fine, chosen)
    x, y = used.x // fine, used.y // fine
    spot = pygame.Rect(x, y, -(-used.right // fine) - x, -(-used.bottom // fine) - y)
    piece = large.subsurface((x * fine, y * fine, spot.w * fine, spot.h * fine))
    return pygame.transform.smoothscale(piece, spot.size), spot.topleft


@lru_cache(maxsize=8)
def middles(frame: Frame) -> dict[str, tuple[float, float]]:
    """Where the name of each province or state that can be seen belongs: the middle of its largest visible piece."""
    coarse = 8
    found = {}
    small = pygame.Surface((max(1, frame.width // coarse), max(1, frame.height // coarse)))
    for unit in geography().units:
        small.fill((0, 0, 0))
        for polygon in unit.polygons:
            pygame.draw.polygon(small, (255, 255, 255), [(x / coarse, y / coarse) for x, y in frame.line(polygon[0])])
        piece = pygame.mask.from_threshold(small, (255, 255, 255), (10, 10, 10)).connected_component()
        if piece.count() > 60:
            x, y = piece.centroid()
            found[unit.id] = (float(x * coarse), float(y * coarse))
    return found


@lru_cache(maxsize=8)
def spots(
    frame: Frame, wanted: tuple[labels.Wanted, ...], crossings: tuple[tuple[float, float], ...], side: int
) -> dict[str, pygame.Rect]:
    """Where the names of a view stand, clear of crossings (longitude, latitude; `side` pixels wide) and ribbons.

    Do not change it: it is shared. The traffic of another round often asks for the same.
    """
    window = pygame.Rect(0, 0, frame.width, frame.height).inflate(-side, -side)
    ports = [frame.put(frame.cone.project(*at)) for at in crossings]
    marks = [pygame.Rect(round(x) - side // 2, round(y) - side // 2, side, side) for x, y in ports]
    inside = [label for label in wanted if window.collidepoint(label.mark)]
    lines = [course(frame, geography(), *at)[0] for at in crossings]
    return labels.place(inside, window, marks, [point for line in lines for point in line])


def halo(surface: pygame.Surface, face: Face, text: str, ink: Colour, ground: Colour, at: tuple[int, int]) -> None:
    """A line of text with a rim of the ground's colour, so that it reads on lines and ribbons."""
    rim = max(1, face.size // 9)
    for dx, dy in ((-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1)):
        draw_text(surface, face, text, ground, (at[0] + dx * rim, at[1] + dy * rim))
    draw_text(surface, face, text, ink, at)


class MapView(Widget):
    """The border with its traffic.

    `names` gives the words for places and regions by key ("place-...", "region-..."); what has no
    words is left unnamed. `on` hears which corridor was chosen. `whole` shows all of the border,
    otherwise the view fits the corridors.
    """

    def __init__(
        self,
        corridors: Sequence[Corridor],
        names: Mapping[str, str],
        *,
        on: Callable[[str], None] | None = None,
        chosen: str = "",
        whole: bool = False,
        bare: bool = False,
        id: str = "map",
        grow: float = 1,
        high: float = 320,
    ) -> None:
        super().__init__(id=id, grow=grow)
        self.corridors = tuple(corridors)
        self.names = names
        self.on = on
        self.chosen = chosen
        self.whole = whole
        self.bare = bare
        self.high = high
        self.over = ""
        self.frame: Frame | None = None
        self._placed: tuple[object, dict[str, pygame.Rect]] | None = None

    def takes_focus(self) -> bool:
        return bool(self.corridors) and self.on is not None

    def hears(self) -> bool:
        return bool(self.corridors)

    def adopt(self, old: Widget, style: Style) -> None:
        if isinstance(old, MapView):
            self.over = old.over
            if old.names == self.names:
                self._placed = old._placed

    def least(self, style: Style) -> int:
        return style.px(360)

    def wanted(self, style: Style) -> int:
        return style.px(640)

    def height(self, style: Style, width: int) -> int:
        return style.px(self.high)

    def place(self, style: Style, rect: pygame.Rect) -> None:
        self.rect = rect
        spots = WHOLE if self.whole else tuple((c.lon, c.lat) for c in self.corridors) or WHOLE
        margin = 0.06 if self.whole or not self.corridors else 0.16
        self.frame = around(geography().cone, spots, max(1, rect.w), max(1, rect.h), margin)

    # --- choosing ---

    def _ports(self) -> list[tuple[float, float, Corridor]]:
        """Where each crossing stands in the widget, pixels."""
        assert self.frame is not None
        cone = geography().cone
        return [(*self.frame.put(cone.project(c.lon, c.lat)), c) for c in self.corridors]

    def _near(self, at: tuple[int, int], reach: float) -> str:
        inside = (at[0] - self.rect.x, at[1] - self.rect.y)
        spots = [(math.dist((x, y), inside), c.id) for x, y, c in self._ports()]
        far, id = min(spots, default=(math.inf, ""))
        return id if far <= reach else ""

    def _set_over(self, stage: Stage, id: str) -> None:
        if id != self.over:
            self.over = id
            stage.dirty = True
        self.tip = next((f"{c.name}\n{c.note}".strip() for c in self.corridors if c.id == id), "")

    def point(self, stage: Stage, at: tuple[int, int]) -> None:
        self._set_over(stage, self._near(at, stage.style.px(26)))

    def press(self, stage: Stage, at: tuple[int, int]) -> None:
        self.point(stage, at)
        self._choose(stage)

    def _choose(self, stage: Stage) -> None:
        if self.over and self.on is not None:
            on, id = self.on, self.over
            stage.run(lambda: on(id))

    def key(self, stage: Stage, event: pygame.event.Event) -> bool:
        order = [c.id for _, _, c in sorted(self._ports(), key=lambda port: port[0])]
        here = order.index(self.over) if self.over in order else -1
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT) and order:
            step = 1 if event.key == pygame.K_RIGHT else -1
            self._set_over(stage, order[max(0, min(len(order) - 1, here + step))])
            return True
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE):
            self._choose(stage)
            return True
        return False

    def tip_area(self) -> pygame.Rect:
        for x, y, corridor in self._ports():
            if corridor.id == self.over:
                return pygame.Rect(round(self.rect.x + x) - 8, round(self.rect.y + y) - 8, 16, 16)
        return self.rect

    # --- drawing ---

    def prepare(self, style: Style) -> None:
        if self.frame is not None and self.rect.w > 1 and self.rect.h > 1 and self.corridors:
            self._traffic(style)
            self.placed_labels(style)

    def _traffic(self, style: Style) -> tuple[pygame.Surface, tuple[int, int]]:
        assert self.frame is not None
        return ribbons(self.frame, self.corridors, style.theme, self.over or self.chosen, style.k)

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        if self.frame is None or self.rect.w < 2 or self.rect.h < 2:
            return
        clip = surface.get_clip()
        surface.set_clip(self.rect.clip(clip))
        surface.blit(land(self.frame, style.theme), self.rect)
        if self.corridors:
            traffic, (x, y) = self._traffic(style)
            surface.blit(traffic, (self.rect.x + x, self.rect.y + y), special_flags=pygame.BLEND_PREMULTIPLIED)
        self._draw_marks(surface, style)
        if not self.bare:
            self._draw_words(surface, style)
        surface.set_clip(clip)

    def _draw_marks(self, surface: pygame.Surface, style: Style) -> None:
        assert self.frame is not None
        t = style.theme
        for place in geography().places:
            x, y = self.frame.put(place.at)
            spot = (self.rect.x + x, self.rect.y + y)
            if place.capital:
                dot(surface, spot, style.px(4), t.panel, t.ink, style.px(1.5))
            elif not self.bare:
                dot(surface, spot, style.px(2.5), t.soft)
        for x, y, corridor in self._ports():
            lit = corridor.id in (self.over, self.chosen)
            size = style.px(7 if lit else 5)
            dot(surface, (self.rect.x + x, self.rect.y + y), size, t.panel, t.ink, style.px(2))

    def wanted_labels(self, style: Style) -> list[labels.Wanted]:
        """What is to be named in this view, the most important first."""
        assert self.frame is not None
        found = []
        faces = (style.face("label"), style.face("small"))
        for x, y, corridor in sorted(self._ports(), key=lambda port: (-port[2].flow, port[2].id)):
            wide = max(text_width(faces[0], corridor.name), text_width(faces[1], corridor.note))
            high = line_height(faces[0]) + (line_height(faces[1]) if corridor.note else 0)
            found.append(labels.Wanted(f"corridor:{corridor.id}", (wide, high), (x, y), style.px(12)))
        towns = sorted(geography().places, key=lambda p: (not p.capital, -p.weight))
        for place in towns:
            name = self.names.get(f"place-{place.id}", "")
            if name:
                size = (text_width(faces[1], name), line_height(faces[1]))
                found.append(labels.Wanted(f"place:{place.id}", size, self.frame.put(place.at), style.px(7)))
        for id, at in middles(self.frame).items():
            name = self.names.get(f"region-{id}", "").upper()
            if name:
                size = (text_width(faces[1], name), line_height(faces[1]))
                spots = ("on", "n", "s")
                found.append(labels.Wanted(f"region:{id}", size, at, style.px(10), spots))
        return found

    def placed_labels(self, style: Style) -> dict[str, pygame.Rect]:
        """Where the names stand, in the widget's own coordinates."""
        assert self.frame is not None
        asked = (self.frame, self.corridors, style)
        if self._placed is not None and self._placed[0] == asked:
            return self._placed[1]
        crossings = tuple((c.lon, c.lat) for c in self.corridors)
        found = spots(self.frame, tuple(self.wanted_labels(style)), crossings, style.px(12))
        self._placed = (asked, found)
        return found

    def _draw_words(self, surface: pygame.Surface, style: Style) -> None:
        t = style.theme
        words = {f"corridor:{c.id}": c for c in self.corridors}
        strong, small = style.face("label"), style.face("small")
        for id, rect in self.placed_labels(style).items():
            at = (self.rect.x + rect.x, self.rect.y + rect.y)
            kind, _, key = id.partition(":")
            if kind == "corridor":
                corridor = words[id]
                halo(surface, strong, corridor.name, t.ink, t.land_near, at)
                if corridor.note:
                    halo(surface, small, corridor.note, t.soft, t.land_near, (at[0], at[1] + line_height(strong)))
            elif kind == "place":
                halo(surface, small, self.names[f"place-{key}"], t.soft, t.land_near, at)
            else:
                draw_text(surface, small, self.names[f"region-{key}"].upper(), mix(t.land_far, t.soft, 0.55), at)
