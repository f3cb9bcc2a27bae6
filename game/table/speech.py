"""What is said aloud at a table: the sentence that goes with an act, whom it is said to, and who hears it."""

from __future__ import annotations

from collections.abc import Container, Iterable

from game.rules.record import changed, record
from game.rules.types import Action, Event, Promise, Said, State

SAYS = "says."
"""How the key of every such sentence begins; nothing else can be said with an act."""


@record
class Address:
    """Whom an act speaks to, the card it is about ("" for none), who hears it (None: everybody), if one or several;
    where it is about a broken promise, the key of what was promised, and to which seat (-1: to none by name)."""

    whom: int
    card: str
    to: tuple[int, ...] | None
    alone: bool
    promise: str = ""
    target: int = -1


def address(before: State, action: Action) -> Address | None:
    """Of an act on this state, where words go with it at all."""
    if action.about >= 0:
        promise = next((p for p in before.promises if p.number == action.about and p.status == "broken"), None)
        return None if promise is None else _excuse(before, action, promise) or _reproach(before, action, promise)
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


def _excuse(before: State, action: Action, promise: Promise) -> Address | None:
    """Of the promiser who has read the report: to those it was promised, for those who know of it."""
    term = promise.term
    if action.verb != "pass" or before.phase != "report" or action.seat != term.by:
        return None
    others = [seat for seat in promise.parties if seat != term.by]
    whom = term.target if term.target in others else others[0]
    to = tuple(sorted(promise.parties)) if promise.secret else None
    alone = len(others) == 1
    form = ".you" if alone and whom == term.target else ""
    return Address(whom, term.card, to, alone, promised(promise, form), term.target)


def _reproach(before: State, action: Action, promise: Promise) -> Address | None:
    """Of another party, with an act that the promiser hears; a secret promise is spoken of among its parties only."""
    act = address(before, changed(action, about=-1)) if action.verb in ("pull", "answer", "offer") else None
    by = promise.term.by
    if act is None or by == action.seat or action.seat not in promise.parties or by not in spoken_to(action, act):
        return None
    if promise.secret and (act.to is None or not set(act.to) <= set(promise.parties)):
        return None
    target = promise.term.target
    form = ".us" if target == action.seat else ""
    return Address(by, promise.term.card, act.to, True, promised(promise, form), target)


def spoken_to(action: Action, act: Address) -> tuple[int, ...]:
    """Every seat that an act is addressed to."""
    return action.offer.parties if action.verb == "offer" and action.offer is not None else (act.whom,)


def promised(promise: Promise, form: str = "") -> str:
    """The key of what was promised, as a part of a sentence; `form` says to whom, where it was promised to a seat."""
    term = promise.term
    if term.kind == "support":
        return "promise.support" if term.card else f"promise.stand-by{form}"
    return f"promise.{term.kind}{form}" if term.kind in ("pay", "exempt") else f"promise.{term.kind}"


def unspoken(before: State, action: Action, fresh: Container[int], actions: Iterable[Action]) -> int:
    """The number of the broken promise that an act should speak of, -1 for none: once each, the oldest first.

    `fresh` are the promises broken in the round that was resolved last: nobody excuses itself for older ones.
    `actions` are what was done at the table so far.
    """
    broken = [p for p in before.promises if p.status == "broken" and (action.verb != "pass" or p.number in fresh)]
    if not broken:
        return -1
    said = {done.about for done in actions if done.seat == action.seat}
    unsaid = (p.number for p in broken if p.number not in said)
    return next((n for n in unsaid if address(before, changed(action, about=n)) is not None), -1)


def spoken(known: Container[str], before: State, action: Action) -> tuple[Event, ...]:
    """What is heard with a lawful act; `known` are the catalogues' keys. Older journals have the words of an offer
    in its text."""
    key = action.words or (action.text if action.verb == "offer" else "")
    about = address(before, action) if key.startswith(SAYS) and key in known else None
    if about is None:
        return ()
    values: tuple[tuple[str, int | str], ...] = (("who", action.seat), ("whom", about.whom), ("card", about.card))
    if about.promise:
        values = (*values, ("promise", about.promise), ("target", about.target))
    return (Event(Said(key, values), about.to),)
