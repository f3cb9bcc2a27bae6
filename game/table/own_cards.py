"""What became of a pack's own cards in a game, for their author; and a game in which most of them have a part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.catalog.load import Loaded
from game.catalog.manifest import FOLDER
from game.catalog.shelf import Card, Shelf
from game.catalog.texts import Words
from game.table.sample import DECKS
from game.table.story import watch
from game.table.table import Table

PART = {"did.started": "programs", "did.event": "events", "did.ratify": "agreements"}
"""News by which a card has come into the game, and the kind of card that it is about; a lever is pulled."""
WEIGHED = ("programs", "agreements")
"""Cards that a seat takes or leaves for what it gains by them: `border balance` tells."""
LONGEST = 1200
"""Seats times rounds that are played in search of a game with a pack's cards: some seconds."""


@dataclass(frozen=True, slots=True)
class OwnCards:
    """A pack's cards by what became of them in a game, each group in the order of the pack.

    seen: they had their part. proposed: only spoken of in an offer. idle: neither. absent: not at this table.
    """

    seen: tuple[Card, ...]
    proposed: tuple[Card, ...]
    idle: tuple[Card, ...]
    absent: tuple[Card, ...]

    @property
    def whole(self) -> bool:
        """Whether everything at the table had its part."""
        return not self.proposed and not self.idle

    @property
    def worth(self) -> tuple[int, int]:
        """To compare games by: how many cards had a part, then how many were at least proposed."""
        return len(self.seen), len(self.proposed)


def pack_at(loaded: Loaded) -> str:
    """The pack that a table's scenario comes from, "" for the game's own."""
    return loaded.shelf.cards["scenarios"][loaded.scenario.id].pack


def authors_own(shelf: Shelf, pack: str) -> bool:
    """Whether a pack lies among a person's own, and did not come with the game."""
    return pack in shelf.roots and pack != "" and shelf.roots[pack].parent != shelf.root / FOLDER


def own_cards(table: Table) -> OwnCards:
    """What became of the cards of the pack that the table's scenario comes from: its actors and all its decks."""
    shelf, scenario, state = table.loaded.shelf, table.scenario, table.state
    at_table = {kind: set(deck(scenario)) for kind, deck in DECKS.items()} | {"actors": {a.id for a in scenario.actors}}
    had = {kind: set[str]() for kind in DECKS} | {"actors": at_table["actors"]}
    for heard in table.heard:
        if (kind := PART.get(heard.event.said.key)) is not None:
            had[kind].add(str(dict(heard.event.said.values)["card"]))
    had["levers"] |= {lever for lever, *_ in state.pulled}
    spoken = {term.card for offered in state.offers for term in offered.offer.terms}
    groups: dict[str, list[Card]] = {"seen": [], "proposed": [], "idle": [], "absent": []}
    pack = pack_at(table.loaded)
    for kind in ("actors", *DECKS):
        for card in shelf.cards[kind].values():
            if card.pack == pack:
                group = "seen" if card.id in had[kind] else "proposed" if card.id in spoken else "idle"
                groups[group if card.id in at_table[kind] else "absent"].append(card)
    return OwnCards(**{group: tuple(cards) for group, cards in groups.items()})


def richest(loaded: Loaded, first: int, level: int) -> tuple[Table, int]:
    """The game, among some from a seed on, in which most of the pack's cards have a part; how many were played.

    The first in which all have ends the search. The earlier of equals stays.
    """
    scenario = loaded.scenario
    most = max(1, LONGEST // (scenario.rounds * len(scenario.actors)))
    best, worth = watch(loaded, first, level), (-1, -1)
    for n in range(most):
        table = best if n == 0 else watch(loaded, (first + n) % 2**64, level)
        found = own_cards(table)
        if found.worth > worth:
            best, worth = table, found.worth
        if found.whole:
            return best, n + 1
    return best, most


def own_cards_told(table: Table, words: Words, tried: int = 0) -> Iterator[str]:
    """What became of the pack's cards, in lines; last, after a search through so many games, what it came to."""
    found = own_cards(table)
    words = words.at(table.loaded.shelf)
    yield from ("", words.key("own.title"))
    for group in ("seen", "proposed", "idle", "absent"):
        cards = getattr(found, group)
        if cards:
            told = " · ".join(_told(card, group, words) for card in cards)
            yield "  " + words.key(f"own.{group}", text=told)
    left = (*found.proposed, *found.idle)
    if left and not tried:
        yield "  " + words.key("own.search", text=table.scenario.id)
    elif left:
        yield "  " + words.key("own.searched", n=tried)
        yield from ("  " + words.key("own.balance", text=card.id) for card in left if card.kind in WEIGHED)


def _told(card: Card, group: str, words: Words) -> str:
    """A card's title; of one that had no part, why it may have had none."""
    d = card.data
    title = words.text(d["names"]["plain"] if "names" in d else d["title"])
    key = f"own.why.{card.kind}"
    return words.key(key, text=title) if group == "idle" else title
