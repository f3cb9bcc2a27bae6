"""The table of scores: points from each indicator, private orders, the sum."""

from __future__ import annotations

from collections.abc import Iterator

from game.catalog.texts import Words
from game.rules.judge import judge
from game.rules.types import TEACHER, Said, View
from game.table.table import Table
from game.world.names import INDICATORS
from game.world.score import parts

GAP = 2


def final_table(table: Table, words: Words, view: View) -> Iterator[str]:
    """Scores of all seats, each with the parts that it is the sum of; private orders when the viewer may know them."""
    over = view.phase == "debrief"
    yield ""
    yield words.key("story.final" if over else "story.so-far")
    yield words.say(Said("story.health", (("points", view.health),)))
    known = over or view.viewer == TEACHER
    rows = list(score_rows(table, words)) if view.history else []
    earned = dict.fromkeys(range(len(view.seats)), 0)
    orders = judge(table.scenario, table.state) if known else ()
    for seat, _, points in orders if over else ():
        earned[seat] += points
    if over:
        rows.append([words.key("story.mandates"), *(words.points(points) for points in earned.values())])
    rows.append([words.key("story.score"), *(words.points(points) for points in view.scores)])
    head = [words.key("story.points"), *(words.actor(actor) for actor in table.scenario.actors)]
    yield from columns([head, *rows] if view.scores else [])
    for seat, id, points in orders:
        mark = ("+" + words.points(points)) if points else words.points(0)
        values = (("who", seat), ("mandate", id), ("text", mark))
        yield words.say(Said("story.order" if over else "story.order.open", values), table.scenario)


def score_rows(table: Table, words: Words) -> Iterator[list[str]]:
    """A row for each indicator that weighs for somebody: the points that each seat has from it."""
    history = table.history()
    if history is None:
        return
    found = parts(table.loaded.model, history)
    for name in INDICATORS:
        points = [round(float(value) * 1000) for value in found[name][:, 0]]
        if any(points):
            yield [words.key(f"indicator.{name}"), *(words.points(p) if p else "" for p in points)]


def columns(rows: list[list[str]]) -> Iterator[str]:
    """Rows as text: the first column to the left, the others to the right, each as wide as it needs."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))] if rows else []
    for row in rows:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        yield (" " * GAP).join(cells).rstrip()
