"""Where an effect is felt: the places that its variable has, and no others."""

from __future__ import annotations

from typing import Any

from game.catalog.fields import Field, Reader, Reference, join, words
from game.catalog.nodes import Node
from game.catalog.vocabulary import PLACES
from game.world.names import BY_NAME

OF_AXIS = {"corridor": "crossing", "actor": "seat", "dyad": "seat"}
"""The axis of a variable to the kind of name that its places bear (`cross`)."""
ENDS = 2


def _place(node: Node, where: str, reader: Reader) -> Any:
    if node.kind == "list":
        return reader.wrong(node, where, "want.place")
    return words.read(node, where, reader)


place = Field(_place, {"names": "place"})
"""Where an effect is felt; which places it reaches is known only at a table."""


def placed(effect: Field) -> Field:
    """An effect whose place is one that its variable can have."""

    def read(node: Node, where: str, reader: Reader) -> Any:
        found = effect(node, where, reader)
        at, on = (node.pairs.get(key) for key in ("at", "on"))
        if at is not None and on is not None and isinstance(at.value, str) and isinstance(on.value, str):
            _check(at, on.value, join(where, "at"), reader)
        return found

    return Field(read, effect.shape)


def _check(at: Node, on: str, where: str, reader: Reader) -> None:
    """Note what is wrong with a place for a variable; its names are looked up when all files are read."""
    variable, ends = BY_NAME.get(on), at.value.strip().split("~")
    if variable is None or not at.value.strip():  # which have problems of their own
        return
    if variable.axis == "world":
        reader.wrong(at, where, "place.world", text=on)
    elif variable.axis == "dyad" and len(ends) != ENDS:
        reader.wrong(at, where, "place.pair", text=on, near=f"{ends[0]}~all" if len(ends) == 1 else "owner~all")
    elif variable.axis != "dyad" and len(ends) > 1:
        reader.wrong(at, where, "place.single", text=on, found=at.value.strip())
    else:
        for end in ends:
            _refer(at, end, OF_AXIS[variable.axis], where, reader)


def _refer(at: Node, end: str, kind: str, where: str, reader: Reader) -> None:
    """One end of a place, or all of it."""
    joined = [part for part in end.split("+") if part in PLACES] if "+" in end else []
    if joined:
        reader.wrong(at, where, "place.joined", text=joined[0])
    else:
        reader.references.append(Reference(kind, end, at.line, at.column, where))
