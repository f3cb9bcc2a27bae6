"""Old files of cards rewritten in the current format: only what changed is touched, every other byte stays.

The text is edited where the tree says that a field stands, one format after the other. What comes out is read again and
must say exactly what the game would have made of the old file in memory; else the file is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from game.catalog.formats import CURRENT, FIELD, Change, due, places, same, stated, unknown, up_to_date
from game.catalog.nodes import Node, read_text
from game.catalog.problem import Problem

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_MARK = "\ufeff"
"""What some editors put before the first character of a file."""
Edit = tuple[int, int, str]
"""From a character of the text up to another, and what stands there instead."""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """A file's bytes in the current format, the format that it had, and each change with the path of its field."""

    data: bytes
    format: int
    made: tuple[tuple[str, Change], ...]


def upgrade(data: bytes, name: str, kind: str) -> tuple[Upgraded | None, list[Problem]]:
    """A file of cards of a kind in the current format, or why it cannot be. Never raises for what a file can hold."""
    node, wrong = read_text(data, name)
    if node is None:
        return None, wrong
    format = stated(node)
    if format is None or format > CURRENT:
        return None, [unknown(node, name)]
    if format == CURRENT:
        return Upgraded(data, format, ()), []
    wanted = up_to_date(node, kind)
    text, made = data.decode("utf-8-sig"), []
    for step in range(format + 1, CURRENT + 1):
        found = [(where, place, change) for change in due(kind, step) for where, place in places(node, change)]
        made += [(where, change) for where, _, change in found]
        lines = [0, *(found.end() for found in _BREAK.finditer(text))]
        edits = [_edit(text, lines, place, change) for _, place, change in found]
        text = _edited(text, [*edits, _stated(text, lines, node, step)])
        again, _ = read_text(text.encode(), name)
        if again is None:
            break
        node = again
    if not same(node, wanted):
        return None, [Problem("format.by-hand", name, 1, 1, "", (("n", format), ("most", CURRENT)))]
    mark = _MARK if data.decode("utf-8").startswith(_MARK) else ""
    return Upgraded((mark + text).encode(), format, tuple(made)), []


def _edited(text: str, edits: list[Edit]) -> str:
    parts, at = [], 0
    for start, end, instead in sorted(edits):
        parts += [text[at:start], instead]
        at = end
    return "".join((*parts, text[at:]))


def _stated(text: str, lines: list[int], node: Node, format: int) -> Edit:
    """The format, where it stands or in a line of its own above the first field."""
    if FIELD in node.pairs:
        return *node.pairs[FIELD].span, str(format)
    if _braced(text, node):
        start = node.span[0] + 1
        return start, start, f"{FIELD}: {format}" + (", " if node.pairs else "")
    first = min(span[0] for span in node.spans.values())
    start = _line(lines, first)
    newline = _BREAK.search(text)
    return start, start, f"{text[start:first]}{FIELD}: {format}{newline[0] if newline else chr(10)}"


def _edit(text: str, lines: list[int], node: Node, change: Change) -> Edit:
    if change.to:
        return *node.spans[change.field], change.to
    if _braced(text, node):
        return _unlisted(text, node, change.field)
    return _unlined(text, lines, node, change.field)


def _braced(text: str, node: Node) -> bool:
    return text[node.span[0] : node.span[0] + 1] == "{"


def _unlisted(text: str, node: Node, key: str) -> Edit:
    """A field taken out of {…}, with the comma that goes with it; a comment beside it stays."""
    start, end = node.spans[key][0], node.pairs[key].span[1]
    comma = re.compile(r"\s*,[ \t]*").match(text, end)
    if comma:
        return start, comma.end(), ""
    earlier = [inner.span[1] for inner in node.pairs.values() if inner.span[1] <= start]
    if earlier and text[max(earlier) : start].strip() == ",":
        return max(earlier), end, ""
    return start, end, ""


def _unlined(text: str, lines: list[int], node: Node, key: str) -> Edit:
    """A field taken out of lines; a comment at its end stays, and a dash before it."""
    start, end = node.spans[key][0], node.pairs[key].span[1]
    if len(node.pairs) == 1:
        return start, end, "{}"
    line = _line(lines, start)
    end += len(text[end:]) - len(text[end:].lstrip(" \t"))
    newline = _BREAK.match(text, end)
    if not text[line:start].strip() and (newline or end == len(text)):
        return line, newline.end() if newline else end, ""
    later = [spot for spot, _ in node.spans.values() if spot > start]
    if later and not text[end : min(later)].strip():
        return start, min(later), ""
    return start, end, ""


def _line(lines: list[int], at: int) -> int:
    """Where the line of a character begins."""
    return lines[bisect_right(lines, at) - 1]
