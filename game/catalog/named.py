"""The names that there are of each kind of thing, each with what it is, for editors and for the reference."""

from __future__ import annotations

from collections.abc import Mapping

from game.catalog.lines import KINDS_OF_LEVER
from game.catalog.packs import own
from game.catalog.shelf import Card, Shelf
from game.catalog.texts import Words
from game.catalog.vocabulary import FIXED, PLACES
from game.world.names import BY_NAME

TOGETHER = {"program-or-agreement": ("programs", "agreements"), "lever-or-kind": ("levers",)}
"""Kinds of name that are those of several kinds of card."""
ONE = r"[a-z0-9]+(-[a-z0-9]+)*"
"""An id, as a pattern."""
PATTERNS: Mapping[str, str] = {
    "round": "^([1-9]|[1-3][0-9]|40)$",
    "year": "^(19|20)[0-9][0-9]$",
    "dial": f"^({'|'.join(FIXED['dial'])})@{ONE}(~{ONE})?$",
    "selector": rf"^{ONE}(\+{ONE})*$",
    "sentence": "^[a-z0-9._-]+$",
    "place": rf"^{ONE}(\+{ONE})*(~{ONE}(\+{ONE})*)?$",
}
"""What a name may look like beside those that are known; where nothing stands here, like any id."""
UNLISTED = ("round", "year", "sentence")
"""Kinds of name too many to be listed."""


def named(shelf: Shelf, kind: str, language: str) -> dict[str, str]:
    """Names of a kind to what each is ("" where nothing is said); of cards the game's own, since authors add theirs."""
    words = Words(shelf, language)
    if kind in UNLISTED:
        return {}
    if kind in FIXED:
        return {name: _fixed(words, kind, name) for name in FIXED[kind]}
    if kind == "parameter":
        return {
            name: _measured(words, words.text(entry["meaning"]), entry["unit"])
            for name, entry in shelf.parameters.items()
        }
    cards = own(shelf).cards
    if kind == "selector":
        actors = {id: _title(words, card) for id, card in cards["actors"].items()}
        tags = {tag for card in cards["actors"].values() for tag in (card.data["level"], *card.data["tags"])}
        return dict.fromkeys(sorted(tags - set(actors)), "") | actors
    if kind == "place":
        corridors = {id: _title(words, card) for id, card in cards["corridors"].items()}
        regions = sorted({tag for card in cards["corridors"].values() for tag in card.data["tags"]} - set(corridors))
        seats = {name: words.key(f"fields.place.{name}") for name in PLACES}
        region = words.key("fields.place.region")
        return seats | dict.fromkeys(regions, region) | corridors | named(shelf, "selector", language)
    found = dict.fromkeys(KINDS_OF_LEVER, "") if kind == "lever-or-kind" else {}
    for folder in TOGETHER.get(kind, (kind,)):
        found |= {id: _title(words, card) for id, card in cards[folder].items()}
    return found


def closed(kind: str) -> bool:
    """Whether no name can be added to those there are: the code or the model knows them all."""
    return (kind in FIXED or kind == "parameter") and kind not in PATTERNS


def _title(words: Words, card: Card) -> str:
    d = card.data
    return words.text(d["names"]["plain"] if "names" in d else d["title"] if "title" in d else d["name"])


def _fixed(words: Words, kind: str, name: str) -> str:
    if name not in BY_NAME:
        return words.key(f"phase.{name}") if kind == "phase" else ""
    variable = BY_NAME[name]
    meaning = variable.fr if words.language == "fr" else variable.en
    return _measured(words, f"{meaning} ({words.key(f'fields.axis.{variable.axis}')})", variable.unit)


def _measured(words: Words, meaning: str, unit: str) -> str:
    """What something is, and in which unit."""
    key = f"lab.unit.{unit}"
    return f"{meaning}; {words.key(key) if words.has(key) else unit}"
