"""Ratification at home: a signed bundle passes when its support reaches the win-set of each signatory's house.

After Putnam (1988), "Diplomacy and Domestic Politics: The Logic of Two-Level Games". All weights here are assumptions.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from game.rules.cards import Agreement, Program, Scenario
from game.rules.flow import last_round
from game.rules.index import index
from game.rules.money import entry_cost, first_cost, spend, upkeep
from game.rules.promises import active, enter
from game.rules.record import changed, record
from game.rules.terms import check_sign
from game.rules.types import Deal, Deed, Event, InForce, Offer, Said, State, Step, Swing, Term

THRESHOLD = {"majority": 45, "minority": 52, "defiant": 58}
"""Percent of the votes a government needs, by how strong it sits."""
PLEASED = 12
"""Support points for each point by which a card pleases a bench."""
SPREAD = 50
"""Support at which a bench gives all its votes; at minus this, none."""
PURSE = 20
"""The most that a bundle's payments to the seat can add."""
SWAY = 4
"""Support points for each point of sway of somebody who promised support."""
ALLIED = 6
CARRIED = 3
"""Percent of the votes that one point of political capital wins."""


@record
class House:
    """A seat's house as it stands before any bundle: percent of the votes that its government `need`s, all its
    `votes`, support `promised` to the seat so far, rounds that are `left`, and (seat, points) for each mutual ally."""

    seat: int
    need: int
    benches: tuple[tuple[str, int, int], ...]
    """(constituency, votes, support points by leaning, opinion and swings)."""
    votes: int
    promised: tuple[Term, ...]
    left: int
    allies: tuple[tuple[int, int], ...]


def house(scenario: Scenario, state: State, seat: int, *, known: bool = False) -> House:
    """The house of a seat now; `known`: as far as the seat may know.

    A seat reckons with the promises of support it knows of and does not know which will be withheld.
    """
    place, agree = index(scenario).opinion[seat], index(scenario).agree[seat]
    opinion = (state.dials[place] - 50_000) // 1000 if place >= 0 else 0
    swings: dict[str, int] = {}
    for s in state.swings:
        if s.seat == seat and s.last >= state.round:
            swings[s.constituency] = swings.get(s.constituency, 0) + s.points
    promised = []
    for promise in state.promises:
        if promise.term.kind == "support" and active(state, promise):
            lost = (promise.secret and seat not in promise.parties) if known else promise.withheld
            if not lost:
                promised.append(promise.term)
    benches = scenario.actors[seat].house
    allies = [other for other in state.seats[seat].allies if seat in state.seats[other].allies]
    return House(
        seat=seat,
        need=THRESHOLD[state.seats[seat].majority],
        benches=tuple(
            [(b.constituency, b.votes, b.leaning + opinion + swings.get(b.constituency, 0)) for b in benches]
        ),
        votes=sum([b.votes for b in benches]),
        promised=tuple(promised),
        left=last_round(scenario, state) - state.round + 1,
        allies=tuple([(other, ALLIED * agree[other] // 100) for other in allies]),
    )


def swung(house: House, swings: Sequence[Swing]) -> House:
    """The house with swings more that move it now."""
    moves: dict[str, int] = {}
    for swing in swings:
        moves[swing.constituency] = moves.get(swing.constituency, 0) + swing.points
    return changed(house, benches=tuple([(who, count, was + moves.get(who, 0)) for who, count, was in house.benches]))


def votes(scenario: Scenario, house: House, terms: Sequence[Term], parties: Sequence[int], capital: int = 0) -> int:
    """Votes for a bundle in a house, in percent of all votes."""
    if not house.votes:
        return 100
    shared = _purse(scenario, house, terms)
    for other, points in house.allies:
        shared += points if other in parties else 0
    moved = _moved(scenario, house, terms)
    found = 0
    for who, count, points in house.benches:
        points += shared + moved.get(who, 0)
        found += count * (0 if points < -SPREAD else 2 * SPREAD if points > SPREAD else points + SPREAD)
    return min(100, 100 * found // (2 * SPREAD * house.votes) + CARRIED * capital)


def _purse(scenario: Scenario, house: House, terms: Sequence[Term]) -> int:
    """Support points that a bundle's payments bring on every bench."""
    gain = 0
    for term in terms:
        if term.kind == "pay":
            gain += term.amount * min(term.rounds, house.left) * ((term.target == house.seat) - (term.by == house.seat))
    return max(-PURSE, min(PURSE, 100 * gain // max(1, scenario.actors[house.seat].revenue))) if gain else 0


def _moved(scenario: Scenario, house: House, terms: Sequence[Term]) -> dict[str, int]:
    """Support points by constituency: what the cards of a bundle please or anger, and what promised support adds.

    Each supporter moves the constituencies it has sway over, once; it may have promised in the bundle or earlier.
    """
    found: dict[str, int] = {}
    promised = house.promised
    for term in terms:
        card: Agreement | Program | None = None
        if term.kind == "sign":
            card = scenario.agreements.get(term.card)
        elif term.kind in ("fund", "suspend"):
            card = scenario.programs.get(term.card)
        elif term.kind == "support":
            promised = (*promised, term)
        if card is not None:
            sign = -PLEASED if term.kind == "suspend" else PLEASED
            for who, points in card.pleases.items():
                found[who] = found.get(who, 0) + sign * points
    if promised:
        signed = {term.card for term in terms if term.kind == "sign"}
        for supporter in sorted({p.by for p in promised if p.by != house.seat and _counts(p, house.seat, signed)}):
            for who, points in scenario.actors[supporter].sways.items():
                found[who] = found.get(who, 0) + SWAY * points
    return found


def _counts(promised: Term, seat: int, signed: Collection[str]) -> bool:
    """Whether support was promised for something that is signed here, or for the seat itself."""
    return promised.card in signed if promised.card else promised.target == seat


def support(
    scenario: Scenario, state: State, seat: int, terms: Sequence[Term], parties: Sequence[int], capital: int
) -> int:
    """Votes for a bundle in a seat's house as it is, in percent of all votes."""
    return votes(scenario, house(scenario, state, seat), terms, parties, capital)


def needed(scenario: Scenario, house: House, terms: Sequence[Term], parties: Sequence[int], capital: int = 0) -> int:
    """Support in a house in percent of what is needed; 100 and more should pass."""
    return 100 * votes(scenario, house, terms, parties, capital) // house.need


def forecast(
    scenario: Scenario, state: State, seat: int, terms: Sequence[Term], parties: Sequence[int], capital: int = 0
) -> int:
    """The same in a seat's house, as far as the seat may know."""
    return needed(scenario, house(scenario, state, seat, known=True), terms, parties, capital)


def support_seen(scenario: Scenario, state: State, seat: int) -> tuple[tuple[int, int], ...]:
    """Per deal of the seat that waits for ratification: (deal, support in percent of what is needed)."""
    waiting = [deal for deal in state.deals if deal.status == "signed" and seat in deal.parties]
    if not waiting:
        return ()
    mine = house(scenario, state, seat, known=True)
    return tuple(
        [(d.number, needed(scenario, mine, d.terms, d.parties, dict(d.carried).get(seat, 0))) for d in waiting]
    )


def ratify_deals(scenario: Scenario, state: State) -> Step:
    """Step 1 of resolution: each signed deal passes in every party's house or falls in one of them."""
    events: list[Event] = []
    for deal in state.deals:
        if deal.status != "signed":
            continue
        fallen = _where_it_falls(scenario, state, deal)
        if fallen is None:
            state, told = _pass(scenario, state, deal)
        else:
            state, told = _fall(state, deal, fallen)
        events += told
    return Step(state, tuple(events))


def _where_it_falls(scenario: Scenario, state: State, deal: Deal) -> Said | None:
    """Why a deal cannot come into force, if so: overtaken by another, unpayable, or refused at home."""
    offer = Offer(deal.parties, deal.terms)
    for term in deal.terms:
        if term.kind != "sign":
            continue
        if check_sign(scenario, state, offer, term) is not None:
            return Said("did.reject.overtaken", (("n", deal.number),))
    for seat in deal.parties:
        running = sum(upkeep(scenario, a, seat) for a in state.in_force if seat in a.parties)
        if running + first_cost(scenario, deal.terms, seat) > state.seats[seat].funds:
            return Said("did.reject.money", (("who", seat), ("n", deal.number)))
    for seat in deal.parties:
        found = support(scenario, state, seat, deal.terms, deal.parties, dict(deal.carried).get(seat, 0))
        if found < THRESHOLD[state.seats[seat].majority]:
            return Said("did.reject", (("who", seat), ("n", deal.number)))
    return None


def _pass(scenario: Scenario, state: State, deal: Deal) -> tuple[State, list[Event]]:
    events = []
    in_force = list(state.in_force)
    for term in deal.terms:
        if term.kind == "sign":
            for seat in deal.parties:
                state = spend(state, seat, entry_cost(scenario, term, seat))
            in_force.append(InForce(term.card, tuple(sorted(deal.parties)), term.shares, state.round))
            events.append(Event(Said("did.ratify", (("card", term.card), ("n", deal.number)))))
    in_force.sort(key=lambda a: (a.since, a.card))
    ratified = changed(deal, status="ratified")
    deals = (*state.deals[: deal.number], ratified, *state.deals[deal.number + 1 :])
    return enter(scenario, changed(state, deals=deals, in_force=tuple(in_force)), ratified), events


def _fall(state: State, deal: Deal, why: Said) -> tuple[State, list[Event]]:
    deals = (*state.deals[: deal.number], changed(deal, status="rejected"), *state.deals[deal.number + 1 :])
    who = next((value for name, value in why.values if name == "who"), None)
    deeds: tuple[Deed, ...] = ()
    if isinstance(who, int) and why.key == "did.reject":
        deeds = tuple(Deed("blame", who, other) for other in deal.parties if other != who)
    # A house votes in public, so everybody hears who refused; a secret deal that fails otherwise fails in secret.
    to = deal.parties if deal.secret and why.key != "did.reject" else None
    return changed(state, deals=deals, deeds=(*state.deeds, *deeds)), [Event(why, to)]
