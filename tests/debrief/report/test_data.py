"""Numbers: exact, safe in a spreadsheet, the same in Parquet, and every column of every real part explained."""

from __future__ import annotations

import csv
import io

import pytest

from game.catalog.texts import LANGUAGES
from game.debrief.found import find
from game.debrief.report.data import codebook, files, sheets
from game.debrief.report.makers import MAKERS, Given, sections
from game.debrief.section import Section
from game.debrief.telling import Telling
from game.telling.markup import Markup
from game.telling.sheet import Sheet
from tests.debrief.games import SHORT, played
from tests.debrief.report.parts import SHEET, UGLY
from tests.shipped import words

PART = Section("result", "A part", Markup(""), sheets={"odd": SHEET})


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_figures_are_exact_and_no_cell_is_a_formula() -> None:
    found = rows(files([PART], [])["odd.csv"])
    assert float(found[0]["score"]) == 1 / 3
    assert found[0]["seat"] == UGLY
    assert found[1] == {"seat": "'=1+1", "score": ""}


def test_parquet_holds_the_same() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    found = files([PART], [], packed=True)
    table = parquet.read_table(io.BytesIO(found["odd.parquet"]))
    assert table.to_pylist() == [dict(row) for row in SHEET.rows]


def test_every_column_of_every_part_is_explained_in_both_languages() -> None:
    game = played(SHORT)
    parts = sections(find(game), Telling(game.table, words("en")), Given(), MAKERS)
    books = [codebook(parts, words(language)) for language in LANGUAGES]
    for name, sheet in sheets(parts).items():
        assert sheet.columns, name
        for column in sheet.columns:
            assert all(f"| `{column}` | " in book for book in books)
            kinds = {type(row[column]) for row in sheet.rows if row[column] is not None}
            assert kinds <= {str} or kinds <= {int, float}, f"{name}.{column} holds {kinds}"


def test_what_nobody_explained_is_not_passed_over() -> None:
    sheet = Sheet(("no_such_column",), ({"no_such_column": 1},))
    with pytest.raises(KeyError):
        codebook([Section("result", "A part", Markup(""), sheets={"odd": sheet})], words("en"))
