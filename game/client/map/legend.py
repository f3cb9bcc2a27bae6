"""The legend: each sign of the map beside a word."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.client.kit.icons import icon
from game.client.kit.labels import Label
from game.client.kit.layout import Flow, Row
from game.client.kit.shapes import box, dot
from game.client.kit.style import Style
from game.client.kit.theme import mix
from game.client.kit.widget import Widget
from game.client.map import marks, vehicles
from game.client.map.traffic import slowness, swatch

SIGNS = ("wait-0", "wait-1", "wait-2", "wait-3", "port", "queue", "vehicles", "programs", "links", "news")
WAITS = {"wait-0": 0.0, "wait-1": 10.0, "wait-2": 20.0, "wait-3": 40.0}


def legend(say: Callable[..., str]) -> Widget:
    """All signs, as many abreast as fit; `say` gives the words of a key."""
    signs = [
        Row([Sign(sign), Label(say(f"map-sign-{sign}"), "small", ink="soft", whole=True)], gap=4) for sign in SIGNS
    ]
    return Flow(signs, gap=12, id="map-legend")


class Sign(Widget):
    """One sign of the map, as high as small words."""

    def __init__(self, sign: str) -> None:
        super().__init__(align="start")
        self.sign = sign

    def least(self, style: Style) -> int:
        return style.text_px(34 if self.sign in WAITS or self.sign in ("links", "vehicles") else 20)

    def height(self, style: Style, width: int) -> int:
        return style.text_px(18)

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        t, r, k = style.theme, self.rect, style.k * style.text
        if self.sign in WAITS:
            picture = swatch(r.w, r.h, slowness(WAITS[self.sign]), t, k)
            surface.blit(picture, r, special_flags=pygame.BLEND_PREMULTIPLIED)
        elif self.sign == "port":
            picture = marks.gauge(style.text_px(8), 11, mix(t.waits[0], t.ink, 0.15), t.panel, t.ink)
            surface.blit(picture, picture.get_rect(center=r.center))
        elif self.sign == "queue":
            for step in (-1, 0, 1):
                dot(surface, (r.centerx + step * 6.5 * k, r.centery), style.text_px(3), t.ink, t.page, style.px(1))
        elif self.sign == "vehicles":
            for truck, x in ((True, r.centerx - 8 * k), (False, r.centerx + 8 * k)):
                picture = vehicles.sprite(truck, 0, round(k * 1.2, 2), t.ink, t.panel)
                surface.blit(picture, picture.get_rect(center=(round(x), r.centery)))
        elif self.sign == "programs":
            high = style.text_px(18)
            pill = pygame.Rect(0, 0, style.text_px(20), high)
            pill.center = r.center
            box(surface, pill, high // 2, t.panel, t.first_side[0], style.px(2))
            side = style.text_px(12)
            surface.blit(icon("shield", side, t.ink), (pill.centerx - side // 2, pill.centery - side // 2))
        elif self.sign == "links":
            pygame.draw.line(surface, marks.link_ink(t), (r.x, r.centery), (r.right, r.centery), style.text_px(3))
            dot(surface, r.center, style.text_px(6), t.panel, marks.link_ink(t), style.text_px(2))
        else:
            dot(surface, r.center, style.text_px(9), t.warn_tint, t.warn, style.px(2))
            side = style.text_px(11)
            surface.blit(icon("bolt", side, t.warn), (r.centerx - side // 2, r.centery - side // 2))
