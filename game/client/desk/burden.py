"""Beside the report: what each seat carries of the common task, as everybody can reckon it from what is in force."""

from __future__ import annotations

import pygame

from game.client.chart import Part, stacked
from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.desk.moment import Moment
from game.client.kit.controls import Button
from game.client.kit.labels import Bar, Label, Picture
from game.client.kit.layout import Column, Row
from game.client.kit.panels import Line
from game.client.kit.style import Style
from game.client.kit.widget import Widget
from game.telling.carried import Share, carried


def burden(desk: Desk, now: Moment) -> Widget:
    """Who carries what part, and how it stands to the seat's revenue and to its fair part."""
    if now.seen is None:
        return Label(desk.t("burden.none"), "small", ink="soft")
    shares = carried(desk.scenario, now.seen)
    whole = sum(share.total for share in shares)
    if not whole:
        return Label(desk.t("burden.nothing"), "small", ink="soft")

    def bar(width: int, height: int, style: Style) -> pygame.Surface:
        pieces = [
            Part(desk.text(desk.actor(s.seat).short), s.total, reading.colour(desk, s.seat, style.theme))
            for s in shares
        ]
        return stacked(width, height, style, pieces, lambda piece: piece.name)

    said = desk.series(desk.t("burden.part", who=s.seat, share=round(100 * s.total / whole)) for s in shares)
    rows: list[Widget | None] = [
        Label(desk.t("burden.whole", money=whole), "strong"),
        Picture(bar, high=28, wide=200, said=said, key=(tuple(shares), desk.words.language)),
    ]
    for share in shares:
        rows += [Line(), *seat_rows(desk, share, whole, now.round)]
    return Column([*rows, Line(), Label(desk.t("burden.note"), "small", ink="soft")], gap=8)


def seat_rows(desk: Desk, share: Share, whole: int, at: int) -> list[Widget]:
    """One seat: its part of the whole, what it is made of, and how fair that is."""
    revenue = desk.actor(share.seat).revenue * desk.scenario.months / 12
    dial = f"fairness@{desk.actor(share.seat).id}"
    made = [
        desk.t(f"burden.{kind}", money=money)
        for kind, money in (("own", share.own), ("help", share.help), ("agreements", share.agreements))
        if money
    ]

    def why() -> None:
        desk.indicator = dial

    head = Row(
        [
            Label(desk.name(share.seat), "strong", grow=1),
            Label(
                desk.t("burden.share", share=round(100 * share.total / whole), money=share.total), "label", whole=True
            ),
        ],
        gap=8,
    )
    fair = Row(
        [
            Label(desk.t("burden.fair", points=round(desk.past(dial)[at] * 1000)), "small", grow=1),
            Button(desk.t("report.why"), why, kind="quiet", role="small", id=f"why-{dial}"),
        ],
        gap=8,
    )
    return [
        head,
        Bar(share.total / whole, ink=reading.hue(desk, share.seat)),
        Label(
            ", ".join([*made, desk.t("burden.revenue", share=round(100 * share.total / revenue))]), "small", ink="soft"
        ),
        fair,
    ]
