"""Where the terms of the glossary stand in a text, in either language."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from game.catalog.shelf import Card
from game.client.kit.labels import Label
from game.client.kit.marks import Mark
from game.client.kit.stage import Stage
from game.client.kit.widget import Widget, walk
from game.client.words import shelf

BARE = ("display", "title", "figure")
"""Roles of labels in which nothing is marked."""


def entries() -> dict[str, Card]:
    """All sound entries of the glossary, by id."""
    broken = shelf().broken()
    return {id: card for id, card in shelf().cards["glossary"].items() if card.file not in broken}


@lru_cache(maxsize=2)
def sought(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds every form of every term, the longest first, and the term of each form."""
    forms: dict[str, str] = {}
    for id, card in entries().items():
        for form in card.data["forms"][language]:
            forms.setdefault(form, id)  # the game's own come first: no pack gives its words another meaning
    exact = {form for form in forms if form.isupper()}
    parts = [
        re.escape(form) if form in exact else f"(?i:{re.escape(form)})"
        for form in sorted(forms, key=lambda form: (-len(form), form))
    ]
    known = {form if form in exact else form.lower(): id for form, id in forms.items()}
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)"), known


@lru_cache(maxsize=2)
def definitions(language: str) -> dict[str, str]:
    """Each term with what it means, in one text."""
    found = {}
    for id, card in entries().items():
        title, text = (getattr(card.data[name], language) for name in ("title", "text"))
        found[id] = f"{title}\n{text}"
    return found


@lru_cache(maxsize=8192)
def marks(language: str, text: str) -> tuple[Mark, ...]:
    """The first place of each term in a text, in order; where forms overlap, the longest that begins first."""
    pattern, known = sought(language)
    found: dict[str, Mark] = {}
    for hit in pattern.finditer(text):
        id = known.get(hit[0]) or known[hit[0].lower()]
        if id not in found:
            found[id] = Mark(hit.start(), hit.end(), id, definitions(language)[id])
    return tuple(found.values())


def mark(tree: Widget, language: str, look_up: Callable[[str], None]) -> None:
    """Mark the terms in every label of a tree; `look_up` opens the glossary at a term."""
    left = [tree]
    while left:
        widget = left.pop()
        if widget.steady and widget.spoken == language:
            continue
        widget.spoken = language
        left.extend(widget.parts)
        if isinstance(widget, Label) and widget.terms and widget.role not in BARE:
            widget.marks, widget.look_up = marks(language, widget.text), look_up
            if widget.at_mark >= len(widget.marks):
                widget.at_mark = -1


def step_terms(stage: Stage, step: int) -> None:
    """Give the focus to the next (1) or previous (-1) marked term, in the order of reading, round and round."""
    order = list(walk(stage.scope()))
    found = [(label, at) for label in order if isinstance(label, Label) for at in range(len(label.marks))]
    if not found:
        return
    holder = stage.focused()
    if isinstance(holder, Label) and holder.at_mark >= 0:
        here = found.index((holder, holder.at_mark)) + step
    else:
        place = {id(widget): at for at, widget in enumerate(order)}
        after = place.get(id(holder), -1)
        here = next((at for at, (label, _) in enumerate(found) if place[id(label)] > after), 0)
        here -= step < 0
    label, at = found[here % len(found)]
    label.at_mark = at
    stage.keyboard = True
    stage.focus(label)
    stage.reveal(label, label.tip_area())
