"""Where a seat stands on a bundle: what it expects without it, the least it would take, the most it may hope for, and
what it holds out for now."""

from __future__ import annotations

from game.ai.mind import Mind
from game.ai.once import once
from game.rules.record import changed, record
from game.rules.types import Offer, View

STEP = 0.6
"""What is left of a demand with each bundle on the same matter that came to nothing."""
COMES_BACK = 0.5
"""Part of the matters that fail with somebody fully trusted and are settled a round later all the same (assumption)."""


@record
class Stance:
    """Points of score. `no_deal`: what it expects if nothing comes of the bundle; `reservation`: the least it would
    take, never below that; `aspiration`: the bundle as good for it as the other may yet bear; `demand`: in between."""

    no_deal: float
    reservation: float
    aspiration: float
    demand: float


@once
def stance(mind: Mind, view: View, offer: Offer, tries: int) -> Stance:
    """The stance on a bundle after so many vain tries on the same matter.

    Whoever does not look ahead expects nothing without a deal, and has one price for everything.
    """
    free, hunger = without_cost(mind, view, offer), mind.hunger(view)
    if not mind.level.futures:
        price = mind.reservation(view)
        return Stance(0.0, min(price, -hunger), max(free, price), price)
    # Without a deal now the matter may be settled next round, if the other is somebody who comes back.
    trusted = min(mind.trust(view, seat) for seat in offer.parties if seat != mind.seat) / 100.0
    left = mind.ground(view).left
    no_deal = COMES_BACK * trusted * (left - 1) / left * max(0.0, fair(mind, view, offer))
    reservation = no_deal - hunger
    aspiration = max(free, reservation)
    demand = reservation + firmness(mind, view) * STEP**tries * (aspiration - reservation)
    return Stance(no_deal, reservation, aspiration, demand)


def firmness(mind: Mind, view: View) -> float:
    """Part of the way from the least to the most that it holds out for: it falls over the game, by style."""
    return (0.2 + 0.6 * mind.persona.toughness / 100) * mind.persona.held(mind.done(view))


def fair(mind: Mind, view: View, offer: Offer) -> float:
    """What the matter would be worth with each paying by its means."""
    means = {seat: mind.scenario.actors[seat].revenue for seat in offer.parties}
    whole = sum(means.values())
    shares = tuple((seat, 100 * money // whole) for seat, money in means.items())
    return sum(mind.term_worth(view, changed(t, shares=shares)) for t in offer.terms if t.kind == "sign")


def without_cost(mind: Mind, view: View, offer: Offer) -> float:
    """What the bundle would be worth with none of its costs on this seat."""
    total = 0.0
    for term in offer.terms:
        if term.kind == "sign":
            shares = tuple((seat, 0 if seat == mind.seat else share) for seat, share in term.shares)
            total += mind.term_worth(view, changed(term, shares=shares))
        elif term.by != mind.seat:
            total += mind.term_worth(view, term)
    return total


def least(mind: Mind, view: View, offer: Offer, tries: int) -> float:
    """The least a bundle must be worth now: what its stance holds out for."""
    return stance(mind, view, offer, tries).demand if mind.level.futures else mind.reservation(view)
