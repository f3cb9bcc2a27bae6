"""Charts' measures: round figures for an axis, and names that do not lie on each other."""

from __future__ import annotations

import math
from collections.abc import Sequence


def round_steps(low: float, high: float, about: int = 4) -> list[float]:
    """Round numbers that cover low..high in roughly `about` steps of 1, 2 or 5 times a power of ten."""
    size = max(1.0, abs(low), abs(high))
    # Values that differ only by rounding are one value.
    span = high - low if high - low > size * 1e-9 else size
    raw = span / about
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * m for m in (1, 2, 5, 10) if power * m >= raw * 0.999)
    first = math.floor(low / step + 1e-9)
    last = max(first + 1, math.ceil(high / step - 1e-9))
    return [i * step for i in range(first, last + 1)]


def spread(wanted: Sequence[float], size: float, low: float, high: float) -> list[float]:
    """Middles as near as can be to the wanted ones, at least `size` apart, within low..high where they fit."""
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    groups: list[tuple[list[int], float]] = []
    for i in order:
        groups.append(([i], wanted[i]))
        while len(groups) > 1 and _clash(groups[-2], groups[-1], size):
            (a, x), (b, y) = groups[-2:]
            both = a + b
            groups[-2:] = [(both, (x * len(a) + y * len(b)) / len(both))]
    found = [0.0] * len(wanted)
    floor = low + size / 2
    for members, middle in groups:
        top = max(floor, middle - (len(members) - 1) * size / 2)
        for place, i in enumerate(members):
            found[i] = top + place * size
        floor = found[members[-1]] + size
    ceiling = high - size / 2
    for i in reversed(order):
        found[i] = min(found[i], ceiling)
        ceiling = found[i] - size
    return found


def _clash(above: tuple[list[int], float], below: tuple[list[int], float], size: float) -> bool:
    return below[1] - above[1] < (len(above[0]) + len(below[0])) / 2 * size
