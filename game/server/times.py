"""What is left of each table's phase, kept beside the lesson's book, so that clocks go on after a crash.

It is no part of the record: one small file that is written anew every EVERY seconds and never waits for the disk. What
was written last is at most so much older than the crash; a phase that began since then begins its time again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from game.table.table import Table

NAME = "times.json"
EVERY = 10.0
"""Seconds between two writings."""


def rows_of(tables: Sequence[Table]) -> list[Any]:
    """Of each table: round, phase, seconds left (None: no time is set)."""
    return [[table.state.round, place(table), table.clock.left()] for table in tables]


def write(folder: Path, at: float, rows: list[Any]) -> None:
    """Keep when it is (seconds since the lesson began) and what `rows_of` gave. It may take as long as a disk does.

    A disk that refuses it is no reason to stop a lesson.
    """
    half = folder / (NAME + ".part")
    with suppress(OSError):
        half.write_text(json.dumps({"at": at, "tables": rows}), encoding="utf-8")
        half.replace(folder / NAME)


def place(table: Table) -> str:
    """The phase that runs at a table, also while it is paused."""
    return table.state.paused or table.state.phase


def read(folder: Path) -> tuple[float, list[Any]]:
    """When it was last written, and its rows; 0 and nothing when there is none, or none that makes sense."""
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return max(0.0, float(found["at"])), list(found["tables"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return 0.0, []


def put_back(table: Table, row: Any) -> None:
    """Let a table's clock go on from where it was, if it is still in the same phase of the same round."""
    if not isinstance(row, list) or len(row) != 3 or row[:2] != [table.state.round, place(table)]:
        return
    if type(row[2]) in (int, float) and row[2] >= 0:
        table.clock.go_on(float(row[2]))
