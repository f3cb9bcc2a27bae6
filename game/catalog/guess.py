"""Of what kind a file is that lies by itself: by its folder, else by its fields."""

from __future__ import annotations

from pathlib import Path

from game.catalog.kinds import KINDS
from game.catalog.manifest import FOLDER
from game.catalog.nodes import read_file
from game.catalog.shelf import FORMS


def kind_of(path: Path) -> str:
    """The kind whose name its folder bears; else the one with most of its fields; programs when nothing tells."""
    told = kind_of_folder(path.parent)
    if told:
        return told
    node, _ = read_file(path, path.name)
    if node is None:
        return "programs"
    fields = set(node.pairs)

    def fit(kind: str) -> int:
        known = set(KINDS[kind].shape["properties"])
        return 2 * len(fields & known) - len(fields - known) - len(set(KINDS[kind].shape["required"]) - fields)

    return max(KINDS, key=fit)


def kind_of_folder(folder: Path) -> str:
    """The kind of cards that a folder of this name holds, "" for none."""
    names = (f"{folder.parent.name}/{folder.name}", folder.name)
    return next((name for name in names if name in FORMS and name != FOLDER), "")


def looks_like_card(path: Path) -> bool:
    """Whether a file has an id, as all cards do; also one that cannot be read, of which nobody knows."""
    node, _ = read_file(path, path.name)
    return node is None or "id" in node.pairs
