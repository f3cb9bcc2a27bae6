"""What is told an author about an answer to come: what names are called, how large numbers usually are, what fits."""

from __future__ import annotations

from statistics import quantiles
from typing import Any

from game.catalog.named import named
from game.catalog.shelf import Shelf
from game.catalog.texts import Words
from game.catalog.warnings.limits import limit
from game.rules.types import Said

MONEY = ("cost.start", "cost.yearly", "revenue")
"""Fields that cards hold in tenths of what is written."""
NOWHERE = ("lon", "lat")
"""Numbers that have no usual size."""
FEWEST = 4
"""Cards that it takes to speak of a usual size."""
CALLED = {"selector": ("actors",), "seat": ("actors",), "place": ("corridors", "actors")}
"""Kinds of name to the cards that bear them, where these are of another kind."""


def titled(shelf: Shelf, kind: str, names: frozenset[str], language: str) -> dict[str, str]:
    """Names of a kind to what each is called, those of packs too; "" where nothing is said."""
    words, told = Words(shelf, language), named(shelf, kind, language)
    found = {}
    for name in sorted(names):
        cards = (shelf.cards[of].get(name) for of in CALLED.get(kind, (kind,)) if of in shelf.cards)
        own = next((card.data for card in cards if card is not None and card.pack), None)
        found[name] = told.get(name, "") or (_called(words, own) if own is not None else "")
    return found


def _called(words: Words, data: Any) -> str:
    return words.text(data["names"]["plain"] if "names" in data else data.get("title", data.get("name")))


def crossings_with(shelf: Shelf, tag: str, known: frozenset[str], language: str) -> str:
    """Which of the known crossings a tag stands for."""
    words = Words(shelf, language)
    cards = shelf.cards["corridors"]
    found = [words.text(cards[id].data["name"]) for id in sorted(known & set(cards)) if tag in cards[id].data["tags"]]
    return words.key("new.region", text=", ".join(found))


def usually(shelf: Shelf, kind: str, path: str, moved: str) -> Said | None:
    """How large the number of a field mostly is among the game's own cards; of an effect's, on what is `moved`."""
    found = sorted(
        value for card in shelf.cards[kind].values() if not card.pack for value in _at(card.data, path, moved)
    )
    found = [value / 10 if path in MONEY else value for value in found if value]
    if len(found) < FEWEST or path in NOWHERE:
        return None
    low, middle, high = quantiles(found, n=4)
    return Said("new.usual", tuple((name, f"{n:.2g}") for name, n in (("low", low), ("n", middle), ("high", high))))


def _at(data: Any, path: str, moved: str) -> list[float]:
    """The numbers that stand at a path; sizes of effects without their sign."""
    if path == "effects.add":
        return [abs(one["add"]) for one in data["effects"] if one["on"] == moved and one["add"] is not None]
    for key in path.split("."):
        if key not in (data or {}):
            return []
        data = data[key]
    return [] if data is None else [data]


def crowded(kind: str, path: str, answer: str) -> Said | None:
    """What is said of a text that is too long for the place where players read it."""
    most = limit(kind, path.rpartition(".")[0])
    return Said("new.long", (("n", len(answer)), ("most", most))) if 0 < most < len(answer) else None


def room(kind: str, path: str) -> Said:
    """How long a text may be."""
    most = limit(kind, path.rpartition(".")[0])
    return Said("new.room", (("most", most),)) if most else Said("new.free")
