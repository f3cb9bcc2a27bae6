"""The report: headlines, my indicators, the border's dials; beside them why, scores, trust, burden or curves."""

from __future__ import annotations

from game.client.desk import reading
from game.client.desk.burden import burden
from game.client.desk.curves import curves
from game.client.desk.desk import Desk
from game.client.desk.explained import explanation
from game.client.desk.headlines import headlines
from game.client.desk.lookback import lookback, round_words
from game.client.desk.moment import Moment, moment, shown
from game.client.desk.pieces import Pair
from game.client.desk.scores import scores
from game.client.desk.trust import trust
from game.client.kit.controls import Button, Segments
from game.client.kit.labels import Label, Picture
from game.client.kit.layout import Column, Table
from game.client.kit.panels import Panel
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.telling import figures

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
PANELS = {"scores": scores, "trust": trust, "burden": burden, "curves": curves}
SIDE = 420


def report(desk: Desk) -> Widget:
    """The sheet as of the round that is looked at."""
    now = moment(desk, shown(desk))
    data = (now, desk.view.history, desk.view.dials, desk.view.happened, desk.back.all_news)
    rows = desk.kept.part("report", data, lambda: dials(desk, now))
    beside = explanation(desk, desk.indicator, now.round) if desk.indicator else panel(desk, now)
    pair = Pair(Scroll(rows, id="report-list"), beside, SIDE, id="report-pair", instead=bool(desk.indicator))
    return Column([lookback(desk), pair], gap=8, grow=1)


def dials(desk: Desk, now: Moment) -> Widget:
    """Headlines, my indicators, the world's dials."""
    return Column(
        [
            Label(desk.t("report.headlines", text=round_words(desk, now.round)), "heading"),
            headlines(desk, now),
            Label(desk.t("report.mine"), "heading"),
            indicators(desk, now),
            Label(desk.t("report.world"), "heading"),
            world(desk, now),
        ],
        gap=8,
        pad=(4, 4),
    )


def panel(desk: Desk, now: Moment) -> Widget:
    """One of scores, trust, burden and curves."""

    def choose(value: str) -> None:
        desk.back.panel = value

    choices = [(name, desk.t(f"report.panel.{name}")) for name in PANELS]
    tabs = Segments(choices, desk.back.panel, choose, tabs=True, id="report-panel", align="fill")
    inner = Scroll(PANELS[desk.back.panel](desk, now), id=f"report-{desk.back.panel}")
    return Panel(Column([tabs, inner], gap=8, grow=1), pad=12)


def indicator_names(desk: Desk) -> list[str]:
    """My indicators, weightiest first."""
    weights = desk.actor(desk.me).weights
    return sorted((name for name in weights if weights[name]), key=lambda name: (-weights[name], name))


def indicators(desk: Desk, now: Moment) -> Widget:
    """One row an indicator: name and weight, value, change, history, and the button that says why."""
    actor = desk.actor(desk.me)
    rows = [
        row(desk, f"{name}@{actor.id}", desk.t(f"indicator.{name}"), actor.weights[name], now.round)
        for name in indicator_names(desk)
    ]
    return Panel(Table(rows, gap=2, between=12), pad=(12, 4))


def world(desk: Desk, now: Moment) -> Widget:
    """The world's dials as rows of the same kind."""
    rows = [row(desk, name, desk.t(f"variable.{name}"), 0, now.round) for name in WORLD_DIALS]
    return Panel(Table(rows, gap=2, between=12), pad=(12, 4))


def row(desk: Desk, dial: str, title: str, weight: int, at: int) -> list[Widget]:
    """The cells of one dial at the end of a round."""
    past = desk.past(dial)
    change = past[at] - past[at - 1] if at else 0.0
    weighed = desk.t("report.weight", share=weight) if weight else ""
    return [
        Label(title, "strong", grow=1, tip=figures.meaning(desk, dial)),
        Label(weighed, "small", ink="soft"),
        Label(figures.value(desk, dial, past[at]), "strong", align="end", whole=True),
        Label(figures.change(desk, change), "small", ink="soft", align="end", whole=True),
        Picture(
            lambda w, h, s: reading.spark(past, at, w, h, s),
            high=26,
            wide=110,
            said=figures.history_words(desk, dial),
            key=(dial, tuple(past), at),
        ),
        why_button(desk, dial),
    ]


def why_button(desk: Desk, dial: str) -> Widget:
    """Opens or closes the explanation of a dial."""

    def why() -> None:
        desk.indicator = "" if desk.indicator == dial else dial

    return Button(desk.t("report.why"), why, kind="quiet", role="small", id=f"why-{dial}")
