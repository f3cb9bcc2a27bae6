"""Terms of the glossary that no text uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from game.catalog.problem import Problem
from game.catalog.shelf import Card, Shelf
from game.catalog.warnings.proof import Proof
from game.rules.cards import Text


def unused(proof: Proof) -> Iterator[Problem]:
    """Terms none of whose forms stands in any text of a language, other than their own."""
    cards = list(proof.of("glossary"))
    for language in ("en", "fr") if cards else ():
        used = _used(proof.shelf, language)
        for card in cards:
            if card.id not in used:
                forms = ", ".join(card.data["forms"][language])
                yield proof.warning(card, f"forms.{language}", f"glossary.unused.{language}", text=forms)


def _used(shelf: Shelf, language: str) -> set[str]:
    """The terms that stand in a text of anything but themselves. As players see them: the longest form first, one in
    capitals as it is, others in any case, whole words."""
    forms = {form: id for id, card in shelf.cards["glossary"].items() for form in card.data["forms"][language]}
    exact = {form for form in forms if form.isupper()}
    known = {form if form in exact else form.lower(): id for form, id in forms.items()}
    parts = [
        re.escape(form) if form in exact else f"(?i:{re.escape(form)})"
        for form in sorted(forms, key=lambda form: (-len(form), form))
    ]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
    found = set()
    for card, text in _spoken(shelf, language):
        for hit in pattern.findall(text):
            id = known.get(hit) or known[hit.lower()]
            if card is None or card.kind != "glossary" or card.id != id:
                found.add(id)
    return found


def _spoken(shelf: Shelf, language: str) -> Iterator[tuple[Card | None, str]]:
    """Every text that players can read, with the card it stands in."""
    for cards in shelf.cards.values():
        for card in cards.values():
            yield from ((card, text) for text in _texts(card.data, language))
    for sentence in shelf.words.values():
        said = sentence[language]
        yield from ((None, part) for part in (said.values() if isinstance(said, Mapping) else (said,)))


def _texts(value: Any, language: str) -> Iterable[str]:
    if isinstance(value, Text):
        yield getattr(value, language)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner, language)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner, language)
