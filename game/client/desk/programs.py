"""The programs sheet: what I may fund, at what level, what is left, and one card in full."""

from __future__ import annotations

from game.client.desk.desk import Desk
from game.client.desk.partners import partner_rows
from game.client.desk.program_card import card, detail, level_of
from game.client.kit.controls import Segments, Toggle
from game.client.kit.labels import Badge, Label
from game.client.kit.layout import Column, Grid, Row
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.rules.cards import Program, fits_any

KINDS = ("all", "running", "security", "trade", "mobility", "infrastructure", "diplomacy", "local")


def programs(desk: Desk) -> Widget:
    """The sheet: filters, the cards of my jurisdiction, the chosen card in full beside them."""
    mine = [p for p in desk.scenario.programs.values() if fits_any(desk.actor(desk.me), p.by) and shown(desk, p)]
    partners = partner_rows(desk)
    cards: list[Widget | None] = [card(desk, program) for program in mine]
    listed = Column(
        [
            Grid(cards, cell=300, most=3, gap=12) if cards else Label(desk.t("programs.none"), ink="soft"),
            Label(desk.t("programs.partners"), "heading") if partners else None,
            *partners,
        ],
        gap=14,
        pad=(4, 4),
    )
    chosen = desk.scenario.programs.get(desk.card)
    return Column(
        [
            head(desk),
            Row(
                [Scroll(listed, id="programs-list"), detail(desk, chosen) if chosen is not None else None],
                gap=14,
                across="fill",
                grow=1,
            ),
        ],
        gap=10,
        grow=1,
    )


def head(desk: Desk) -> Widget:
    """Filters and the balance of the plan."""

    def kind(value: str) -> None:
        desk.kind = value

    def only(value: bool) -> None:
        desk.open_only = value

    balance: Widget | None = None
    if desk.view.mine is not None:
        _, left = desk.table.purse(desk.me)
        cost = desk.view.mine.funds - left
        balance = Badge(
            desk.t("programs.balance", cost=cost, money=left),
            fill="good_tint" if left >= 0 else "bad_tint",
            ink="good" if left >= 0 else "bad",
        )
    choices = [(value, desk.t(f"kind.{value}")) for value in KINDS]
    return Row(
        [
            Segments(choices, desk.kind, kind, id="programs-kind", grow=1, align="fill"),
            Toggle(desk.t("programs.open-only"), desk.open_only, only, id="programs-open"),
            balance,
        ],
        gap=14,
    )


def shown(desk: Desk, program: Program) -> bool:
    """Whether the filters let this card through."""
    if desk.open_only and desk.option("fund", program.id) is None and not level_of(desk, program.id):
        return False
    if desk.kind == "running":
        return level_of(desk, program.id) > 0
    return desk.kind == "all" or desk.kind in program.tags
