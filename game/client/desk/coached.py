"""The coach's dialog: first offers, concessions as a chart, missed gains, the costliest decision."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.ai.finding import Advice, Curve, Finding
from game.client.chart import Series, line_chart
from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.kit.controls import Button
from game.client.kit.labels import Bar, Label, Picture
from game.client.kit.layout import Column, Row
from game.client.kit.panels import Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.style import Style
from game.client.kit.widget import Widget
from game.table.review import heading, sentences, steps
from game.telling.tell import term_words

NARROWEST = 0.5
"""Points of score that the axis of the chart spans at least."""


def coach_dialog(desk: Desk, advice: Advice | None, close: Callable[[], None]) -> Widget:
    """What the coach says; while it still thinks (`advice` is None), that it does."""
    rows: list[Widget | None]
    if advice is None:
        rows = [Label(desk.t("coach.thinking")), Bar(None, thick=6)]
    elif advice.empty:
        rows = [Label(desk.t("coach.nothing"))]
    else:
        rows = [
            Label(desk.t("coach.intro"), "small", ink="soft"),
            Scroll(Column(parts(desk, advice), gap=8, pad=(2, 2)), id="coach-scroll"),
        ]
    button = Button(desk.t("plain.close"), close, kind="primary", id="coach-close")
    return Column([Label(desk.t("coach.title"), "title"), *rows, Row([Space(0, grow=1), button])], gap=12)


def parts(desk: Desk, advice: Advice) -> list[Widget | None]:
    """The four parts, what weighs most first, each under its title; one without findings says so."""
    curves: list[Widget | None] = [picture(desk, advice.curves)] if advice.curves else []
    curves += [curve_panel(desk, curve) for curve in advice.curves]
    found: dict[str, list[Widget | None]] = {
        "costly": [finding_panel(desk, advice.costliest)] if advice.costliest is not None else [],
        "missed": [finding_panel(desk, finding) for finding in advice.missed],
        "first": [finding_panel(desk, finding) for finding in advice.first],
        "curve": curves,
    }
    rows: list[Widget | None] = []
    for part, widgets in found.items():
        rows.append(Label(desk.t(f"coach.{part}.title"), "heading"))
        rows += widgets or [Label(desk.t(f"coach.{part}.nothing"), "small", ink="soft")]
        rows.append(Space(4))
    return rows[:-1]


def finding_panel(desk: Desk, finding: Finding) -> Widget:
    """When and with whom, what there is to say, the clauses of the bundle."""
    rows: list[Widget | None] = [
        Label(heading(desk.scenario, desk.words, finding), "strong"),
        Label(sentences(desk.scenario, desk.words, finding)),
    ]
    rows += [
        Row([Label("·", "small"), Label(term_words(desk, term), "small", grow=1)], gap=8, across="top")
        for term in finding.terms
    ]
    return Panel(Column(rows, gap=4), look="sunk", pad=12)


def curve_panel(desk: Desk, curve: Curve) -> Widget:
    """One matter's curve in numbers."""
    rows = [
        Label(matter(desk, curve), "strong"),
        Label(desk.say(curve.said)),
        Label(steps(desk.words, curve), "small", ink="soft"),
    ]
    return Panel(Column(rows, gap=4), look="sunk", pad=12, stripe=reading.hue(desk, curve.whom))


def matter(desk: Desk, curve: Curve) -> str:
    """To whom the offers went, and what they were mainly about."""
    card = f" · {desk.t('coach.card', card=curve.card)}" if curve.card else ""
    return desk.name(curve.whom) + card


def span(curves: tuple[Curve, ...]) -> tuple[float, float]:
    """The ends of the axis: never so near to each other that a hundredth of a point looks like a fall."""
    values = [points for curve in curves for _, points in curve.steps]
    low, high = min(values), max(values)
    more = max(0.0, NARROWEST - (high - low)) / 2
    return low - more, high + more


def picture(desk: Desk, curves: tuple[Curve, ...]) -> Widget:
    """All curves in one chart, each with its partner's name at its end."""
    most = max(len(curve.steps) for curve in curves)

    def draw(width: int, height: int, style: Style) -> pygame.Surface:
        series = [
            Series(
                desk.name(curve.whom),
                tuple(points for _, points in curve.steps),
                reading.colour(desk, curve.whom, style.theme),
            )
            for curve in curves
        ]
        ticks = [str(at) for at in range(1, most + 1)]
        return line_chart(
            width, height, style, series, ticks, show=lambda n: desk.words.number(n, 2), bounds=span(curves)
        )

    title = desk.t("coach.curve.chart")
    said = " ".join(f"{matter(desk, curve)} : {steps(desk.words, curve)}." for curve in curves)
    chart = Picture(draw, high=190, wide=320, said=said, key=(curves, desk.words.language), id="coach-chart")
    return Column([Label(title, "small", ink="soft"), chart], gap=4)
