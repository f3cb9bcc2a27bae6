"""Rounded boxes, shadows, dots and thick lines, drawn large and scaled down, corners cached."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import pygame

from game.client.kit.theme import Colour

FINE = 4
Point = tuple[float, float]


@lru_cache(maxsize=512)
def _corners(radius: int, fill: Colour | None, edge: Colour | None, thick: int) -> pygame.Surface:
    """A rounded box of twice the radius, see-through outside: four quarters to put in the corners of any box."""
    size = 2 * radius * FINE
    ground = fill or edge or (0, 0, 0)
    large = pygame.Surface((size, size), pygame.SRCALPHA)
    large.fill((*ground, 0))
    box = pygame.Rect(0, 0, size, size)
    if edge is not None and thick:
        pygame.draw.rect(large, edge, box, border_radius=radius * FINE)
        inner = box.inflate(-2 * thick * FINE, -2 * thick * FINE)
        inside = max(0, radius - thick) * FINE
        pygame.draw.rect(large, (*fill, 255) if fill else (*edge, 0), inner, border_radius=inside)
    elif fill is not None:
        pygame.draw.rect(large, fill, box, border_radius=radius * FINE)
    return pygame.transform.smoothscale(large, (2 * radius, 2 * radius))


def box(
    surface: pygame.Surface,
    rect: pygame.Rect,
    radius: int,
    fill: Colour | None = None,
    edge: Colour | None = None,
    thick: int = 1,
) -> None:
    """A rounded box, filled, outlined inside its rect, or both. Units are pixels."""
    radius = min(radius, rect.w // 2, rect.h // 2)
    if radius < 1:
        if fill is not None:
            surface.fill(fill, rect)
        if edge is not None:
            pygame.draw.rect(surface, edge, rect, thick)
        return
    quarters = _corners(radius, fill, edge, thick)
    for dx, dy in ((0, 0), (1, 0), (0, 1), (1, 1)):
        place = (rect.right - radius if dx else rect.x, rect.bottom - radius if dy else rect.y)
        surface.blit(quarters, place, (dx * radius, dy * radius, radius, radius))
    if fill is not None:
        across = rect.w - 2 * radius
        surface.fill(fill, (rect.x + radius, rect.y, across, radius))
        surface.fill(fill, (rect.x, rect.y + radius, rect.w, rect.h - 2 * radius))
        surface.fill(fill, (rect.x + radius, rect.bottom - radius, across, radius))
    if edge is not None:
        across, down = rect.w - 2 * radius, rect.h - 2 * radius
        surface.fill(edge, (rect.x + radius, rect.y, across, thick))
        surface.fill(edge, (rect.x + radius, rect.bottom - thick, across, thick))
        surface.fill(edge, (rect.x, rect.y + radius, thick, down))
        surface.fill(edge, (rect.right - thick, rect.y + radius, thick, down))


@lru_cache(maxsize=64)
def _glow(radius: int, spread: int, strength: int) -> pygame.Surface:
    side = 2 * (radius + 2 * spread) + 2
    patch = pygame.Surface((side, side), pygame.SRCALPHA)
    inner = pygame.Rect(spread, spread, side - 2 * spread, side - 2 * spread)
    pygame.draw.rect(patch, (10, 16, 24, strength), inner, border_radius=radius)
    return pygame.transform.gaussian_blur(patch, max(1, spread // 2))


def shadow(surface: pygame.Surface, rect: pygame.Rect, radius: int, spread: int, strength: int = 40) -> None:
    """A soft shadow a little below a box, to be drawn before it."""
    glow = _glow(radius, spread, strength)
    corner = radius + 2 * spread
    around = rect.inflate(2 * spread, 2 * spread).move(0, max(1, spread // 3))
    if around.w < 2 * corner or around.h < 2 * corner:
        return
    far = glow.get_width() - corner
    for x, sx in ((around.x, 0), (around.right - corner, far)):
        for y, sy in ((around.y, 0), (around.bottom - corner, far)):
            surface.blit(glow, (x, y), (sx, sy, corner, corner))
    across, down = around.w - 2 * corner, around.h - 2 * corner
    for y, sy in ((around.y, 0), (around.bottom - corner, far)):
        strip = pygame.transform.scale(glow.subsurface((corner, sy, 1, corner)), (across, corner))
        surface.blit(strip, (around.x + corner, y))
    for x, sx in ((around.x, 0), (around.right - corner, far)):
        strip = pygame.transform.scale(glow.subsurface((sx, corner, corner, 1)), (corner, down))
        surface.blit(strip, (x, around.y + corner))


@lru_cache(maxsize=256)
def dot_image(radius: float, fill: Colour, edge: Colour | None = None, thick: float = 0) -> pygame.Surface:
    """A round dot as a picture whose side is the next even number of pixels."""
    side = 2 * math.ceil(radius)
    large = pygame.Surface((side * FINE, side * FINE), pygame.SRCALPHA)
    large.fill((*(edge or fill), 0))
    middle = (side * FINE / 2, side * FINE / 2)
    if edge is not None:
        pygame.draw.circle(large, edge, middle, radius * FINE)
    pygame.draw.circle(large, fill, middle, (radius - (thick if edge else 0)) * FINE)
    return pygame.transform.smoothscale(large, (side, side))


def dot(
    surface: pygame.Surface,
    center: Point,
    radius: float,
    fill: Colour,
    edge: Colour | None = None,
    thick: float = 0,
) -> None:
    """A round dot with an optional outline inside it."""
    image = dot_image(round(radius * 2) / 2, fill, edge, thick)
    surface.blit(image, (round(center[0] - image.get_width() / 2), round(center[1] - image.get_height() / 2)))


def ribbon_outline(points: Sequence[Point], width: float) -> list[Point]:
    """The outline of a band of that width along a line, its corners mitred."""
    left: list[Point] = []
    right: list[Point] = []
    last = len(points) - 1
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(0, i - 1)], points[min(last, i + 1)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        nx, ny = -(by - ay) / length * width / 2, (bx - ax) / length * width / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left + right[::-1]


def stroke(
    surface: pygame.Surface, points: Sequence[Point], width: float, colour: Colour, round_ends: bool = True
) -> None:
    """A line of even width whatever its slope, with round joints; to be used on a surface that is scaled down."""
    if len(points) < 2:
        return
    radius = width / 2
    for (ax, ay), (bx, by) in pairwise(points):
        length = math.hypot(bx - ax, by - ay)
        if length:
            nx, ny = -(by - ay) / length * radius, (bx - ax) / length * radius
            quad = ((ax + nx, ay + ny), (bx + nx, by + ny), (bx - nx, by - ny), (ax - nx, ay - ny))
            pygame.draw.polygon(surface, colour, quad)
    if width > 2:
        joints = points if round_ends else points[1:-1]
        for point in joints:
            pygame.draw.circle(surface, colour, point, radius)
