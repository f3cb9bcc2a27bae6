"""Making offers and answering them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from game.ai.mind import Decision, Mind
from game.rules.cards import Agreement, Program, fits, fits_any
from game.rules.needs import missing
from game.rules.offers import check_terms
from game.rules.types import Action, Offer, Offered, Option, Said, Term, View

CLOSE = 0.6
"""Points below its reservation at which a persona still counters instead of refusing."""
OFFERS_A_ROUND = 2
LIKELY = 88
"""Support at home, as far as one can see, below which it is no use to ask."""


def answer(mind: Mind, view: View, options: tuple[Option, ...]) -> Decision | None:
    """Accept, counter or refuse the first offer that waits."""
    waiting = next((o.targets for o in options if o.verb == "answer"), ())
    for number in waiting:
        offered = next(o for o in view.offers if o.number == number)
        value = mind.offer_worth(view, offered.offer)
        least = mind.reservation(view) + distrust(mind, view, offered)
        home = mind.at_home(view, offered.offer)
        if not lawful(mind, view, offered.offer, offered.made):
            return reply(mind, offered, 0, "reason.wrong-time", "thought.refuse", value)
        if value >= least and (home >= 92 or carriable(view, home)):
            return reply(mind, offered, 1, "", "thought.accept", value)
        if value >= least - CLOSE and value < least and home >= 92:
            counter = better(mind, view, offered, options)
            if counter is not None:
                return counter
        return reply(mind, offered, 0, reason(mind, view, offered, value, home), "thought.refuse", value)
    return None


def distrust(mind: Mind, view: View, offered: Offered) -> float:
    """What it asks for beside, from somebody it does not trust, by its memory."""
    a, b = sorted((mind.seat, offered.maker))
    actors = mind.scenario.actors
    trust = view.dials[mind.scenario.dials[f"trust@{actors[a].id}~{actors[b].id}"]] / 1000
    return (50.0 - trust) / 50.0 * 0.3 * mind.persona.memory / 100


def carriable(view: View, home: int) -> bool:
    """Whether the capital at hand could win what is missing at home."""
    return view.mine is not None and home + 5 * max(0, view.mine.capital - 1) >= 100 and home >= 75


def reply(mind: Mind, offered: Offered, yes: int, why: str, thought: str, value: float) -> Decision:
    """An answer with its public reason and its private thought."""
    action = Action(mind.seat, "answer", "", yes, offered.number, why)
    return Decision(action, Said(thought, (("n", offered.number), ("points", round(value * 1000)))))


def reason(mind: Mind, view: View, offered: Offered, value: float, home: int) -> str:
    """What it says in public when it refuses: the truest of the reasons one may give, without a number in it."""
    terms = offered.offer.terms
    pays = sum(1 for t in terms if t.by == mind.seat and t.kind in ("pay", "fund"))
    gets = sum(1 for t in terms if t.by not in (mind.seat, -1))
    if home < 92:
        return "reason.home"
    if distrust(mind, view, offered) > 0.12:
        return "reason.trust"
    if pays and value < 0:
        return "reason.too-costly"
    if any(t.kind == "sign" and "sovereignty" in touched(mind, t.card) for t in terms) and value < 0:
        return "reason.sovereignty"
    if not gets:
        return "reason.not-enough"
    return "reason.wrong-time" if value > -0.2 else "reason.not-enough"


def touched(mind: Mind, card: str) -> set[str]:
    """Variables that an agreement moves downward."""
    return {e.on for e in mind.scenario.agreements[card].effects if e.how == "add" and e.number < 0}


def better(mind: Mind, view: View, offered: Offered, options: tuple[Option, ...]) -> Decision | None:
    """The same bundle with the cost shifted a little, or a payment asked, so that it would do."""
    # One counter to a talk: haggling on would say nothing new.
    own = any(o.maker == mind.seat for o in ancestors(view, offered))
    if own or not any(o.verb == "offer" for o in options) or len(offered.offer.terms) >= 7:
        return None
    terms = []
    eased = False
    for term in offered.offer.terms:
        mine = dict(term.shares).get(mind.seat, 0)
        if term.kind == "sign" and mine > 15 and not eased:
            shift = min(mine, 15)
            shares = tuple(
                (s, v - shift if s == mind.seat else v + (shift if s == offered.maker else 0)) for s, v in term.shares
            )
            terms.append(replace(term, shares=shares))
            eased = True
        else:
            terms.append(term)
    offer = Offer(offered.offer.parties, tuple(terms), 1, offered.offer.secret, offered.number)
    if not eased or not lawful(mind, view, offer, view.round):
        return None
    action = Action(mind.seat, "offer", offer=offer, text="says.counter")
    return Decision(action, Said("thought.counter", (("n", offered.number),)))


def ancestors(view: View, offered: Offered) -> list[Offered]:
    """The offers that this one answers, nearest first."""
    found = []
    parent = offered.offer.parent
    while parent >= 0:
        above = next((o for o in view.offers if o.number == parent), None)
        if above is None:
            break
        found.append(above)
        parent = above.offer.parent
    return found


def propose(mind: Mind, view: View, options: tuple[Option, ...]) -> Decision | None:
    """The bundle that is worth most to it among those the others might take."""
    option = next((o for o in options if o.verb == "offer"), None)
    made = sum(1 for o in view.offers if o.maker == mind.seat and o.made == view.round)
    if option is None or made >= OFFERS_A_ROUND or mind.roll(view, "offer", made) >= 40 + mind.persona.initiative // 2:
        return None
    best: tuple[float, Offer, str] | None = None
    for offer, says in candidates(mind, view, option):
        key = (offer.parties, tuple((t.kind, t.card, t.by) for t in offer.terms), view.round // 2)
        if key in mind.offered or not lawful(mind, view, offer, view.round):
            continue
        mine = mind.offer_worth(view, offer)
        theirs = min(mind.offer_worth(view, offer, seat) for seat in offer.parties if seat != mind.seat)
        homes = min(mind.at_home(view, offer, seat) for seat in offer.parties)
        if mine < mind.reservation(view) or theirs < 0.0 or homes < LIKELY:
            continue
        value = mine + 0.5 * theirs
        if best is None or value > best[0]:
            best = (value, offer, says)
    if best is None:
        return None
    _, offer, says = best
    mind.offered.add((offer.parties, tuple((t.kind, t.card, t.by) for t in offer.terms), view.round // 2))
    action = Action(mind.seat, "offer", offer=offer, text=says)
    return Decision(action, Said("thought.offer", (("points", round(mind.offer_worth(view, offer) * 1000)),)))


def candidates(mind: Mind, view: View, option: Option) -> Iterator[tuple[Offer, str]]:
    """Bundles worth a thought: a signature alone, a signature with a gift, a program for a program."""
    for id in option.cards:
        card = mind.scenario.agreements[id]
        for parties in tables(mind, card):
            sign = Term("sign", card=id, shares=shares(mind, parties))
            yield Offer(parties, (sign,)), "says.sign"
            for gift in gifts(mind, view, parties):
                yield Offer(parties, (sign, gift)), "says.bundle"
    for other in option.targets:
        for give, take in swaps(mind, view, other):
            yield Offer(tuple(sorted((mind.seat, other))), (give, take)), "says.swap"


def tables(mind: Mind, card: Agreement) -> Iterator[tuple[int, ...]]:
    """Smallest sets of parties, this seat among them, that fill an agreement's slots; then everybody who may join."""
    actors = mind.scenario.actors
    able = [s for s, a in enumerate(actors) if card.kind in a.signs and fits_any(a, card.parties + card.open_to)]
    if mind.seat not in able:
        return
    for other in able:
        pair = tuple(sorted({mind.seat, other}))
        if len(pair) == 2 and all(any(fits(actors[s], slot) for s in pair) for slot in card.parties):
            yield pair
    if len(able) > 2 and all(any(fits(actors[s], slot) for s in able) for slot in card.parties):
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


def gifts(mind: Mind, view: View, parties: tuple[int, ...]) -> Iterator[Term]:
    """Programs it can give that are cheap to it and dear to the others: the best two."""
    found = []
    for card, program in mind.scenario.programs.items():
        if not fits_any(mind.scenario.actors[mind.seat], program.by) or not open_to(mind, view, program):
            continue
        term = Term("fund", mind.seat, card, 1, rounds=min(3, max(1, mind.scenario.rounds - view.round + 1)))
        theirs = sum(mind.term_worth(view, term, s) for s in parties if s != mind.seat)
        mine = mind.term_worth(view, term)
        if theirs > 0.1:
            found.append((theirs + mine, card, term))
    found.sort(key=lambda row: (-row[0], row[1]))
    for _, _, term in found[:2]:
        yield term


def swaps(mind: Mind, view: View, other: int) -> Iterator[tuple[Term, Term]]:
    """One of mine for one of theirs: the best few of each."""
    asks = []
    rounds = min(3, max(1, mind.scenario.rounds - view.round + 1))
    for card, program in mind.scenario.programs.items():
        if fits_any(mind.scenario.actors[other], program.by) and open_to(mind, view, program):
            level = next((r.level for r in view.running if r.card == card and r.owner == other), 0)
            if level < program.levels:
                term = Term("fund", other, card, level + 1, rounds=rounds)
                value = mind.term_worth(view, term)
                if value > 0.1:
                    asks.append((value, card, term))
    asks.sort(key=lambda row: (-row[0], row[1]))
    for gift in gifts(mind, view, (mind.seat, other)):
        for _, _, term in asks[:2]:
            yield gift, term


def open_to(mind: Mind, view: View, card: Program) -> bool:
    """Whether a program's prerequisites are met, as the rules see it."""
    seen: Any = view  # a View shows all that prerequisites speak of
    return missing(mind.scenario, seen, card.needs) is None


def lawful(mind: Mind, view: View, offer: Offer, made: int) -> bool:
    """Whether the rules would let a bundle stand that was put in round `made`: clauses alone and together."""
    seen: Any = view
    return check_terms(mind.scenario, seen, mind.seat, offer, made) is None


def carry(mind: Mind, view: View, options: tuple[Option, ...]) -> Decision | None:
    """Spend the capital that a deal of its own still needs at home, when it is enough."""
    if view.mine is None:
        return None
    support = dict(view.mine.support)
    for option in options:
        if option.verb == "carry":
            number = option.targets[0]
            lacking = 100 - support.get(number, 100)
            points = -(-lacking // 6)
            if 0 < points <= option.high:
                action = Action(mind.seat, "carry", "", points, number)
                return Decision(action, Said("thought.carry", (("n", points),)))
    return None
