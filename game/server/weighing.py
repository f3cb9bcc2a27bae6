"""A draft of an offer in words, and why it could not be made as it stands. Nothing is kept and nothing changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.rules import decode
from game.rules.bundle import check_form
from game.rules.codec import MisfitError
from game.rules.terms import readable
from game.rules.types import Action, Offer, Said, Term
from game.server.reader import Reader
from game.server.talking import changes
from game.server.wire import Asked, GarbledError
from game.telling.tell import term_words


def offer_of(asked: Asked) -> Offer:
    """The offer in a message. Raises GarbledError where there is none."""
    try:
        return decode(Offer, asked.data.get("offer"))
    except (MisfitError, RecursionError) as error:
        raise GarbledError(Said("wire.garbled")) from error


def weighed(reader: Reader, offer: Offer) -> Mapping[str, Any]:
    """`words`: each clause as a sentence ("" where it is none yet); `changes`: against the offer that it answers;

    `text`: why the reader's seat could not make it now, "" when it could.
    """
    words: list[str] = []
    against: list[str] = []
    said = reader.table.refusal(Action(reader.me, "offer", offer=offer))
    # Only what has the form of an offer is put into words: that bounds the work.
    if check_form(reader.scenario, reader.me, offer) is None:
        sound = [tellable(reader, term) for term in offer.terms]
        words = [term_words(reader, term) if fits else "" for term, fits in zip(offer.terms, sound, strict=True)]
        parent = reader.offered(offer.parent) if offer.parent >= 0 else None
        against = changes(reader, parent.offer, offer) if parent is not None and all(sound) else []
    return {"words": words, "changes": against, "text": reader.say(said) if said is not None else ""}


def tellable(reader: Reader, term: Term) -> bool:
    """Whether there are words for a clause: it names a card that there is, and seats where it needs them."""
    scenario = reader.scenario
    seats = range(len(scenario.actors))
    if not readable(term, len(scenario.actors)):
        return False
    if term.kind == "sign":
        return term.card in scenario.agreements and all(seat in seats for seat, _ in term.shares)
    named = term.by in seats
    if term.kind in ("pay", "exempt") or (term.kind == "support" and not term.card):
        named = named and term.target in seats
    if term.kind in ("fund", "suspend", "exempt"):
        return named and term.card in scenario.programs
    return named and (term.kind == "pay" or not term.card or term.card in scenario.agreements)
