"""A claim and the evidence for and against it that one game holds."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.types import Said

FOR, AGAINST, NEITHER = "for", "against", "neither"
"""The sides on which a piece of evidence may stand."""
SLIGHT = 0.05
"""Points below which a difference counts as none."""


@dataclass(frozen=True, slots=True)
class Row:
    """One piece of evidence: its side, what it says with its figures, the seats it is about, its round (0: the
    whole game)."""

    side: str
    said: Said
    seats: tuple[int, ...] = ()
    round: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of the article with this game's evidence; `experiment` is the laboratory's study of it, "" for none."""

    name: str
    rows: tuple[Row, ...]
    experiment: str = ""

    def on(self, side: str) -> tuple[Row, ...]:
        """The evidence of one side."""
        return tuple(row for row in self.rows if row.side == side)


def row(side: str, key: str, *seats: int, round: int = 0, **values: int | str) -> Row:
    """A piece of evidence by the key of its sentence behind `debrief.theory.` and that sentence's values."""
    return Row(side, Said(f"debrief.theory.{key}", tuple(values.items())), seats, round)


def thousandths(points: float) -> int:
    """Points as sentences take them."""
    return round(points * 1000)


def sided(value: float, least: float = SLIGHT) -> str:
    """For a claim where a figure is above nothing, against it where below, neither where it is hardly either."""
    return FOR if value > least else AGAINST if value < -least else NEITHER
