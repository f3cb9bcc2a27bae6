"""Texts of a card that `border new` put there for its author to replace, and that still stand as they were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from game.catalog.drafts import draft
from game.catalog.fields import Reader, join
from game.catalog.nodes import read_text
from game.catalog.places import content_root
from game.catalog.questions import KIND_OF
from game.catalog.shelf import FORMS, Card, Shelf
from game.catalog.texts import LANGUAGES
from game.catalog.written import Written, written

TO_WRITE = ("title", "text", "name", "names", "brief", "private", "gives")
"""Fields whose text in a draft says what to write there; what stands in the others can stay."""


@dataclass(frozen=True, slots=True)
class Blank:
    """One text in one language ("text.fr") that is still to be written, and where it stands; counted from 1."""

    field: str
    line: int
    column: int


def blanks(shelf: Shelf, card: Card) -> list[Blank]:
    """What is still to be written on a card, in the order of its file; nothing where the file can no longer be read."""
    name = next((name for name, kind in KIND_OF.items() if kind == card.kind), "")
    own = written(shelf.path(card.file), card) if name else None
    return [] if own is None else _untouched(own, _drafted(content_root() / "drafts", name))


def _untouched(own: Written, drafted: Mapping[str, str]) -> list[Blank]:
    found = []
    for text in own.texts:
        for language in LANGUAGES:
            field = join(text.field, language)
            if field in drafted and getattr(text, language) == drafted[field]:
                found.append(Blank(field, *text.at[language]))
    return sorted(found, key=lambda blank: (blank.line, blank.column))


@lru_cache(maxsize=32)
def _drafted(folder: Path, name: str) -> Mapping[str, str]:
    """The texts of a draft that are there to be replaced, by field and language. Raises OSError for one not there."""
    node, _ = read_text(draft(folder, name).encode(), name)
    reader = Reader(name)
    if node is not None:
        FORMS[KIND_OF[name]](node, "", reader)
    asked = [text for text in reader.texts if text.field.split(".")[0] in TO_WRITE]
    return {join(text.field, language): getattr(text, language) for text in asked for language in LANGUAGES}
