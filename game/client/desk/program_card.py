"""One program in the list, and one in full beside it."""

from __future__ import annotations

from game.client.desk import reading
from game.client.desk.cards import cost_words, effects_row, program_details
from game.client.desk.desk import Desk
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Row
from game.client.kit.numbers import Stepper
from game.client.kit.panels import Limit, Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.rules.cards import Program
from game.rules.types import Action, Option, Said


def level_of(desk: Desk, card: str) -> int:
    """The level planned for this round, else the level in force."""
    if desk.view.mine is not None and desk.view.phase == "programs":
        return next((level for id, level in desk.view.mine.plan if id == card), 0)
    return next((r.level for r in desk.view.running if r.card == card and r.owner == desk.me), 0)


def card(desk: Desk, program: Program) -> Widget:
    """One card in the list: title, cost, what it moves, its level or why it cannot be played."""
    option = desk.option("fund", program.id)
    level = level_of(desk, program.id)
    refusal: Said | None = None
    if option is None and desk.view.phase == "programs":
        refusal = desk.table.refusal(Action(desk.me, "fund", program.id, 1))
    data = (option, level, desk.view.phase == "programs", refusal, desk.card == program.id)
    return desk.kept.part(f"card-{program.id}", data, lambda: made(desk, program, option, level, refusal))


def made(desk: Desk, program: Program, option: Option | None, level: int, refusal: Said | None) -> Widget:
    """The card with what is known of it now."""

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
