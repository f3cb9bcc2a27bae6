"""A text tried as a card before it is a file: what the reading of files would say of it."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median

from game.catalog.cross import unknown_names
from game.catalog.drafts import path_of
from game.catalog.fields import MISSING, Reader
from game.catalog.nodes import read_text
from game.catalog.problem import Problem
from game.catalog.shelf import FORMS, Card, Shelf

Known = Mapping[str, frozenset[str]]
"""Names there are, by kind."""


def tried(text: str, kind: str, known: Known) -> tuple[Problem, ...]:
    """What is wrong with a text as a card of a kind, where these names are known."""
    node, problems = read_text(text.encode(), "")
    if node is None:
        return tuple(problems)
    reader = Reader("")
    data = FORMS[kind](node, "", reader)
    if data is MISSING:
        return tuple(reader.problems)
    card = Card(kind, "", "", data, tuple(reader.references))
    return (*reader.problems, *unknown_names(card.file, card.references, known))


def wrong_at(text: str, kind: str, path: str, known: Known) -> Problem | None:
    """The first thing that is wrong at a field of a text, or within it."""
    found = tried(text, kind, known)
    return next((p for p in found if f"{path_of(p.field)}.".startswith(f"{path}.") or not p.field), None)


def usual(shelf: Shelf, kind: str, variable: str) -> float | None:
    """By how much a card of a kind usually moves a variable up or down: the middle of the shelf's; None: none does."""
    found = [
        abs(effect["add"])
        for card in shelf.cards[kind].values()
        for effect in card.data["effects"]
        if effect["on"] == variable and effect["add"] is not None
    ]
    return round(median(found), 3) if found else None
