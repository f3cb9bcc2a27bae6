"""The curtain between two people at one machine: it hides everything, and says to whom the machine goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.client.kit.controls import Button
from game.client.kit.labels import Icon, Label
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.panels import Limit, Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.shapes import dot
from game.client.kit.style import Style
from game.client.kit.widget import Around, Widget
from game.client.pins import DIGITS

if TYPE_CHECKING:
    from game.client.screens.game import GameScreen

KEYS = ("123", "456", "789", " 0<")
"""The pad, row by row; a blank is no key, < takes the last digit back."""


def curtain(screen: GameScreen) -> Widget:
    """What stands in place of the desk: whose turn it is to sit, a PIN where there is one, and what all may know."""
    seating, desk = screen.seating, screen.desk
    t, seat = desk.t, seating.here
    known = seating.pins.sat(seat)
    pad = seating.pins.asks(seat) or not known
    rows: list[Widget | None] = [
        Label(t("curtain.hand"), "heading", ink="soft"),
        Label(desk.name(seat), "display"),
        Label(t("curtain.alone"), "body", ink="soft"),
        *(
            Label(t("curtain.lifted", who=other), "body", ink="warn")
            for other in seating.pins.untold(seat)
            if other in seating.people
        ),
    ]
    if pad:
        ask = "curtain.wrong" if seating.wrong else "curtain.pin" if known else "curtain.choose"
        rows += [Space(4), Label(t(ask), "body", ink="bad" if seating.wrong else "ink", id="curtain-ask")]
    ready = len(seating.digits) == DIGITS or (not seating.digits and not seating.pins.asks(seat))
    with_pin = t("curtain.sit-pin") if not known and seating.digits else t("curtain.sit", who=seat)
    rows += [
        Space(4),
        Button(
            with_pin,
            screen.sit_down,
            kind="primary",
            mark="person",
            barred="" if ready else t("curtain.digits", n=DIGITS),
            id="curtain-sit",
        ),
    ]
    if seating.pins.asks(seat):
        rows.append(Button(t("curtain.forgotten"), seating.lift, kind="quiet", id="curtain-forgotten"))
    left = Column(rows, gap=8, grow=3)
    inner = Row([left, keypad(screen) if pad else None], gap=40, across="top")
    body = Column(
        [
            Middle(Limit(Panel(Scroll(inner, id="curtain-body"), pad=(32, 28), raised=True), 860 if pad else 620)),
            foot(screen),
        ],
        gap=12,
        pad=(28, 16),
        grow=1,
    )
    return Panel(body, look="night", square=True, pad=0)


class Middle(Around):
    """One widget half way down the room that is left, no higher than it wants to be, and lower where there is less."""

    def __init__(self, part: Widget) -> None:
        super().__init__(part, grow=1)

    def place(self, style: Style, rect: pygame.Rect) -> None:
        self.rect = rect
        high = min(rect.h, self.part.height(style, rect.w))
        self.part.place(style, pygame.Rect(rect.x, rect.y + (rect.h - high) // 2, rect.w, high))


class Dots(Widget):
    """How many digits of a PIN have been typed, and how many there are: full and empty dots."""

    def __init__(self, full: int, of: int) -> None:
        super().__init__()
        self.full = full
        self.of = of

    def least(self, style: Style) -> int:
        return self.of * style.text_px(30)

    def height(self, style: Style, width: int) -> int:
        return style.text_px(30)

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        step = style.text_px(30)
        left = self.rect.centerx - (self.of - 1) * step // 2
        for at in range(self.of):
            fill = style.theme.ink if at < self.full else style.theme.panel
            dot(surface, (left + at * step, self.rect.centery), style.text_px(7), fill, style.theme.ink, style.px(1.5))


def keypad(screen: GameScreen) -> Widget:
    """Dots for what was typed, and the digits for whoever plays with the mouse."""
    seating = screen.seating
    typed = len(seating.digits)
    lines: list[Widget | None] = [Dots(typed, DIGITS)]
    for keys in KEYS:
        row: list[Widget | None] = [Space(0, grow=1) if key == " " else digit_key(screen, key) for key in keys]
        lines.append(Row(row, gap=8))
    return Limit(Column(lines, gap=8), 220, grow=2)


def digit_key(screen: GameScreen, key: str) -> Widget:
    """One key of the pad."""
    if key == "<":
        said = screen.desk.t("curtain.back")
        return Button(
            "", lambda: typed(screen, "<"), kind="quiet", mark="undo", said=said, id="curtain-key-back", grow=1
        )
    return Button(key, lambda: typed(screen, key), id=f"curtain-key-{key}", grow=1, align="fill")


def typed(screen: GameScreen, key: str) -> None:
    """A digit, or < for one less; nothing where no PIN is asked for."""
    seating = screen.seating
    if seating.pins.sat(seating.here) and not seating.pins.asks(seating.here):
        return
    seating.type(seating.digits[:-1] if key == "<" else (seating.digits + key)[:DIGITS])


def heard(screen: GameScreen, event: pygame.event.Event) -> bool:
    """A key that no button used. Whether it belonged to a PIN."""
    letter = getattr(event, "unicode", "")
    if event.key == pygame.K_BACKSPACE:
        typed(screen, "<")
    elif letter in set("0123456789"):
        typed(screen, letter)
    else:
        return False
    return True


def foot(screen: GameScreen) -> Widget:
    """Where the game is, for whom it waits, and the ways that are open to all."""
    desk = screen.desk
    view = desk.view
    where = desk.t("desk.round", n=view.round, of=desk.view.last, round=view.round)
    names = ", ".join(desk.name(seat) for seat in view.due)
    ways: list[tuple[str, str, Callable[[], None]]] = [
        ("curtain.projector", "window", screen.project),
        ("desk.language", "language", screen.language),
        ("curtain.leave", "quit", screen.leave),
    ]
    buttons: list[Widget | None] = [
        Button(desk.t(key), on, kind="night", mark=mark, id=f"curtain-{mark}") for key, mark, on in ways
    ]
    said = Column(
        [
            Label(f"{where} · {desk.t(f'phase.{view.phase}')}", "strong", ink="night_ink"),
            Label(desk.t("foot.waiting", text=names), "small", ink="night_ink") if names else None,
        ],
        gap=2,
        grow=1,
    )
    return Row([Icon("lock", 24, ink="night_ink"), said, Flow(buttons, gap=8)], gap=12)
