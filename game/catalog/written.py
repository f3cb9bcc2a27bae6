"""A card's file as its author wrote it: its lines, where each field stands, its texts in both languages.

A card keeps values only. What judges how it is written (a lint, an editor's panel) reads the file once more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from game.catalog.fields import Reader, Spoken
from game.catalog.formats import up_to_date
from game.catalog.nodes import Node, read_file
from game.catalog.shelf import FORMS, Card

_STEP = re.compile(r"[^.\[\]]+|\[[0-9]+\]")


@dataclass(frozen=True, slots=True)
class Written:
    """One file."""

    card: Card
    raw: Node
    """What stands there, in the format that the file has."""
    node: Node
    """The same in the current format."""
    texts: tuple[Spoken, ...]
    source: str
    """All that stands in the file."""

    def place(self, field: str) -> tuple[int, int]:
        """Line and column, from 1, of a field ("effects[2].on"); of one that is not there, of what should hold it."""
        node = self.node
        at = (node.line, node.column)
        for step in _STEP.findall(field):
            if step.startswith("["):
                if int(step[1:-1]) >= len(node.items):
                    break
                node = node.items[int(step[1:-1])]
                at = (node.line, node.column)
            elif step in node.pairs:
                at = node.keys[step]
                node = node.pairs[step]
            else:
                break
        return at


def written(path: Path, card: Card) -> Written | None:
    """The file of a card; None when it can no longer be read."""
    node, _ = read_file(path, card.file)
    if node is None:
        return None
    current, reader = up_to_date(node, card.kind), Reader(card.file)
    FORMS[card.kind](current, "", reader)
    return Written(card, node, current, tuple(reader.texts), path.read_bytes().decode("utf-8-sig", "replace"))
