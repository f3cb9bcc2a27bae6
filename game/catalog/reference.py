"""The reference of all fields of all kinds of card, as pages in both languages, from the declarations."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from game.catalog.about import MODEL, SHAPES, SINGULAR, about, fields
from game.catalog.fields import Shape, identity, month
from game.catalog.grounds import country
from game.catalog.manifest import version
from game.catalog.named import named
from game.catalog.shelf import Shelf
from game.catalog.texts import LANGUAGES, Words
from game.catalog.vocabulary import FIXED
from game.world.names import BY_NAME

PATTERNED = {
    str(form.shape["pattern"]): word
    for form, word in ((identity, "id"), (month, "month"), (version, "version"), (country, "country"))
}
"""Patterns to the words for what they allow."""


def pages(shelf: Shelf) -> Iterator[tuple[str, str]]:
    """Each page: its file's name, and its text."""
    for language in LANGUAGES:
        yield f"fields{'' if language == 'en' else '.' + language}.md", page(Words(shelf, language))


def page(words: Words) -> str:
    """The whole reference in one language."""
    shared = _shared()
    lines = [f"# {_t(words, 'title')}", "", _t(words, "intro"), ""]
    lines += [f"- [{SINGULAR[kind]}](#{SINGULAR[kind]}): {_about(words, kind, '')}" for kind in SHAPES]
    for kind, shape in SHAPES.items():
        where = f"content/{kind}/pack.yaml" if kind == "packs" else f"content/{kind}/*.yaml"
        where = where.replace("packs/pack", "packs/*/pack")
        lines += ["", f"## {SINGULAR[kind]}", "", f"{_about(words, kind, '')} `{where}`", ""]
        if kind == MODEL:
            lines += [_t(words, "model"), ""]
        lines += _table(words, kind, _rows(shape, shared))
    lines += ["", f"## {_t(words, 'shared')}", "", _t(words, "shared.intro")]
    for name, (kind, path, shape) in shared.items():
        lines += ["", f"### {name}", "", _about(words, kind, path), ""]
        lines += _table(words, kind, _rows(shape, {}, path), path)
    for kind in ("variable", "dial", "indicator", "phase", "selector", "place"):
        lines += ["", f"## {_t(words, f'names.{kind}')}", "", _t(words, f"names.{kind}.intro"), ""]
        lines += _names(words, kind)
    return "\n".join(lines) + "\n"


def _t(words: Words, key: str, **values: object) -> str:
    return words.key(f"fields.{key}", **values)


def _about(words: Words, kind: str, path: str) -> str:
    return about(words.shelf, kind, path, words.language)


def _shared() -> dict[str, tuple[str, str, Shape]]:
    """Fields that hold fields and are declared alike in several places: name to kind, path and shape of one of them."""
    found: dict[str, tuple[str, str, Shape]] = {}
    count: Counter[str] = Counter()
    for kind, form in SHAPES.items():
        for path, shape in fields(form):
            if any(True for _ in fields(shape)):
                mark = path.rpartition(".")[2] + json.dumps(shape, sort_keys=True)
                count[mark] += 1
                if count[mark] == 2:
                    found[path.rpartition(".")[2]] = (kind, path, shape)
    return found


Row = tuple[str, Shape, bool, bool]
"""A field of a table: its path, its shape, whether it must be there, whether it is told elsewhere."""


def _rows(shape: Shape, shared: Mapping[str, tuple[str, str, Shape]], path: str = "") -> Iterator[Row]:
    """The fields inside a shape, outer ones first; those that several kinds share are not gone into."""
    if isinstance(shape.get("items"), Mapping):
        yield from _rows(shape["items"], shared, path)
    for name, inner in shape.get("properties", {}).items():
        at, elsewhere = f"{path}.{name}" if path else name, name in shared and shared[name][2] == inner
        yield at, inner, name in shape.get("required", ()), elsewhere
        if not elsewhere:
            yield from _rows(inner, shared, at)


def _table(words: Words, kind: str, rows: Iterable[Row], above: str = "") -> list[str]:
    lines = [_line(_t(words, f"column.{name}") for name in ("field", "absent", "what", "meaning")), "|---|---|---|---|"]
    for path, shape, must, elsewhere in rows:
        name = path.rpartition(".")[2]
        what = f"[{name}](#{name})" if elsewhere else _what(words, shape)
        lines.append(
            _line((f"`{path.removeprefix(above + '.')}`", _absent(words, shape, must), what, _about(words, kind, path)))
        )
    return lines


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _absent(words: Words, shape: Shape, must: bool) -> str:
    """What holds where the field is left out."""
    if must:
        return _t(words, "must")
    return f"`{_plain(shape['default'])}`" if "default" in shape else "–"


def _plain(value: object) -> str:
    """A value as it is written in a card."""
    if isinstance(value, bool):
        return str(value).lower()
    return _number(value) if isinstance(value, int | float) else str(value)


def _number(value: float) -> str:
    return f"{Decimal(repr(value)).normalize():f}"


def _what(words: Words, shape: Shape) -> str:
    """What may stand in a field, in words."""
    if "$ref" in shape:
        return _t(words, f"what.{shape['$ref'].rpartition('/')[2]}")
    if "names" in shape:
        return _t(words, f"name.{shape['names']}")
    if "keys" in shape:
        inner = _what(words, shape["additionalProperties"])
        return _t(words, "what.keys", name=_t(words, f"name.{shape['keys']}"), what=inner)
    if "anyOf" in shape:
        return _t(words, "what.or").join(_what(words, arm) for arm in shape["anyOf"])
    if "enum" in shape or "const" in shape:
        return ", ".join(f"`{word}`" for word in shape.get("enum", [shape.get("const")]) if word)
    if shape["type"] == "array" and isinstance(shape["items"], list):
        return _t(words, "what.pair")
    if shape["type"] == "array":
        least = _t(words, "what.least", n=shape["minItems"]) if "minItems" in shape else ""
        return _t(words, "what.list", what=_what(words, shape["items"])) + least
    if shape["type"] == "object":
        arms = ", ".join(f"`{arm['required'][0]}`" for arm in shape.get("oneOf", ()))
        return _t(words, "what.one", text=arms) if arms else _t(words, "what.fields")
    if "minimum" in shape:
        bounds = {name: _number(shape[bound]) for name, bound in (("low", "minimum"), ("high", "maximum"))}
        return _t(words, f"what.{shape['type']}", **bounds)
    return _t(words, f"what.{PATTERNED.get(shape.get('pattern', ''), shape['type'])}")


def _names(words: Words, kind: str) -> list[str]:
    """A table of the names there are of a kind."""
    told = named(words.shelf, kind, words.language)
    if kind not in FIXED or not set(FIXED[kind]) <= set(BY_NAME):
        return [f"- `{name}`" + (f": {text}" if text else "") for name, text in told.items()]
    lines = [_line(_t(words, f"column.{name}") for name in ("name", "bounds", "start", "meaning")), "|---|---|---|---|"]
    for name, text in told.items():
        v = BY_NAME[name]
        bounds = _t(words, "bounds", low=_number(v.low), high=_number(v.high))
        lines.append(_line((f"`{name}`", bounds, _number(v.start), text)))
    return lines
