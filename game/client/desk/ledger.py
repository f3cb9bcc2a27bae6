"""The ledger: promises with their due dates and how they stand, agreements in force, programs in force everywhere."""

from __future__ import annotations

from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.desk.tell import span, term_words
from game.client.kit.controls import Button, Toggle
from game.client.kit.labels import Badge, Label
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.panels import Panel
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.rules.types import InForce, Promise

LOOKS = {"open": "tint", "kept": "good_tint", "broken": "bad_tint", "released": "sunk"}


def ledger(desk: Desk) -> Widget:
    """The sheet in two columns: what was promised, what is in force."""
    promises: list[Widget | None] = [promise_row(desk, p) for p in sorted(desk.view.promises, key=order)]
    if not promises:
        promises = [Label(desk.t("ledger.empty"), ink="soft")]
    agreements: list[Widget | None] = [agreement_row(desk, a) for a in desk.view.in_force]
    if not agreements:
        agreements = [Label(desk.t("ledger.no-agreements"), ink="soft")]
    return Row(
        [
            column(desk, "ledger.promises", promises, "ledger-promises"),
            column(desk, "ledger.agreements", [*agreements, *running(desk)], "ledger-agreements"),
        ],
        gap=14,
        across="fill",
        grow=1,
    )


def column(desk: Desk, title: str, rows: list[Widget | None], id: str) -> Widget:
    """A titled list."""
    return Column([Label(desk.t(title), "heading"), Scroll(Column(rows, gap=8, pad=(4, 4)), id=id)], gap=8, grow=1)


def order(promise: Promise) -> tuple[bool, int, int]:
    """Open promises first, soonest due first."""
    return promise.status != "open", promise.last, promise.number


def promise_row(desk: Desk, promise: Promise) -> Widget:
    """Who owes what to whom until when, and whether it was kept; my own can be withheld."""
    option = desk.option("withhold", target=promise.number)
    toggle: Widget | None = None
    if option is not None:

        def withhold(on: bool) -> None:
            desk.act("withhold", target=promise.number, amount=int(on))

        toggle = Toggle(desk.t("ledger.withhold"), promise.withheld, withhold, id=f"withhold-{promise.number}")
    return Panel(
        Column(
            [
                Row(
                    [
                        Label(term_words(desk, promise.term), "strong", grow=1),
                        Badge(desk.t(f"promise.status.{promise.status}"), fill=LOOKS[promise.status]),
                    ],
                    gap=8,
                ),
                Label(span(desk, promise), "small", ink="soft"),
                toggle,
            ],
            gap=4,
        ),
        pad=12,
        stripe=reading.colour(desk, promise.term.by),
    )


def agreement_row(desk: Desk, agreement: InForce) -> Widget:
    """An agreement in force, who shares its cost, and the way out of it."""
    card = desk.scenario.agreements[agreement.card]
    shares = ", ".join(desk.t("term.share", who=seat, share=share) for seat, share in agreement.shares)
    leave: Widget | None = None
    if desk.option("leave", agreement.card) is not None:
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
            rows += [Label(desk.name(seat), "label", ink="soft"), Flow(badges, gap=6)]
    if len(rows) == 1:
        rows.append(Label(desk.t("ledger.no-programs"), ink="soft"))
    return rows


def void(_: object) -> None:
    """A button's callback returns nothing."""
