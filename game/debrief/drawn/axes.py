"""A chart's ground: a plane with figures on its two axes, and the frame that gives it a title and a description."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2s

from game.telling.markup import Markup, tag

Figure = Callable[[float], str]
"""A figure as the reader's language writes it."""
LEFT, RIGHT, TOP, BOTTOM = 46.0, 14.0, 22.0, 34.0
"""Room around the plane for figures and names."""


@dataclass(frozen=True, slots=True)
class Plane:
    """Where values lie on paper: `width` and `height` of the whole chart in units, bounds of both axes; `right` is
    the room that is kept free beside the plane for names."""

    width: float
    height: float
    x: tuple[float, float]
    y: tuple[float, float]
    right: float = RIGHT

    def across(self, value: float) -> float:
        """Of a value of the axis across."""
        low, high = self.x
        return LEFT + (value - low) / ((high - low) or 1.0) * (self.width - LEFT - self.right)

    def up(self, value: float) -> float:
        """Of a value of the axis up."""
        low, high = self.y
        return self.height - BOTTOM - (value - low) / ((high - low) or 1.0) * (self.height - TOP - BOTTOM)


def text(x: float, y: float, words: str, anchor: str = "start", kind: str = "") -> Markup:
    """Words at a point; `anchor` is start, middle or end."""
    return tag("text", words, kind=kind, x=f"{x:.1f}", y=f"{y:.1f}", text_anchor=anchor)


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Markup:
    """A straight line of a class of the page's style."""
    return tag("line", kind=kind, x1=f"{x1:.1f}", y1=f"{y1:.1f}", x2=f"{x2:.1f}", y2=f"{y2:.1f}")


def ground(
    plane: Plane,
    across: Sequence[tuple[float, str]],
    up: Sequence[float],
    figure: Figure,
    names: tuple[str, str] = ("", ""),
) -> Iterable[Markup]:
    """Grid and figures; `across` are the places of the axis across with what stands below them; `names` of both axes,
    the one of the axis up stands above it."""
    right, low = plane.width - plane.right, plane.height - BOTTOM
    for value in up:
        y = plane.up(value)
        yield line(LEFT, y, right, y, "zero" if value == 0 else "grid")
        yield text(LEFT - 6, y + 4, figure(value), "end")
    for value, words in across:
        yield text(plane.across(value), low + 17, words, "middle")
    if names[0]:
        yield text((LEFT + right) / 2, plane.height - 5, names[0], "middle", "axis")
    if names[1]:
        yield text(2, 9, names[1], "start", "axis")


def framed(width: float, height: float, title: str, description: str, parts: Iterable[Markup]) -> Markup:
    """A whole chart, as wide as its units say where there is room. The description says in words what it shows."""
    inside = list(parts)
    # The same chart has the same names in every page; two charts of a page never do, unless they are the same.
    mark = blake2s("".join([title, description, *inside]).encode(), digest_size=6).hexdigest()
    return tag(
        "svg",
        tag("title", title, id=f"t-{mark}"),
        tag("desc", description, id=f"d-{mark}"),
        *inside,
        kind="chart",
        role="img",
        width=f"{width:g}",
        viewBox=f"0 0 {width:g} {height:g}",
        aria_labelledby=f"t-{mark} d-{mark}",
    )
