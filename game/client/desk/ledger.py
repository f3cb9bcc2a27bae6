"""The ledger: promises with their due dates and how they stand, agreements in force, programs in force everywhere."""

from __future__ import annotations

from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.desk.force import agreement_row, running
from game.client.desk.tell import span, term_words
from game.client.kit.controls import Toggle
from game.client.kit.labels import Badge, Label
from game.client.kit.layout import Column, Row
from game.client.kit.panels import Panel
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.rules.types import Promise

LOOKS = {"open": "tint", "kept": "good_tint", "broken": "bad_tint", "released": "sunk"}


def ledger(desk: Desk) -> Widget:
    """The sheet in two columns: what was promised, what is in force."""
    promises: list[Widget | None] = [promise_row(desk, p) for p in sorted(desk.view.promises, key=order)]
    if not promises:
        promises = [Label(desk.t("ledger.empty"), ink="soft")]
    agreements: list[Widget | None] = [agreement_row(desk, a) for a in desk.view.in_force]
    if not agreements:
        agreements = [Label(desk.t("ledger.no-agreements"), ink="soft")]
    in_force = desk.kept.part("ledger-running", desk.view.running, lambda: Column(running(desk), gap=8))
    return Row(
        [
            column(desk, "ledger.promises", promises, "ledger-promises"),
            column(desk, "ledger.agreements", [*agreements, in_force], "ledger-agreements"),
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
    mine = desk.option("withhold", target=promise.number) is not None
    return desk.kept.part(f"promise-{promise.number}", (promise, mine), lambda: promise_panel(desk, promise, mine))


def promise_panel(desk: Desk, promise: Promise, mine: bool) -> Widget:
    """The row itself; `mine` can be withheld."""
    toggle: Widget | None = None
    if mine:

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
        stripe=reading.hue(desk, promise.term.by),
    )
