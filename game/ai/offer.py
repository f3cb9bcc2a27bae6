"""Making offers: which bundles are worth a thought, which is best, and what is said with it."""

from __future__ import annotations

from collections.abc import Iterator

from game.ai.balance import balance, failures, programs, subjects, vain
from game.ai.ground import Rough
from game.ai.home import at_home, likely, open_to, pending, winnable
from game.ai.mind import Decision, Mind
from game.ai.once import once
from game.ai.stance import least
from game.ai.thoughts import of_offer
from game.ai.voice import says
from game.rules.cards import Agreement
from game.rules.index import index
from game.rules.record import record
from game.rules.types import Action, Offer, Option, Term, View

MOST_FAILURES = 3
"""After so many vain tries within three rounds a persona leaves the matter for a while."""
OPEN = 60
"""Candour from which a persona negotiates in public."""


@record
class Prospect:
    """A bundle that all would gain by: its value to the maker, and the house of another where it is weakest."""

    value: float
    offer: Offer
    weakest: int
    home: int


def propose(mind: Mind, view: View, options: tuple[Option, ...]) -> Decision | None:
    """The bundle that is worth most to it among those the others might take."""
    option = next((o for o in options if o.verb == "offer"), None)
    made = sum([o.maker == mind.seat and o.offer.parent < 0 for o in view.offers if o.made == view.round])
    most = 1 + mind.persona.initiative // 40 + (mind.hunger(view) > 0)
    if option is None or made >= most or not moved_to_speak(mind, view, made):
        return None
    good = [p for p in prospects(mind, view, option) if p.home >= likely(mind)]
    if not good:
        return None
    best = max(good, key=lambda p: p.value)
    action = Action(mind.seat, "offer", offer=best.offer, words=says(mind, view, best.offer))
    return Decision(action, of_offer(mind, view, best.offer))


def moved_to_speak(mind: Mind, view: View, made: int) -> bool:
    """Whether it puts its next idea forward at all; whoever looks ahead leaves nothing good unsaid."""
    return mind.level.futures > 0 or mind.roll(view, "offer", made) < 50 + mind.persona.initiative // 2


@once
def prospects(mind: Mind, view: View, option: Option) -> tuple[Prospect, ...]:
    """Bundles worth offering, each balanced so that everybody gains."""
    found = []
    mine = [o.offer for o in view.offers if o.status == "open" and mind.seat in o.offer.parties]
    standing = frozenset().union(*map(subjects, mine))
    waited, failed = mind.ground(view).waited, vain(mind, view)
    waits = waited.setdefault(pending(mind, view), len(waited))
    for rough in roughs(mind, view, option):
        if standing and not standing.isdisjoint(rough.about):
            continue
        tries = failures(mind, view, rough.offer) if failed else 0
        if tries >= MOST_FAILURES:
            continue
        # The same matters come up at every turn of a negotiation; most often nothing has changed that bears on them.
        asked = least(mind, view, rough.offer, tries)
        key = (asked, tries, waits)
        if key not in rough.ideas:
            rough.ideas[key] = idea(mind, view, rough.offer, asked, tries)
        known = rough.ideas[key]
        if known is None or not winnable(view, at_home(mind, view, known[0], mind.seat)):
            continue
        offer, value = known
        homes = {seat: at_home(mind, view, offer, seat) for seat in offer.parties if seat != mind.seat}
        weakest = min(homes, key=lambda seat: (homes[seat], seat))
        found.append(Prospect(value, offer, weakest, homes[weakest]))
    return tuple(found)


def idea(mind: Mind, view: View, rough: Offer, asked: float, tries: int) -> tuple[Offer, float] | None:
    """A bundle balanced so that everybody gains, this seat at least what it asks; and its value to this seat."""
    offer = balance(mind, view, rough, asked, tries)
    if offer is None:
        return None
    theirs = min(mind.offer_worth(view, offer, seat) for seat in offer.parties if seat != mind.seat)
    return offer, mind.offer_worth(view, offer) + mind.persona.generosity / 100 * theirs


def roughs(mind: Mind, view: View, option: Option) -> tuple[Rough, ...]:
    """Where to begin, as long as the ground is the same."""
    known, key = mind.ground(view).roughs, (option.cards, option.targets)
    if key not in known:
        known[key] = tuple([Rough(offer, subjects(offer)) for offer in bundles(mind, view, option)])
    return known[key]


def bundles(mind: Mind, view: View, option: Option) -> Iterator[Offer]:
    """Where to begin: a signature, or a program of another's that would be worth something here."""
    secret, sought = mind.persona.candour < OPEN, mind.sought(view)
    for id in option.cards:
        card = mind.scenario.agreements[id]
        if mind.card_worth(view, ("agreement", id)) <= 0.0 and id not in sought:
            continue
        if not open_to(mind, view, card):
            continue
        if id not in mind.openings:
            mind.openings[id] = [
                Offer(parties, (Term("sign", card=id, shares=shares(mind, parties)),), 1, secret)
                for parties in tables(mind, card)
            ]
        yield from mind.openings[id]
    for other in option.targets:
        for term in programs(mind, view, other, mind.seat):
            yield Offer(tuple(sorted((mind.seat, other))), (term,), 1, secret)


def tables(mind: Mind, card: Agreement) -> Iterator[tuple[int, ...]]:
    """Pairs of parties, this seat one of them, that fill an agreement's slots; then everybody who may join."""
    actors, signers = mind.scenario.actors, index(mind.scenario).signers[card.id]
    able = [s for s, a in enumerate(actors) if card.kind in a.signs and s in signers.entitled]
    if mind.seat not in able:
        return
    for other in able:
        pair = tuple(sorted({mind.seat, other}))
        if len(pair) == 2 and not any(slot.isdisjoint(pair) for slot in signers.slots):
            yield pair
    if len(able) > 2 and not any(slot.isdisjoint(able) for slot in signers.slots):
        yield tuple(able)


def shares(mind: Mind, parties: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """Cost shares by means, its own the smaller the tougher it is; multiples of five, 100 together."""
    means = {s: float(mind.scenario.actors[s].revenue) for s in parties}
    means[mind.seat] *= 1.0 - 0.5 * mind.persona.toughness / 100
    whole = sum(means.values())
    parts = {s: int(100 * m / whole) // 5 * 5 for s, m in means.items()}
    largest = max(parts, key=lambda s: (parts[s], -s))
    parts[largest] += 100 - sum(parts.values())
    return tuple(sorted(parts.items()))
