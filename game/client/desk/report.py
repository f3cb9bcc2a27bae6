"""The report: my indicators with where they came from, the border's health, the scores, who trusts whom."""

from __future__ import annotations

from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.desk.explained import explanation
from game.client.desk.scores import scores, trust
from game.client.kit.controls import Button
from game.client.kit.labels import Label, Picture
from game.client.kit.layout import Column, Row, Table
from game.client.kit.panels import Limit
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget

WORLD_DIALS = (
    "alarm",
    "reassurance",
    "risk",
    "border_cost",
    "trade",
    "travel_us",
    "travel_ca",
    "trusted_trader",
    "trusted_traveller",
)
"""The dials of the world that the report shows to everybody, in this order."""


def report(desk: Desk) -> Widget:
    """The sheet: my indicators and the world's dials; one of them explained beside them."""
    rows = desk.kept.part("report", (desk.view.history, desk.view.dials), lambda: dials(desk))
    beside = explanation(desk, desk.indicator) if desk.indicator else scores(desk)
    return Row([Scroll(rows, id="report-list"), Limit(beside, 360, at="start")], gap=14, across="fill", grow=1)


def dials(desk: Desk) -> Widget:
    """My indicators, the world's dials, who trusts whom."""
    return Column(
        [
            Label(desk.t("report.mine"), "heading"),
            indicators(desk),
            Label(desk.t("report.world"), "heading"),
            world(desk),
            Label(desk.t("report.trust"), "heading"),
            trust(desk),
        ],
        gap=12,
        pad=(4, 4),
    )


def indicator_names(desk: Desk) -> list[str]:
    """My indicators, weightiest first."""
    weights = desk.actor(desk.me).weights
    return sorted((name for name in weights if weights[name]), key=lambda name: (-weights[name], name))


def indicators(desk: Desk) -> Widget:
    """One row an indicator: name and weight, bar, value, change, history, and the button that says why."""
    actor = desk.actor(desk.me)
    rows = [
        row(desk, f"{name}@{actor.id}", desk.t(f"indicator.{name}"), actor.weights[name])
        for name in indicator_names(desk)
    ]
    return Table(rows, gap=6, between=14)


def world(desk: Desk) -> Widget:
    """The world's dials as rows of the same kind."""
    return Table([row(desk, name, desk.t(f"variable.{name}"), 0) for name in WORLD_DIALS], gap=6, between=14)


def row(desk: Desk, dial: str, title: str, weight: int) -> list[Widget]:
    """The cells of one dial."""
    past = desk.past(dial)
    value = past[-1]
    change = value - past[-2] if len(past) > 1 else 0.0

    def why() -> None:
        desk.indicator = "" if desk.indicator == dial else dial

    weighed = desk.t("report.weight", share=weight) if weight else ""
    return [
        Label(title, "strong", grow=1, tip=reading.meaning(desk, dial)),
        Label(weighed, "small", ink="soft"),
        Label(reading.value(desk, dial, value), "strong", align="end", whole=True),
        Label(reading.change(desk, change), "small", ink="soft", align="end", whole=True),
        Picture(
            lambda w, h, s: reading.spark(desk, past, w, h, s),
            high=26,
            wide=110,
            said=reading.history_words(desk, dial),
            key=(dial, tuple(past)),
        ),
        Button(desk.t("report.why"), why, kind="quiet", role="small", id=f"why-{dial}"),
    ]
