"""The numbers behind a debrief as files for other programs, with what each column holds in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.catalog.texts import Words
from game.debrief.section import Section
from game.lab.export import parquet
from game.telling.sheet import Sheet, as_data, cells


def files(sections: Sequence[Section], languages: Sequence[Words], *, packed: bool = False) -> Mapping[str, bytes]:
    """Files by name: each sheet as CSV (and as Parquet where it is to be `packed`), a codebook in each language.

    Raises StudyError where Parquet is asked for without pyarrow.
    """
    found: dict[str, bytes] = {}
    for name, sheet in sheets(sections).items():
        found[f"{name}.csv"] = as_data(sheet, None)
        if packed:
            found[f"{name}.parquet"] = parquet(sheet.columns, list(cells(sheet)))
    for words in languages:
        found[f"codebook.{words.language}.md"] = codebook(sections, words).encode()
    return found


def sheets(sections: Sequence[Section]) -> Mapping[str, Sheet]:
    """All sheets of the sections by name."""
    return {name: sheet for section in sections for name, sheet in section.sheets.items()}


def codebook(sections: Sequence[Section], words: Words) -> str:
    """What each file and each column of it holds, as Markdown. Raises KeyError for a column that nobody explained."""
    lines = [f"# {words.key('debrief.codebook.title')}", "", words.key("debrief.codebook.intro"), ""]
    heads = words.key("debrief.codebook.column"), words.key("debrief.codebook.meaning")
    for section in (section for section in sections if section.sheets):
        part = words.key("debrief.codebook.of", text=words.key(f"debrief.{section.name}.title"))
        for name, sheet in section.sheets.items():
            lines += [f"## {name}", "", part, "", f"| {heads[0]} | {heads[1]} |", "| --- | --- |"]
            lines += [f"| `{column}` | {words.key(f'debrief.column.{column}')} |" for column in sheet.columns] + [""]
    return "\n".join(lines)
