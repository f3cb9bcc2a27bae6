"""border upgrade: old files of cards rewritten in the current format, in place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from game.catalog.cause import cause
from game.catalog.formats import CURRENT, Change
from game.catalog.guess import kind_of, kind_of_folder, looks_like_card
from game.catalog.manifest import NAME
from game.catalog.nodes import read_bytes
from game.catalog.places import content_root
from game.catalog.problem import Problem
from game.catalog.shelf import FORMS, shipped
from game.catalog.texts import Words
from game.catalog.upgrade import Upgraded, upgrade
from game.catalog.whole import put
from game.terminal import Language, leave, words_for, write


def rewrite(
    path: Annotated[str, typer.Argument(help="content/ | pack | *.yaml")] = "",
    check: Annotated[bool, typer.Option("--check", help="change nothing / ne rien changer")] = False,
    lang: Language = "",
) -> None:
    """Old cards in the current format. / D’anciennes cartes au format actuel."""
    words = words_for(shipped(), lang)
    root = shipped().folder(path) if path else content_root()
    files = list(cards_at(root)) or list(loose_at(root))
    if not files:
        leave(words.key("upgrade.nothing", path=str(root)))
    changed = current = refused = 0
    for file, kind in files:
        found, wrong = brought_up(file, kind)
        if found is not None and found.format < CURRENT and not check:
            wrong = saved(file, found.data)
        if found is None or wrong:
            refused += 1
            write(told(file, problem, words) for problem in wrong)
        elif found.format == CURRENT:
            current += 1
        else:
            changed += 1
            write(summary(file, found, words))
    counts = (("upgrade.would" if check else "upgrade.done", changed), ("upgrade.current", current))
    write(words.key(key, n=n) for key, n in (*counts, ("upgrade.refused", refused)) if n)
    raise typer.Exit(1 if refused or (check and changed) else 0)


def cards_at(root: Path) -> Iterator[tuple[Path, str]]:
    """Files of cards with their kinds: of a folder of content and its packs, of one kind's folder, or one file."""
    if root.is_file():
        kind = "" if root.name == NAME else kind_of_folder(root.absolute().parent)
        if kind or root.name == NAME:
            yield root, kind
        return
    if (root / NAME).is_file():
        yield root / NAME, ""
    inner = [kind for kind in FORMS if (root / kind).is_dir()]
    own = "" if inner else kind_of_folder(root.absolute())
    for kind in [own] if own else inner:
        folder = root if own else root / kind
        yield from ((path, kind) for path in sorted(folder.glob("*.yaml")) if path.is_file())
    for pack in sorted((root / "packs").glob("*")):
        yield from cards_at(pack)


def loose_at(root: Path) -> Iterator[tuple[Path, str]]:
    """Files of cards that lie in no folder of their kind, with the kinds that their fields tell: one, or a folder's."""
    for path in [root] if root.is_file() else sorted(root.glob("*.yaml")):
        if path.suffix == ".yaml" and path.is_file() and looks_like_card(path):
            yield path, kind_of(path)


def brought_up(path: Path, kind: str) -> tuple[Upgraded | None, list[Problem]]:
    """A file in the current format, or why it cannot be."""
    data, wrong = read_bytes(path, path.name)
    return (None, wrong) if data is None else upgrade(data, path.name, kind)


def saved(path: Path, data: bytes) -> list[Problem]:
    """Put bytes in the place of a file, whole or not at all; what hindered it."""
    try:
        put(path, data)
    except OSError as error:
        why = cause(error)
        return [Problem("file.unwritable", path.name, 1, 1, "", (("text", why),))]
    return []


def told(path: Path, problem: Problem, words: Words) -> str:
    """A problem on one line, as compilers write them."""
    severity = words.key(f"problem.severity.{problem.severity}")
    return f"{path}:{problem.line}:{problem.column}: {severity} {words.say(problem.said)}"


def summary(path: Path, found: Upgraded, words: Words) -> Iterator[str]:
    """What became of a file: its formats, and each field that changed."""
    yield f"{path}: {words.key('upgrade.file', n=found.format, most=CURRENT)}"
    yield from (line(where, change, words) for where, change in found.made)


def line(where: str, change: Change, words: Words) -> str:
    """One field that changed."""
    return words.key("upgrade.renamed" if change.to else "upgrade.gone", where=where, to=change.to)
