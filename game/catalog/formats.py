"""Formats of card files: what became of a field when a format came, and older trees brought up to date.

A file says `format: N` at its top; a file that says nothing is of format 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.catalog.fields import shown
from game.catalog.nodes import Node
from game.catalog.problem import Problem

CURRENT = 3
"""The format that this game writes, and the newest that it reads."""
FIELD = "format"
EFFECTS = ("effects", "*")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one field. `path` leads from the card to the mappings that hold it ("*": each entry of a list).

    The field is renamed `to`, or goes when that is empty; where `only` is given, in mappings where its value is one.
    """

    format: int
    kinds: tuple[str, ...]
    path: tuple[str, ...]
    field: str
    to: str = ""
    only: type | None = None


CHANGES = (
    # Read and checked, but the model never used it.
    Change(2, ("programs", "agreements", "events", "levers"), EFFECTS, "per"),
    Change(2, ("events",), ("choice", "options", "*", *EFFECTS), "per"),
    # at_most is always a number; "must not come about" has a word of its own.
    Change(3, ("actors",), ("mandates", "*", "goals", "*"), "at_most", "never", bool),
)


def stated(node: Node) -> int | None:
    """The format that a file says it has; None when what it says is no whole number from 1 on."""
    inner = node.pairs.get(FIELD)
    if inner is None:
        return 1
    return inner.value if inner.kind == "scalar" and type(inner.value) is int and inner.value >= 1 else None


def unknown(node: Node, name: str) -> Problem:
    """What is wrong with a format that this game does not know, or that is none; `name` is the file's."""
    spot = node.pairs[FIELD]
    if stated(node) is None:
        values: tuple[tuple[str, int | str], ...] = (("found", shown(spot)), ("most", CURRENT))
        return Problem("format.none", name, spot.line, spot.column, FIELD, values)
    return Problem("format.new", name, spot.line, spot.column, FIELD, (("n", int(spot.value)), ("most", CURRENT)))


def due(kind: str, format: int) -> tuple[Change, ...]:
    """The changes that came with a format, for cards of a kind."""
    return tuple(change for change in CHANGES if change.format == format and kind in change.kinds)


def places(node: Node, change: Change) -> Iterator[tuple[str, Node]]:
    """The mappings that a change alters, each with the path of the field inside the file."""
    yield from _places(node, change, change.path, "")


def _places(node: Node, change: Change, path: tuple[str, ...], where: str) -> Iterator[tuple[str, Node]]:
    if not path:
        if applies(node, change):
            yield f"{where}.{change.field}", node
    elif path[0] == "*":
        for at, item in enumerate(node.items):
            yield from _places(item, change, path[1:], f"{where}[{at}]")
    elif path[0] in node.pairs:
        yield from _places(node.pairs[path[0]], change, path[1:], f"{where}.{path[0]}" if where else path[0])


def applies(node: Node, change: Change) -> bool:
    """Whether a mapping holds what a change alters. A name that is already taken is left to its author."""
    inner = node.pairs.get(change.field)
    if inner is None or inner.kind != "scalar" or change.to in node.pairs:
        return False
    return change.only is None or type(inner.value) is change.only


def changed(node: Node, change: Change, path: tuple[str, ...]) -> Node:
    """The tree after a change; the tree itself stays as it was."""
    if not path:
        return _altered(node, change) if applies(node, change) else node
    if path[0] == "*":
        return replace(node, items=[changed(item, change, path[1:]) for item in node.items])
    if path[0] not in node.pairs:
        return node
    inner = changed(node.pairs[path[0]], change, path[1:])
    return replace(node, pairs={**node.pairs, path[0]: inner})


def _altered(node: Node, change: Change) -> Node:
    names = {key: change.to if key == change.field else key for key in node.pairs}
    return replace(
        node,
        pairs={names[key]: inner for key, inner in node.pairs.items() if names[key]},
        keys={names[key]: spot for key, spot in node.keys.items() if names[key]},
        spans={names[key]: span for key, span in node.spans.items() if names[key]},
    )


def up_to_date(node: Node, kind: str) -> Node:
    """A card's tree in the current format; itself when it is in it, or when its format cannot be told or is newer."""
    format = stated(node)
    if format is None or format >= CURRENT:
        return node
    for step in range(format + 1, CURRENT + 1):
        for change in due(kind, step):
            node = changed(node, change, change.path)
    spot = node.pairs.get(FIELD, Node("scalar", node.line, node.column))
    said = Node("scalar", spot.line, spot.column, CURRENT, span=spot.span)
    keys = {FIELD: (spot.line, spot.column), **node.keys}
    return replace(node, pairs={**node.pairs, FIELD: said}, keys=keys)


def same(one: Node, other: Node) -> bool:
    """Whether two trees say the same, wherever it stands."""
    if one.kind != other.kind or type(one.value) is not type(other.value) or one.value != other.value:
        return False
    if len(one.items) != len(other.items) or set(one.pairs) != set(other.pairs):
        return False
    listed = all(same(a, b) for a, b in zip(one.items, other.items, strict=True))
    return listed and all(same(inner, other.pairs[key]) for key, inner in one.pairs.items())
