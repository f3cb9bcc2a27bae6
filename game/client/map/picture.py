"""The picture of the map: the ground that lies still, drawn once for a view, and everything above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pygame

from game.client.kit.shapes import box, dot
from game.client.kit.style import Style
from game.client.kit.text import draw_text, line_height, text_width
from game.client.map import marks, names, placing, vehicles
from game.client.map.frame import Frame, shift
from game.client.map.ground import ground, still
from game.client.map.placing import Placing, Point
from game.client.map.scene import Scene, between
from game.client.map.traffic import Corridor


@dataclass(frozen=True, slots=True)
class Showing:
    """Everything a picture depends on.

    `corridors` are the crossings as they are shown now, `before` last round's, `share` how far the way from one to
    the other. `placing` was made for a view that may since have been moved to `frame`. `marked` are the things that
    carry a ring, `keyed` the one of them that was reached by key. `now` counts seconds.
    """

    scene: Scene
    corridors: tuple[Corridor, ...]
    before: tuple[Corridor, ...]
    share: float
    placing: Placing
    frame: Frame
    rect: pygame.Rect
    style: Style
    now: float
    words: Mapping[str, str]
    marked: tuple[str, ...] = ()
    keyed: str = ""
    caption: str = ""
    bare: bool = False

    def put(self, point: Point) -> Point:
        """Where a pixel of the placed view is in the window now."""
        times, right, down = shift(self.placing.frame, self.frame)
        return self.rect.x + point[0] * times + right, self.rect.y + point[1] * times + down


def draw(surface: pygame.Surface, s: Showing) -> None:
    """Draw all of it within the widget's place."""
    clip = surface.get_clip()
    surface.set_clip(s.rect.clip(clip))
    _ground(surface, s)
    marks.draw_rings(surface, s.style, s.scene, s.placing, s.put, s.now)
    _traffic(surface, s)
    marks.draw_ports(surface, s.style, s.corridors, s.placing, s.put)
    if not s.bare:
        marks.draw_counts(surface, s.style, s.scene.links, s.placing, s.put)
        _places(surface, s)
        marks.draw_capitals(surface, s.style, s.scene.capitals, s.placing, s.put)
        _written(surface, s)
        _marked(surface, s)
    if s.caption:
        _caption(surface, s)
    surface.set_clip(clip)


# --- the ground ---


def _ground(surface: pygame.Surface, s: Showing) -> None:
    now = ground(s.placing.frame, still(s.scene, s.scene.corridors), s.style)
    if s.frame != s.placing.frame:
        times, right, down = shift(s.placing.frame, s.frame)
        size = (max(1, round(now.get_width() * times)), max(1, round(now.get_height() * times)))
        surface.fill(s.style.theme.sea, s.rect)
        moved = now if times == 1 else pygame.transform.scale(now, size)
        surface.blit(moved, (round(s.rect.x + right), round(s.rect.y + down)))
    elif s.share < 1:
        past = between(s.before, s.scene.corridors, 0.0)
        surface.blit(ground(s.placing.frame, still(s.scene, past), s.style), s.rect)
        now.set_alpha(round(255 * s.share))
        surface.blit(now, s.rect)
        now.set_alpha(None)
    else:
        surface.blit(now, s.rect)


# --- what is above it ---


def _traffic(surface: pygame.Surface, s: Showing) -> None:
    if s.style.calm or s.frame != s.placing.frame:
        return
    most = max((c.flow for c in s.corridors), default=0.0)
    t, unit = s.style.theme, names.unit(s.placing.frame, s.style)
    for corridor in s.corridors:
        found = vehicles.traffic(s.placing.roads[corridor.id], corridor, most, unit, s.now)
        vehicles.draw(surface, found, s.rect.topleft, unit, t.ink, t.panel)


def _places(surface: pygame.Surface, s: Showing) -> None:
    t = s.style.theme
    for place in s.scene.land.places:
        if f"place:{place.id}" in s.placing.written:
            at = s.put(s.placing.frame.put(place.at))
            if place.capital:
                dot(surface, at, s.style.px(4), t.panel, t.ink, s.style.px(1.5))
            else:
                dot(surface, at, s.style.px(2.5), t.soft)


def _written(surface: pygame.Surface, s: Showing) -> None:
    ports = {c.id: c for c in s.corridors}
    capitals = {c.id: c for c in s.scene.capitals}
    pulses = {p.id: p for p in s.scene.pulses}
    for thing, rect in s.placing.written.items():
        kind, _, id = thing.partition(":")
        mark = _mark(s, kind, id)
        x, y = s.put(mark)
        at = rect.move(round(x - mark[0]), round(y - mark[1]))
        if kind == "port":
            marks.draw_leader(surface, s.style, (x, y), at)
            names.draw_port(surface, s.style, ports[id], ports[id].moved if s.share == 1 else "", at)
        elif kind == "programs":
            names.draw_pill(surface, s.style, capitals[id], at)
        elif kind == "pulse":
            names.draw_pulse(surface, s.style, pulses[id].count, at)
        else:
            name = capitals[id].name if kind == "capital" else s.words[f"{kind}-{id}"]
            names.draw_plain(surface, s.style, kind, name, at)


def _mark(s: Showing, kind: str, id: str) -> Point:
    """The point that something written moves with."""
    if kind == "port":
        return s.placing.ports[id]
    if kind in ("capital", "programs"):
        return s.placing.capitals[id]
    rect = s.placing.written[f"{kind}:{id}"]
    return float(rect.centerx), float(rect.centery)


def _marked(surface: pygame.Surface, s: Showing) -> None:
    most = max((c.flow for c in s.scene.corridors), default=0.0)
    corridors = {c.id: c for c in s.scene.corridors}
    for thing in s.marked:
        kind, _, id = thing.partition(":")
        lines: list[Sequence[Point]] = list(s.placing.arcs.get(id, ())) if kind == "link" else []
        if kind == "port" and id in corridors:
            lines = [marks.outline(corridors[id], s.placing.roads[id], names.unit(s.placing.frame, s.style), most)]
        rect = placing.ring(s.placing, thing, s.style)
        if rect is not None:
            x, y = s.put((float(rect.centerx), float(rect.centery)))
            rect.center = (round(x), round(y))
        marks.draw_lit(
            surface, s.style, thing, rect, thing == s.keyed, [[s.put(point) for point in line] for line in lines]
        )


def _caption(surface: pygame.Surface, s: Showing) -> None:
    face, t, style = s.style.face("label"), s.style.theme, s.style
    rect = pygame.Rect(0, 0, text_width(face, s.caption) + 2 * style.px(14), line_height(face) + 2 * style.px(6))
    rect.midbottom = (s.rect.centerx, s.rect.bottom - style.px(12))
    box(surface, rect, rect.h // 2, t.night)
    draw_text(surface, face, s.caption, t.night_ink, (rect.x + style.px(14), rect.y + style.px(6)))
