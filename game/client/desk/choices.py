"""An event that asks for a decision: a dialog with its choices."""

from __future__ import annotations

from game.client.desk.cards import pleases_row
from game.client.desk.desk import Desk
from game.client.kit.controls import Button
from game.client.kit.labels import Badge, Label
from game.client.kit.layout import Column, Flow
from game.client.kit.widget import Widget
from game.rules.cards import Choice
from game.rules.types import Option
from game.telling import figures
from game.telling.effects import arrows, strongest


def pending(desk: Desk) -> Option | None:
    """The event that waits for my choice, if any."""
    return desk.option("choose")


def choice_dialog(desk: Desk, option: Option) -> Widget:
    """The headline, the story, and one button a choice with its price and what it moves."""
    event = desk.scenario.happenings[option.card]
    buttons: list[Widget | None] = [
        choice_button(desk, option, at, choice)
        for at, choice in enumerate(event.choices)
        if option.low <= at <= option.high
    ]
    return Column(
        [
            Label(desk.text(event.title), "title"),
            Label(desk.text(event.text)),
            Label(desk.t("choices.ask"), "label", ink="soft"),
            *buttons,
        ],
        gap=12,
    )


def choice_button(desk: Desk, option: Option, at: int, choice: Choice) -> Widget:
    """One choice: what is done, what it costs, what it moves, whom it pleases; one that cannot be paid says so."""

    def choose() -> None:
        desk.act("choose", card=option.card, amount=at)

    price: list[Widget | None] = []
    if choice.cost:
        price.append(Label(desk.t("choices.cost", money=choice.cost), "small", ink="soft"))
    if choice.capital:
        price.append(Label(desk.t("choices.capital", n=choice.capital), "small", ink="soft"))
    mine = desk.view.mine
    short = mine is not None and (choice.cost > mine.funds or choice.capital > mine.capital)
    return Column(
        [
            Button(
                desk.text(choice.title),
                choose,
                lines="start",
                align="fill",
                barred=desk.t("choices.short") if short else "",
                id=f"choice-{at}",
            ),
            Flow(price, gap=12) if price else None,
            moved(desk, choice),
            pleases_row(desk, choice.pleases),
        ],
        gap=4,
    )


def moved(desk: Desk, choice: Choice) -> Widget | None:
    """What a choice moves, as the cards of programs tell it."""
    tags: list[Widget | None] = [
        Badge(f"{arrows(desk.scenario, one)} {desk.t(f'variable.{one.on}')}", tip=figures.meaning(desk, one.on))
        for one in strongest(desk.scenario, choice.effects)
    ]
    return Flow(tags, gap=4) if tags else None
