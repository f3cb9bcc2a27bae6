"""What a persona thinks of an offer, with its numbers, for the debrief: never for the table."""

from __future__ import annotations

from game.ai.balance import expects
from game.ai.mind import Mind
from game.rules.types import Offer, Offered, Said, View


def of_offer(mind: Mind, view: View, offer: Offer) -> Said:
    """Of an offer it makes: its worth, the price it asks, and what the least content of the others gains and wants."""
    margins = {
        seat: (mind.offer_worth(view, offer, seat), expects(mind, view, seat, offer))
        for seat in offer.parties
        if seat != mind.seat
    }
    whom = min(margins, key=lambda seat: (margins[seat][0] - margins[seat][1], seat))
    theirs, takes = margins[whom]
    worth, least = mind.offer_worth(view, offer), mind.reservation(view)
    return Said("thought.offer", (*_points(points=worth, least=least, theirs=theirs, takes=takes), ("whom", whom)))


def of_answer(mind: Mind, view: View, offered: Offered, key: str, worth: float, least: float, home: int) -> Said:
    """Of an offer it answers: its worth against the price asked, what its maker should gain, support at home."""
    theirs = mind.offer_worth(view, offered.offer, offered.maker)
    values = _points(points=worth, least=least, theirs=theirs)
    return Said(key, (("n", offered.number), *values, ("whom", offered.maker), ("home", home)))


def of_counter(mind: Mind, view: View, offered: Offered, bundle: Offer, least: float) -> Said:
    """Of a counter-offer: what was offered, the price, what the changed bundle is worth to both, what should do."""
    whom = offered.maker
    values = _points(
        points=mind.offer_worth(view, offered.offer),
        least=least,
        own=mind.offer_worth(view, bundle),
        theirs=mind.offer_worth(view, bundle, whom),
        takes=expects(mind, view, whom, bundle),
    )
    return Said("thought.counter", (("n", offered.number), *values, ("whom", whom)))


def _points(**values: float) -> tuple[tuple[str, int], ...]:
    return tuple((name, round(value * 1000)) for name, value in values.items())
