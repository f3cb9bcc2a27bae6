"""How seats are told apart in charts: a colour of their side, a pattern of the line, a shape of the mark."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.cards import Scenario
from game.telling.markup import Markup, tag

SIDES = {
    "first": ("#b00d26", "#8a5510", "#7f1d4f", "#b23a52"),
    "second": ("#1d4f9c", "#1f6b9b", "#4b3f94", "#126b5d"),
    "other": ("#6b5200", "#4c6a2a"),
}
"""Red hues for the first country at the table, blue ones for the second; at least 4.5 to 1 on white."""
DASHES = ("", "7 4", "2 3", "9 3 2 3", "14 5", "8 3 2 3 2 3", "4 2", "14 3 5 3")
SHAPES = ("circle", "square", "diamond", "triangle", "cross", "down", "ring", "bar")


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour, a pattern of line (as SVG's stroke-dasharray) and a shape of mark."""

    colour: str
    dash: str
    shape: str


PLAIN = Ink("#333333", "", "circle")
"""For what belongs to no seat."""
FAINT = Ink("#6b7178", "3 3", "ring")
"""For what is there to compare with."""


def of_seat(scenario: Scenario, seat: int) -> Ink:
    """A seat's ink."""
    actors = scenario.actors
    actor = actors[seat]
    home = "first" if actor.country == actors[0].country else "second"
    side = "other" if actor.level == "community" else home
    before = sum(1 for a in actors[:seat] if a.country == actor.country and a.level != "community")
    colours = SIDES[side]
    at = seat % len(DASHES)
    return Ink(colours[before % len(colours)], DASHES[at], SHAPES[at])


OUTLINES = {
    "square": "M-1 -1h2v2h-2z",
    "diamond": "M0 -1.3l1.3 1.3l-1.3 1.3l-1.3 -1.3z",
    "triangle": "M0 -1.2l1.2 2.1h-2.4z",
    "down": "M0 1.2l1.2 -2.1h-2.4z",
    "bar": "M-.5 -1.4h1v2.8h-1z",
    "cross": "M-1.2 -.9l.3 -.3l.9 .9l.9 -.9l.3 .3l-.9 .9l.9 .9l-.3 .3l-.9 -.9l-.9 .9l-.3 -.3l.9 -.9z",
}
"""Shapes around zero, for a mark of size 1."""


def mark(ink: Ink, x: float, y: float, size: float = 4.0) -> Markup:
    """A mark of an ink's shape around a point."""
    if ink.shape in OUTLINES:
        place = f"translate({x:.1f} {y:.1f}) scale({size:g})"
        return tag("path", d=OUTLINES[ink.shape], fill=ink.colour, transform=place)
    fill = "#fff" if ink.shape == "ring" else ink.colour
    return tag("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{size:g}", fill=fill, stroke=ink.colour, stroke_width=1.6)
