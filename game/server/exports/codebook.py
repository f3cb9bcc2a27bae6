"""What each file and each column of an export holds, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.catalog.texts import Words
from game.server.exports import gradebook, outcome, record
from game.server.exports.nameless import KEPT

SHEETS: Mapping[str, Sequence[str]] = {
    "people.csv": (
        *(name for name in gradebook.WHO if name != gradebook.NAME),
        *gradebook.PREPARED,
        *gradebook.TOOK_PART,
        "language",
        "prediction",
    ),
    "outcome.csv": outcome.COLUMNS,
    "events.csv": record.EVENTS,
    "chat.csv": record.CHAT,
    "dials.csv": record.DIALS,
}
JOURNALS: Mapping[str, Sequence[str]] = {
    "book.jsonl": ("what", "by", "at"),
    "table-N.jsonl": ("line", "counts", "do", "by", "why", "at", "back", "seat"),
}
OWN: Mapping[tuple[str, str], str] = {
    ("table-N.jsonl", "by"): "by_number",
    ("book.jsonl", "by"): "by_number",
    ("table-N.jsonl", "seat"): "seat_driver",
    ("outcome.csv", "round"): "round_now",
}
"""Columns that hold something else in one file than elsewhere."""


def codebook(words: Words) -> str:
    """The codebook as Markdown."""
    say = words.key
    found = [f"# {say('exports.codebook.title')}", "", say("exports.codebook.intro"), ""]
    found += [say("exports.codebook.early"), "", say("exports.codebook.names"), "", say("exports.codebook.time"), ""]
    for file, columns in {**SHEETS, **JOURNALS}.items():
        found += [f"## {file}", "", say(f"exports.file.{file.split('.')[0]}"), ""]
        found += [f"| {say('exports.codebook.column')} | {say('exports.codebook.meaning')} |", "| --- | --- |"]
        found += [f"| `{name}` | {say('exports.about.' + OWN.get((file, name), name))} |" for name in columns]
        found.append("")
        if file == "book.jsonl":
            found += [f"- `{kind}`: {say(f'exports.entry.{kind}')}" for kind in KEPT] + [""]
    found += ["## versions.json", "", say("exports.file.versions"), ""]
    return "\n".join(found)
