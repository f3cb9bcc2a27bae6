"""The kinds of field a card can have. One declaration reads, checks and explains it.

Each field is read from a node with a Reader and gives the value, or MISSING after it has told the reader what is wrong;
its `shape` says the same in the terms of a JSON Schema, for editors and for the reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from game.catalog.nodes import Node
from game.catalog.problem import Problem, near
from game.rules.cards import Text

MISSING: Any = object()
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_MONTH = re.compile(r"((?:19|20)[0-9][0-9])-(0[1-9]|1[0-2])\Z")
LONGEST_TEXT = 4000
MOST_ENTRIES = 400


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that must be the name of something elsewhere. kind: a kind of card, "selector", "dial", "variable" ..."""

    kind: str
    name: str
    line: int
    column: int
    field: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text as its author wrote it, and where each language stands; `fr` is "" while there is only English."""

    field: str
    en: str
    fr: str
    at: Mapping[str, tuple[int, int]]
    """Language to line and column; of French that is missing, those of the English."""


@dataclass(slots=True)
class Reader:
    """What has been found in one file so far."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    texts: list[Spoken] = field(default_factory=list)

    def wrong(self, node: Node, where: str, code: str, **values: int | str) -> Any:
        """Note a problem at a node; gives MISSING."""
        self.problems.append(Problem(code, self.file, node.line, node.column, where, tuple(values.items())))
        return MISSING


Shape = Mapping[str, Any]
"""A JSON Schema. {"names": kind} stands for the names there are of a kind, {"keys": kind} for mappings from them."""


@dataclass(frozen=True, slots=True)
class Field:
    """One kind of field: how a node is read, and what may stand there."""

    read: Callable[[Node, str, Reader], Any]
    shape: Shape

    def __call__(self, node: Node, where: str, reader: Reader) -> Any:
        """The value at a node, or MISSING; `where` is the path of the field inside the file."""
        return self.read(node, where, reader)


@dataclass(frozen=True, slots=True)
class Slot:
    """A field of a record: how to read it, and its value when it is absent (MISSING: it must be there)."""

    read: Field
    default: Any = MISSING

    @property
    def shape(self) -> Shape:
        """What may stand there, with the value it has when it is absent."""
        plain = isinstance(self.default, str | int | float) and self.default != ""
        return {**self.read.shape, "default": self.default} if plain else self.read.shape


def shown(node: Node) -> str:
    """What stood there, for a message."""
    if node.kind == "map":
        return "{…}"
    if node.kind == "list":
        return "[…]"
    text = (
        {True: "true", False: "false", None: "null"}.get(node.value)
        if not isinstance(node.value, int | float) or isinstance(node.value, bool)
        else None
    )
    word = text if isinstance(text, str) else str(node.value)
    return word if len(word) <= 40 else word[:39] + "…"


def record(slots: Mapping[str, Slot]) -> Field:
    """A mapping with these fields and no others."""

    def read(node: Node, where: str, reader: Reader) -> Any:
        if node.kind != "map":
            return reader.wrong(node, where, "want.map", found=shown(node))
        found: dict[str, Any] = {}
        for key, inner in node.pairs.items():
            if key not in slots:
                if key.isdigit() and unwritten(inner):
                    reader.wrong(Node("scalar", *node.keys[key]), where, "number.comma", text=key)
                    continue
                line, column = node.keys[key]
                spot = Node("scalar", line, column)
                suggestion = near(key, slots)
                code = "field.unknown.near" if suggestion else "field.unknown"
                values = {"text": key, "allowed": ", ".join(slots)} | ({"near": suggestion} if suggestion else {})
                reader.wrong(spot, join(where, key), code, **values)
                continue
            found[key] = slots[key].read(inner, join(where, key), reader)
        for key, slot in slots.items():
            if key not in node.pairs:
                if slot.default is MISSING:
                    reader.wrong(node, join(where, key), "field.missing", text=key)
                found[key] = slot.default
        return found

    must = [key for key, slot in slots.items() if slot.default is MISSING]
    shape: dict[str, Any] = {"type": "object", "additionalProperties": False}
    shape["properties"] = {key: slot.shape for key, slot in slots.items()}
    return Field(read, shape | ({"required": must} if must else {}))


def join(where: str, key: str) -> str:
    """The path of a field inside another."""
    return f"{where}.{key}" if where else key


def _text(node: Node, where: str, reader: Reader) -> Any:
    """A text in both languages; while there is no French, the English stands for it."""
    if node.kind != "map":
        return reader.wrong(node, where, "want.text", found=shown(node))
    for key, (line, column) in node.keys.items():
        if key not in ("en", "fr"):
            reader.wrong(Node("scalar", line, column), join(where, key), "field.unknown", text=key, allowed="en, fr")
    english, french = node.pairs.get("en"), node.pairs.get("fr")
    if english is None:
        return reader.wrong(node, join(where, "en"), "text.en")
    found = {"en": _wording(english, join(where, "en"), reader)}
    if french is None or unwritten(french):
        french = english
    else:
        found["fr"] = _wording(french, join(where, "fr"), reader)
    if MISSING in found.values():
        return MISSING
    at = {"en": (english.line, english.column), "fr": (french.line, french.column)}
    reader.texts.append(Spoken(where, found["en"], found.get("fr", ""), at))
    return Text(found["en"], found.get("fr", found["en"]))


def unwritten(node: Node) -> bool:
    """Whether nothing has been written where words could stand."""
    return node.kind == "scalar" and (node.value is None or (isinstance(node.value, str) and not node.value.strip()))


def _wording(node: Node, where: str, reader: Reader) -> Any:
    """A text in one language."""
    if node.kind != "scalar" or not isinstance(node.value, str) or not node.value.strip():
        return reader.wrong(node, where, "want.words", found=shown(node))
    if len(node.value) > LONGEST_TEXT:
        return reader.wrong(node, where, "text.long", n=len(node.value), most=LONGEST_TEXT)
    return node.value.strip()


text = Field(_text, {"$ref": "#/$defs/text"})
"""A text in both languages."""


def _identity(node: Node, where: str, reader: Reader) -> Any:
    """An id: lower-case letters, digits and hyphens."""
    if node.kind != "scalar" or not isinstance(node.value, str | int) or not _ID.match(str(node.value)):
        return reader.wrong(node, where, "want.id", found=shown(node))
    return str(node.value)


identity = Field(_identity, {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})
"""An id."""


def word(*allowed: str) -> Field:
    """One of a few words."""

    def read(node: Node, where: str, reader: Reader) -> Any:
        if node.kind == "scalar" and node.value in allowed:
            return node.value
        suggestion = near(str(node.value), allowed)
        values = {"found": shown(node), "allowed": ", ".join(allowed)}
        if suggestion:
            return reader.wrong(node, where, "want.word.near", **values, near=suggestion)
        return reader.wrong(node, where, "want.word", **values)

    return Field(read, {"enum": list(allowed)})


def _words(node: Node, where: str, reader: Reader) -> Any:
    """Any words, in one language or none."""
    if node.kind == "scalar" and isinstance(node.value, str) and node.value.strip():
        return node.value.strip()
    return reader.wrong(node, where, "want.words", found=shown(node))


words = Field(_words, {"type": "string", "minLength": 1})
"""Any words, in one language or none."""


def _flag(node: Node, where: str, reader: Reader) -> Any:
    """true or false."""
    if node.kind == "scalar" and isinstance(node.value, bool):
        return node.value
    return reader.wrong(node, where, "want.flag", found=shown(node))


flag = Field(_flag, {"type": "boolean"})
"""true or false."""


def whole(low: int, high: int) -> Field:
    """A whole number within bounds."""

    def read(node: Node, where: str, reader: Reader) -> Any:
        if node.kind != "scalar" or type(node.value) is not int:
            return reader.wrong(node, where, "want.whole", found=shown(node), low=low, high=high)
        if not low <= node.value <= high:
            return reader.wrong(node, where, "want.between", found=shown(node), low=str(low), high=str(high))
        return node.value

    return Field(read, {"type": "integer", "minimum": low, "maximum": high})


def number(low: float, high: float) -> Field:
    """A number within bounds."""

    def read(node: Node, where: str, reader: Reader) -> Any:
        if node.kind != "scalar" or type(node.value) not in (int, float):
            return reader.wrong(node, where, "want.number", found=shown(node), low=f"{low:g}", high=f"{high:g}")
        if not low <= node.value <= high:
            return reader.wrong(node, where, "want.between", found=shown(node), low=f"{low:g}", high=f"{high:g}")
        return float(node.value)

    return Field(read, {"type": "number", "minimum": low, "maximum": high})


def sum_of_money(low: float) -> Field:
    """C$ million, at least so many, tenths at most; kept as whole C$100,000."""

    def read(node: Node, where: str, reader: Reader) -> Any:
        if node.kind != "scalar" or type(node.value) not in (int, float):
            return reader.wrong(node, where, "want.money", found=shown(node))
        if not low <= node.value <= 100_000:
            return reader.wrong(node, where, "want.between", found=shown(node), low=f"{low:g}", high="100000")
        tenths = round(node.value * 10)
        if abs(node.value * 10 - tenths) > 1e-6:
            return reader.wrong(node, where, "money.fine", found=shown(node))
        return tenths

    return Field(read, {"type": "number", "minimum": low, "maximum": 100_000})


money = sum_of_money(0)
"""C$ million, tenths at most; kept as whole C$100,000."""
income = sum_of_money(0.1)
"""The same, never nothing: burdens and offers are weighed by what a seat has."""


def _month(node: Node, where: str, reader: Reader) -> Any:
    """A month such as 2001-09, as (year, month)."""
    match = _MONTH.match(str(node.value)) if node.kind == "scalar" else None
    if match is None:
        return reader.wrong(node, where, "want.month", found=shown(node))
    return int(match[1]), int(match[2])


month = Field(_month, {"type": "string", "pattern": "^(19|20)[0-9][0-9]-(0[1-9]|1[0-2])$"})
"""A month such as 2001-09, as (year, month)."""


def many(inner: Field, least: int = 0, most: int = MOST_ENTRIES) -> Field:
    """A list of such things."""

    def read(node: Node, where: str, reader: Reader) -> Any:
        if node.kind != "list":
            return reader.wrong(node, where, "want.list", found=shown(node))
        if len(node.items) < least:
            return reader.wrong(node, where, "list.short", n=least)
        if len(node.items) > most:
            return reader.wrong(node, where, "list.long", n=len(node.items), most=most)
        found = [inner(item, f"{where}[{at}]", reader) for at, item in enumerate(node.items)]
        return tuple(item for item in found if item is not MISSING)

    shape = {"type": "array", "items": inner.shape, "maxItems": most}
    return Field(read, shape | ({"minItems": least} if least else {}))


def mapping(key_kind: str, inner: Field) -> Field:
    """Names of one kind of thing, each with a value."""

    def read(node: Node, where: str, reader: Reader) -> Any:
        if node.kind != "map":
            return reader.wrong(node, where, "want.map", found=shown(node))
        if len(node.pairs) > MOST_ENTRIES:
            return reader.wrong(node, where, "list.long", n=len(node.pairs), most=MOST_ENTRIES)
        found = {}
        for key, part in node.pairs.items():
            line, column = node.keys[key]
            if key_kind:
                reader.references.append(Reference(key_kind, key, line, column, join(where, key)))
            value = inner(part, join(where, key), reader)
            if value is not MISSING:
                found[key] = value
        return found

    return Field(
        read, {"type": "object", "keys": key_kind, "additionalProperties": inner.shape, "maxProperties": MOST_ENTRIES}
    )


def reference(kind: str) -> Field:
    """The name of something elsewhere."""

    def read(node: Node, where: str, reader: Reader) -> Any:
        if node.kind != "scalar" or not isinstance(node.value, str):
            return reader.wrong(node, where, "want.name", found=shown(node))
        reader.references.append(Reference(kind, node.value, node.line, node.column, where))
        return node.value

    return Field(read, {"names": kind})
