"""The final score: who reached what, and why, to the last point."""

from __future__ import annotations

from game.client.debrief.lookback import Lookback
from game.client.debrief.whatif import WhatIf
from game.client.desk import reading
from game.client.desk.debriefed import debrief_button, debrief_told
from game.client.desk.desk import Desk
from game.client.desk.pieces import Pair
from game.client.desk.report import report
from game.client.desk.scores import part_cells
from game.client.desk.whatif import what_if
from game.client.kit.controls import Segments
from game.client.kit.labels import Badge, Bar, Label
from game.client.kit.layout import Column, Flow, Row, Table
from game.client.kit.panels import Panel
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget

SHEETS = ("final", "rounds", "whatif")


def final(desk: Desk, past: Lookback | None = None) -> Widget:
    """The sheet after the last round: the final score, the rounds once more, or what else could have been.

    `past` is None where the whole game is not at hand.
    """

    def turn(value: str) -> None:
        desk.back.sheet = value
        desk.back.playing = False
        if value == "whatif" and past is not None:
            past.what_if.begin()

    choices = [(name, desk.t(f"final.sheet.{name}")) for name in SHEETS]
    strip = Flow(
        [
            Segments(choices, desk.back.sheet, turn, id="final-sheet"),
            debrief_button(desk, past.page if past is not None else None),
        ],
        gap=12,
    )
    told = debrief_told(desk, past.page) if past is not None else None
    return Column([strip, told, sheet(desk, past.what_if if past is not None else None)], gap=8, grow=1)


def sheet(desk: Desk, known: WhatIf | None) -> Widget:
    """What is below the strip."""
    if desk.back.sheet == "rounds":
        return report(desk)
    if desk.back.sheet == "whatif":
        return what_if(desk, known)
    return Pair(Scroll(ranking(desk), id="final-list"), parts(desk), 520, id="final-pair", instead=False)


def ranking(desk: Desk) -> Widget:
    """Seats by final score, the border's health above them; every bar is out of 100."""
    finals = reading.finals(desk)
    rows: list[Widget | None] = [
        Label(desk.t("final.title"), "title"),
        Label(desk.t("final.health", points=desk.view.health), "body"),
        Bar(desk.view.health / 100_000),
    ]
    for place, (seat, total, mandates) in enumerate(sorted(finals, key=lambda f: (-f[1], f[0])), 1):
        rows.append(
            Panel(
                Column(
                    [
                        Row(
                            [
                                Label(desk.t("final.place", n=place), "heading", ink="soft", whole=True),
                                Label(desk.name(seat), "heading", grow=1),
                                Label(desk.t("plain.points", points=total), "heading", whole=True),
                            ],
                            gap=12,
                        ),
                        Bar(max(0, total) / 100_000, ink=reading.hue(desk, seat)),
                        *(mandate(desk, seat, id, points) for id, points in mandates),
                    ],
                    gap=8,
                ),
                pad=12,
                stripe=reading.hue(desk, seat),
                look="tint" if seat == desk.me else "card",
            )
        )
    return Column(rows, gap=12, pad=(4, 4))


def mandate(desk: Desk, seat: int, id: str, points: int) -> Widget:
    """A private mandate, now open to all, and whether it was reached."""
    card = next(m for m in desk.actor(seat).mandates if m.id == id)
    done = Badge(desk.t("final.reached" if points else "final.missed"), fill="good_tint" if points else "sunk")
    return Row([Label(desk.text(card.text), "small", grow=1), done], gap=8)


def parts(desk: Desk) -> Widget:
    """One seat's score: indicator x weight, and the mandates; the parts add up to the total."""
    seats = [(str(seat), desk.text(actor.short)) for seat, actor in enumerate(desk.scenario.actors)]
    seat = desk.studied

    def study(value: str) -> None:
        desk.studied = int(value)

    rows = [part_cells(desk, *part) for part in reading.score_parts(desk, seat)]
    for who, _, mandates in reading.finals(desk):
        if who == seat:
            rows += [
                [
                    Label(desk.t("final.order"), "small", grow=1),
                    Label("", "small"),
                    Label("", "small"),
                    Label(desk.t("plain.points", points=points), "label", align="end", whole=True),
                ]
                for _, points in mandates
            ]
    inner = Column(
        [
            Label(desk.t("final.parts"), "heading"),
            Segments(seats, str(seat), study, id="final-seat", align="fill"),
            Scroll(Table(rows, gap=8, between=12) if rows else Label(""), id="final-parts"),
            Label(desk.t("final.parts.note"), "small", ink="soft"),
        ],
        gap=12,
        grow=1,
    )
    return Panel(inner, pad=12)
