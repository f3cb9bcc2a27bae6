"""Files among the cards that nobody reads, because of their names or their places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.catalog.guess import kind_of
from game.catalog.kinds import KINDS
from game.catalog.manifest import FOLDER
from game.catalog.parcel import ROOT
from game.catalog.problem import Problem

ENDINGS = (".yaml", ".yml", ".yaml.txt", ".yml.txt")
"""How a name ends that was meant to be a card's; Notepad adds .txt."""


def strays(root: Path, pack: str) -> Iterator[Problem]:
    """Files meant as cards that are not read, in the folders of the kinds and, of a pack, beside its manifest."""
    start = f"{FOLDER}/{pack}/" if pack else ""
    found = [path for kind in KINDS for path in (root / kind).rglob("*")]
    for path in sorted([*found, *(root.glob("*") if pack else ())]):
        name = path.relative_to(root).as_posix()
        if not _read(name) and path.name.casefold().endswith(ENDINGS) and path.is_file():
            values = (("text", path.name), ("near", _right(path, root)))
            yield Problem("file.stray", start + name, 1, 1, "", values, "warning")


def _read(name: str) -> bool:
    return name in ROOT or (name.count("/") == 1 and name.endswith(".yaml"))


def _right(path: Path, root: Path) -> str:
    """The path within the root under which the file would be read."""
    stem = path.name[: -max(len(end) for end in ENDINGS if path.name.casefold().endswith(end))]
    if path.parent == root and f"{stem}.yaml" in ROOT:
        return f"{stem}.yaml"
    first = path.relative_to(root).parts[0]
    return f"{first if first in KINDS else kind_of(path)}/{stem}.yaml"
