"""What of the packs has a part in a scenario: its own, those that join it, and what these build on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations
from typing import Any

from game.catalog.cross import needed
from game.catalog.lines import lever_words, own_words
from game.catalog.manifest import FOLDER, pack_of
from game.catalog.shelf import Card, Shelf, digest


def joining(shelf: Shelf, scenario: Card) -> frozenset[str]:
    """The packs that say of themselves that their cards get into this scenario, whatever it lists."""
    return frozenset(pack.id for pack in shelf.cards[FOLDER].values() if scenario.id in pack.data["joins"])


MOST_JOINING = 8
"""Of more packs that join one scenario, the first ones are tried."""


def sharing(shelf: Shelf, scenario: Card) -> frozenset[str]:
    """The packs whose cards a scenario may use, beside the game's own."""
    return needed(shelf.cards, (scenario.pack, *joining(shelf, scenario)))


def around(shelf: Shelf, scenario: Card) -> Shelf:
    """The shelf as a scenario knows it: without the packs that have no part in it, with a digest of what is left, with
    the scenario's own words in place of the game's, and only the personas that it wants.

    Where no pack has a part this is the game's own content, whatever was installed.
    """
    found, d = _with(shelf, sharing(shelf, scenario)), scenario.data
    if d["words"]:
        found = replace(
            found, words={**found.words, **{key: {"en": t.en, "fr": t.fr} for key, t in d["words"].items()}}
        )
    if d["personas"] != "all":
        everybody = found.cards["personas"]
        cast = {id: everybody[id] for id in listed(d["personas"], everybody, joining(shelf, scenario))}
        found = replace(found, cards={**found.cards, "personas": cast})
    return found


def listed(wanted: Any, cards: Mapping[str, Card], guests: frozenset[str]) -> list[str]:
    """The ids of what a scenario wants of a kind ("all" or a list), and of all that the packs bring that join it."""
    return [id for id, card in cards.items() if wanted == "all" or id in wanted or card.pack in guests]


def as_played(shelf: Shelf, scenario: Card, content: str) -> Shelf:
    """The shelf with those joining packs alone that make a game of this scenario have this digest.

    So a game goes on when a pack that joins its scenario was installed since. Where none do so, the shelf as it is.
    """
    joined = sorted(joining(shelf, scenario))[:MOST_JOINING]
    for count in range(len(joined) + 1):
        for chosen in combinations(joined, count):
            packs = needed(shelf.cards, (scenario.pack, *chosen))
            if _name(shelf, packs) == content:
                return _with(shelf, packs)
    return shelf


def own(shelf: Shelf) -> Shelf:
    """The game's own content, whatever was installed: what the laboratory's claims are about."""
    return _with(shelf, frozenset())


def _with(shelf: Shelf, packs: frozenset[str]) -> Shelf:
    name = _name(shelf, packs)
    if packs == frozenset(shelf.cards[FOLDER]) and shelf.digest == name:
        return shelf
    known = packs | {""}
    cards = {
        kind: {id: card for id, card in cards.items() if card.pack in known} for kind, cards in shelf.cards.items()
    }
    problems = tuple(problem for problem in shelf.problems if pack_of(problem.file) in known)
    return replace(shelf, cards=cards, words=_said(shelf, known), problems=problems, digest=name)


def _said(shelf: Shelf, known: frozenset[str]) -> Mapping[str, Mapping[str, Any]]:
    """The sentences without those that cards of other packs say."""
    personas, levers = (
        [(card.id, card.data) for card in shelf.cards[kind].values() if card.pack not in known]
        for kind in ("personas", "levers")
    )
    gone = {key for key, _ in (*own_words(personas), *lever_words(levers))}
    return {key: text for key, text in shelf.words.items() if key not in gone} if gone else shelf.words


def _name(shelf: Shelf, packs: frozenset[str]) -> str:
    """The digest of the game's own content with some packs; without any, that of the game."""
    return digest(f"{pack}={shelf.sums[pack]};" for pack in ("", *sorted(packs))) if packs else shelf.sums[""]
