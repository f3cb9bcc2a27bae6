"""Beside the report: the border's health, every seat's score, and one of them taken apart."""

from __future__ import annotations

from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.desk.moment import Moment
from game.client.desk.pieces import Card
from game.client.kit.labels import Bar, Label
from game.client.kit.layout import Column, Row, Table
from game.client.kit.panels import Line
from game.client.kit.widget import Widget


def scores(desk: Desk, now: Moment) -> Widget:
    """Health, scores from indicators, and the parts of the seat that is studied."""
    rows: list[Widget | None] = [
        Row(
            [
                Label(desk.t("report.health"), "strong", grow=1, tip=desk.t("report.health.why")),
                Label(desk.t("plain.points", points=now.health), "strong", whole=True),
            ],
            gap=8,
        ),
        Bar(now.health / 100_000),
        Label(desk.t("report.health.why"), "small", ink="soft"),
        Line(),
    ]
    if not now.scores:
        return Column([*rows, Label(desk.t("report.scores.none"), "small", ink="soft")], gap=8)
    rows += [seat_row(desk, seat, score) for seat, score in enumerate(now.scores)]
    rows += [Line(), parts(desk, desk.studied, now.round), Label(desk.t("report.scores.note"), "small", ink="soft")]
    return Column(rows, gap=8)


def seat_row(desk: Desk, seat: int, score: int) -> Widget:
    """One seat's score, its bar out of 100 as that of health; a press takes it apart below."""

    def study() -> None:
        desk.studied = seat

    words = Row(
        [
            Label(desk.name(seat), "strong" if seat == desk.studied else "body", grow=1),
            Label(desk.t("plain.points", points=score), "strong", whole=True),
        ],
        gap=8,
    )
    inner = Column([words, Bar(max(0, score) / 100_000, ink=reading.hue(desk, seat))], gap=4)
    look = "tint" if seat == desk.studied else "bare"
    return Card(inner, study, look=look, pad=(8, 4), tip=desk.t("report.scores.why", who=seat), id=f"score-{seat}")


def parts(desk: Desk, seat: int, round: int) -> Widget:
    """One seat's score: each indicator, its weight and its points; the points add up."""
    rows = [
        part_cells(desk, name, weight, value, points)
        for name, weight, value, points in reading.score_parts(desk, seat, round)
    ]
    title = Label(desk.t("report.parts", who=seat), "label", ink="soft")
    return Column([title, Table(rows, gap=4, between=8)], gap=4)


def part_cells(desk: Desk, name: str, weight: int, value: int, points: int) -> list[Widget]:
    """One indicator's part of a score: name, weight, value over time, points."""
    return [
        Label(desk.t(f"indicator.{name}"), "small", grow=1),
        Label(desk.t("final.weight", share=weight), "small", ink="soft", align="end"),
        Label(desk.t("plain.points", points=value), "small", ink="soft", align="end", whole=True),
        Label(desk.t("plain.points", points=points), "label", align="end", whole=True),
    ]
