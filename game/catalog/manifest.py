"""The form of a pack's manifest, pack.yaml: what a folder of content is called, whose it is, and what it belongs to."""

from __future__ import annotations

import re
from typing import Any

from game.catalog.fields import Field, Reader, Slot, identity, many, reference, shown, text, whole, words
from game.catalog.kinds import card
from game.catalog.nodes import Node

NAME = "pack.yaml"
FOLDER = "packs"
SCHEMAS = "schemas"
"""The folder of a root in which editors find schemas; no cards are in it."""
_VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){0,2}\Z")
MOST_RULES = 1000


def _version(node: Node, where: str, reader: Reader) -> Any:
    """A version such as "1.0", in quotes: without them 1.10 would be the number 1.1."""
    if node.kind != "scalar" or not isinstance(node.value, str) or not _VERSION.match(node.value):
        return reader.wrong(node, where, "want.version", found=shown(node))
    return node.value


version = Field(_version, {"type": "string", "pattern": r"^[0-9]{1,4}(\.[0-9]{1,4}){0,2}$"})
"""One to three numbers with points between, in quotes."""

MANIFEST: dict[str, Field] = {
    FOLDER: card(
        {
            "id": Slot(identity),
            "title": Slot(text),
            "text": Slot(text),
            "version": Slot(version),
            "authors": Slot(many(words, 1)),
            "licence": Slot(words),
            "rules": Slot(whole(1, MOST_RULES)),
            "joins": Slot(many(reference("scenarios")), ()),
            "needs": Slot(many(reference(FOLDER)), ()),
            "source": Slot(text, None),
        }
    )
}
"""Packs are a kind of card as well: one file a pack, which must bear the name of its folder as its id.

`joins` are scenarios that the pack's cards get into, beside the pack's own; `needs` other packs that it builds on.
"""


def pack_of(file: str) -> str:
    """The pack to which a file of the shelf belongs, "" for the content that is the game's own."""
    first, _, rest = file.partition("/")
    return rest.partition("/")[0] if first == FOLDER else ""


def inside(file: str) -> str:
    """The path of a file within its own root: "programs/x.yaml" in a pack as in the game's content."""
    pack = pack_of(file)
    return file[len(FOLDER) + len(pack) + 2 :] if pack else file


def as_numbers(version: str) -> tuple[int, ...]:
    """A version to compare by: 1.10 comes after 1.9, and 1.0 is 1."""
    found = [int(part) for part in version.split(".")]
    while len(found) > 1 and found[-1] == 0:
        found.pop()
    return tuple(found)
