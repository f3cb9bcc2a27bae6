"""The map sheet: traffic and waits, the advisor's note, this round's headlines, one crossing in figures."""

from __future__ import annotations

from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.kit.controls import Button, Segments
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Row, Table
from game.client.kit.panels import Limit, Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.client.map.traffic import Corridor as Ribbon
from game.client.map.view import MapView
from game.rules.cards import Corridor


def atlas(desk: Desk) -> Widget:
    """The sheet: the map, and beside it the advisor and the headlines, or the crossing that was chosen."""
    ribbons = [ribbon(desk, corridor) for corridor in desk.scenario.corridors if near(desk, corridor)]

    def region(value: str) -> None:
        desk.region = value
        desk.corridor = ""

    def choose(id: str) -> None:
        desk.corridor = "" if desk.corridor == id else id

    choices = [("near", desk.t("map-near")), ("whole", desk.t("map-whole"))]
    chosen = next((c for c in desk.scenario.corridors if c.id == desk.corridor), None)
    beside = crossing(desk, chosen) if chosen is not None else briefing(desk)
    return Row(
        [
            Column(
                [
                    Segments(choices, desk.region, region, id="map-region"),
                    MapView(
                        ribbons,
                        desk.place_names,
                        on=choose,
                        chosen=desk.corridor,
                        whole=desk.region == "whole",
                        id="map",
                    ),
                    Label(desk.t("map.legend"), "small", ink="soft"),
                ],
                gap=8,
                grow=1,
            ),
            Limit(beside, 310, at="start"),
        ],
        gap=14,
        across="fill",
        grow=1,
    )


def near(desk: Desk, corridor: Corridor) -> bool:
    """Whether a crossing is shown in the chosen view."""
    if desk.region == "whole":
        return True
    return "near" in corridor.tags or corridor.id == desk.corridor


def ribbon(desk: Desk, corridor: Corridor) -> Ribbon:
    """A crossing as the map wants it."""
    trucks, cars = desk.dial(f"flow_truck@{corridor.id}"), desk.dial(f"flow_car@{corridor.id}")
    wait = max(desk.dial(f"wait_truck@{corridor.id}"), desk.dial(f"wait_car@{corridor.id}"))
    note = desk.t("map.wait", n=round(wait))
    return Ribbon(corridor.id, desk.text(corridor.name), corridor.lon, corridor.lat, trucks * 2 + cars, wait, note)


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
    return Panel(Scroll(Column(rows, gap=10), id="briefing"), pad=14)


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


def crossing(desk: Desk, corridor: Corridor) -> Widget:
    """One crossing in figures."""

    def close() -> None:
        desk.corridor = ""

    rows = [
        [
            Label(desk.t(f"variable.{name}"), grow=1),
            Label(
                reading.value(desk, f"{name}@{corridor.id}", desk.dial(f"{name}@{corridor.id}")),
                "strong",
                align="end",
                whole=True,
            ),
            Label(
                reading.change(desk, desk.past(f"{name}@{corridor.id}")[-1] - desk.past(f"{name}@{corridor.id}")[0]),
                "small",
                ink="soft",
                align="end",
                whole=True,
            ),
        ]
        for name in ("wait_truck", "wait_car", "flow_truck", "flow_car")
    ]
    inner = Column(
        [
            Row(
                [
                    Label(desk.text(corridor.name), "heading", grow=1),
                    Button("", close, kind="quiet", mark="close", said=desk.t("plain.close"), id="crossing-close"),
                ]
            ),
            Table(rows, gap=8, between=12),
            Label(desk.t("map.since"), "small", ink="soft"),
            Space(0, grow=1),
        ],
        gap=12,
        grow=1,
    )
    return Panel(inner, pad=14, raised=True)
