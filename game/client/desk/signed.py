"""A deal that waits for ratification: what my house thinks of it, and capital to carry it."""

from __future__ import annotations

from game.client.desk.answers import void
from game.client.desk.desk import Desk
from game.client.kit.controls import Button
from game.client.kit.labels import Badge, Label
from game.client.kit.layout import Column, Flow
from game.client.kit.panels import Panel
from game.client.kit.widget import Widget
from game.rules.types import Deal
from game.telling.tell import term_words


def deal_row(desk: Desk, deal: Deal) -> Widget:
    """A deal that waits for ratification: what my house thinks of it, and capital to carry it."""
    support = (
        next((percent for number, percent in desk.view.mine.support if number == deal.number), 0)
        if desk.view.mine
        else 0
    )
    carry = desk.option("carry", target=deal.number)
    button: Widget | None = None
    if carry is not None and carry.high > 0:
        button = Button(
            desk.t("talks.carry"),
            lambda: void(desk.act("carry", target=deal.number, amount=1)),
            id=f"carry-{deal.number}",
            tip=desk.t("talks.carry.why"),
        )
    looks = "good_tint" if support >= 100 else "bad_tint"
    words = desk.series(term_words(desk, term) for term in deal.terms)
    return Panel(
        Column(
            [
                Flow(
                    [
                        Label(desk.t("talks.signed"), "strong"),
                        Badge(desk.t("talks.support", share=support), fill=looks),
                        button,
                    ],
                    gap=8,
                ),
                Label(words, "small"),
            ],
            gap=4,
        ),
        pad=12,
    )
