"""What every field of a card means, in words: one look-up for editors, the reference and new cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.catalog.fields import Shape
from game.catalog.kinds import PARAMETER
from game.catalog.shelf import FORMS, Shelf

MODEL = "model"
"""The folder whose files hold many entries of one form instead of a card."""
SINGULAR = {
    "programs": "program",
    "agreements": "agreement",
    "events": "event",
    "levers": "lever",
    "actors": "actor",
    "constituencies": "constituency",
    "corridors": "corridor",
    "scenarios": "scenario",
    "personas": "persona",
    "glossary": "term",
    "history": "history",
    "experiments": "experiment",
    "experiments/plans": "plan",
    "guides": "guide",
    "packs": "pack",
    MODEL: MODEL,
}
"""Folder of content to the word for one of its cards, which names its schema."""
SHAPES: Mapping[str, Shape] = {**{kind: form.shape for kind, form in FORMS.items()}, MODEL: PARAMETER.shape}
"""Folder of content to what may stand in one of its cards (in model/: under one name)."""


def keys(kind: str, path: str) -> tuple[str, ...]:
    """Where the meaning of a field may stand in the catalogue, the most particular first.

    path: names joined by dots, without the numbers of lists ("effects.on"); "" is the kind itself.
    """
    plain = kind.rpartition("/")[2]
    if not path:
        return (f"about.kind.{plain}",)
    names = path.split(".")
    return tuple(dict.fromkeys((f"about.{plain}.{path}", f"about.{'.'.join(names[-2:])}", f"about.{names[-1]}")))


def about(shelf: Shelf, kind: str, path: str, language: str) -> str:
    """What a field means. Raises KeyError where the catalogue does not say."""
    key = next((key for key in keys(kind, path) if key in shelf.words), None)
    if key is None:
        raise KeyError(keys(kind, path)[0])
    return str(shelf.words[key][language])


def fields(shape: Shape, path: str = "") -> Iterator[tuple[str, Shape]]:
    """Every field inside a shape with its path, in the order in which they are declared, outer ones first."""
    for arm in shape.get("anyOf", ()):
        yield from fields(arm, path)
    for name, inner in shape.get("properties", {}).items():
        at = f"{path}.{name}" if path else name
        yield at, inner
        yield from fields(inner, at)
    for below in (shape.get("items"), shape.get("additionalProperties")):
        if isinstance(below, Mapping):
            yield from fields(below, path)
