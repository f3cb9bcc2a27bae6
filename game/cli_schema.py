"""border schema: what editors need to help with cards, and the reference of all fields, from the declarations."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from game.catalog import whole
from game.catalog.about import MODEL
from game.catalog.cause import cause
from game.catalog.manifest import FOLDER, NAME
from game.catalog.places import content_root
from game.catalog.reference import pages
from game.catalog.schema import files, mark, named_in
from game.catalog.shelf import shipped
from game.catalog.texts import Words
from game.cli_upgrade import cards_at
from game.terminal import Language, leave, words_for, write


def schema(
    path: Annotated[str, typer.Argument(help="content/ | pack")] = "",
    out: Annotated[str, typer.Option("--out", help="…/schemas/*.json")] = "",
    reference: Annotated[str, typer.Option("--reference", help="docs/ (fields.md, fields.fr.md)")] = "",
    lang: Language = "",
) -> None:
    """Help for editors that know YAML. / Aide pour les éditeurs qui connaissent YAML."""
    words = words_for(shipped(), lang)
    if reference:
        put(Path(reference), pages(shipped()), words)
        return
    if out:
        put(Path(out), files(shipped()), words)
        return
    root = shipped().folder(path) if path else content_root()
    cards = list(all_cards(root)) if root.is_dir() else []
    if not cards:
        leave(words.key("schema.nothing", text=str(root)))
    put(root, files(shipped()), words)
    marked = sum(name_schema(root, file, kind, words) for file, kind in cards)
    write([words.key("schema.named", n=marked)])


def put(root: Path, texts: Iterable[tuple[str, str]], words: Words) -> None:
    """Write files under a folder, those that differ from what is there."""
    count = 0
    for name, text in texts:
        file = root / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            _save(file, text.encode(), words)
        count += 1
    write([words.key("schema.written", n=count, text=str(root))])


def all_cards(root: Path) -> Iterator[tuple[Path, str]]:
    """Every file under a folder of content or a pack that has a schema, with its kind."""
    yield from ((file, FOLDER if file.name == NAME else kind) for file, kind in cards_at(root))
    yield from ((file, MODEL) for file in sorted((root / MODEL).glob("*.yaml")))


def name_schema(root: Path, file: Path, kind: str, words: Words) -> bool:
    """Have a card name its schema in its first line; whether it did not before."""
    up = Path(os.path.relpath(root, file.parent)).as_posix() + "/"
    data = file.read_bytes()
    named = named_in(data, mark(kind, up, words.language))
    if named != data:
        _save(file, named, words)
    return named != data


def _save(file: Path, data: bytes, words: Words) -> None:
    try:
        whole.put(file, data)
    except OSError as error:
        leave(words.key("packs.unwritable", text=str(file), why=cause(error)), 1)
