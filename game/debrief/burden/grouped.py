"""The chart of the burden: for each seat its parts of what was paid, needed and gained, one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.debrief.drawn.axes import Figure, framed, line, text
from game.debrief.drawn.charts import LETTER, Words
from game.debrief.drawn.ink import Ink
from game.telling.markup import Markup, tag
from game.telling.scale import round_steps

TALL, STEP, GAP = 10.0, 13.0, 11.0
"""Height of a bar, from one bar to the next, and between two groups."""
FILLS = (1.0, 0.0, 0.65, 0.25)
"""How full the bars of a group are; what each stands for is written behind it."""
WIDE = 760.0
"""How wide a chart is on a page."""
BOLD = 1.25
"""How much wider a letter of a name is than another."""


@dataclass(frozen=True, slots=True)
class Group:
    """One seat: its name, its parts from 0 to 1 (None: there is none), its ink."""

    name: str
    parts: tuple[float | None, ...]
    ink: Ink


def grouped(words: Words, groups: Sequence[Group], kinds: Sequence[str], figure: Figure, wide: float = WIDE) -> Markup:
    """Bars in groups; `kinds` are what the bars of each group stand for, from the first to the last. The fewer units
    `wide`, the larger the letters where a chart fills its place."""
    steps = round_steps(0.0, max((part or 0.0 for group in groups for part in group.parts), default=0.0))
    left = 14 + BOLD * LETTER * max((len(group.name) for group in groups), default=0)
    pitch = STEP * len(kinds) + GAP
    low = 8 + pitch * len(groups)

    def at(value: float) -> float:
        return left + (value - steps[0]) / (steps[-1] - steps[0]) * (wide - left - 150)

    def parts() -> Iterator[Markup]:
        for step in steps:
            yield line(at(step), 4, at(step), low, "zero" if step == 0 else "grid")
            yield text(at(step), low + 14, figure(step), "middle")
        for place, group in enumerate(groups):
            top = 8 + pitch * place
            yield text(0, top + STEP * len(kinds) / 2 + 3, group.name, "start", "name")
            for nth, (part, kind) in enumerate(zip(group.parts, kinds, strict=True)):
                if part is not None:
                    yield from _bar(group.ink, at(0), at(part), top + STEP * nth, FILLS[nth % len(FILLS)])
                    yield text(at(part) + 6, top + STEP * nth + 9.5, f"{kind} {figure(part)}")

    return framed(wide, low + 22, words.title, words.description, parts())


def _bar(ink: Ink, left: float, right: float, top: float, full: float) -> Iterator[Markup]:
    size = {"x": f"{left:.1f}", "y": f"{top:.1f}", "width": f"{max(1.0, right - left):.1f}", "height": f"{TALL:g}"}
    yield tag("rect", fill="#fff", stroke=ink.colour, stroke_width=1.2, **size)
    if full:
        yield tag("rect", fill=ink.colour, fill_opacity=full, **size)
