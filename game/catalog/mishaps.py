"""What is wrong with a file that is no YAML: which slip of the pen it most likely was, and where.

The parser says what it expected; an author wants to know which quote, colon or tab to mend. So the place that the
parser names is looked at again, together with what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_FIELD = re.compile(r"\s*(?:- +)*[\w-]+:\s+\S")
_TIGHT = re.compile(r"(\s*(?:- +)*[\w-]+):[^\s:]")
"""A name, a colon and no space behind it."""
_HYPHEN = re.compile(r"\s*-[\w{]")
"""A hyphen and no space behind it."""
_BARE = re.compile(r"\s*(?:- +)+[a-z_]+(?: +[^\s:]+)+\s*\Z")
"""An entry of a list that begins like a field whose colon was forgotten."""


@dataclass(frozen=True, slots=True)
class Mishap:
    """A problem's code, its place (counted from 1), and what its sentence names."""

    code: str
    line: int
    column: int
    values: tuple[tuple[str, int | str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Scene:
    """The parser's complaint, and the lines it is about; rows and columns count from 0."""

    said: str
    lines: list[str]
    row: int
    column: int
    opened: tuple[int, int]
    """Where what the parser was reading began."""

    def text(self, row: int) -> str:
        return self.lines[row] if 0 <= row < len(self.lines) else ""

    @property
    def sign(self) -> str:
        """The letter that the parser stumbled over."""
        return self.text(self.row)[self.column : self.column + 1]

    @property
    def before(self) -> str:
        """What stands before it on its line."""
        return self.text(self.row)[: self.column]

    @property
    def above(self) -> int:
        """The nearest line above that holds anything."""
        return next((row for row in range(self.row - 1, -1, -1) if self.text(row).strip()), 0)

    def here(self, code: str, **values: str) -> Mishap:
        return Mishap(code, self.row + 1, self.column + 1, tuple(values.items()))

    def there(self, code: str, row: int, column: int, **values: str) -> Mishap:
        return Mishap(code, row + 1, column + 1, tuple(values.items()))


def mishap(error: yaml.YAMLError, text: str) -> Mishap:
    """What most likely went wrong."""
    odd = _CONTROL.search(text)
    if odd is not None:
        row = text.count("\n", 0, odd.start())
        return Mishap("yaml.control", row + 1, odd.start() - (text.rfind("\n", 0, odd.start()) + 1) + 1)
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    start: Any = getattr(error, "context_mark", None) or mark
    if mark is None:
        return Mishap("file.yaml", 1, 1)
    said = f"{getattr(error, 'context', None) or ''}; {getattr(error, 'problem', None) or ''}"
    lines = text.split("\n")
    scene = _Scene(said, lines, mark.line, mark.column, (start.line, start.column))
    for words, look in _LOOKS:
        if any(part in said for part in words):
            return look(scene)
    return scene.here("file.yaml")


def _character(scene: _Scene) -> Mishap:
    return scene.here("yaml.tab") if scene.sign == "\t" else scene.here("yaml.sign", text=scene.sign)


def _begins(scene: _Scene) -> Mishap:
    """A text that begins with a sign which YAML keeps for itself."""
    row, column = scene.opened
    return scene.there("yaml.sign", row, column, text=scene.text(row)[column : column + 1])


def _colon(scene: _Scene) -> Mishap:
    if _FIELD.match(scene.before):
        return scene.here("yaml.colon")
    tight = _TIGHT.match(scene.text(scene.above))
    if tight is not None:
        return scene.there("yaml.space", scene.above, tight.end(1), text=tight[1].strip("- "))
    above = scene.text(scene.above)
    if _HYPHEN.match(above):
        return scene.there("yaml.hyphen", scene.above, _indent(above))
    if _BARE.match(above):
        return scene.there("yaml.no-colon", scene.above, _indent(above))
    return _level(scene)


def _level(scene: _Scene) -> Mishap:
    """A line that is not below its fellows."""
    return scene.there("yaml.indent", scene.row, _indent(scene.text(scene.row)))


def _no_colon(scene: _Scene) -> Mishap:
    row, column = scene.opened
    tight = _TIGHT.match(scene.text(row))
    if tight is not None:
        return scene.there("yaml.space", row, tight.end(1), text=tight[1].strip("- "))
    return scene.there("yaml.no-colon", row, column)


def _flow(scene: _Scene) -> Mishap:
    """Something between { and } or [ and ]."""
    row, column = scene.opened
    opening = scene.text(row)[column : column + 1]
    closing = "}" if opening == "{" else "]"
    comment = re.search(r"\s#", scene.text(row)[column:])
    if comment is not None and scene.row > row:
        return scene.there("yaml.hash", row, column + comment.start() + 1)
    if scene.row > row and _indent(scene.text(scene.row)) <= _indent(scene.text(row)):
        return scene.there("yaml.open", row, column, text=opening, found=closing)
    if scene.sign in ("}", "]"):
        return scene.here("yaml.closed", text=scene.sign, found=opening)
    if scene.before.rstrip()[-1:] in ("'", '"'):
        return scene.here("yaml.quote")
    return scene.here("yaml.comma", text=opening, found=closing)


def _key(scene: _Scene) -> Mishap:
    """Something in a list of fields that is no field."""
    last = scene.before.rstrip()[-1:]
    if scene.sign in ("}", "]"):
        return scene.here("yaml.closes", text=scene.sign)
    if last in ("'", '"'):
        return scene.here("yaml.quote")
    if last in ("}", "]"):
        return scene.here("yaml.behind", text=last)
    return _level(scene)


def _start(scene: _Scene) -> Mishap:
    if scene.text(scene.above).startswith("..."):
        return scene.here("file.documents")
    return _level(scene)


def _empty(scene: _Scene) -> Mishap:
    return scene.here("yaml.nothing", text=scene.sign) if scene.sign == "," else scene.here("file.yaml")


def _open_quote(scene: _Scene) -> Mishap:
    return scene.there("yaml.open-quote", *scene.opened)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_LOOKS: tuple[tuple[tuple[str, ...], Callable[[_Scene], Mishap]], ...] = (
    (("tab character",), lambda scene: scene.here("yaml.tab")),
    (("cannot start any token",), _character),
    (("scanning an alias", "scanning an anchor", "scanning a directive", "scanning a tag", "parsing a tag"), _begins),
    (("scanning a block scalar",), lambda scene: scene.there("yaml.block", *scene.opened)),
    (("mapping values are not allowed",), _colon),
    (("could not find expected ':'",), _no_colon),
    (("end of stream", "document indicator", "document separator"), _open_quote),
    (("quoted scalar",), lambda scene: scene.here("yaml.escape")),
    (("',' or '}'", "',' or ']'"), _flow),
    (("document start",), _start),
    (("parsing a block collection",), lambda scene: scene.here("yaml.dash")),
    (("parsing a block mapping",), _key),
    (("sequence entries are not allowed",), lambda scene: scene.here("yaml.list")),
    (("node content",), _empty),
)
"""Words of the parser (libyaml's, or those of its twin in Python), and how to look at the place then."""
