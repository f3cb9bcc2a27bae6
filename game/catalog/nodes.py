"""YAML as a tree that knows where everything stood: no anchors, aliases or tags; bounded size and depth."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from game.catalog.cause import cause
from game.catalog.mishaps import mishap
from game.catalog.problem import Problem

MOST_BYTES = 256 * 1024
MOST_DEPTH = 12
MOST_NODES = 20_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"[-+]?[0-9]{1,15}\Z")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}\Z")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""What nobody sees: orders to a terminal, turned reading, halves of letters; quoted text can name them by number."""
_WORDS: dict[str, object] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(slots=True)
class Node:
    """A scalar (`value`), a list (`items`) or a mapping (`pairs`: key to node, in the file's order)."""

    kind: str
    line: int
    column: int
    value: Any = None
    items: list[Node] = field(default_factory=list)
    pairs: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Where each key stood."""
    span: tuple[int, int] = (0, 0)
    """First character and the one after the last, counted in the text; of lists and mappings in blocks only the first
    is exact."""
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    """The same of each key."""


class _BadError(Exception):
    def __init__(self, code: str, line: int, column: int, **values: int | str) -> None:
        super().__init__(code)
        self.code, self.line, self.column, self.values = code, line, column, tuple(values.items())


def read_file(path: Path, name: str) -> tuple[Node | None, list[Problem]]:
    """The file's tree, or what is wrong with it as a file. Never raises for anything a file can hold."""
    data, wrong = read_bytes(path, name)
    return (None, wrong) if data is None else read_text(data, name)


def read_bytes(path: Path, name: str) -> tuple[bytes | None, list[Problem]]:
    """What a file holds, when it can be read and is no larger than a card may be."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            return None, [Problem("file.large", name, 1, 1, "", (("n", size // 1024), ("most", MOST_BYTES // 1024)))]
        return path.read_bytes(), []
    except OSError as error:
        return None, [Problem("file.unreadable", name, 1, 1, "", (("text", cause(error)),))]


def read_text(data: bytes, name: str) -> tuple[Node | None, list[Problem]]:
    """The tree of a file's bytes."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, [Problem("file.binary", name, line, 1, "")]
    if "\0" in text:
        return None, [Problem("file.binary", name, text[: text.index("\0")].count("\n") + 1, 1, "")]
    try:
        node = _tree(text)
    except _BadError as bad:
        return None, [Problem(bad.code, name, bad.line, bad.column, "", bad.values)]
    except yaml.YAMLError as error:
        slip = mishap(error, text)
        return None, [Problem(slip.code, name, slip.line, slip.column, "", slip.values)]
    if node is None:
        return None, [Problem("file.empty", name, 1, 1, "")]
    if node.kind != "map":
        return None, [Problem("file.not-a-card", name, node.line, node.column, "")]
    return node, []


def _tree(text: str) -> Node | None:
    """Build the tree from the parser's events; one document, nothing that could grow without bound."""
    stack: list[tuple[Node, str | None]] = []
    root: Node | None = None
    count = 0
    for event in yaml.parse(text, Loader=_LOADER):
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _BadError("file.alias", line, column)
        if isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise _BadError("file.documents", line, column)
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            done, _ = stack.pop()
            done.span = (done.span[0], _index(event.end_mark))
            if stack:
                _hang(stack, done)
            continue
        node = _opened(event, line, column)
        if node is None:
            continue
        count += 1
        if count > MOST_NODES or len(stack) >= MOST_DEPTH:
            raise _BadError("file.deep", line, column, n=MOST_DEPTH)
        if root is None:
            root = node
        if node.kind == "scalar":
            if stack:
                _hang(stack, node)
        else:
            stack.append((node, None))
    return None if root is not None and root.kind == "scalar" and root.value is None else root


def _index(mark: Any) -> int:
    return mark.index if mark is not None else 0


def _opened(event: Any, line: int, column: int) -> Node | None:
    span = (_index(event.start_mark), _index(event.end_mark))
    if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
        if event.tag is not None:
            raise _BadError("file.tag", line, column, text=str(event.tag))
        return Node("map" if isinstance(event, yaml.MappingStartEvent) else "list", line, column, span=span)
    if isinstance(event, yaml.ScalarEvent):
        if event.tag is not None:
            raise _BadError("file.tag", line, column, text=str(event.tag))
        if (odd := _UNSEEN.search(event.value)) is not None:
            raise _BadError("file.unseen", line, column, text=f"U+{ord(odd[0]):04X}")
        return Node("scalar", line, column, _value(event.value, plain=event.style in (None, "")), span=span)
    return None


def _hang(stack: list[tuple[Node, str | None]], node: Node) -> None:
    """Put a finished node into its parent; in a mapping, keys and values take turns."""
    parent, key = stack[-1]
    if parent.kind == "list":
        parent.items.append(node)
    elif key is None:
        if node.kind != "scalar" or isinstance(node.value, bool | float) or node.value is None:
            raise _BadError("file.key", node.line, node.column)
        name = str(node.value)
        if name in parent.pairs:
            raise _BadError("file.twice", node.line, node.column, text=name)
        parent.keys[name] = (node.line, node.column)
        parent.spans[name] = node.span
        stack[-1] = (parent, name)
    else:
        parent.pairs[key] = node
        stack[-1] = (parent, None)


def _value(text: str, *, plain: bool) -> object:
    """What a scalar means: numbers and true/false only where they stand without quotes."""
    if plain:
        if text in _WORDS:
            return _WORDS[text]
        if _WHOLE.match(text):
            return int(text)
        if _DECIMAL.match(text):
            return float(text)
    return text
