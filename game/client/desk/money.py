"""This round's money on the programs sheet: a bar of where it goes, and every line of it."""

from __future__ import annotations

import pygame

from game.client.chart import Part, stacked
from game.client.desk.desk import Desk
from game.client.kit.controls import Button
from game.client.kit.labels import Label, Picture
from game.client.kit.layout import Column, Row, Table
from game.client.kit.panels import Line, Panel
from game.client.kit.scroll import Scroll
from game.client.kit.style import Style
from game.client.kit.theme import mix
from game.client.kit.widget import Widget
from game.rules.types import Said
from game.table.purse import Item

PLANNING = ("briefing", "events", "negotiation", "programs")
"""Phases in which this round's money is still to be spent."""
GOING = ("agreement", "signed", "promise", "program", "running", "pledge")
"""Kinds of what goes out, in the order in which it must be paid."""


def items(desk: Desk) -> list[Item]:
    """Every line of this round's money, with what runs and goes on before there is a plan."""
    found = list(desk.table.purse_items(desk.me))
    if desk.view.phase in ("briefing", "events", "negotiation"):
        for running in desk.view.running:
            if running.owner == desk.me and running.level:
                price = desk.table.price(desk.me, running.card, running.level)
                said = Said("purse.program", (("card", running.card), ("n", running.level)))
                found.append(Item("running", said, -price))
    return found


def left(lines: list[Item]) -> int:
    """What remains, C$100,000."""
    return sum(item.money for item in lines)


def money_strip(desk: Desk) -> Widget | None:
    """The bar, what is left, and the way to its lines; nothing once the round's money is spent."""
    if desk.view.mine is None or desk.view.phase not in PLANNING:
        return None
    lines = items(desk)
    sums = {kind: -sum(item.money for item in lines if item.kind == kind) for kind in GOING}
    rest = left(lines)
    shown = [(kind, money) for kind, money in [*sums.items(), ("left", max(0, rest))] if money > 0]

    def bar(width: int, height: int, style: Style) -> pygame.Surface:
        inks = dict(zip((*GOING, "left"), (*style.theme.series, style.theme.sunk), strict=True))
        inks["left"] = mix(style.theme.good, style.theme.panel, 0.75)
        parts = [Part(desk.t(f"money.{kind}", money=money), money, inks[kind]) for kind, money in shown]
        # What is left is written beside the bar.
        return stacked(width, height, style, parts, lambda part: "" if part is parts[-1] and rest > 0 else part.name)

    def flip() -> None:
        desk.browse.money = not desk.browse.money

    said = desk.series(desk.t(f"money.{kind}", money=money) for kind, money in shown)
    words = desk.t("money.left", money=rest) if rest >= 0 else desk.t("money.over", money=-rest)
    return Row(
        [
            Picture(bar, high=26, wide=140, said=said, key=(tuple(shown), desk.words.language), grow=1),
            Label(words, "strong", ink="good" if rest >= 0 else "bad", whole=True),
            Button(desk.t("money.why"), flip, kind="quiet", mark="money", role="small", id="money-why"),
        ],
        gap=12,
    )


def money_lines(desk: Desk) -> Widget:
    """Income, what is kept, and every line that goes out; the last one is what is left."""

    def close() -> None:
        desk.browse.money = False

    lines = items(desk)
    rows: list[Widget | None] = [
        group(desk, "money.in", [i for i in lines if i.kind in ("income", "kept")]),
    ]
    for kind in GOING:
        found = [item for item in lines if item.kind == kind]
        if found:
            rows += [Line(), Label(desk.t(f"money.group.{kind}"), "label", ink="soft"), group(desk, "", found)]
    rest = left(lines)
    total = Row(
        [
            Label(desk.t("money.rest"), "strong", grow=1),
            Label(desk.t("plain.money", money=rest), "strong", ink="good" if rest >= 0 else "bad", whole=True),
        ]
    )
    head = Row(
        [
            Label(desk.t("money.title"), "heading", grow=1),
            Button("", close, kind="quiet", mark="close", said=desk.t("plain.close"), id="money-close"),
        ]
    )
    months = desk.t("money.months", n=desk.scenario.months)
    inner = Column([*rows, Line(), total, Label(months, "small", ink="soft")], gap=8)
    return Panel(Column([head, Scroll(inner, id="money-lines")], gap=8, grow=1), pad=12)


def group(desk: Desk, title: str, lines: list[Item]) -> Widget:
    """Lines of one kind with their money at the right."""
    rows: list[list[Widget]] = [
        [
            Label(desk.say(item.said), "small", grow=1),
            Label(desk.t("plain.money", money=item.money), "small", align="end", whole=True),
        ]
        for item in lines
    ]
    table = Table(rows, gap=4, between=8)
    return Column([Label(desk.t(title), "label", ink="soft"), table], gap=4) if title else table
