"""Beside the report: who trusts whom, as a net of seats and as a table."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from game.client.chart import FINE, patterned
from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.desk.moment import Moment
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Table
from game.client.kit.shapes import box
from game.client.kit.style import Style
from game.client.kit.text import draw_text, line_height, text_width
from game.client.kit.theme import Colour, Hue, colour_of
from game.client.kit.widget import Widget
from game.telling import figures

if TYPE_CHECKING:
    from game.client.kit.stage import Stage

THIN, THICK = 1.0, 15.0
"""Units of a line at trust 0 and 100; it grows with the square, since most pairs lie between 40 and 80."""
WARY = 40.0
"""Trust below which a line is broken."""


@dataclass(frozen=True, slots=True)
class Bond:
    """How far two seats trust one another, 0 to 100, and its change in the round."""

    one: int
    other: int
    dial: str
    points: float
    change: float


def bonds(desk: Desk, now: Moment) -> list[Bond]:
    """Every pair of seats, in the order of the table."""
    seats, found = range(len(desk.scenario.actors)), []
    for a in seats:
        for b in range(a + 1, len(seats)):
            dial = f"trust@{desk.actor(a).id}~{desk.actor(b).id}"
            if dial in desk.scenario.dials:
                past = desk.past(dial)
                change = past[now.round] - past[now.round - 1] if now.round else 0.0
                found.append(Bond(a, b, dial, past[now.round], change))
    return found


def trust(desk: Desk, now: Moment) -> Widget:
    """The net, then every pair with its value, its change and why, most trusted first."""
    found = bonds(desk, now)
    chosen = min(desk.back.pair, max(0, len(found) - 1))

    def pick(at: int) -> None:
        desk.back.pair = at

    names = [desk.text(actor.short) for actor in desk.scenario.actors]
    net = TrustNet(found, names, lambda seat: reading.hue(desk, seat), chosen, pick, desk.words.number)
    net.tip = desk.t("trust.keys")
    order = sorted(range(len(found)), key=lambda at: (-found[at].points, at))
    rows = [bond_row(desk, found[at], at == chosen) for at in order]
    return Column(
        [net, Label(desk.t("trust.note"), "small", ink="soft"), Table(rows, gap=2, between=8) if rows else None],
        gap=8,
    )


def bond_row(desk: Desk, bond: Bond, chosen: bool) -> list[Widget]:
    """One pair in figures."""

    def why() -> None:
        desk.indicator = bond.dial

    pair = desk.t("effect.pair", who=bond.one, whom=bond.other)
    return [
        Label(f"→ {pair}" if chosen else pair, "label" if chosen else "small", grow=1),
        Label(desk.words.number(bond.points, 1), "label", align="end", whole=True),
        Label(figures.change(desk, bond.change), "small", ink="soft", align="end", whole=True),
        Button(desk.t("report.why"), why, kind="quiet", role="small", id=f"why-{bond.dial}"),
    ]


class TrustNet(Widget):
    """Seats on a ring, a line between each two: wider the more they trust one another, broken where they are wary.

    One pair is singled out and bears its value: by pressing near its line, or with the arrows.
    """

    def __init__(
        self,
        bonds: Sequence[Bond],
        names: Sequence[str],
        hue: Callable[[int], Hue],
        chosen: int,
        on: Callable[[int], None],
        number: Callable[[float, int], str],
    ) -> None:
        super().__init__(id="trust-net")
        self.bonds = list(bonds)
        self.names = list(names)
        self.hue = hue
        self.chosen = chosen
        self.on = on
        self.number = number

    def takes_focus(self) -> bool:
        return bool(self.bonds)

    def least(self, style: Style) -> int:
        return style.text_px(240)

    def height(self, style: Style, width: int) -> int:
        return style.text_px(210)

    def spots(self, style: Style) -> list[tuple[float, float]]:
        """The middle of each seat on the ring, in pixels of the window; the first stands at the top left."""
        plate = max(text_width(style.face("label"), name) for name in self.names) + 2 * style.px(10)
        across = (self.rect.w - plate) / 2 - style.px(4)
        down = self.rect.h / 2 - line_height(style.face("label")) - style.px(4)
        turn, first = 2 * math.pi / len(self.names), -math.pi / 2 - math.pi / len(self.names)
        ring = [(math.cos(first + turn * seat), math.sin(first + turn * seat)) for seat in range(len(self.names))]
        # As wide and high as the room: a ring of four would leave most of it empty.
        wide, high = (max(abs(spot[axis]) for spot in ring) or 1.0 for axis in (0, 1))
        return [(self.rect.centerx + across * x / wide, self.rect.centery + down * y / high) for x, y in ring]

    def nearest(self, style: Style, at: tuple[int, int]) -> int:
        """The pair whose line passes nearest to a point of the window."""
        spots = self.spots(style)
        return min(
            range(len(self.bonds)),
            key=lambda i: distance(at, spots[self.bonds[i].one], spots[self.bonds[i].other]),
        )

    def release(self, stage: Stage, at: tuple[int, int]) -> None:
        if self.rect.collidepoint(at) and self.bonds:
            pair = self.nearest(stage.style, at)
            stage.run(lambda: self.on(pair))

    def point(self, stage: Stage, at: tuple[int, int]) -> None:
        if self.bonds and (pair := self.nearest(stage.style, at)) != self.chosen:
            stage.run(lambda: self.on(pair))

    def key(self, stage: Stage, event: pygame.event.Event) -> bool:
        step = {pygame.K_RIGHT: 1, pygame.K_DOWN: 1, pygame.K_LEFT: -1, pygame.K_UP: -1}.get(event.key, 0)
        if step and self.bonds:
            pair = (self.chosen + step) % len(self.bonds)
            stage.run(lambda: self.on(pair))
        return bool(step)

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        t, spots = style.theme, self.spots(style)
        large = pygame.Surface((self.rect.w * FINE, self.rect.h * FINE), pygame.SRCALPHA)
        order = [i for i in range(len(self.bonds)) if i != self.chosen] + [self.chosen] * bool(self.bonds)
        for i in order:
            bond = self.bonds[i]
            ends = [
                ((x - self.rect.x) * FINE, (y - self.rect.y) * FINE) for x, y in (spots[bond.one], spots[bond.other])
            ]
            width = (THIN + (THICK - THIN) * (bond.points / 100) ** 2) * style.k * FINE
            dashes = [8.0 * style.k * FINE, 6.0 * style.k * FINE] if bond.points < WARY else []
            patterned(large, ends, width, t.accent if i == self.chosen else t.edge, dashes)
        small = pygame.transform.smoothscale(large, self.rect.size)
        surface.blit(small, self.rect, special_flags=pygame.BLEND_PREMULTIPLIED)
        for seat, (x, y) in enumerate(spots):
            self._plate(surface, style, self.names[seat], (x, y), t.panel, colour_of(t, self.hue(seat)))
        if self.bonds:
            one, other = spots[self.bonds[self.chosen].one], spots[self.bonds[self.chosen].other]
            # A third of the way, not half: at the middle of the ring the lines across would share one place.
            spot = (one[0] + (other[0] - one[0]) * 0.4, one[1] + (other[1] - one[1]) * 0.4)
            self._plate(surface, style, self.number(self.bonds[self.chosen].points, 1), spot, t.tint, t.accent)

    def _plate(
        self,
        surface: pygame.Surface,
        style: Style,
        text: str,
        at: tuple[float, float],
        fill: Colour,
        edge: Colour,
    ) -> None:
        """Words on a ground of their own, their middle there."""
        face = style.face("label")
        rect = pygame.Rect(0, 0, text_width(face, text) + 2 * style.px(9), line_height(face) + 2 * style.px(3))
        rect.center = (round(at[0]), round(at[1]))
        box(surface, rect, style.px(7), fill, edge, max(1, style.px(2)))
        draw_text(surface, face, text, style.theme.ink, (rect.x + style.px(9), rect.y + style.px(3)))


def distance(at: tuple[float, float], one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far a point lies from a line between two others."""
    length = math.dist(one, other)
    if not length:
        return math.dist(at, one)
    along = ((at[0] - one[0]) * (other[0] - one[0]) + (at[1] - one[1]) * (other[1] - one[1])) / length**2
    held = max(0.0, min(1.0, along))
    return math.dist(at, (one[0] + (other[0] - one[0]) * held, one[1] + (other[1] - one[1]) * held))
