"""What the same parties could have agreed instead: other shares, payments, programs, and other agreements.

For two, the referee's bundles of the laboratory (game.lab.deals.others) with payments beside them; for more, shares,
programs and payments drawn from the game's own seed. Only what the rules and, as far as is known, all houses would
have passed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import log

from game.ai.balance import made, programs, span
from game.ai.home import lawful
from game.ai.mind import Mind
from game.ai.offer import tables
from game.lab.deals import by_means, feasible, others
from game.rules import seen_by
from game.rules.cards import Scenario
from game.rules.chance import draw
from game.rules.record import changed
from game.rules.terms import MOST_TERMS
from game.rules.types import TEACHER, Offer, State, Term, View

DRAWN = 90
"""Bundles that are drawn for three parties or more."""
GIFTS = 8
"""Programs that are tried among three parties or more."""
STEP = 5
"""Percent: a drawn share is a multiple of it."""
PARTS = (0.03, 0.1)
"""Payments a round that are tried, as parts of the smaller of both parties' yearly revenue."""
STREAM = "debrief-frontier"


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """A moment of a negotiation: by seat its referee and what it sees, what the teacher sees with the world's stocks,
    and luck for what must be drawn: the game's seed and the negotiation's number."""

    minds: Sequence[Mind]
    views: Sequence[View]
    whole: View
    stocks: Sequence[float]
    seed: int
    number: int

    def luck(self, at: int) -> float:
        """Number `at` of this negotiation's luck, 0 to 1."""
        return draw(self.seed, self.whole.round, f"{STREAM}-{self.number}", at) / 2**32


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Bundles about the same matter that could have stood, and other agreements that could; how many more the rules
    would have let stand, but not every house."""

    offers: tuple[Offer, ...]
    elsewhere: tuple[Offer, ...]
    refused: int


def room_at(scenario: Scenario, minds: Sequence[Mind], state: State, number: int) -> Room:
    """A state as the moment of a negotiation."""
    views = [seen_by(scenario, state, seat) for seat in range(len(state.seats))]
    return Room(minds, views, seen_by(scenario, state, TEACHER), state.stocks, state.seed, number)


def alternatives(room: Room, core: Offer) -> Alternatives:
    """What there was beside a bundle for the same parties, each bundle once."""
    known, refused = {alike(core)}, 0

    def able(tried: Iterator[Offer]) -> Iterator[Offer]:
        nonlocal refused
        for offer in tried:
            if alike(offer) in known or len(offer.terms) > MOST_TERMS:
                continue
            known.add(alike(offer))
            if feasible(room.minds, room.views, offer):
                yield offer
            else:
                judge = offer.parties[0]
                refused += lawful(room.minds[judge], room.views[judge], offer, room.whole.round)

    same = tuple(able(_of_two(room, core) if len(core.parties) == 2 else _of_more(room, core)))
    return Alternatives(same, tuple(able(_agreements(room, core))), refused)


Alike = tuple[tuple[int, ...], frozenset[Term]]


def alike(offer: Offer) -> Alike:
    """What two bundles have in common that are the same but for the order of their clauses, or who knows of them."""
    return offer.parties, frozenset(offer.terms)


def _of_two(room: Room, core: Offer) -> Iterator[Offer]:
    """The laboratory's bundles with no program more, one, or the dearest of each side; then payments either way."""
    one, two = core.parties
    first, second = (programs(room.minds[to], room.views[to], by, to)[:1] for by, to in ((one, two), (two, one)))
    dearest = {*first, *second}
    for offer in others(room.minds, room.views, core):
        more = [term for term in offer.terms if term.kind == "fund" and term not in core.terms]
        if len(more) < 2 or dearest.issuperset(more):
            yield offer
    yield from _paying(room, core)
    signed = tuple(term for term in core.terms if term.kind == "sign")
    if signed and len(signed) < len(core.terms):
        yield from _paying(room, changed(core, terms=signed))


def _paying(room: Room, offer: Offer) -> Iterator[Offer]:
    """A bundle with each payment that is tried, where it has none in that direction yet."""
    actors = room.minds[0].scenario.actors
    paid = {(term.by, term.target) for term in offer.terms if term.kind == "pay"}
    rounds = span(room.minds[0], room.whole)
    for by, to in permutations(offer.parties, 2):
        least = min(actors[by].revenue, actors[to].revenue)
        for part in PARTS if (by, to) not in paid else ():
            yield made(offer, Term("pay", by, "", max(1, int(least * part)), to, rounds))


def _of_more(room: Room, core: Offer) -> Iterator[Offer]:
    """Shares by means, alike, and drawn; with what was added to the signatures or without; with a program or a payment
    more, or neither."""
    signed = tuple(term for term in core.terms if term.kind == "sign")
    extras = tuple(term for term in core.terms if term.kind != "sign")
    gifts: list[Term] = []
    for by, to in permutations(core.parties, 2):
        gifts += [term for term in programs(room.minds[to], room.views[to], by, to)[:1] if term not in core.terms]
    # Each is another course of the world to follow, and among seven parties there would be dozens.
    gifts = [term for _, term in sorted(enumerate(dict.fromkeys(gifts)), key=lambda row: room.luck(-1 - row[0]))][
        :GIFTS
    ]
    pays = [offer.terms[-1] for offer in _paying(room, changed(core, terms=()))]
    for at in range(DRAWN):
        shares = by_means(room.minds[0], core.parties) if at == 0 else _shares(room, core.parties, at)
        terms = tuple(changed(term, shares=shares) for term in signed)
        luck = [room.luck(1000 * at + k) for k in range(4)]
        if not signed or luck[0] < 0.6:
            terms = (*terms, *extras)
        added = gifts if luck[1] < 0.5 else pays if luck[1] < 0.75 else []
        if added:
            terms = (*terms, added[int(luck[2] * len(added))])
        if terms:
            yield changed(core, terms=terms)


def _shares(room: Room, parties: tuple[int, ...], at: int) -> tuple[tuple[int, int], ...]:
    """A way to share a cost, every one as likely: multiples of STEP percent, 100 together."""
    parts = [-log(max(1e-9, room.luck(1000 * at + 100 + k))) for k in range(len(parties))]
    units = 100 // STEP
    whole = [int(units * part / sum(parts)) for part in parts]
    whole[parts.index(max(parts))] += units - sum(whole)
    return tuple((seat, STEP * count) for seat, count in zip(parties, whole, strict=True))


def _agreements(room: Room, core: Offer) -> Iterator[Offer]:
    """Every other agreement between just these parties, paid by their means."""
    mind = room.minds[core.parties[0]]
    signed = {term.card for term in core.terms if term.kind == "sign"}
    for card in mind.scenario.agreements.values():
        if card.id not in signed and tuple(sorted(core.parties)) in tables(mind, card):
            shares = by_means(mind, core.parties)
            yield changed(core, terms=(Term("sign", card=card.id, shares=shares),))
