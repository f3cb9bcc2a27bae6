"""Charts of a class: points of each seat at each table, and lines over rounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.debrief.drawn.axes import Figure, framed, line, text
from game.debrief.drawn.charts import LETTER, Run, Words, lines
from game.debrief.drawn.ink import DASHES, SHAPES, Ink, mark
from game.debrief.tables.compared import Came
from game.telling.markup import Markup
from game.telling.scale import round_steps

COLOURS = ("#1d4f9c", "#b00d26", "#6b5200", "#126b5d", "#7f1d4f", "#4b3f94", "#8a5510", "#333333")
"""At least 4.5 to 1 on white; a table is told by the shape of its mark and its number as well."""
SHOWN = 8
"""Tables that have a line of their own."""


def of_table(number: int) -> Ink:
    """A table's ink; `number` from 1."""
    at = number - 1
    return Ink(COLOURS[at % len(COLOURS)], DASHES[at % len(DASHES)], SHAPES[at % len(SHAPES)])


def points(words: Words, seats: Sequence[str], tables: Sequence[Came], figure: Figure, wide: float = 640) -> Markup:
    """A row for each seat, on it a mark for each table at its points, with the table's number above."""
    scores = [score for one in tables for score in one.scores]
    steps = round_steps(min(scores), max(scores), 6)
    left, row = 16 + LETTER * max(map(len, seats)), 40.0
    high = row * len(seats) + 40

    def at(value: float) -> float:
        return left + (value - steps[0]) / ((steps[-1] - steps[0]) or 1.0) * (wide - left - 20)

    def parts() -> Iterator[Markup]:
        for value in steps:
            yield line(at(value), 8, at(value), high - 32, "grid")
            yield text(at(value), high - 18, figure(value), "middle")
        if words.across:
            yield text((left + wide - 20) / 2, high - 3, words.across, "middle", "axis")
        for place, name in enumerate(seats):
            y = 28 + row * place
            yield text(0, y + 4, name, "start", "name")
            yield line(left, y, wide - 20, y, "grid")
            taken: list[float] = []
            for one in sorted(tables, key=lambda one: one.scores[place]):
                x = at(one.scores[place])
                yield mark(of_table(one.number), x, y, 4.5)
                # A number that would lie on the one before it stands below the line, or is left to the table beside.
                if not taken or x - taken[-1] >= 14:
                    yield text(x, y - 9, str(one.number), "middle")
                    taken.append(x)
                elif len(taken) < 2 or x - taken[-2] >= 14:
                    yield text(x, y + 18, str(one.number), "middle")
                    taken[-1:] = [x, taken[-1]]

    return framed(wide, high, words.title, words.description, parts())


def over_rounds(
    words: Words, names: Sequence[str], tables: Sequence[Came], figure: Figure, size: tuple[float, float]
) -> Markup:
    """The border's health at each table, a line each; of many tables those that ended highest and lowest, and some
    between."""
    shown = between(tables)
    longest = max(len(one.healths) for one in shown)
    runs = [
        Run(names[tables.index(one)], (*one.healths, *(None,) * (longest - len(one.healths))), of_table(one.number))
        for one in shown
    ]
    return lines(words, runs, [str(round) for round in range(1, longest + 1)], figure, size)


def between(tables: Sequence[Came]) -> tuple[Came, ...]:
    """At most SHOWN of the tables, evenly from the one whose border ended healthiest to the last."""
    ranked = sorted(tables, key=lambda one: (-one.healths[-1], one.number))
    if len(ranked) > SHOWN:
        ranked = [ranked[round(at * (len(ranked) - 1) / (SHOWN - 1))] for at in range(SHOWN)]
    return tuple(sorted(ranked, key=lambda one: one.number))
