"""The signs of the map: ports with gauge and queue, capitals, agreements, pulses, and the ring round what is lit."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache

import pygame

from game.client.kit.shapes import box, dot, stroke
from game.client.kit.style import Style
from game.client.kit.text import draw_text, line_height, text_width
from game.client.kit.theme import Colour, Theme, colour_of, mix
from game.client.map.names import far_off
from game.client.map.placing import Arcs, Placing
from game.client.map.scene import Capital, Link, Scene
from game.client.map.traffic import Corridor, ribbon_width, slowness, tapered
from game.client.map.vehicles import Road

Point = tuple[float, float]
Put = Callable[[Point], Point]
FINE = 4
EACH = 5
"""Minutes of wait that one dot of a queue stands for."""
MOST_DOTS = 12
BEAT = 1.6
"""Seconds from one ring of a pulse to the next."""


def link_ink(theme: Theme) -> Colour:
    """The colour of agreements."""
    return theme.series[3]


# --- ports ---


@lru_cache(maxsize=256)
def gauge(radius: float, sixteenths: int, fill: Colour, ground: Colour, ink: Colour) -> pygame.Surface:
    """A round port filled clockwise by the share of its capacity in use."""
    side = 2 * math.ceil(radius + 1)
    large = pygame.Surface((side * FINE, side * FINE), pygame.SRCALPHA)
    large.fill((*ink, 0))
    middle, whole = side * FINE / 2, radius * FINE
    pygame.draw.circle(large, ink, (middle, middle), whole)
    inner = whole * 0.74
    pygame.draw.circle(large, ground, (middle, middle), inner)
    if sixteenths >= 16:
        pygame.draw.circle(large, fill, (middle, middle), inner)
    elif sixteenths > 0:
        turns = [i / 64 for i in range(sixteenths * 4 + 1)]
        rim = [(middle + inner * math.sin(t * math.tau), middle - inner * math.cos(t * math.tau)) for t in turns]
        pygame.draw.polygon(large, fill, [(middle, middle), *rim])
    return pygame.transform.smoothscale(large, (side, side))


def draw_ports(
    surface: pygame.Surface, style: Style, corridors: Sequence[Corridor], placing: Placing, put: Put
) -> None:
    """Each port with the share of its capacity in use, and its queue: a dot for every five minutes of wait."""
    t = style.theme
    most = max((c.flow for c in corridors), default=0.0)
    wide = far_off(placing.frame)
    for corridor in corridors:
        for at in () if wide else queue(corridor, placing.roads[corridor.id], style.k, most):
            dot(surface, put(at), style.px(3), t.ink, t.panel, style.px(1))
        fill = mix(t.waits[slowness(corridor.wait)], t.ink, 0.15)
        share = 16 if corridor.use >= 1 else min(15, round(corridor.use * 16))
        picture = gauge(style.px(5.5 if wide else 8), share, fill, t.panel, t.ink)
        x, y = put(placing.ports[corridor.id])
        surface.blit(picture, (round(x - picture.get_width() / 2), round(y - picture.get_height() / 2)))


def queue(corridor: Corridor, way: Road, unit: float, most: float) -> list[Point]:
    """Where the dots of a queue stand: beside the ribbon on the home side, the first at the port."""
    aside = ribbon_width(corridor.flow, most, unit) / 2 + 5.5 * unit
    found = []
    for i in range(min(MOST_DOTS, int(corridor.wait // EACH))):
        length = way.port - (i + 1.6) * 7.5 * unit
        if length < 0:
            break
        (x, y), turn = way.at(length)
        found.append((x + math.sin(turn) * aside, y - math.cos(turn) * aside))
    return found


def draw_leader(surface: pygame.Surface, style: Style, port: Point, words: pygame.Rect) -> None:
    """A thin line from a port to its words where they stand off."""
    near = (min(max(port[0], words.left), words.right), min(max(port[1], words.top), words.bottom))
    far = math.dist(port, near)
    if far > style.px(17):
        start = style.px(9) / far
        at = (port[0] + (near[0] - port[0]) * start, port[1] + (near[1] - port[1]) * start)
        pygame.draw.aaline(surface, style.theme.soft, at, near, max(1, style.px(1)))


# --- capitals ---


def draw_capitals(
    surface: pygame.Surface, style: Style, capitals: Sequence[Capital], placing: Placing, put: Put
) -> None:
    """Each seat's capital in its colour; an arrow where it lies beyond the edge."""
    t = style.theme
    for capital in capitals:
        if capital.id not in placing.capitals:
            continue
        hue = colour_of(t, capital.hue)
        x, y = put(placing.capitals[capital.id])
        if capital.id in placing.outside:
            _arrow(surface, style, (x, y), placing.seen.center, hue)
        dot(surface, (x, y), style.px(8), t.panel)
        dot(surface, (x, y), style.px(7), hue)
        dot(surface, (x, y), style.px(2.5), t.panel)


def _arrow(surface: pygame.Surface, style: Style, at: Point, middle: Point, hue: Colour) -> None:
    """A tip that points away from the middle of the map."""
    turn = math.atan2(at[1] - middle[1], at[0] - middle[0])
    out, wide = style.px(19), style.px(7)
    tip = (at[0] + math.cos(turn) * out, at[1] + math.sin(turn) * out)
    base = (at[0] + math.cos(turn) * style.px(8), at[1] + math.sin(turn) * style.px(8))
    side = (-math.sin(turn) * wide, math.cos(turn) * wide)
    points = [tip, (base[0] + side[0], base[1] + side[1]), (base[0] - side[0], base[1] - side[1])]
    pygame.draw.polygon(surface, hue, points)
    pygame.draw.aalines(surface, hue, True, points)


# --- agreements ---


def draw_arcs(surface: pygame.Surface, theme: Theme, unit: float, links: Sequence[Link], ties: Sequence[Arcs]) -> None:
    """The lines of agreements on a large surface: whole where one of them is a treaty, broken for memoranda alone."""
    for link, tie in zip(links, ties, strict=True):
        width = unit * min(4.5, 1.8 + 0.5 * link.count) * (1.0 if len(tie) == 1 else 0.75)
        for line in tie:
            pieces = [line] if link.treaty else [line[i : i + 2] for i in range(0, len(line) - 1, 2)]
            for piece in pieces:
                stroke(surface, piece, width + 2.4 * unit, theme.panel)
                stroke(surface, piece, width, link_ink(theme))


def draw_counts(surface: pygame.Surface, style: Style, links: Sequence[Link], placing: Placing, put: Put) -> None:
    """Where its lines meet, or in the middle of the only one, how many agreements a link stands for."""
    t, face = style.theme, style.face("label")
    for link in links:
        x, y = put(placing.knots[link.id])
        dot(surface, (x, y), style.text_px(10), t.panel, link_ink(t), style.px(2))
        text = str(link.count)
        at = (round(x - text_width(face, text) / 2), round(y - line_height(face) / 2))
        draw_text(surface, face, text, t.ink, at)


# --- news ---


def draw_rings(surface: pygame.Surface, style: Style, scene: Scene, placing: Placing, put: Put, now: float) -> None:
    """Rings that spread from where there is news; one that stands still when nothing may move."""
    t = style.theme
    for at in {pulse.at: None for pulse in scene.pulses}:
        kind, _, id = at.partition(":")
        middle = (placing.ports if kind == "port" else placing.capitals).get(id)
        if middle is None or not placing.seen.collidepoint(middle):
            continue
        parts = (0.55,) if style.calm else (now / BEAT % 1, (now / BEAT + 0.5) % 1)
        for part in parts:
            radius = style.px(9) + part * style.px(19)
            pale = mix(t.warn, t.land_near, part * 0.75)
            pygame.draw.aacircle(surface, pale, put(middle), radius, max(1, style.px(2.5 - 1.5 * part)))


# --- what is lit or chosen ---


def draw_lit(
    surface: pygame.Surface,
    style: Style,
    thing: str,
    rect: pygame.Rect | None,
    keyboard: bool,
    lines: Sequence[Sequence[Point]],
) -> None:
    """A ring round a thing and a thin edge along its lines; in the focus colour when it was reached by key."""
    t = style.theme
    ink = t.focus if keyboard else t.ink
    for line in lines:
        pygame.draw.aalines(surface, ink, thing.startswith("port:"), line)
    if rect is not None:
        radius = rect.h // 2
        box(surface, rect.inflate(2, 2), radius, None, t.panel, style.px(4))
        box(surface, rect, radius, None, ink, style.px(2.5))


def outline(corridor: Corridor, way: Road, unit: float, most: float) -> list[Point]:
    """The edge of a ribbon."""
    return tapered(list(way.line), ribbon_width(corridor.flow, most, unit) + 5 * unit)
