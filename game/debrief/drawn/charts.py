"""The charts of a debrief: lines over rounds, marks on a plane, and how many games ended where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.debrief.drawn.axes import BOTTOM, LEFT, TOP, Figure, Plane, framed, ground, line, text
from game.debrief.drawn.ink import Ink, mark
from game.debrief.drawn.labels import placed
from game.telling.markup import Markup, tag
from game.telling.scale import round_steps, spread

LETTER = 6.2
"""Units that a letter of a name takes, about."""
APART = 13.0
"""Units between two names below one another."""


@dataclass(frozen=True, slots=True)
class Run:
    """One line: its name, its values from left to right (None where there is none), its ink."""

    name: str
    values: tuple[float | None, ...]
    ink: Ink


@dataclass(frozen=True, slots=True)
class Dot:
    """One mark on a plane; a name is written beside it, "" for none."""

    x: float
    y: float
    ink: Ink
    name: str = ""
    size: float = 4.0


@dataclass(frozen=True, slots=True)
class Words:
    """What a chart says of itself: its title, what it shows for those who do not see it, names of both axes."""

    title: str
    description: str
    across: str = ""
    up: str = ""


def lines(
    words: Words, runs: Sequence[Run], under: Sequence[str], figure: Figure, size: tuple[float, float] = (640, 260)
) -> Markup:
    """Lines from left to right with their names at the ends; `under` names the places of the axis across."""
    values = [value for run in runs for value in run.values if value is not None] or [0.0]
    steps = round_steps(min(values), max(values))
    room = 20 + LETTER * max((len(run.name) for run in runs), default=0)
    plane = Plane(*size, (0, max(1, len(under) - 1)), (steps[0], steps[-1]), room)
    return framed(*size, words.title, words.description, _lines(words, runs, under, figure, plane, steps))


def _lines(
    words: Words, runs: Sequence[Run], under: Sequence[str], figure: Figure, plane: Plane, steps: Sequence[float]
) -> Iterator[Markup]:
    every = max(1, -(-len(under) // 12))
    across = [(at, name if at % every == 0 else "") for at, name in enumerate(under)]
    yield from ground(plane, across, steps, figure, (words.across, words.up))
    ends = []
    for run in runs:
        places = [(plane.across(at), plane.up(v)) for at, v in enumerate(run.values) if v is not None]
        if not places:
            continue
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        yield tag("path", d=path, fill="none", stroke=run.ink.colour, stroke_width=2, stroke_dasharray=run.ink.dash)
        for x, y in places:
            yield mark(run.ink, x, y, 2.6)
        ends.append((run, *places[-1]))
    heights = spread([y for _, _, y in ends], APART, TOP, plane.height - BOTTOM)
    for (run, x, _), y in zip(ends, heights, strict=True):
        yield tag("text", run.name, kind="name", x=f"{x + 9:.1f}", y=f"{y + 4:.1f}", fill=run.ink.colour)


def scatter(
    words: Words,
    dots: Sequence[Dot],
    figure: Figure,
    path: Sequence[tuple[float, float]] = (),
    size: tuple[float, float] = (420, 340),
    *,
    origin: bool = True,
) -> Markup:
    """Marks on a plane, and a line through `path` (a frontier); the last dots lie on top. With `origin` both zero lines
    are on the plane wherever the marks lie."""
    zero = [0.0] if origin or not dots else []
    xs = [*zero, *(dot.x for dot in dots), *(x for x, _ in path)]
    ys = [*zero, *(dot.y for dot in dots), *(y for _, y in path)]
    across, up = round_steps(min(xs), max(xs)), round_steps(min(ys), max(ys))
    plane = Plane(*size, (across[0], across[-1]), (up[0], up[-1]))
    return framed(*size, words.title, words.description, _scatter(words, dots, figure, path, plane, (across, up)))


def _scatter(
    words: Words,
    dots: Sequence[Dot],
    figure: Figure,
    path: Sequence[tuple[float, float]],
    plane: Plane,
    steps: tuple[Sequence[float], Sequence[float]],
) -> Iterator[Markup]:
    yield from ground(plane, [(v, figure(v)) for v in steps[0]], steps[1], figure, (words.across, words.up))
    if plane.x[0] <= 0.0 <= plane.x[1]:
        yield line(plane.across(0), plane.up(plane.y[1]), plane.across(0), plane.up(plane.y[0]), "zero")
    if path:
        joined = "M" + "L".join(f"{plane.across(x):.1f} {plane.up(y):.1f}" for x, y in path)
        yield tag("path", d=joined, kind="frontier")
    for dot in dots:
        yield mark(dot.ink, plane.across(dot.x), plane.up(dot.y), dot.size)
    named = [dot for dot in dots if dot.name]
    marks = [(plane.across(dot.x), plane.up(dot.y), dot.name) for dot in named]
    bounds = (LEFT, TOP, plane.width - 2, plane.height - BOTTOM)
    others = [(plane.across(dot.x), plane.up(dot.y)) for dot in dots if not dot.name]
    for (x, y, name), label in zip(marks, placed(marks, bounds, others), strict=True):
        if label.apart:
            yield line(x, y, label.x, label.y - 4, "grid")
        # White around the letters: what lies below is cut, not the name.
        halo: dict[str, str | float] = {"stroke": "#fff", "stroke_width": 3, "paint_order": "stroke"}
        at: dict[str, str | float] = {"x": f"{label.x:.1f}", "y": f"{label.y:.1f}", "text_anchor": label.anchor}
        yield tag("text", name, kind="name", **at, **halo)


@dataclass(frozen=True, slots=True)
class Heap:
    """How some games ended: a name, one value a game, an ink; `at` marks one value (None: none), such as what
    happened."""

    name: str
    values: tuple[float, ...]
    ink: Ink
    at: float | None = None


def heaps(words: Words, found: Sequence[Heap], figure: Figure, wide: float = 560, most: int = 24) -> Markup:
    """Rows of columns over one axis, a row for each heap: how many games ended where. The lines are the means."""
    values = [v for heap in found for v in (*heap.values, *(() if heap.at is None else (heap.at,)))] or [0.0]
    steps = round_steps(min(values), max(values), 6)
    row = 78.0
    high = row * len(found) + 30
    plane = Plane(wide, high, (steps[0], steps[-1]), (0, 1))

    def parts() -> Iterator[Markup]:
        for value in steps:
            yield line(plane.across(value), 4, plane.across(value), high - 24, "grid")
            yield text(plane.across(value), high - 9, figure(value), "middle")
        for place, heap in enumerate(found):
            yield from _heap(plane, heap, 4 + row * place, row - 8, most)

    return framed(wide, high, words.title, words.description, parts())


def _heap(plane: Plane, heap: Heap, top: float, high: float, most: int) -> Iterator[Markup]:
    low, top_value = plane.x
    counts = [0] * most
    for value in heap.values:
        counts[min(most - 1, int((value - low) / ((top_value - low) or 1.0) * most))] += 1
    tallest = max(counts) or 1
    width = (plane.width - LEFT - plane.right) / most
    for at, count in enumerate(counts):
        if count:
            tall = (high - 26) * count / tallest
            place = {"x": f"{LEFT + at * width + 0.5:.1f}", "y": f"{top + high - tall:.1f}"}
            yield tag("rect", width=f"{width - 1:.1f}", height=f"{tall:.1f}", fill=heap.ink.colour, **place)
    if heap.values:
        mean = plane.across(sum(heap.values) / len(heap.values))
        yield line(mean, top + 14, mean, top + high, "whisker")
    if heap.at is not None:
        yield mark(Ink("#111111", "", "down"), plane.across(heap.at), top + 18, 4.5)
    yield text(LEFT, top + 9, heap.name, "start", "name")
