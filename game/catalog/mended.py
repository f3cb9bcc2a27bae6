"""Content that somebody is writing on: what is broken just now is played as it was when it was last sound."""

from __future__ import annotations

from dataclasses import replace

from game.catalog.manifest import FOLDER
from game.catalog.shelf import Card, Shelf


def mended(good: Shelf, found: Shelf) -> Shelf:
    """What was found, with the card that was last `good` in the place of each that is broken.

    A card that was deleted stays as well for as long as another that is kept names it, and so do the cards of a pack
    whose manifest is broken. Sentences that were said once can always be said again.
    """
    broken = found.broken()
    lost = {card.id for card in good.cards[FOLDER].values() if card.file in broken}
    cards = {
        kind: {id: card for id, card in deck.items() if card.file not in broken} for kind, deck in found.cards.items()
    }
    old = [card for deck in good.cards.values() for card in deck.values()]
    left = [card for card in old if card.file in broken or card.pack in lost]
    kept = set()
    while left:
        card = left.pop()
        if card.id not in cards[card.kind]:
            cards[card.kind][card.id] = card
            kept.add(card.file)
            left += _named(good, card)
    model = any(file.startswith("model/") for file in broken)
    return replace(
        found,
        cards={kind: dict(sorted(deck.items(), key=lambda one: _place(one[1]))) for kind, deck in cards.items()},
        parameters=good.parameters if model else found.parameters,
        words={**good.words, **found.words},
        problems=tuple(p for p in found.problems if p.file not in kept and not p.file.startswith("model/")),
        roots={**good.roots, **found.roots},
        sums={**good.sums, **found.sums},
    )


def _named(shelf: Shelf, card: Card) -> list[Card]:
    """The cards of a shelf that a card names."""
    return [shelf.cards[r.kind][r.name] for r in card.references if r.name in shelf.cards.get(r.kind, {})]


def _place(card: Card) -> tuple[str, str]:
    """Where a card stands in its deck: the game's own by their files, then those of each pack."""
    return card.pack, card.file
