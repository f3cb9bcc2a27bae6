"""The programs sheet: what I may fund, at what level, what is left, and one card in full."""

from __future__ import annotations

from game.client.desk import reading
from game.client.desk.cards import cost_words, effects_row, program_details
from game.client.desk.desk import Desk
from game.client.desk.partners import partner_rows
from game.client.kit.controls import Button, Segments, Toggle
from game.client.kit.labels import Badge, Label
from game.client.kit.layout import Column, Grid, Row
from game.client.kit.numbers import Stepper
from game.client.kit.panels import Limit, Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.rules.cards import Program, fits_any
from game.rules.types import Action

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


def level_of(desk: Desk, card: str) -> int:
    """The level planned for this round, else the level in force."""
    if desk.view.mine is not None and desk.view.phase == "programs":
        return next((level for id, level in desk.view.mine.plan if id == card), 0)
    return next((r.level for r in desk.view.running if r.card == card and r.owner == desk.me), 0)


def card(desk: Desk, program: Program) -> Widget:
    """One card in the list: title, cost, what it moves, its level or why it cannot be played."""
    option = desk.option("fund", program.id)
    level = level_of(desk, program.id)

    def choose() -> None:
        desk.card = "" if desk.card == program.id else program.id

    def fund(value: int) -> None:
        desk.act("fund", card=program.id, amount=value)

    if option is not None:
        control: Widget = Stepper(
            level,
            option.low,
            option.high,
            fund,
            show=lambda n: desk.t("programs.level", n=n, of=program.levels),
            id=f"fund-{program.id}",
        )
    elif desk.view.phase == "programs":
        refusal = desk.table.refusal(Action(desk.me, "fund", program.id, 1))
        control = Label(desk.say(refusal) if refusal is not None else "", "small", ink="warn")
    else:
        control = Label(desk.t("programs.level", n=level, of=program.levels), "small", ink="soft")
    title = Button(desk.text(program.title), choose, kind="quiet", lines="start", id=f"card-{program.id}", align="fill")
    return Panel(
        Column(
            [title, Label(cost_words(desk, program), "small", ink="soft"), effects_row(desk, program.effects), control],
            gap=8,
        ),
        look="tint" if desk.card == program.id else "card",
        pad=12,
        stripe=reading.colour(desk, desk.me) if level else None,
    )


def detail(desk: Desk, program: Program) -> Widget:
    """The chosen card in full, with a way back."""

    def close() -> None:
        desk.card = ""

    inner = Column(
        [
            Row(
                [
                    Space(0, grow=1),
                    Button("", close, kind="quiet", mark="close", said=desk.t("plain.close"), id="card-close"),
                ]
            ),
            Scroll(program_details(desk, program), id="card-detail"),
        ],
        gap=4,
        grow=1,
    )
    return Limit(Panel(inner, pad=14, raised=True), 330, at="start")
