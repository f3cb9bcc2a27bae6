"""The ground of a round: land, ribbons and agreements' lines, which lie still while nothing about them changes."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.client.kit.style import Style
from game.client.map import land, marks, names, placing
from game.client.map.frame import Frame
from game.client.map.scene import Scene
from game.client.map.steps import Steps, whole
from game.client.map.traffic import Corridor, ribbons

FINE = 2
"""How many times as large the ribbons are drawn before they are made smooth: once a round, while the game goes on."""
BAND = 180
"""Pixels of height that are made smooth at a time."""
MOST = 6
"""Grounds that are kept: of this round and the last one, in the views that somebody goes to and fro between."""
_GROUNDS: dict[tuple[Frame, Scene, Style], pygame.Surface] = {}


def still(scene: Scene, corridors: tuple[Corridor, ...]) -> Scene:
    """The scene with what lies still alone, so that the ground is drawn again only when that changes."""
    plain = tuple(replace(c, name="", note="", moved="", said="", use=0.0) for c in corridors)
    capitals = tuple(replace(c, name="", said="", runs="", programs=()) for c in scene.capitals)
    return Scene(plain, capitals, tuple(replace(link, said="") for link in scene.links), land=scene.land)


def ground(frame: Frame, scene: Scene, style: Style) -> pygame.Surface:
    """The ground of a view. Do not draw on it: it is shared."""
    return whole(steps(frame, scene, style))


def steps(frame: Frame, scene: Scene, style: Style) -> Steps[pygame.Surface]:
    """The same in steps of a few milliseconds; none when it is known. `scene` is one that `still` gives."""
    key = (frame, scene, style)
    surface = _GROUNDS.pop(key, None)
    if surface is None:
        surface = yield from _drawn(frame, scene, style)
    _GROUNDS[key] = surface
    if len(_GROUNDS) > MOST:
        del _GROUNDS[next(iter(_GROUNDS))]
    return surface


def _drawn(frame: Frame, scene: Scene, style: Style) -> Steps[pygame.Surface]:
    surface = (yield from land.steps(frame, style.theme, scene.land)).copy()
    if not scene.corridors and not scene.links:
        return surface
    yield
    large = pygame.Surface((frame.width * FINE, frame.height * FINE), pygame.SRCALPHA)
    unit = names.unit(frame, style)
    for _ in ribbons(large, frame.times(FINE), scene.land, scene.corridors, style.theme, unit * FINE):
        yield
    arcs = placing.placed(scene, frame, {}, style, bare=True).arcs
    ties = [tuple(tuple((x * FINE, y * FINE) for x, y in line) for line in arcs[link.id]) for link in scene.links]
    marks.draw_arcs(large, style.theme, style.k * FINE, scene.links, ties)
    for top in range(0, frame.height, BAND):
        yield
        high = min(BAND, frame.height - top)
        band = large.subsurface((0, top * FINE, large.get_width(), high * FINE))
        small = pygame.transform.smoothscale(band, (frame.width, high))
        surface.blit(small, (0, top), special_flags=pygame.BLEND_PREMULTIPLIED)
    return surface
