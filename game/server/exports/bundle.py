"""The research bundle: a zip of what a lesson leaves behind, without names, keys or secrets.

A table that the teacher has not revealed gives its public record only: no journal (whose
seed would deal its private orders again), no secret offers, no private messages, no proposals, no predictions. The same
lesson gives the same bytes.
"""

from __future__ import annotations

import importlib.metadata
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from game.catalog.texts import LANGUAGES, Words
from game.server.exports import nameless, record
from game.server.exports.archive import Archive
from game.server.exports.codebook import codebook
from game.server.exports.gradebook import gradebook
from game.server.exports.outcome import outcome
from game.telling.sheet import Cell, Sheet, as_data

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every file in it: the earliest that a zip can tell."""
OPEN_TO_READ = 0o644 << 16
UNIX = 3
FORMAT = 1
"""Changes when files or columns change."""


def bundle(archive: Archive) -> bytes:
    """The zip of a lesson; its files are written one after another, so that only what is packed is held."""
    return zipped(files(archive))


def packed(made: Mapping[str, bytes]) -> bytes:
    """A zip of files that are made already; the same files give the same bytes."""
    return zipped({name: (data,) for name, data in made.items()})


def zipped(found: Mapping[str, Iterable[bytes]]) -> bytes:
    """A zip of files by name, each in pieces."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        for name, data in sorted(found.items()):
            info = zipfile.ZipInfo(name, LONG_AGO)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, OPEN_TO_READ, UNIX
            with file.open(info, "w") as entry:
                for part in data:
                    entry.write(part)
    return into.getvalue()


def files(archive: Archive) -> Mapping[str, Iterable[bytes]]:
    """What is in it, by name; made as it is asked for."""
    shelf = archive.loaded.shelf
    both = (Words(shelf, LANGUAGES[0]), Words(shelf, LANGUAGES[1]))
    found: dict[str, Iterable[bytes]] = {
        "book.jsonl": lines(nameless.entries(archive)),
        "chat.csv": sheet(record.chat(archive)),
        "dials.csv": sheet(record.dials(archive)),
        "events.csv": sheet(record.events(archive, both)),
        "outcome.csv": sheet(outcome(archive, names=False)),
        "people.csv": sheet(people(archive)),
        "versions.json": [json.dumps(versions(archive), indent=1, sort_keys=True).encode() + b"\n"],
    }
    for at, game in enumerate(archive.games):
        if game.told:
            found[f"table-{at + 1}.jsonl"] = lines(record.journal(archive, game))
    for words in both:
        found[f"codebook.{words.language}.md"] = [codebook(words).encode()]
    return found


def lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """One JSON object a line."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def sheet(made: Sheet) -> Iterable[bytes]:
    """A table as a file."""
    return [as_data(made)]


def people(archive: Archive) -> Sheet:
    """The grade book without names, with the language each reads and, once it may be told, what they predicted."""
    made, hide = gradebook(archive, names=False), nameless.hider(archive)
    rows: list[Mapping[str, Cell]] = []
    for person, row in zip(archive.lesson.people, made.rows, strict=True):
        told = nameless.told(archive, person.table)
        more: dict[str, Cell] = {"language": person.language, "prediction": hide(person.prediction) if told else None}
        rows.append({**row, **more})
    return Sheet((*made.columns, "language", "prediction"), tuple(rows))


def versions(archive: Archive) -> Mapping[str, Any]:
    """What it was made with, and how much of each table is in it."""
    return {
        "bundle": FORMAT,
        "game": version(),
        "scenario": archive.lesson.scenario,
        "content": archive.loaded.scenario.digest,
        "tables": [
            {"table": at + 1, "record": "full" if game.told else "public", **record.header_of(game)}
            for at, game in enumerate(archive.games)
        ],
    }


def version() -> str:
    """The version of the game; "" where it was not installed as a package."""
    try:
        return importlib.metadata.version("longest-border")
    except importlib.metadata.PackageNotFoundError:
        return ""
