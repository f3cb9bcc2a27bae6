"""What a persona thinks of an offer, with its numbers, for the debrief: never for the table."""

from __future__ import annotations

from game.ai.balance import expects, failures
from game.ai.mind import Mind
from game.ai.stance import Stance, stance
from game.rules.types import Offer, Offered, Said, View


def of_offer(mind: Mind, view: View, offer: Offer) -> Said:
    """Of an offer it makes: its worth and stance, and what the least content of the others gains and wants."""
    margins = {
        seat: (mind.offer_worth(view, offer, seat), expects(mind, view, seat, offer))
        for seat in offer.parties
        if seat != mind.seat
    }
    whom = min(margins, key=lambda seat: (margins[seat][0] - margins[seat][1], seat))
    theirs, takes = margins[whom]
    stood = stance(mind, view, offer, failures(mind, view, offer))
    values = _points(points=mind.offer_worth(view, offer), theirs=theirs, takes=takes, **_stood(stood, stood.demand))
    return Said("thought.offer", (*values, ("whom", whom)))


def of_answer(mind: Mind, view: View, offered: Offered, key: str, worth: float, least: float, home: int) -> Said:
    """Of an offer it answers: its worth, its stance and price, what its maker should gain, support at home."""
    theirs = mind.offer_worth(view, offered.offer, offered.maker)
    stood = stance(mind, view, offered.offer, 0)
    values = _points(points=worth, theirs=theirs, **_stood(stood, least))
    return Said(key, (("n", offered.number), *values, ("whom", offered.maker), ("home", home)))


def of_counter(mind: Mind, view: View, offered: Offered, bundle: Offer, least: float) -> Said:
    """Of a counter-offer: what was offered, stance and price, what the changed bundle is worth to both."""
    whom = offered.maker
    values = _points(
        points=mind.offer_worth(view, offered.offer),
        own=mind.offer_worth(view, bundle),
        theirs=mind.offer_worth(view, bundle, whom),
        takes=expects(mind, view, whom, bundle),
        **_stood(stance(mind, view, offered.offer, 0), least),
    )
    return Said("thought.counter", (("n", offered.number), *values, ("whom", whom)))


def _stood(stood: Stance, least: float) -> dict[str, float]:
    """What it asks, and between what: its worth without a deal, and the most it hopes for."""
    return {"least": least, "without": stood.no_deal, "hope": max(stood.aspiration, least)}


def _points(**values: float) -> tuple[tuple[str, int], ...]:
    return tuple((name, round(value * 1000)) for name, value in values.items())
