"""One dial explained: its history, and the causes of a round's change as bars that add up to it."""

from __future__ import annotations

import pygame

from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.desk.lookback import round_words
from game.client.kit.controls import Button
from game.client.kit.labels import Label, Picture
from game.client.kit.layout import Column, Row, Table
from game.client.kit.panels import Line, Panel
from game.client.kit.scroll import Scroll
from game.client.kit.style import Style
from game.client.kit.widget import Widget
from game.telling import figures

MOST_CAUSES = 7
SEEN = 0.05
"""Points from which a cause shows in tenths; smaller ones go with the rest."""


class SignedBar(Widget):
    """A bar from the middle: to the right and filled for more, to the left and hollow for less. `share` is -1 to 1."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = max(-1.0, min(1.0, share))

    def least(self, style: Style) -> int:
        return style.text_px(80)

    def height(self, style: Style, width: int) -> int:
        return style.text_px(16)

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        t, middle = style.theme, self.rect.centerx
        half = self.rect.w // 2 - 1
        wide = round(half * abs(self.share))
        bar = pygame.Rect(middle if self.share > 0 else middle - wide, self.rect.y + style.px(2), wide, 0)
        bar.h = self.rect.h - 2 * style.px(2)
        if self.share > 0:
            surface.fill(t.accent, bar)
        elif wide:
            pygame.draw.rect(surface, t.accent, bar, max(1, style.px(1.6)))
        surface.fill(t.edge, (middle, self.rect.y, 1, self.rect.h))


def causes(desk: Desk, dial: str, round: int) -> list[tuple[str, float]]:
    """The causes worth naming, largest first, and all others as one; they add up to the change of the round."""
    found = reading.why(desk, dial, round)
    named = [(label, points) for label, points in found[:MOST_CAUSES] if abs(points) >= SEEN]
    rest = sum(points for _, points in found) - sum(points for _, points in named)
    if len(found) > len(named):
        named.append((desk.t("report.why.rest"), rest))
    return named


def explanation(desk: Desk, dial: str, round: int) -> Widget:
    """What moved one dial in a round, and its whole history."""
    past = desk.past(dial)

    def close() -> None:
        desk.indicator = ""

    def chart(width: int, height: int, style: Style) -> pygame.Surface:
        return reading.curves(desk, [("", past, style.theme.accent)], round, (width, height), style)

    head = Row(
        [
            Label(title(desk, dial), "heading", grow=1),
            Button("", close, kind="quiet", mark="close", said=desk.t("plain.close"), id="why-close"),
        ]
    )
    inner = Column(
        [
            Label(figures.meaning(desk, dial), "small", ink="soft"),
            Picture(
                chart,
                high=150,
                wide=200,
                said=figures.history_words(desk, dial),
                key=(dial, tuple(past), round, desk.words.language),
            ),
            *change_rows(desk, dial, round),
        ],
        gap=8,
    )
    return Panel(Column([head, Scroll(inner, id="why-list")], gap=8, grow=1), pad=12, raised=True)


def title(desk: Desk, dial: str) -> str:
    """A dial's name, with whose it is unless it is mine or the world's."""
    _, _, site = dial.partition("@")
    if not site or site == desk.actor(desk.me).id:
        return figures.title(desk, dial)
    seats = {actor.id: seat for seat, actor in enumerate(desk.scenario.actors)}
    who = " – ".join(desk.name(seats[one]) for one in site.split("~") if one in seats)
    return desk.t("report.of", text=figures.title(desk, dial), who=who) if who else figures.title(desk, dial)


def change_rows(desk: Desk, dial: str, round: int) -> list[Widget | None]:
    """From where to where in the round, each cause as a bar, and their sum."""
    found = causes(desk, dial, round)
    if not found:
        return [Label(desk.t("report.why.none"), "small", ink="soft")]
    past = desk.past(dial)
    values = {"first": figures.value(desk, dial, past[round - 1]), "last": figures.value(desk, dial, past[round])}
    most = max(abs(points) for _, points in found) or 1.0
    rows: list[list[Widget]] = [
        [
            Label(label, "small", grow=1),
            SignedBar(points / most),
            Label(signed(desk, points), "label", align="end", whole=True),
        ]
        for label, points in found
    ]
    total = Row(
        [
            Label(desk.t("report.why.sum"), "strong", grow=1),
            Label(signed(desk, past[round] - past[round - 1]), "strong", whole=True),
        ]
    )
    return [
        Label(desk.t("report.why.title", text=round_words(desk, round)), "label", ink="soft"),
        Label(desk.t("report.why.change", **values), "body"),
        Table(rows, gap=4, between=8),
        Line(),
        total,
    ]


def signed(desk: Desk, points: float) -> str:
    """Points with a plus or a minus; 0 without."""
    text = desk.words.number(points, 1)
    return f"+{text}" if points >= SEEN else text
