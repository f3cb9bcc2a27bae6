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
Change = tuple[Offer | Term, float, float]
"""How a bundle is bettered: itself with a shift in it, or a clause to be added; and what it is worth then to this seat
and to the other."""
DEEP = 0.15
"""Part of a year's revenue that a persona would pay another in a round, at most."""


def expects(mind: Mind, view: View, seat: int, offer: Offer) -> float:
    """The least another seat will probably take: a middling one's price, more where it said no to the like before."""
    return _expects(mind, view, seat, failures(mind, view, offer))


def _expects(mind: Mind, view: View, seat: int, tries: int) -> float:
    known = mind.ground(view).expected
    if (seat, tries) not in known:
        learned = mind.ground(view).prices
        harder = max(0.0, learned[seat] - PRICE) if learned is not None else 0.0
        trust = mind.trust(view, seat)
        known[seat, tries] = 0.3 * (1.0 - mind.done(view)) + (50.0 - trust) / 50.0 * 0.2 + 0.15 * tries + harder
    return known[seat, tries]


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


def balance(mind: Mind, view: View, offer: Offer, least: float, tries: int) -> Offer | None:
    """The bundle with what it takes for everybody to gain enough, this seat at least `least`, after so many vain tries
    on the same matter; None if it cannot be."""
    me, others = mind.seat, [seat for seat in offer.parties if seat != mind.seat]
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
            other, wanted, most = poorest, lack, spare
            changes = gifts(mind, view, offer, other, lack, now)
        else:
            other = min(others, key=lambda seat: (gap[seat], seat))
            wanted, most = -spare, -gap[other]
            changes = asks(mind, view, offer, other, -spare, now)
        better = _best(mind, view, offer, now, other, wanted, most, changes)
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
    changes: Iterator[Change],
) -> tuple[Offer, dict[int, float]] | None:
    """Of several changes the one that brings the gainer most of what it wants for what the giver loses: the bundle so
    changed, and what it is worth to its parties; `now` is what it is worth as it stands."""
    me, own, theirs = mind.seat, now[mind.seat], now[other]
    good: list[tuple[float, Change]] = []
    for change in changes:
        _, mine, its = change
        gain, cost = (its - theirs, own - mine) if its - theirs > mine - own else (mine - own, theirs - its)
        if gain > 0.02 and cost <= most:
            good.append((min(gain, wanted) - max(cost, 0.0), change))
    good.sort(key=lambda row: -row[0])
    for _, (what, mine, its) in good:
        if isinstance(what, Term) and says(offer, what):
            continue
        better = made(offer, what)
        if lawful(mind, view, better, view.round):
            worths = {me: mine, other: its}
            for seat in offer.parties:
                if seat not in worths:  # a cost that two others shift between them is nothing to it
                    more = mind.term_worth(view, what, seat) if isinstance(what, Term) else 0.0
                    worths[seat] = now[seat] + more
            return better, worths
    return None


def says(offer: Offer, more: Term) -> bool:
    """Whether a bundle has a clause about the same thing already; none may stand twice."""
    about = subject(more)
    return any(subject(term) == about for term in offer.terms if term.kind == more.kind)


def gifts(mind: Mind, view: View, offer: Offer, other: int, gap: float, now: Mapping[int, float]) -> Iterator[Change]:
    """The bundle with something more for another seat: cost taken over, a program, support, money."""
    me = mind.seat
    for shift in shifted(offer, other, me):
        yield shift, mind.offer_worth(view, shift), mind.offer_worth(view, shift, other)
    if len(offer.terms) >= MOST_TERMS:
        return
    own, theirs = now[me], now[other]
    for term, mine, its in _gains(mind, view, me, other):
        yield term, own + mine, theirs + its
    paid = payment(mind, view, me, other, gap, other)
    yield paid, own + mind.term_worth(view, paid), theirs + mind.term_worth(view, paid, other)


def asks(mind: Mind, view: View, offer: Offer, other: int, lack: float, now: Mapping[int, float]) -> Iterator[Change]:
    """The bundle with something more from another seat."""
    me = mind.seat
    for shift in shifted(offer, me, other):
        yield shift, mind.offer_worth(view, shift), mind.offer_worth(view, shift, other)
    if len(offer.terms) >= MOST_TERMS:
        return
    own, theirs = now[me], now[other]
    for term, its, mine in _gains(mind, view, other, me):
        yield term, own + mine, theirs + its
    paid = payment(mind, view, other, me, lack, me)
    yield paid, own + mind.term_worth(view, paid), theirs + mind.term_worth(view, paid, other)


def shifted(offer: Offer, gainer: int, payer: int) -> Iterator[Offer]:
    """A tenth of the shared cost moved from one party to another."""
    for at, term in enumerate(offer.terms):
        held = dict(term.shares)
        if term.kind == "sign" and held.get(gainer, 0) >= SHIFT:
            moved = {gainer: held[gainer] - SHIFT, payer: held[payer] + SHIFT}
            shares = tuple((seat, moved.get(seat, share)) for seat, share in term.shares)
            terms = (*offer.terms[:at], changed(term, shares=shares), *offer.terms[at + 1 :])
            yield changed(offer, terms=terms)


def made(offer: Offer, what: Offer | Term) -> Offer:
    """The bundle with a change made: one more clause, or clauses of its own shifted already."""
    return changed(offer, terms=(*offer.terms, what)) if isinstance(what, Term) else what


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
    return tuple([term for term, _, _ in _gains(mind, view, by, to) if term.kind == "fund"])


def _gains(mind: Mind, view: View, by: int, to: int) -> tuple[tuple[Term, float, float], ...]:
    """What one seat can promise another beside money, with its points to both: programs, and this seat its support."""
    known = mind.ground(view).gains
    if (by, to) not in known:
        found = _programs(mind, view, by, to)
        if by == mind.seat:
            term = Term("support", by, "", 0, to, span(mind, view))
            found.append((term, mind.term_worth(view, term, by), mind.term_worth(view, term, to)))
        known[by, to] = tuple(found)
    return known[by, to]


def _programs(mind: Mind, view: View, by: int, to: int) -> list[tuple[Term, float, float]]:
    scenario, ground, rounds = mind.scenario, mind.ground(view), span(mind, view)
    found = []
    worths = mind.worths(view, to)
    for card, at in owned(mind.worth, scenario, by):
        if worths[at] > 0.0 and ground.levels.get((card, by), 0) < scenario.programs[card].levels:
            its = mind.funding(ground, by, card, 1, rounds, to)
            if its > 0.03:
                mine = mind.funding(ground, by, card, 1, rounds, by)
                found.append((-(its + min(0.0, mine)), card, mine, its))
    found.sort()
    ready = (row for row in found if open_to(mind, view, scenario.programs[row[1]]))
    levels = ground.levels
    return [
        (Term("fund", by, card, levels.get((card, by), 0) + 1, -1, rounds), mine, its)
        for _, card, mine, its in islice(ready, GIFTS)
    ]
