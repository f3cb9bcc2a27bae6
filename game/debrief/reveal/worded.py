"""What each seat held, in words: the same for the debrief and for the pages of a class."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.reveal.held import Held, Order, Reason
from game.debrief.telling import Telling
from game.rules.types import Offered
from game.telling.tell import parties_words, state_of_offer, term_words


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret offer: its round, to whom, its clauses, where it stands or what became of it."""

    round: int
    to: str
    clauses: tuple[str, ...]
    state: str


@dataclass(frozen=True, slots=True)
class Worded:
    """A seat's name and private brief; its orders with whether each was carried out (None: it is not over); its secret
    offers; its reasons by round."""

    name: str
    private: str
    orders: tuple[tuple[str, bool | None], ...]
    offers: tuple[Secret, ...]
    reasons: tuple[tuple[int, str], ...]


def worded(held: Held, seen: Telling) -> Worded:
    """What a seat held, in the reader's language."""
    return Worded(
        seen.name(held.seat),
        seen.text(seen.actor(held.seat).private),
        tuple((order_words(order, seen), order.done) for order in held.orders),
        tuple(secret(offered, seen) for offered in held.offers),
        # Two thoughts that differ in what nobody is told read alike.
        tuple(dict.fromkeys((reason.round, reason_words(reason, seen)) for reason in held.reasons)),
    )


def order_words(order: Order, seen: Telling) -> str:
    """A private order."""
    return seen.text(order.mandate.text)


def reason_words(reason: Reason, seen: Telling) -> str:
    """A persona's reason."""
    return seen.say(reason.said)


def secret(offered: Offered, seen: Telling) -> Secret:
    """A secret offer."""
    clauses = tuple(term_words(seen, term) for term in offered.offer.terms)
    to = parties_words(seen, offered.offer, offered.maker)
    deal = next((deal for deal in seen.view.deals if deal.offered == offered.number), None)
    state = state_of_offer(seen, offered) if deal is None else seen.t(f"reveal.fate.{deal.status}")
    return Secret(offered.made, to, clauses, state)
