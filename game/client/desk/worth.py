"""What a bundle should do for its reader and seems to do for others: sign, range, parts, money, support at home."""

from __future__ import annotations

import pygame

from game.ai.preview import Move, Preview, Theirs
from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.desk.pictured import NOTHING, signed
from game.client.kit.labels import Badge, Label
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.panels import Panel
from game.client.kit.shapes import box, dot
from game.client.kit.style import Style
from game.client.kit.widget import Widget
from game.rules.types import Offer

SPAN = 1.0
"""Points on either side of nothing that the scale shows at least."""
MOVES = 3
"""Indicators that are named, those that matter most."""
ARROWS = {"good": "▲ ", "bad": "▼ ", "soft": "= "}


class Scale(Widget):
    """Points on a line with nothing in the middle: the range as a band, the mean as a dot."""

    def __init__(self, points: float, low: float, high: float, *, said: str) -> None:
        super().__init__(tip=said)
        self.points = points
        self.low = low
        self.high = high

    def hears(self) -> bool:
        return True

    def least(self, style: Style) -> int:
        return style.text_px(90)

    def wanted(self, style: Style) -> int:
        return style.text_px(150)

    def height(self, style: Style, width: int) -> int:
        return style.text_px(18)

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        t, middle = style.theme, self.rect.centery
        most = max(SPAN, abs(self.low), abs(self.high), abs(self.points)) * 1.1
        room = self.rect.w / 2 - style.px(6)

        def x(points: float) -> int:
            return round(self.rect.centerx + points / most * room)

        line = pygame.Rect(self.rect.x, middle - style.px(2), self.rect.w, 2 * style.px(2))
        box(surface, line, style.px(2), t.sunk)
        surface.fill(t.edge, (self.rect.centerx, self.rect.y, max(1, style.px(1)), self.rect.h))
        colour = t.soft if abs(self.points) < NOTHING else t.good if self.points > 0 else t.bad
        band = pygame.Rect(x(self.low), middle - style.px(4), max(style.px(2), x(self.high) - x(self.low)), style.px(8))
        box(surface, band, style.px(3), colour)
        dot(surface, (x(self.points), middle), style.px(6), colour, t.panel, style.px(1.5))


def worth_panel(desk: Desk, offer: Offer, found: Preview | None, fresh: bool, name: str) -> Widget:
    """The panel; while the reckoning goes on it shows what was known last, and says so."""
    rows: list[Widget | None] = [head(desk, found, fresh, name)]
    if found is not None:
        rows += [moves(desk, found), pays(desk, found), Flow([theirs(desk, one) for one in found.theirs], gap=12)]
    home = reading.at_home(desk, offer) if desk.me in offer.parties else None
    if home is not None:
        rows.append(
            Badge(
                desk.t("talks.home", share=home),
                fill="good_tint" if home >= 100 else "warn_tint",
                tip=desk.t("worth.home.why"),
            )
        )
    return Panel(Column(rows, gap=4), look="sunk", pad=(12, 8), id=f"{name}-worth")


def head(desk: Desk, found: Preview | None, fresh: bool, name: str) -> Widget:
    """The whole with its sign, its range as a picture and in figures; or that it is being reckoned."""
    title = Label(desk.t("worth.you"), "label", ink="soft", tip=desk.t("worth.you.why"))
    waits = None if fresh else Label(desk.t("worth.reckoning"), "small", ink="soft", id=f"{name}-reckoning")
    if found is None:
        return Flow([title, waits], gap=8)
    ink = "soft" if abs(found.points) < NOTHING else "good" if found.points > 0 else "bad"
    wide = signed(desk, found.low) != signed(desk, found.high)
    span = desk.t("worth.range", low=signed(desk, found.low), high=signed(desk, found.high))
    return Row(
        [
            title,
            Label(f"{ARROWS[ink]}{signed(desk, found.points)}", "heading", ink=ink, id=f"{name}-points"),
            Scale(found.points, found.low, found.high, said=desk.t("worth.range.why")),
            Label(
                span if wide else desk.t("worth.range.none"),
                "small",
                ink="soft",
                grow=1,
                tip=desk.t("worth.range.why"),
            ),
            waits,
        ],
        gap=8,
    )


def in_short(desk: Desk, offer: Offer, found: Preview | None, fresh: bool) -> Widget | None:
    """The same in a line, for the foot of an offer that is being written."""
    home = reading.at_home(desk, offer)
    parts: list[Widget | None] = []
    if found is not None:
        ink = "soft" if abs(found.points) < NOTHING else "good" if found.points > 0 else "bad"
        parts = [
            Label(f"{ARROWS[ink]}{signed(desk, found.points)}", "heading", ink=ink, id="draft-short"),
            Scale(found.points, found.low, found.high, said=desk.t("worth.range.why")),
        ]
    if not fresh:
        parts.append(Label(desk.t("worth.reckoning"), "small", ink="soft"))
    if home is not None:
        parts.append(Badge(desk.t("worth.home", share=home), fill="good_tint" if home >= 100 else "warn_tint"))
    return Row(parts, gap=8) if parts else None


def moves(desk: Desk, found: Preview) -> Widget | None:
    """Through what it works: the indicators that matter most, orders, money, and what the clauses do together."""
    named = [(desk.t(f"indicator.{move.indicator}"), move.points, change(desk, move)) for move in strongest(found)]
    named += [(desk.t("worth.orders"), found.orders, desk.t("worth.orders.why"))]
    named += [(desk.t("worth.money"), found.money, desk.t("worth.money.why"))]
    if len(found.clauses) > 1:
        named += [(desk.t("worth.together"), found.interplay, desk.t("worth.together.why"))]
    badges: list[Widget | None] = [
        Badge(f"{text} {signed(desk, points)}", fill="panel", tip=tip)
        for text, points, tip in named
        if abs(points) >= NOTHING
    ]
    return Flow(badges, gap=4) if badges else None


def strongest(found: Preview) -> list[Move]:
    """The indicators through which most of it works, the strongest first."""
    order = sorted(found.moves, key=lambda move: -abs(move.points))
    return [move for move in order if abs(move.points) >= NOTHING][:MOVES]


def change(desk: Desk, move: Move) -> str:
    """What happens to the indicator itself."""
    return desk.t("worth.change", text=desk.t(f"indicator.{move.indicator}"), points=signed(desk, move.change))


def pays(desk: Desk, found: Preview) -> Widget | None:
    """What the reader pays or gets, now and by round."""
    now, later = found.payments[0] if found.payments else 0, found.payments[1:]
    if not any(found.payments):
        return None
    whole = sum(found.payments)
    key = "worth.pays" if whole >= 0 else "worth.gets"
    if now and (now > 0) != (whole >= 0):
        key = "worth.pays-first" if now > 0 else "worth.gets-first"
    rows = ", ".join(
        desk.t(
            "worth.pay-line", n=desk.view.round + at, money=abs(money), what="worth.out" if money > 0 else "worth.in"
        )
        for at, money in enumerate(found.payments)
        if money
    )
    text = desk.t(key, money=abs(whole), now=abs(now))
    return Label(text, "small", tip=rows if any(later) else "")


def theirs(desk: Desk, one: Theirs) -> Widget:
    """Another party's side of it, which is a guess."""
    sign = "▲" if one.points >= NOTHING else "▼" if one.points <= -NOTHING else "="
    text = desk.t("worth.theirs", who=one.seat, points=f"{sign} {signed(desk, one.points)}")
    if one.home is not None:
        text = f"{text} · {desk.t('worth.their-home', share=one.home)}"
    return Label(text, "small", tip=desk.t("worth.theirs.why"))
