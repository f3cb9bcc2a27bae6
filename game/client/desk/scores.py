"""Beside the report: the border's health, every seat's running score, who trusts whom."""

from __future__ import annotations

from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.kit.labels import Badge, Bar, Label
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.panels import Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget


def trust(desk: Desk) -> Widget:
    """How far each pair of seats trusts one another."""
    rows: list[Widget | None] = []
    seats = range(len(desk.scenario.actors))
    for a in seats:
        for b in range(a + 1, len(desk.scenario.actors)):
            name = f"trust@{desk.actor(a).id}~{desk.actor(b).id}"
            if name in desk.scenario.dials:
                rows.append(Badge(desk.t("report.trust.pair", who=a, whom=b, points=round(desk.dial(name) * 1000))))
    return Flow(rows, gap=8)


def scores(desk: Desk) -> Widget:
    """The border's health and every seat's running score."""
    rows = desk.kept.part("report-scores", (desk.view.health, desk.view.scores), lambda: standing(desk))
    return Panel(Scroll(rows, id="report-scores"), pad=14)


def standing(desk: Desk) -> Widget:
    """Health and scores, one below the other."""
    view = desk.view
    best = max([1, *view.scores])
    rows: list[Widget | None] = [
        Label(desk.t("report.health"), "heading"),
        Row([Label(desk.t("plain.points", points=view.health), "figure"), Space(0, grow=1)]),
        Bar(view.health / 100_000),
        Space(6),
        Label(desk.t("report.scores"), "heading"),
    ]
    for seat, score in enumerate(view.scores):
        rows += [
            Row(
                [Label(desk.name(seat), "strong", grow=1), Label(desk.t("plain.points", points=score), whole=True)],
                gap=8,
            ),
            Bar(score / best, ink=reading.colour(desk, seat)),
        ]
    rows.append(Label(desk.t("report.scores.note"), "small", ink="soft"))
    return Column(rows, gap=8)
