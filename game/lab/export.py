"""Results as a table for other programs, CSV or Parquet, with a codebook beside it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from game.catalog.shelf import Card
from game.lab.batch import Job
from game.lab.study import StudyError, ending

COLUMNS = ("claim", "arm", "mechanism", "seed", "outcome", "value")
"""What they hold is said in the catalogues: lab.column.NAME."""
KINDS = (".csv", ".parquet")


def rows(cards: Mapping[str, Card], results: Mapping[Job, Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    """One row for each game and outcome, in a fixed order whatever finished first."""
    for job in sorted(results, key=lambda job: (job[0], job[1], job[2], int(job[3]))):
        id, arm, on, first, _ = job
        name = cards[id].data["arms"][int(arm)]["id"]
        for at, values in enumerate(results[job]["values"]):
            for number, value in enumerate(values, 1):
                yield id, name, int(on), int(first) + at, number, value if value == value else None


def save(path: Path, found: Iterator[tuple[Any, ...]], meanings: Mapping[str, Mapping[str, str]]) -> tuple[Path, Path]:
    """Write the table and its codebook; both paths. Raises StudyError for another ending or without pyarrow.

    `meanings` says what each column holds, by language.
    """
    table = list(found)
    ending(path, KINDS)
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix.lower() == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows(table)
    else:
        path.write_bytes(parquet(COLUMNS, table))
    book = path.with_suffix(".codebook.json")
    book.write_text(json.dumps(meanings, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path, book


def parquet(columns: Sequence[str], table: Sequence[Sequence[Any]]) -> bytes:
    """Rows under the names of their columns as a Parquet file; None is an empty cell.

    Each column holds one kind of thing (whole numbers may stand among others). Raises StudyError without pyarrow.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise StudyError("lab.extra", text="lab") from error
    found = {name: [row[at] for row in table] for at, name in enumerate(columns)}
    out = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(pyarrow.table(found), out)
    made: bytes = out.getvalue().to_pybytes()
    return made
