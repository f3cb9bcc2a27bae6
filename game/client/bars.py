"""Indicators as a table: name, bar, value, change, weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.client.kit.labels import Bar, Label
from game.client.kit.layout import Table
from game.client.kit.theme import Ink
from game.client.kit.widget import Widget


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator: `share` is its value as a part of the scale, 0 to 1; the rest is already in words.

    `change` is what moved since the last round ("▲ 3"), `better` whether that is welcome.
    """

    name: str
    share: float
    value: str
    weight: str = ""
    change: str = ""
    better: bool = True
    why: str = ""


def bar_table(lines: Sequence[Line], colour: Ink = "accent") -> Table:
    """One row a line; `why` is the tip of its name."""
    rows: list[list[Widget]] = [
        [
            Label(line.name, "body", tip=line.why),
            Bar(line.share, ink=colour, grow=1),
            Label(line.value, "strong", whole=True, align="end"),
            Label(line.change, "label", ink="good" if line.better else "bad", whole=True),
            Label(line.weight, "small", ink="soft", whole=True, align="end"),
        ]
        for line in lines
    ]
    return Table(rows, gap=8, between=14)
