"""What projectors show of several tables beside each other: those whose games are over and revealed, no others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.catalog.texts import LANGUAGES
from game.rules.types import Said
from game.server.debriefs.made import Debriefs
from game.server.exports.archive import open_archive
from game.table.journal import JournalError

if TYPE_CHECKING:
    from game.catalog.shelf import Shelf

FEWEST = 2
"""Tables that can be compared."""
Sections = Mapping[str, Any]


@dataclass(slots=True, eq=False)
class Comparison:
    """The games at `tables` (from 0) as they stood at `mark`: nothing yet, why nothing can be told, or what the wall
    shows of them by language."""

    tables: tuple[int, ...]
    mark: object
    found: Mapping[str, Sections] | Said | None = None


def compare(folder: Path, shelf: Shelf, debriefs: Debriefs, tables: Sequence[int]) -> Mapping[str, Sections] | Said:
    """Some tables (from 0) beside each other, by language; or why they are not compared. In a thread."""
    try:
        archive = open_archive(folder, shelf)
    except JournalError as error:
        return error.said
    shown: dict[str, Sections] = {}
    for language in LANGUAGES:
        written = debriefs.compared(folder, archive, tables, language)
        if isinstance(written, Said):
            return written
        head, *parts = written.parts
        shown[language] = {
            "tables": list(tables),
            "ready": True,
            "said": "",
            "about": str(head.body),
            "slides": [{"title": one.title, "html": str(one.body)} for part in parts for one in part.slides],
        }
    return shown
