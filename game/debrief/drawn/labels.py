"""Names beside the marks of a plane, where they lie neither on each other nor on a mark nor beyond the edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LETTER = 7.6
"""Units that a letter of a name takes, about."""
HIGH = 13.0
"""Units that a line of words takes."""
OFF = 8.0
"""Units between a mark and its name."""


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name begins or ends (`anchor`: start or end) and the foot of its letters; `apart`: whether it stands so
    far from its mark that a line must lead there."""

    x: float
    y: float
    anchor: str
    apart: bool


Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def placed(
    marks: Sequence[tuple[float, float, str]], bounds: Box, others: Sequence[tuple[float, float]] = ()
) -> list[Label]:
    """A label for each mark (x, y, name) within bounds; `others` are marks without a name to keep clear of, where that
    can be."""
    taken = [(x - 5, y - 5, x + 5, y + 5) for x, y, _ in marks]
    faint = [(x - 2, y - 2, x + 2, y + 2) for x, y in others]
    found = []
    for x, y, name in marks:
        wide = LETTER * len(name)
        best, least = Label(x + OFF, y + 4, "start", False), float("inf")
        for step, label in enumerate(_tries(x, y)):
            box = _box(label, wide)
            inside = box[0] >= bounds[0] and box[1] >= bounds[1] and box[2] <= bounds[2] and box[3] <= bounds[3]
            hard = sum(_meet(box, one) for one in taken)
            bad = 1000.0 * (not inside) + 100.0 * hard + 1.5 * sum(_meet(box, one) for one in faint) + step
            if bad < least:
                best, least = label, bad
        taken.append(_box(best, wide))
        found.append(best)
    return found


def _tries(x: float, y: float) -> Iterator[Label]:
    """Right and left of the mark, then a line higher and lower, and so on."""
    for lines in range(9):
        for way in (1, -1) if lines else (1,):
            for anchor, off in (("start", OFF), ("end", -OFF)):
                yield Label(x + off, y + 4 - way * lines * HIGH, anchor, lines > 1)


def _box(label: Label, wide: float) -> Box:
    left = label.x if label.anchor == "start" else label.x - wide
    return left, label.y - 10, left + wide, label.y + 3


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
