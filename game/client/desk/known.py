"""What is known of a thing that was chosen on the map: its name, its numbers, and why."""

from __future__ import annotations

from collections.abc import Sequence

from game.client.desk import charted, reading
from game.client.desk.desk import Desk
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Row, Table
from game.client.kit.panels import Panel
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.rules.cards import Corridor, Spot
from game.telling import figures

MOST_CAUSES = 4
SEEN = 0.05
"""Points from which a cause is worth a line."""
SHOWN = ("opinion", "local_economy", "autonomy", "safety", "commerce", "mobility")
"""Indicators of a seat that its panel shows, where the world keeps them for it."""


def known(desk: Desk, thing: str) -> Widget | None:
    """The panel of a thing; None when it is no longer on the map."""
    kind, _, id = thing.partition(":")
    seats = {desk.actor(seat).id: seat for seat in range(len(desk.scenario.actors))}
    if kind == "port":
        corridor = next((c for c in desk.scenario.corridors if c.id == id), None)
        return panel(desk, desk.text(corridor.name), crossing(desk, corridor)) if corridor is not None else None
    if kind in ("capital", "programs") and id in seats:
        rows = government(desk, seats[id]) if kind == "capital" else programs(desk, seats[id])
        return panel(desk, desk.name(seats[id]), rows)
    if kind == "link":
        ends = [seats[end] for end in id.split("~") if end in seats]
        rows = agreements(desk, ends)
        return panel(desk, ", ".join(desk.name(seat) for seat in ends), rows) if rows else None
    if kind == "pulse":
        rows = happenings(desk, id)
        return panel(desk, desk.t("map.headlines"), rows) if rows else None
    return None


def panel(desk: Desk, title: str, rows: Sequence[Widget | None]) -> Widget:
    """A title, the way out, and what there is to know."""

    def close() -> None:
        desk.sight.chosen = ""

    head = Row(
        [
            Label(title, "heading", grow=1),
            Button("", close, kind="quiet", mark="close", said=desk.t("plain.close"), id="known-close"),
        ]
    )
    inner = Column([head, Scroll(Column(rows, gap=8), id="known")], gap=8, grow=1)
    return Panel(inner, pad=12, raised=True, grow=1)


def heading(desk: Desk, key: str) -> Label:
    """A small title above some rows."""
    return Label(desk.t(key), "label", ink="soft")


def dials(desk: Desk, names: Sequence[str]) -> list[Widget | None]:
    """Dials with their value now and how they changed in the last round; pressing one says why."""
    rows: list[list[Widget]] = []
    for dial in names:
        past = desk.past(dial)
        rows.append(
            [
                Label(figures.title(desk, dial), "small", grow=1),
                Label(figures.value(desk, dial, past[-1]), "strong", align="end", whole=True),
                Label(
                    figures.change(desk, past[-1] - past[-2]) if len(past) > 1 else "", "small", ink="soft", whole=True
                ),
            ]
        )
    return [Table(rows, gap=4, between=8), Label(desk.t("map.since-last"), "small", ink="soft")] if rows else []


def causes(desk: Desk, dial: str) -> list[Widget | None]:
    """What moved a dial in the last round, largest first."""
    every = reading.why(desk, dial)
    found = [(label, points) for label, points in every if abs(points) >= SEEN][:MOST_CAUSES]
    title = Label(desk.t("map.why", text=figures.title(desk, dial)), "label", ink="soft")
    if not found:
        return [title, Label(desk.t("report.why.none"), "small", ink="soft")]
    rest = sum(points for _, points in every) - sum(points for _, points in found)
    others = [(desk.t("report.why.rest"), rest)] if abs(rest) >= SEEN else []
    rows = [
        Row([Label(label, "small", grow=1), Label(figures.change(desk, points), "strong", whole=True)], gap=8)
        for label, points in (*found, *others)
    ]
    return [title, *rows]


def crossing(desk: Desk, corridor: Corridor) -> list[Widget | None]:
    """A crossing: waits and flows, capacity in use, why the wait moved, what works there, what happened there."""
    names = [f"{name}@{corridor.id}" for name in ("wait_truck", "wait_car", "flow_truck", "flow_car")]
    rows = dials(desk, names)
    rows.append(Label(desk.t("map.use", share=round(figures.use(desk, corridor.id) * 100)), "body"))
    rows.append(about(desk, corridor))
    slower = max(names[:2], key=desk.dial)
    rows += causes(desk, slower)
    work = charted.at_work(desk, corridor)
    if work:
        rows.append(heading(desk, "map.at-work"))
        rows += [Label(desk.t("map.program", who=who, card=card, n=level), "small") for who, card, level in work]
    for at, _ in charted.news(desk):
        if at == f"port:{corridor.id}":
            rows.append(heading(desk, "map.headlines"))
            rows += happenings(desk, at.replace(":", "-"))
    return rows


def about(desk: Desk, place: Corridor | Spot | None) -> Widget | None:
    """What must be known of a crossing, or of where a government sits, where there is such a thing."""
    return Label(desk.text(place.about), "small", ink="soft") if place is not None and place.about else None


def government(desk: Desk, seat: int) -> list[Widget | None]:
    """A seat: who it is, how it stands, what it runs, what it has signed."""
    actor = desk.actor(seat)
    rows: list[Widget | None] = [Label(desk.text(actor.gives), "small")]
    rows.append(about(desk, actor.sits))
    rows.append(Label(desk.t(f"map.majority.{desk.view.seats[seat].majority}"), "small", ink="soft"))
    rows += dials(desk, [f"{name}@{actor.id}" for name in SHOWN if f"{name}@{actor.id}" in desk.scenario.dials])
    rows += causes(desk, f"opinion@{actor.id}")
    rows += [heading(desk, "ledger.running"), *programs(desk, seat)]
    signed = [a for a in desk.view.in_force if seat in a.parties]
    if signed:
        rows.append(heading(desk, "map.signed"))
        rows += [Label(desk.text(desk.scenario.agreements[a.card].title), "small") for a in signed]
    return rows


def programs(desk: Desk, seat: int) -> list[Widget | None]:
    """What a seat runs: each program with its level, since when, and what it is for."""
    rows: list[Widget | None] = []
    for running in desk.view.running:
        if running.owner == seat and running.level:
            card = desk.scenario.programs[running.card]
            told = desk.t("map.level", n=running.level, most=card.levels, round=running.since)
            lines = [Label(desk.text(card.title), "strong"), Label(told, "small", ink="soft")]
            rows.append(Panel(Column([*lines, Label(desk.text(card.text), "small")], gap=4), look="sunk", pad=8))
    return rows or [Label(desk.t("ledger.no-programs"), "small", ink="soft")]


def agreements(desk: Desk, ends: Sequence[int]) -> list[Widget | None]:
    """Agreements in force among just these seats: what they are, since when, who bears the cost."""
    rows: list[Widget | None] = []
    for agreement in desk.view.in_force:
        if set(ends) == {seat for seat in agreement.parties if charted.seated(desk, seat)}:
            card = desk.scenario.agreements[agreement.card]
            shares = ", ".join(desk.t("term.share", who=seat, share=share) for seat, share in agreement.shares)
            told = desk.t("map.agreed", text=desk.t(f"agreement.{card.kind}"), round=agreement.since)
            lines = [Label(desk.text(card.title), "strong"), Label(told, "small", ink="soft")]
            lines.append(Label(desk.text(card.text), "small"))
            if shares:
                lines.append(Label(shares, "small", ink="soft"))
            rows.append(Panel(Column(lines, gap=4), look="sunk", pad=8))
    return rows


def happenings(desk: Desk, id: str) -> list[Widget | None]:
    """The news of one place, and how it was answered."""
    rows: list[Widget | None] = []
    for at, items in charted.news(desk):
        for happened in items if at.replace(":", "-") == id else ():
            card = desk.scenario.happenings[happened.card]
            lines = [Label(desk.text(card.title), "strong"), Label(desk.text(card.text), "small")]
            for seat, choice in happened.choices:
                if choice >= 0:
                    answer = desk.text(card.choices[choice].title)
                    lines.append(Label(desk.t("map.answered", who=seat, text=answer), "small", ink="soft"))
            rows.append(Panel(Column(lines, gap=4), look="sunk", pad=8))
    return rows
