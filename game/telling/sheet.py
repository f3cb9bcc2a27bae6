"""Tables as CSV: for spreadsheets, which must not take a cell for a formula, and for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the beginning of a formula; the last four are the wide forms of the first."""
BOM = "\ufeff"
SEPARATORS: Mapping[str, str] = {"en": ",", "fr": ";"}
"""What a spreadsheet of that language expects between two cells."""

DECIMALS: Mapping[str, str] = {"en": ".", "fr": ","}

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns by their names for programs, and the rows below them; None is an empty cell."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Cell], ...]


def plain(cell: Cell) -> Cell:
    """The cell, with an apostrophe before what would be a formula; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def written(
    heads: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    separator: str = ",",
    decimal: str = ".",
    places: int | None = 1,
) -> bytes:
    """A table as CSV in UTF-8, with the mark by which spreadsheets know that it is.

    `places` is how many decimals are written; None: as many as it takes to read the same number again.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow([plain(head) for head in heads])
    for row in rows:
        writer.writerow([_figure(cell, decimal, places) if isinstance(cell, float) else plain(cell) for cell in row])
    return (BOM + out.getvalue()).encode()


def _figure(value: float, decimal: str, places: int | None) -> str:
    if value != value:  # not a number: nothing is known
        return ""
    return (repr(float(value)) if places is None else f"{value:.{places}f}").replace(".", decimal)


def as_data(sheet: Sheet, places: int | None = 1) -> bytes:
    """A sheet under the names of its columns, for programs; figures with so many decimals, None: exactly."""
    return written(sheet.columns, cells(sheet), places=places)


def cells(sheet: Sheet) -> Iterable[list[Cell]]:
    """A sheet's rows, each in the order of its columns."""
    return ([row[name] for name in sheet.columns] for row in sheet.rows)
