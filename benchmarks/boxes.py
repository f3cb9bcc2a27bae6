"""How long texts of cards can be: lengthens one field of all cards and looks at every view of the window for faults.

    python benchmarks/boxes.py title 60        # all titles of cards with 60 characters, in both languages

Prints the faults that are not there with the shipped texts. The limits of `game/catalog/warnings/limits.py` come from
it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.update(SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy", PYGAME_HIDE_SUPPORT_PROMPT="1")

from game.catalog import shelf as shelves
from game.catalog.places import content_root
from game.catalog.shelf import Shelf, read
from game.rules.cards import Text

FILLER = {
    "en": "for the northern crossings and all who live beside them in the years of the longer border at last",
    "fr": "pour les passages du Nord et ceux qui vivent à côté dans les années de la plus longue frontière enfin",
}
LOOKS = (((1280, 720), 200), ((1280, 720), 100), ((1920, 1080), 200))


def longer(text: str, n: int, language: str) -> str:
    """A text of exactly so many characters, filled up with words."""
    words = cycle(FILLER[language].split())
    while len(text) < n:
        text += " " + next(words)
    return text[:n].strip().ljust(n, "n")


def stretched(value: Any, path: str, field: str, n: int) -> Any:
    """A card's fields with each text of that field (or path of fields) made longer."""
    if isinstance(value, Text):
        if path == field or path.endswith("." + field):
            return Text(longer(value.en, n, "en"), longer(value.fr, n, "fr"))
        return value
    if isinstance(value, Mapping):
        return {key: stretched(inner, f"{path}.{key}", field, n) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(stretched(inner, path, field, n) for inner in value)
    return value


def shelf_with(field: str, n: int) -> Shelf:
    """The shipped content with that field lengthened; a field may begin with the kind of card: actors.short."""
    found = read(content_root())
    cards = {
        kind: {id: replace(card, data=stretched(card.data, kind, field, n)) for id, card in cards.items()}
        for kind, cards in found.cards.items()
    }
    return replace(found, cards=cards)


def faults_with(field: str, n: int) -> list[str]:
    """What is wrong with every view then."""
    changed = shelf_with(field, n)
    shelves.shipped = lambda: changed  # type: ignore[assignment]
    from game.client.kit.check import faults
    from tests.client.views import refit, shown

    found = []
    for language in ("en", "fr"):
        for view, app in shown(language):
            for size, text in LOOKS:
                refit(app, view, size, text)
                found += [f"{language} {view.name} at {size[0]}x{size[1]}, {text} %: {f}" for f in faults(app.stage)]
    return found


if __name__ == "__main__":
    print("\n".join(faults_with(sys.argv[1], int(sys.argv[2]))) or "no faults")
