"""Making a bundle acceptable: what could be added for another seat, or asked of it, and which of that is cheapest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from game.ai.belief import PRICE
from game.ai.home import lawful, open_to
from game.ai.mind import Mind
from game.ai.once import once
from game.ai.values import owned
from game.rules.bundle import subject
from game.rules.record import changed
from game.rules.terms import MOST_TERMS
from game.rules.types import Offer, Term, View

STEPS = 3
"""Clauses or shifts that one bundle is bettered by at most."""
SHIFT = 10
"""Percent of a shared cost that is moved at a time."""
LONG = 3
"""Rounds for which programs and payments are promised."""
GIFTS = 3
Change = Offer | Term
"""How a bundle is bettered: itself with a shift in it, or a clause to be added."""
DEEP = 0.15
"""Part of a year's revenue that a persona would pay another in a round, at most."""


def expects(mind: Mind, view: View, seat: int, offer: Offer) -> float:
    """The least another seat will probably take: a middling one's price, more where it said no to the like before."""
    return _expects(mind, view, seat, failures(mind, view, offer))


def _expects(mind: Mind, view: View, seat: int, tries: int) -> float:
    learned = mind.ground(view).prices
    harder = max(0.0, learned[seat] - PRICE) if learned is not None else 0.0
    return 0.3 * (1.0 - mind.done(view)) + (50.0 - mind.trust(view, seat)) / 50.0 * 0.2 + 0.15 * tries + harder


def failures(mind: Mind, view: View, offer: Offer) -> int:
    """How often lately an offer of its own about the same cards to the same seats came to nothing."""
    alike = [about for parties, about in vain(mind, view) if parties == offer.parties]
    if not alike:
        return 0
    own = subjects(offer)
    return sum([not about.isdisjoint(own) for about in alike])


@once
def vain(mind: Mind, view: View) -> list[tuple[tuple[int, ...], frozenset[tuple[str, str]]]]:
    """Parties and subjects of each offer of its own that lately came to nothing."""
    return [
        (o.offer.parties, subjects(o.offer))
        for o in view.offers
        if o.maker == mind.seat
        and o.status in ("refused", "expired", "withdrawn", "countered")
        and o.made >= view.round - 2
    ]


def subjects(offer: Offer) -> frozenset[tuple[str, str]]:
    """What a bundle is about: the cards that it signs, else the programs that it asks for."""
    signed = frozenset(("sign", term.card) for term in offer.terms if term.kind == "sign")
    return signed or frozenset((term.kind, term.card) for term in offer.terms)


def balance(mind: Mind, view: View, offer: Offer, least: float) -> Offer | None:
    """The bundle with what it takes for everybody to gain enough, this seat at least `least`; None if it cannot be."""
    me, others, tries = mind.seat, [seat for seat in offer.parties if seat != mind.seat], failures(mind, view, offer)
    need = {seat: _expects(mind, view, seat, tries) for seat in others}
    now = {seat: mind.offer_worth(view, offer, seat) for seat in offer.parties}
    for step in range(STEPS + 1):
        gap = {seat: need[seat] - now[seat] for seat in others}
        poorest = max(others, key=lambda seat: (gap[seat], -seat)) if len(others) > 1 else others[0]
        lack, spare = gap[poorest], now[me] - least
        content = lack <= 0.0 <= spare
        # Most bundles are given up here, which is sooner told than whether the rules would let them stand.
        if not content and (step == STEPS or lack > 0.0 >= spare):
            return None
        if step == 0 and not lawful(mind, view, offer, view.round):
            return None
        if content:
            return offer
        if lack > 0.0:
            better = _best(mind, view, offer, now, poorest, lack, spare, gifts(mind, view, offer, poorest, lack))
        else:
            richest = min(others, key=lambda seat: (gap[seat], seat))
            asked = asks(mind, view, offer, richest, -spare)
            better = _best(mind, view, offer, now, richest, -spare, -gap[richest], asked)
        if better is None:
            return None
        offer, now = better
    return None


def _best(
    mind: Mind,
    view: View,
    offer: Offer,
    now: Mapping[int, float],
    other: int,
    wanted: float,
    most: float,
    found: Iterator[Change],
) -> tuple[Offer, dict[int, float]] | None:
    """Of several changes the one that brings the gainer most of what it wants for what the giver loses: the bundle so
    changed, and what it is worth to its parties; `now` is what it is worth as it stands."""
    me, own, theirs = mind.seat, now[mind.seat], now[other]
    said = [subject(term) for term in offer.terms]
    good: list[tuple[float, Change, float, float]] = []
    for change in found:
        if not isinstance(change, Term):
            mine, its = mind.offer_worth(view, change), mind.offer_worth(view, change, other)
        elif subject(change) in said:
            continue  # no clause may stand twice
        else:
            mine, its = own + mind.term_worth(view, change), theirs + mind.term_worth(view, change, other)
        gain, cost = (its - theirs, own - mine) if its - theirs > mine - own else (mine - own, theirs - its)
        if gain > 0.02 and cost <= most:
            good.append((min(gain, wanted) - max(cost, 0.0), change, mine, its))
    good.sort(key=lambda row: -row[0])
    for _, change, mine, its in good:
        better = made(offer, change)
        if lawful(mind, view, better, view.round):
            worths = {seat: worth + _more(mind, view, change, seat) for seat, worth in now.items()}
            return better, {**worths, me: mine, other: its}
    return None


def _more(mind: Mind, view: View, change: Change, seat: int) -> float:
    """What a change brings a party that neither gives nor gets: a cost that two others shift between them is nothing
    to it."""
    return mind.term_worth(view, change, seat) if isinstance(change, Term) else 0.0


def gifts(mind: Mind, view: View, offer: Offer, other: int, gap: float) -> Iterator[Change]:
    """The bundle with something more for another seat: cost taken over, a program, support, money."""
    yield from shifted(offer, other, mind.seat)
    if len(offer.terms) >= MOST_TERMS:
        return
    yield from programs(mind, view, mind.seat, other)
    yield Term("support", mind.seat, "", 0, other, span(mind, view))
    yield payment(mind, view, mind.seat, other, gap, other)


def asks(mind: Mind, view: View, offer: Offer, other: int, lack: float) -> Iterator[Change]:
    """The bundle with something more from another seat."""
    yield from shifted(offer, mind.seat, other)
    if len(offer.terms) >= MOST_TERMS:
        return
    yield from programs(mind, view, other, mind.seat)
    yield payment(mind, view, other, mind.seat, lack, mind.seat)


def shifted(offer: Offer, gainer: int, payer: int) -> Iterator[Offer]:
    """A tenth of the shared cost moved from one party to another."""
    for at, term in enumerate(offer.terms):
        held = dict(term.shares)
        if term.kind == "sign" and held.get(gainer, 0) >= SHIFT:
            moved = {gainer: held[gainer] - SHIFT, payer: held[payer] + SHIFT}
            shares = tuple((seat, moved.get(seat, share)) for seat, share in term.shares)
            terms = (*offer.terms[:at], changed(term, shares=shares), *offer.terms[at + 1 :])
            yield changed(offer, terms=terms)


def made(offer: Offer, change: Change) -> Offer:
    """The bundle with a change made: one more clause, or clauses of its own shifted already."""
    return changed(offer, terms=(*offer.terms, change)) if isinstance(change, Term) else change


def span(mind: Mind, view: View) -> int:
    """Rounds for which something is promised now."""
    return min(LONG, max(1, view.last - view.round + 1))


def payment(mind: Mind, view: View, payer: int, payee: int, points: float, judge: int) -> Term:
    """Money worth so many points to `judge`, as far as the payer's purse goes."""
    actors = mind.scenario.actors
    left = max(1, view.last - view.round + 1)
    rounds = span(mind, view)
    amount = int(points / mind.price(view, 1.0, judge) * left / rounds) + 1
    return Term("pay", payer, "", max(1, min(amount, int(actors[payer].revenue * DEEP))), payee, rounds)


def programs(mind: Mind, view: View, by: int, to: int) -> tuple[Term, ...]:
    """One more level of programs that one seat can run and the other values: the best few, dearest first."""
    known = mind.ground(view).gains
    if (by, to) not in known:
        known[by, to] = _programs(mind, view, by, to)
    return known[by, to]


def _programs(mind: Mind, view: View, by: int, to: int) -> tuple[Term, ...]:
    scenario, ground, rounds = mind.scenario, mind.ground(view), span(mind, view)
    found = []
    worths = mind.worths(view, to)
    for card, at in owned(mind.worth, scenario, by):
        if worths[at] > 0.0 and ground.levels.get((card, by), 0) < scenario.programs[card].levels:
            value = mind.funding(ground, by, card, 1, rounds, to)
            if value > 0.03:
                found.append((value + min(0.0, mind.funding(ground, by, card, 1, rounds, by)), card))
    found.sort(key=lambda row: (-row[0], row[1]))
    ready = (card for _, card in found if open_to(mind, view, scenario.programs[card]))
    return tuple(
        [Term("fund", by, card, ground.levels.get((card, by), 0) + 1, -1, rounds) for card in islice(ready, GIFTS)]
    )
