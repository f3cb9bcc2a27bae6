"""Beside the map: the advisor, the headlines, the brief."""

from __future__ import annotations

from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column
from game.client.kit.panels import Panel
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget


def briefing(desk: Desk) -> Widget:
    """What happened this round, what falls due, what the advisor suggests."""
    rows: list[Widget | None] = [Label(desk.t("map.advisor"), "heading"), Label(reading.advice(desk), "body")]
    due = [p for p in desk.view.promises if p.status == "open" and p.term.by == desk.me and p.last <= desk.view.round]
    if due:
        rows.append(Label(desk.t("map.due", n=len(due)), "small", ink="warn"))
    rows.append(Label(desk.t("map.headlines"), "heading"))
    fresh = [h for h in desk.view.happened if h.round == desk.view.round]
    for happened in fresh:
        event = desk.scenario.happenings[happened.card]
        rows.append(
            Panel(
                Column([Label(desk.text(event.title), "strong"), Label(desk.text(event.text), "small")], gap=4),
                look="sunk",
                pad=12,
            )
        )
    if not fresh:
        rows.append(Label(desk.t("map.no-headlines"), "small", ink="soft"))
    rows += orders(desk)
    return Panel(Scroll(Column(rows, gap=8), id="briefing"), pad=12, grow=1)


def orders(desk: Desk) -> list[Widget | None]:
    """My brief and my private orders, folded until asked for."""

    def flip() -> None:
        desk.brief_open = not desk.brief_open

    actor = desk.actor(desk.me)
    rows: list[Widget | None] = [
        Button(
            desk.t("map.brief.close" if desk.brief_open else "map.brief"),
            flip,
            kind="quiet",
            mark="eye",
            id="brief-flip",
        ),
    ]
    if desk.brief_open:
        rows += [Label(desk.text(actor.brief), "small"), Label(desk.text(actor.private), "small")]
    mine = desk.view.mine
    if mine is not None:
        rows.append(Label(desk.t("map.orders"), "label", ink="soft"))
        rows += [Label(desk.text(m.text), "small") for m in actor.mandates if m.id in mine.mandates]
    return rows
