"""What is said aloud at a table: the sentence that goes with an act, whom it is said to, and who hears it."""

from __future__ import annotations

from collections.abc import Container

from game.rules.record import record
from game.rules.types import Action, Event, Said, State

SAYS = "says."
"""How the key of every such sentence begins; nothing else can be said with an act."""


@record
class Address:
    """Whom an act speaks to, the card it is about ("" for none), who hears it (None: everybody), if one or several."""

    whom: int
    card: str
    to: tuple[int, ...] | None
    alone: bool


def address(before: State, action: Action) -> Address | None:
    """Of an act on this state, where words go with it at all."""
    if action.verb in ("pull", "ally"):
        return Address(action.target, action.card, None, True)
    if action.verb == "answer":
        offered = before.offers[action.target]
        offer, whom, alone = offered.offer, offered.maker, True
    elif action.verb == "offer" and action.offer is not None:
        offer = action.offer
        whom = next(seat for seat in offer.parties if seat != action.seat)
        alone = len(offer.parties) == 2
    else:
        return None
    card = next((term.card for term in offer.terms if term.card and term.by != action.seat), "")
    return Address(whom, card, tuple(sorted(offer.parties)) if offer.secret else None, alone)


def spoken(known: Container[str], before: State, action: Action) -> tuple[Event, ...]:
    """What is heard with a lawful act; `known` are the catalogues' keys. Older journals have the words of an offer
    in its text."""
    key = action.words or (action.text if action.verb == "offer" else "")
    about = address(before, action) if key.startswith(SAYS) and key in known else None
    if about is None:
        return ()
    said = Said(key, (("who", action.seat), ("whom", about.whom), ("card", about.card)))
    return (Event(said, about.to),)
