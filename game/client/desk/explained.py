"""One dial explained: its history, and the causes of its last change that add up to it."""

from __future__ import annotations

from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.kit.controls import Button
from game.client.kit.labels import Label, Picture
from game.client.kit.layout import Column, Row
from game.client.kit.panels import Panel
from game.client.kit.scroll import Scroll
from game.client.kit.style import Style
from game.client.kit.widget import Widget

MOST_CAUSES = 6
SEEN = 0.05
"""Points from which a cause shows in tenths; smaller ones go with the rest."""


def explanation(desk: Desk, dial: str) -> Widget:
    """What moved one dial in the last round: causes that add up to the change, and its whole history."""
    past = desk.past(dial)
    causes = reading.why(desk, dial)
    rows: list[Widget | None] = []
    named = [(label, delta) for label, delta in causes[:MOST_CAUSES] if abs(delta) >= SEEN]
    for label, delta in named:
        rows.append(
            Row([Label(label, "small", grow=1), Label(reading.change(desk, delta), "strong", whole=True)], gap=8)
        )
    rest = sum(delta for _, delta in causes) - sum(delta for _, delta in named)
    if len(causes) > len(named):
        rows.append(
            Row(
                [
                    Label(desk.t("report.why.rest"), "small", grow=1),
                    Label(reading.change(desk, rest), "strong", whole=True),
                ],
                gap=8,
            )
        )
    if not causes:
        rows = [Label(desk.t("report.why.none"), "small", ink="soft")]

    def close() -> None:
        desk.indicator = ""

    def chart(width: int, height: int, style: Style) -> object:
        return reading.chart(desk, reading.title(desk, dial), past, width, height, style)

    inner = Column(
        [
            Row(
                [
                    Label(reading.title(desk, dial), "heading", grow=1),
                    Button("", close, kind="quiet", mark="close", said=desk.t("plain.close"), id="why-close"),
                ]
            ),
            Label(reading.meaning(desk, dial), "small", ink="soft"),
            Picture(
                chart,
                high=170,
                wide=200,
                said=reading.history_words(desk, dial),
                key=(dial, tuple(past), desk.words.language),
            ),  # type: ignore[arg-type]
            Label(desk.t("report.why.title"), "label", ink="soft"),
            Scroll(Column(rows, gap=6), id="why-list"),
        ],
        gap=10,
        grow=1,
    )
    return Panel(inner, pad=14, raised=True)
