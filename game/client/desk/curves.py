"""Beside the report: one quantity over all rounds, a line for each seat, named at its end."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.desk.moment import Moment, last_round, scores_at
from game.client.kit.dropdown import Dropdown
from game.client.kit.labels import Label, Picture
from game.client.kit.layout import Column, Table
from game.client.kit.style import Style
from game.client.kit.theme import STANDARD, Colour, Theme
from game.client.kit.widget import Widget
from game.telling import figures
from game.world.names import INDICATORS

WORLD = ("alarm", "reassurance", "risk", "trade", "travel_us", "travel_ca")
"""Dials of the world that can be drawn."""
Curve = tuple[str, Sequence[float | None], Colour]


def curves(desk: Desk, now: Moment) -> Widget:
    """The choice of a quantity, its lines, and the same as a table of the round shown."""

    def choose(value: str) -> None:
        desk.back.curve = value

    known = ("score", *INDICATORS, *WORLD)
    choices = [(name, name_of(desk, name)) for name in known]
    at, curve = now.round, desk.back.curve

    def draw(width: int, height: int, style: Style) -> pygame.Surface:
        return reading.curves(desk, lines(desk, curve, style.theme), at, (width, height), style)

    found = lines(desk, curve, STANDARD)
    key = (curve, at, last_round(desk), desk.words.language)
    return Column(
        [
            Dropdown(choices, curve, choose, id="report-curve"),
            Picture(draw, high=250, wide=260, said=name_of(desk, curve), key=key),
            Label(meaning(desk, curve), "small", ink="soft"),
            Table([cells(desk, name, values, at) for name, values, _ in found], gap=4, between=8),
        ],
        gap=8,
    )


def cells(desk: Desk, name: str, values: Sequence[float | None], at: int) -> list[Widget]:
    """One line of the table: whose, its value at the round shown, its change since the round before."""
    value, before = values[at], values[at - 1] if at else None
    change = figures.change(desk, value - before) if value is not None and before is not None else ""
    return [
        Label(name, "small", grow=1),
        Label(desk.words.number(value, 1) if value is not None else "—", "label", align="end", whole=True),
        Label(change, "small", ink="soft", align="end", whole=True),
    ]


def name_of(desk: Desk, name: str) -> str:
    """A quantity by name."""
    if name == "score":
        return desk.t("curves.score")
    return desk.t(f"indicator.{name}" if name in INDICATORS else f"variable.{name}")


def meaning(desk: Desk, name: str) -> str:
    """What the lines measure."""
    return desk.t("curves.score.why") if name == "score" else figures.meaning(desk, name)


def lines(desk: Desk, name: str, theme: Theme) -> list[Curve]:
    """Name, values from the opening on, and colour of every line: one a seat, or the world's."""
    actors = desk.scenario.actors
    if name == "score":
        rounds = [scores_at(desk, round) for round in range(1, last_round(desk) + 1)]
        return [
            (desk.name(seat), [None, *(scores[seat] / 1000 for scores in rounds)], reading.colour(desk, seat, theme))
            for seat in range(len(actors))
        ]
    if name in INDICATORS:
        return [
            (desk.name(seat), desk.past(f"{name}@{actor.id}"), reading.colour(desk, seat, theme))
            for seat, actor in enumerate(actors)
        ]
    return [(name_of(desk, name), desk.past(name), theme.accent)]
