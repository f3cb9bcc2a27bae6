"""How the stage looks: layers, focus ring, tip, toasts; and where things that float are put."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pygame

from game.client.kit import carrying
from game.client.kit.icons import icon
from game.client.kit.panels import ground
from game.client.kit.shapes import box, shadow
from game.client.kit.style import Style
from game.client.kit.text import draw_laid, lay
from game.client.kit.widget import Widget, seen_area

if TYPE_CHECKING:
    from game.client.kit.stage import Stage
    from game.client.kit.toast import Toast

DIALOG_WIDTH = 560
TIP_WIDTH = 320
TOAST_WIDTH = 460
MARKS = {"note": "info", "good": "check", "warn": "alert", "bad": "stop"}


def dialog_place(style: Style, dialog: Widget) -> pygame.Rect:
    """The middle of the window, as wide as words read well, as high as it needs."""
    room = pygame.Rect(0, 0, style.width, style.height).inflate(-style.px(48), -style.px(48))
    width = min(room.w, max(dialog.least(style), min(dialog.wanted(style), style.text_px(DIALOG_WIDTH))))
    rect = pygame.Rect(0, 0, width, min(room.h, dialog.height(style, width)))
    rect.center = room.center
    return rect


def popup_place(style: Style, popup: Widget, owner: pygame.Rect) -> pygame.Rect:
    """Below its owner, or above where there is more room, never outside the window."""
    window = pygame.Rect(0, 0, style.width, style.height).inflate(-style.px(8), -style.px(8))
    width = min(window.w, max(owner.w, popup.wanted(style)))
    high = popup.height(style, width)
    below, above = window.bottom - owner.bottom, owner.top - window.top
    if high <= below or below >= above:
        rect = pygame.Rect(owner.x, owner.bottom + style.px(4), width, min(high, below - style.px(4)))
    else:
        tall = min(high, above - style.px(4))
        rect = pygame.Rect(owner.x, owner.y - style.px(4) - tall, width, tall)
    rect.clamp_ip(window)
    return rect


def neighbour(holder: Widget, stops: Sequence[Widget], way: tuple[int, int]) -> Widget | None:
    """The nearest other stop that way from the holder's middle; sideways distance counts double."""
    x, y = holder.rect.center
    best: tuple[int, Widget] | None = None
    for stop in stops:
        ahead = (stop.rect.centerx - x) * way[0] + (stop.rect.centery - y) * way[1]
        aside = abs((stop.rect.centerx - x) * way[1]) + abs((stop.rect.centery - y) * way[0])
        if stop is not holder and ahead > 0 and aside <= 3 * ahead:
            far = ahead + 2 * aside
            if best is None or far < best[0]:
                best = (far, stop)
    return best[1] if best else None


def part(surface: pygame.Surface, stage: Stage, place: pygame.Rect) -> None:
    """Draw one place of the window from back to front, or all of it."""
    style = stage.style
    surface.set_clip(place)
    surface.fill(style.theme.page)
    for layer in stage.layers():
        if layer is stage.dialog:
            veil = pygame.Surface(surface.get_size())
            veil.fill(style.theme.night)
            veil.set_alpha(110)
            surface.blit(veil, (0, 0))
        layer.draw(surface, style)
        if layer is stage.scope():
            _ring(surface, stage)
    if stage.carried is not None:
        carrying.draw(surface, stage, stage.carried)
    if (over := stage.tip()) is not None:
        _tip(surface, style, over)
    _toasts(surface, style, stage.toasts)
    surface.set_clip(None)


def _ring(surface: pygame.Surface, stage: Stage) -> None:
    holder = stage.focused()
    if holder is None or not stage.keyboard:
        return
    style = stage.style
    seen = seen_area(holder)
    if seen.w and seen.h:
        out, thick = style.px(3), style.px(2)
        box(surface, seen.inflate(2 * out, 2 * out), style.px(10), None, style.theme.focus, thick)


def tip_place(style: Style, over: Widget) -> pygame.Rect:
    """Below what a tip is about, or above it where there is no room below; wider where it would be too high."""
    face, pad = style.face("small"), style.px(8)
    window = pygame.Rect(0, 0, style.width, style.height).inflate(-style.px(8), -style.px(8))
    wide = min(style.text_px(TIP_WIDTH), window.w - 2 * pad)
    laid = lay(face, over.tip, wide)
    if laid.height + 2 * style.px(8) > window.h // 2:
        laid = lay(face, over.tip, window.w - 2 * pad)
    rect = pygame.Rect(0, 0, laid.width + 2 * pad, laid.height + 2 * style.px(8))
    owner = over.tip_area()
    rect.midtop = (owner.centerx, owner.bottom + style.px(8))
    if rect.bottom > window.bottom:
        rect.bottom = owner.top - style.px(8)
    rect.clamp_ip(window)
    return rect


def _tip(surface: pygame.Surface, style: Style, over: Widget) -> None:
    rect = tip_place(style, over)
    inner = rect.inflate(-2 * style.px(8), -2 * style.px(8))
    shadow(surface, rect, style.px(6), style.px(6))
    box(surface, rect, style.px(6), style.theme.night, style.theme.edge)
    face = style.face("small")
    draw_laid(surface, face, lay(face, over.tip, inner.w), style.theme.night_ink, inner, "start")


def toast_places(style: Style, toasts: Sequence[Toast]) -> list[pygame.Rect]:
    """Where each of the passing words stands, one above the other, the last one lowest."""
    face, mark, pad = style.face("strong"), style.text_px(20), style.px(16)
    bottom, places = style.height - style.px(20), []
    for toast in reversed(toasts):
        laid = lay(face, toast.text, min(style.text_px(TOAST_WIDTH), style.width - 6 * pad - mark))
        rect = pygame.Rect(0, 0, laid.width + mark + style.px(8) + 2 * pad, laid.height + 2 * style.px(12))
        rect.midbottom = (style.width // 2, bottom)
        places.append(rect)
        bottom = rect.top - style.px(8)
    return places[::-1]


def _toasts(surface: pygame.Surface, style: Style, toasts: Sequence[Toast]) -> None:
    face, mark, pad = style.face("strong"), style.text_px(20), style.px(16)
    for toast, rect in zip(toasts, toast_places(style, toasts), strict=True):
        look = {"note": "card"}.get(toast.kind, toast.kind)
        ink = style.theme.ink if look == "card" else getattr(style.theme, look)
        fill, _ = ground(style.theme, look)
        shadow(surface, rect, style.px(8), style.px(8), 60)
        box(surface, rect, style.px(8), fill, ink)
        surface.blit(icon(MARKS[toast.kind], mark, ink), (rect.x + pad, rect.centery - mark // 2))
        words = rect.inflate(-2 * pad, -2 * style.px(12))
        words.x, words.w = words.x + mark + style.px(8), words.w - mark - style.px(8)
        draw_laid(surface, face, lay(face, toast.text, words.w), style.theme.ink, words, "start")
