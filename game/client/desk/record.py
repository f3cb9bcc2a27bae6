"""The record: everything this seat has been told, latest last; beside every sheet, or a sheet of its own."""

from __future__ import annotations

from game.client.desk.desk import RECORD, Desk
from game.client.desk.pieces import Above
from game.client.kit.labels import Label
from game.client.kit.layout import Column
from game.client.kit.panels import Limit, Panel
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget

RECORD_LINES = 60
SIDE_WIDTH = 290


def side(desk: Desk, word: Widget | None) -> Widget | None:
    """The record beside a sheet, above it a word to the player, if there is one; nothing where there is no room."""
    if RECORD in desk.tabs:
        return None
    whole = Above(Scroll(word, id="desk-word"), record(desk)) if word is not None else record(desk)
    return Limit(whole, SIDE_WIDTH, at="start", id="desk-side")


def record(desk: Desk) -> Widget:
    """The record: everything this seat has been told, latest last."""
    lines: list[Widget | None] = []
    shown = -1
    for at, line in list(enumerate(desk.record))[-RECORD_LINES:]:
        if line.round != shown:
            shown = line.round
            lines.append(Label(desk.t("desk.record.round", n=line.round, round=line.round), "label", ink="soft"))
        lines.append(desk.kept.part(f"record-{at}", None, lambda said=line.said: Label(desk.say(said), "small")))  # type: ignore[misc]
    if not lines:
        lines = [Label(desk.t("desk.record.empty"), "small", ink="soft")]
    inner = Column(
        [
            Label(desk.t("desk.record"), "heading"),
            Scroll(Column(lines, gap=8), id="desk-record", stick=True),
        ],
        gap=8,
        grow=1,
    )
    return Panel(inner, pad=12, grow=1)
