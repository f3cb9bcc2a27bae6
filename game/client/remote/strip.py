"""Above the desk of a handset: whether the line is there, the clock, the team, and the teacher's last word."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from game.catalog.texts import Words
from game.client.kit.controls import Button
from game.client.kit.labels import Badge, Label
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.panels import Panel
from game.client.kit.theme import Ink
from game.client.kit.widget import Widget
from game.client.remote.handset import Handset
from game.rules.types import Said

SOON = 60
"""Seconds below which the clock is told by tens."""
LINES: dict[str, tuple[Ink, Ink]] = {
    "up": ("good", "good_tint"),
    "seeking": ("ink", "warn_tint"),
    "lost": ("bad", "bad_tint"),
    "strange": ("bad", "bad_tint"),
}
"""By the state of the line: colours of the words and of their ground."""


def health(handset: Handset, words: Words) -> Widget:
    """Whether the line is there, in words and by colour."""
    state = handset.line.state
    ink, fill = LINES[state]
    return Badge(words.key(f"join.line.{state}"), ink=ink, fill=fill, tip=words.key(f"join.line.{state}.why"))


def note_words(note: Mapping[str, Any], words: Words) -> str:
    """A word of the teacher as it was typed, an order of theirs as a sentence: the same as on the pages."""
    what, text = str(note["what"]), str(note["text"])
    if what == "note":
        return text
    return words.key(f"page.notes.{what}", n=int(text)) if text else words.key(f"page.notes.{what}")


def clock_words(handset: Handset, words: Words) -> str:
    """The time that is left, in whole minutes, at the end by tens of seconds; "" without a clock. Or the stage."""
    left = handset.left()
    if handset.held is not None:
        return words.key(f"stage.{handset.stage}")
    if (handset.sections.get("clock") or {}).get("paused"):
        return words.key("join.paused")
    if left is None:
        return ""
    if left >= SOON:
        return words.key("join.minutes", n=left // 60)
    return words.key("join.seconds", n=-(-left // 10) * 10) if left else words.key("join.time-up")


def strip(
    handset: Handset,
    words: Words,
    parts: Sequence[Widget | None],
    note: str,
    away: Callable[[], None],
) -> Widget:
    """The strip; `parts` are buttons of the screen, `note` is the teacher's last word until it is put away."""
    mates = [str(one["name"]) for one in handset.team if one["number"] != handset.me.get("number")]
    told: list[Widget | None] = [
        health(handset, words),
        Label(clock_words(handset, words), "label", whole=True, id="lesson-clock"),
        Label(who(handset, words), "small", ink="soft"),
        Label(words.key("join.team", text=", ".join(mates)), "small", ink="soft") if mates else None,
        *parts,
    ]
    rows: list[Widget | None] = []
    if note:
        put_away = Button("", away, kind="quiet", mark="close", said=words.key("plain.close"), id="lesson-note-away")
        said = Label(words.key("join.note", text=note), "strong", grow=1, id="lesson-note")
        rows.append(Row([said, put_away], gap=8))
    frozen = handset.table.frozen if handset.table is not None else None
    if frozen is not None:
        rows.append(Label(words.say(frozen), "strong", ink="bad", id="lesson-frozen"))
    rows.append(Flow(told, gap=16))
    return Panel(
        Column(rows, gap=4), look="card" if handset.up and frozen is None else "warn", square=True, pad=(20, 8)
    )


def who(handset: Handset, words: Words) -> str:
    """As whom somebody is in which lesson."""
    table, name = int(handset.me.get("table", -1)), str(handset.me.get("name", ""))
    code = str(handset.lesson.get("code", ""))
    if table < 0:
        return words.key("join.as", text=name, code=code)
    return words.say(Said("join.as.table", (("text", name), ("code", code), ("n", table + 1))))
