"""JSON Schemas of all kinds of card, out of the declarations by which they are read, for editors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from game.catalog.about import MODEL, SHAPES, SINGULAR, about
from game.catalog.fields import LONGEST_TEXT, Shape
from game.catalog.lines import LONGEST_LINE
from game.catalog.manifest import SCHEMAS
from game.catalog.named import ONE, PATTERNS, closed, named
from game.catalog.shelf import Shelf
from game.catalog.texts import LANGUAGES

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that every editor knows."""
MARK = "# yaml-language-server: $schema="
"""How the first line of a card names its schema."""
Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Making:
    """What is being written: of which shelf and kind, in which language."""

    shelf: Shelf
    kind: str
    language: str


def schema(kind: str, shelf: Shelf, language: str) -> Schema:
    """The schema of a kind of card (a folder of content), its descriptions in a language."""
    making = _Making(shelf, kind, language)
    found: Schema = {"$schema": DRAFT, "title": SINGULAR[kind], "description": about(shelf, kind, "", language)}
    form = _resolved(making, SHAPES[kind], "")
    found |= {"type": "object", "additionalProperties": form} if kind == MODEL else form
    parts = {name: _part(making, name) for name in sorted(_asked(found))}
    return found | ({"$defs": parts} if parts else {})


def _resolved(making: _Making, shape: Shape, path: str) -> Schema:
    """A shape with its names and texts put in, and a description of every field."""
    found: Schema = {k: v for k, v in shape.items() if k not in ("names", "keys", "properties", "items", "anyOf")}
    if "names" in shape:
        found |= _name(shape["names"])
    if "anyOf" in shape:
        found["anyOf"] = [_resolved(making, arm, path) for arm in shape["anyOf"]]
    if "items" in shape:
        inside = shape["items"]  # a list where each place has a form of its own
        pair = isinstance(inside, list)
        found["items"] = [_resolved(making, x, path) for x in inside] if pair else _resolved(making, inside, path)
    if "properties" in shape:
        found["properties"] = {}
        for name, inner in shape["properties"].items():
            at = f"{path}.{name}" if path else name
            described = {"description": about(making.shelf, making.kind, at, making.language)}
            found["properties"][name] = described | _resolved(making, inner, at)
    if "keys" in shape:
        found |= _keyed(making, shape["keys"], _resolved(making, shape["additionalProperties"], path))
    return found


def _name(kind: str) -> Schema:
    """One name of a kind: of those there are, and where authors can add to them, one of theirs."""
    known = {"$ref": f"#/$defs/{kind}"}
    return known if closed(kind) else {"anyOf": [known, {"type": "string", "pattern": _pattern(kind)}]}


def _keyed(making: _Making, kind: str, value: Schema) -> Schema:
    """A mapping from names of a kind to values of one shape."""
    told = named(making.shelf, kind, making.language)
    found: Schema = {
        "properties": {name: ({"description": text} if text else {}) | value for name, text in told.items()}
    }
    if not closed(kind):
        found["patternProperties"] = {_pattern(kind): value}
    return found | {"additionalProperties": False}


def _pattern(kind: str) -> str:
    return PATTERNS.get(kind, f"^{ONE}$")


def _part(making: _Making, name: str) -> Schema:
    """What a $ref points to: a text, a line that is said, or the names there are of a kind."""
    if name in ("text", "line"):
        said: Schema = (
            {"maxLength": LONGEST_TEXT} if name == "text" else {"maxLength": LONGEST_LINE, "pattern": "^[^0-9]*$"}
        )
        about_en, about_fr = (about(making.shelf, making.kind, x, making.language) for x in LANGUAGES)
        english = {"description": about_en, "type": "string", "minLength": 1} | said
        french = {
            "description": about_fr,
            "type": ["string", "null"],
        } | said  # until it is there the English stands for it
        both = {"en": english, "fr": french}
        return {"type": "object", "properties": both, "required": ["en"], "additionalProperties": False}
    told = named(making.shelf, name, making.language)
    return {"type": "string", "enum": list(told), "enumDescriptions": list(told.values())}


def _asked(part: object) -> Iterator[str]:
    """Names of all parts that a schema points to."""
    if isinstance(part, Mapping):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"].rpartition("/")[2]
        for inner in part.values():
            yield from _asked(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _asked(inner)


def files(shelf: Shelf) -> Iterator[tuple[str, str]]:
    """Every schema as a file: its path under content/, and its text; English ones beside a folder fr."""
    for kind in SHAPES:
        for language in LANGUAGES:
            text = json.dumps(schema(kind, shelf, language), ensure_ascii=False, indent=1)
            yield place(kind, language), text + "\n"


def place(kind: str, language: str = "en") -> str:
    """Where the schema of a kind stands, under content/."""
    return f"{SCHEMAS}/{'' if language == 'en' else language + '/'}{SINGULAR[kind]}.json"


def mark(kind: str, up: str, language: str = "en") -> str:
    """The first line of a card of this kind; `up` leads from its folder to the one that holds schemas/, as "../"."""
    return f"{MARK}{up}{place(kind, language)}"


def named_in(data: bytes, line: str) -> bytes:
    """A file's bytes with this first line; as they are where the first line names a schema already."""
    start = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    rest = data[len(start) :]
    if rest.startswith(MARK.encode()):
        return data
    end = b"\r\n" if b"\r\n" in rest else b"\n"
    return start + line.encode() + end + rest
