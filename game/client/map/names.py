"""What is written on the map: who asks for room, the most important first, and how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import pygame

from game.client.kit.icons import icon
from game.client.kit.shapes import box, dot
from game.client.kit.style import Face, Style
from game.client.kit.text import draw_text, line_height, line_image, text_width
from game.client.kit.theme import Colour, colour_of
from game.client.map.frame import Frame
from game.client.map.labels import Wanted
from game.client.map.scene import Capital, Scene
from game.client.map.traffic import Corridor
from game.telling.geography import Geography

Point = tuple[float, float]
NEWS = ("ne", "nw", "se", "sw", "n", "s", "e", "w")
"""Where the mark of news is put, in order of liking."""
FAR_KM = 1900
"""Kilometres across from which a view is wide."""
MOST_ICONS = 4
"""Kinds of programs that a seat's badge shows."""


@lru_cache(maxsize=8)
def middles(frame: Frame, shapes: Geography) -> dict[str, tuple[Point, tuple[int, int]]]:
    """Where the name of each province or state that can be seen belongs, and the room it has (pixels):

    the middle of its largest visible piece, and that piece's width and height.
    """
    coarse = 8
    found = {}
    small = pygame.Surface((max(1, frame.width // coarse), max(1, frame.height // coarse)))
    for unit in shapes.units:
        small.fill((0, 0, 0))
        for polygon in unit.polygons:
            pygame.draw.polygon(small, (255, 255, 255), [(x / coarse, y / coarse) for x, y in frame.line(polygon[0])])
        piece = pygame.mask.from_threshold(small, (255, 255, 255), (10, 10, 10)).connected_component()
        if piece.count() > 60:
            x, y = piece.centroid()
            box = max(piece.get_bounding_rects(), key=lambda rect: rect.w * rect.h)
            found[unit.id] = ((float(x * coarse), float(y * coarse)), (box.w * coarse, box.h * coarse))
    return found


@lru_cache(maxsize=512)
def halo(face: Face, text: str, ink: Colour, ground: Colour) -> pygame.Surface:
    """A line of text with a rim of the ground's colour, so that it reads on lines and ribbons. Do not draw on it."""
    rim = max(1, face.size // 8)
    line = line_image(face, text, ink)
    around = line_image(face, text, ground)
    surface = pygame.Surface((line.get_width() + 2 * rim, line.get_height() + 2 * rim), pygame.SRCALPHA)
    surface.fill((*ground, 0))
    for _ in range(2):
        for dx in range(2 * rim + 1):
            for dy in range(2 * rim + 1):
                if (dx - rim) ** 2 + (dy - rim) ** 2 <= rim * rim + 1:
                    surface.blit(around, (dx, dy))
    surface.blit(line, (rim, rim))
    return surface


def write(surface: pygame.Surface, face: Face, text: str, ink: Colour, ground: Colour, at: tuple[int, int]) -> None:
    """Draw a line of text with its rim, the letters' top left corner there."""
    rim = max(1, face.size // 8)
    surface.blit(halo(face, text, ink, ground), (at[0] - rim, at[1] - rim))


# --- who asks for room ---


def far_off(frame: Frame) -> bool:
    """Whether the view is so wide that signs shrink and small ports go without their names."""
    return frame.width / frame.scale > FAR_KM


def unit(frame: Frame, style: Style) -> float:
    """Pixels a unit for ribbons and what drives on them: thinner where much is shown."""
    return round(style.k * (0.66 if far_off(frame) else 1.0), 2)


def note_room(style: Style, corridor: Corridor) -> tuple[int, int]:
    """What a port's figures need, however its wait moves: pixels."""
    digits = "0" * max(2, len(str(round(corridor.wait))))
    text = f"{corridor.note.replace('{n}', digits)}  {corridor.moved}".strip()
    return text_width(style.face("label"), text), line_height(style.face("label")) if text else 0


def count_room(style: Style, count: int) -> int:
    """What the number of several pieces of news needs beside their mark, pixels."""
    return text_width(style.face("label"), str(count)) + style.px(3) if count > 1 else 0


def pill_room(style: Style, capital: Capital) -> tuple[int, int]:
    """What the badge of a seat's programs needs, pixels."""
    face = style.face("label")
    high = line_height(face) + style.px(4)
    side = style.text_px(15)
    wide = 2 * style.px(8) + style.px(8)
    for _, count in capital.programs[:MOST_ICONS]:
        wide += side + style.px(2) + text_width(face, str(count)) + style.px(7)
    return wide, high


def wanted(
    scene: Scene,
    frame: Frame,
    ports: Mapping[str, Point],
    capitals: Mapping[str, Point],
    words: Mapping[str, str],
    style: Style,
) -> list[Wanted]:
    """What is to be written in this view, the most important first."""
    strong, small = style.face("label"), style.face("small")
    found = []
    for capital in scene.capitals:
        at = capitals[capital.id]
        size = (text_width(strong, capital.name), line_height(strong))
        found.append(Wanted(f"capital:{capital.id}", size, at, style.px(14)))
        if capital.programs:
            spots = ("s", "n", "se", "sw", "e", "w", "ne", "nw")
            found.append(Wanted(f"programs:{capital.id}", pill_room(style, capital), at, style.px(12), spots))
    for pulse in scene.pulses:
        kind, _, id = pulse.at.partition(":")
        there = (ports if kind == "port" else capitals).get(id)
        if there is not None:
            side = style.text_px(24)
            found.append(
                Wanted(f"pulse:{pulse.id}", (side + count_room(style, pulse.count), side), there, style.px(11), NEWS)
            )
    for corridor in sorted(scene.corridors, key=lambda c: (not c.near, -c.flow, c.id)):
        alone = far_off(frame) and corridor.near
        wide, high = note_room(style, corridor)
        size = (max(wide, text_width(strong, corridor.name)), line_height(strong) + high)
        less = (wide, high) if corridor.note else None
        if less is not None and alone:
            size = less
        at = ports[corridor.id]
        found.append(Wanted(f"port:{corridor.id}", size, at, style.px(9 if alone else 14), less=less, close=alone))
    taken = {scene.land.cone.project(capital.lon, capital.lat) for capital in scene.capitals}
    for place in sorted(scene.land.places, key=lambda p: (not p.capital, -p.weight)):
        name = words.get(f"place-{place.id}", "")
        if name and place.at not in taken:
            size = (text_width(small, name), line_height(small))
            found.append(Wanted(f"place:{place.id}", size, frame.put(place.at), style.px(7)))
    for unit_id, (at, (wide, high)) in middles(frame, scene.land).items():
        name = words.get(f"region-{unit_id}", "").upper()
        if name:
            size = (text_width(small, name), line_height(small))
            # A name may leave the middle of its region only as far as it stays within it.
            sides = ("on", "n", "s") if high > 5 * size[1] else ("on",)
            if size[0] < wide:
                found.append(Wanted(f"region:{unit_id}", size, at, size[1] * 0.7, sides))
    return found


# --- how it is drawn ---


def draw_port(surface: pygame.Surface, style: Style, corridor: Corridor, was: str, rect: pygame.Rect) -> None:
    """A port's name with its wait below, or the wait alone where there is no room. `was` is the change told of."""
    t, strong = style.theme, style.face("label")
    top = rect.y
    if rect.h > line_height(strong) or not corridor.note:
        write(surface, strong, corridor.name, t.ink, t.land_near, (rect.x, top))
        top += line_height(strong)
    if corridor.note:
        text = corridor.note.replace("{n}", str(round(corridor.wait)))
        write(surface, strong, text, t.soft, t.land_near, (rect.x, top))
        if was:
            ink = t.bad if was.startswith("▲") else t.good
            write(surface, strong, was, ink, t.land_near, (rect.x + text_width(strong, f"{text}  "), top))


def draw_pill(surface: pygame.Surface, style: Style, capital: Capital, rect: pygame.Rect) -> None:
    """The badge of a seat's programs: its colour, then icons with how many of each."""
    t, face, side = style.theme, style.face("label"), style.text_px(15)
    hue = colour_of(t, capital.hue)
    box(surface, rect, rect.h // 2, t.panel, hue, style.px(2))
    x = rect.x + style.px(8)
    dot(surface, (x + style.px(2), rect.centery), style.px(4), hue)
    x += style.px(10)
    for mark, count in capital.programs[:MOST_ICONS]:
        surface.blit(icon(mark, side, t.ink), (x, rect.centery - side // 2))
        x += side + style.px(2)
        draw_text(surface, face, str(count), t.ink, (x, rect.centery - line_height(face) // 2))
        x += text_width(face, str(count)) + style.px(7)


def draw_pulse(surface: pygame.Surface, style: Style, count: int, rect: pygame.Rect) -> None:
    """The mark of news: a lightning on a dark round, with how many when there are several."""
    t, high = style.theme, rect.h
    middle = (rect.x + high // 2, rect.centery)
    dot(surface, middle, high / 2, t.warn_tint, t.warn, style.px(2))
    side = round(high * 0.62)
    surface.blit(icon("bolt", side, t.warn), (middle[0] - side // 2, middle[1] - side // 2))
    if count > 1:
        face = style.face("label")
        at = (rect.x + high + style.px(2), rect.centery - line_height(face) // 2)
        write(surface, face, str(count), t.ink, t.land_near, at)


def draw_plain(surface: pygame.Surface, style: Style, kind: str, name: str, rect: pygame.Rect) -> None:
    """The name of a capital, a city or a region."""
    t = style.theme
    if kind == "region":
        write(surface, style.face("small"), name.upper(), t.region, t.land_far, rect.topleft)
    elif kind == "capital":
        write(surface, style.face("label"), name, t.ink, t.land_near, rect.topleft)
    else:
        write(surface, style.face("small"), name, t.soft, t.land_near, rect.topleft)
