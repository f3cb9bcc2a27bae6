"""A class list as teachers have it: names one a line, or a table out of a spreadsheet, read into who is expected."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence

from game.catalog.load import Loaded
from game.rules.types import Said
from game.server import gate
from game.server.lesson import Expected
from game.server.wire import GarbledError

MOST_ROSTER = 400
SEPARATORS = "\t;,"
"""Tried in this order; a heading is cut by the one that it holds most of."""
NAME, FIRST, LAST, TABLE, SEAT = "name", "first", "last", "table", "seat"
HEADINGS: Mapping[str, str] = {
    **dict.fromkeys(("name", "full name", "nom", "nom complet", "student", "eleve", "etudiant", "etudiante"), NAME),
    **dict.fromkeys(("first name", "given name", "prenom", "prenom(s)"), FIRST),
    **dict.fromkeys(("last name", "surname", "family name", "nom de famille"), LAST),
    **dict.fromkeys(("table", "group", "groupe"), TABLE),
    **dict.fromkeys(("seat", "role", "place", "siege"), SEAT),
}
"""Headings of columns in either language, as `plain` writes them."""


def plain(text: str) -> str:
    """Small letters without accents, so that "Élève" and "eleve" are one."""
    apart = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def expected(text: str, loaded: Loaded) -> tuple[Expected, ...]:
    """Who a list names, each once, with the place that it gives them.

    Tables count from 1; a seat is a number from 1 or what the seat is called. Raises GarbledError with the number of
    the line that cannot be used.
    """
    rows = rows_of(text)
    columns = columns_of(rows[0][1]) if rows else {}
    found: dict[str, Expected] = {}
    for line, cells in rows[1:] if columns else rows:
        one = by_heading(cells, columns, line, loaded) if columns else by_place(cells, line, loaded)
        if one.name and one.name.casefold() not in found:
            found[one.name.casefold()] = one
    if len(found) > MOST_ROSTER:
        raise GarbledError(Said("room.full", (("n", MOST_ROSTER),)))
    return tuple(found.values())


def rows_of(text: str) -> list[tuple[int, list[str]]]:
    """The lines that hold anything, with their numbers, cut into cells."""
    text = text.lstrip("\ufeff")
    first, _, rest = text.partition("\n")
    told, skipped = "", 0
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == len("sep=;"):
        told, text, skipped = first.strip()[-1], rest, 1
    heading = next((line for line in text.splitlines() if line.strip()), "")
    cut = told or max(SEPARATORS, key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=cut, skipinitialspace=True)
    try:
        return [(reader.line_num + skipped, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise GarbledError(Said("roster.cut", (("n", reader.line_num + skipped),))) from error


def columns_of(cells: Sequence[str]) -> Mapping[str, int]:
    """Where the columns are that a first line names; none when it is no heading."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        if (what := HEADINGS.get(plain(cell))) is not None:
            found.setdefault(what, at)
    # "Prénom; Nom": beside a first name, "Nom" is the last one.
    if FIRST in found and NAME in found:
        found.setdefault(LAST, found.pop(NAME))
    return found if NAME in found or FIRST in found or LAST in found else {}


def by_heading(cells: Sequence[str], columns: Mapping[str, int], line: int, loaded: Loaded) -> Expected:
    """Somebody from a line under headings."""

    def cell(what: str) -> str:
        at = columns.get(what, len(cells))
        return cells[at] if at < len(cells) else ""

    name = cell(NAME) or f"{cell(FIRST)} {cell(LAST)}"
    return somebody(name, cell(TABLE), cell(SEAT), line, loaded)


def by_place(cells: Sequence[str], line: int, loaded: Loaded) -> Expected:
    """Somebody from a line of a list without headings: "name, table, seat", or a name that holds a comma itself."""
    name, table, seat = (*cells, "", "")[:3]
    if number(table) is None:
        return somebody(", ".join(cell.strip() for cell in cells if cell.strip()), "", "", line, loaded)
    return somebody(name, table, seat, line, loaded)


def somebody(name: str, table: str, seat: str, line: int, loaded: Loaded) -> Expected:
    """Who is expected, and where. Raises GarbledError where there can be no such place."""
    name = gate.clean(name, gate.MOST_NAME)
    if not table.strip():
        return Expected(name)
    at = number(table)
    if at is None or not 1 <= at <= gate.MOST_TABLES:
        values = (("line", line), ("text", gate.clean(table, gate.MOST_NAME)), ("n", gate.MOST_TABLES))
        raise GarbledError(Said("roster.no-table", values))
    if not seat.strip():
        return Expected(name, at - 1)
    sits = seat_of(seat, loaded)
    if sits is None:
        raise GarbledError(Said("roster.no-seat", (("line", line), ("text", gate.clean(seat, gate.MOST_NAME)))))
    return Expected(name, at - 1, sits)


def number(text: str) -> int | None:
    """The number in "3", "3.0" or "Table 3"; None where there is none."""
    bare = plain(text).removeprefix("table").removesuffix(".0").strip()
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 4 else None


def seat_of(text: str, loaded: Loaded) -> int | None:
    """The seat that a cell means: its number from 1, or the actor's id or name in either language."""
    actors = loaded.scenario.actors
    at = number(text)
    if at is not None:
        return at - 1 if 1 <= at <= len(actors) else None
    wanted = plain(text)
    for seat, actor in enumerate(actors):
        names = {actor.id, actor.names.plain.en, actor.names.plain.fr, actor.names.the.en, actor.names.the.fr}
        if wanted in {plain(name) for name in names}:
            return seat
    return None
