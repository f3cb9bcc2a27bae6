"""What is in force: agreements with the way out of them, programs seat by seat."""

from __future__ import annotations

from game.client.desk.desk import Desk
from game.client.kit.controls import Button
from game.client.kit.labels import Badge, Label
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.panels import Panel
from game.client.kit.widget import Widget
from game.rules.types import InForce


def agreement_row(desk: Desk, agreement: InForce) -> Widget:
    """An agreement in force, who shares its cost, and the way out of it."""
    mine = desk.option("leave", agreement.card) is not None
    return desk.kept.part(
        f"agreement-{agreement.card}", (agreement, mine), lambda: agreement_panel(desk, agreement, mine)
    )


def agreement_panel(desk: Desk, agreement: InForce, mine: bool) -> Widget:
    """The row itself; one may leave what is `mine`."""
    card = desk.scenario.agreements[agreement.card]
    shares = ", ".join(desk.t("term.share", who=seat, share=share) for seat, share in agreement.shares)
    leave: Widget | None = None
    if mine:
        leave = Button(
            desk.t("ledger.leave"),
            lambda: void(desk.act("leave", card=agreement.card)),
            kind="danger",
            role="small",
            id=f"leave-{agreement.card}",
            tip=desk.t("ledger.leave.why", n=card.breach_capital),
        )
    return Panel(
        Column(
            [
                Row(
                    [Label(desk.text(card.title), "strong", grow=1), Badge(desk.t(f"agreement.{card.kind}")), leave],
                    gap=8,
                ),
                Label(desk.text(card.text), "small"),
                Label(shares, "small", ink="soft"),
            ],
            gap=4,
        ),
        pad=12,
    )


def running(desk: Desk) -> list[Widget | None]:
    """Programs in force, seat by seat."""
    rows: list[Widget | None] = [Label(desk.t("ledger.running"), "heading")]
    for seat in range(len(desk.scenario.actors)):
        badges: list[Widget | None] = [
            Badge(desk.t("ledger.program", card=r.card, n=r.level), tip=desk.text(desk.scenario.programs[r.card].text))
            for r in desk.view.running
            if r.owner == seat and r.level
        ]
        if badges:
            rows += [Label(desk.name(seat), "label", ink="soft"), Flow(badges, gap=4)]
    if len(rows) == 1:
        rows.append(Label(desk.t("ledger.no-programs"), ink="soft"))
    return rows


def void(_: object) -> None:
    """A button's callback returns nothing."""
