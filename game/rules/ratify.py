"""Ratification at home: a signed bundle passes when its support reaches the win-set of each signatory's house.

After Putnam (1988), "Diplomacy and Domestic Politics: The Logic of Two-Level Games". All weights here are assumptions.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.rules.cards import Agreement, Program, Scenario
from game.rules.flow import last_round
from game.rules.index import index
from game.rules.money import entry_cost, first_cost, spend, upkeep
from game.rules.promises import active, enter
from game.rules.record import changed
from game.rules.terms import check_sign
from game.rules.types import Deal, Deed, Event, InForce, Offer, Said, State, Step, Term

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


def support(
    scenario: Scenario,
    state: State,
    seat: int,
    terms: Sequence[Term],
    parties: Sequence[int],
    capital: int,
    *,
    known: bool = False,
) -> int:
    """Votes for a bundle in a seat's house, in percent of all votes; `known`: as far as the seat may know."""
    actor = scenario.actors[seat]
    shared = _shared(scenario, state, seat, terms, parties)
    swings: dict[str, int] = {}
    for s in state.swings:
        if s.seat == seat and s.last >= state.round:
            swings[s.constituency] = swings.get(s.constituency, 0) + s.points
    pleased = _pleased(scenario, terms)
    swayed = _swayed(scenario, state, seat, terms, known)
    votes = total = 0
    for bench in actor.house:
        who = bench.constituency
        points = bench.leaning + shared + PLEASED * pleased.get(who, 0) + swings.get(who, 0) + SWAY * swayed.get(who, 0)
        points = -SPREAD if points < -SPREAD else SPREAD if points > SPREAD else points
        votes += bench.votes * (points + SPREAD)
        total += bench.votes
    share = 100 * votes // (2 * SPREAD * total) if total else 100
    return min(100, share + CARRIED * capital)


def _shared(scenario: Scenario, state: State, seat: int, terms: Sequence[Term], parties: Sequence[int]) -> int:
    """What moves every bench alike: opinion, the purse, allies at one's side."""
    place = index(scenario).opinion[seat]
    points = (state.dials[place] - 50_000) // 1000 if place >= 0 else 0
    gain = 0
    for term in terms:
        if term.kind == "pay":
            gain += (
                term.amount
                * min(term.rounds, last_round(scenario, state) - state.round + 1)
                * ((term.target == seat) - (term.by == seat))
            )
    revenue = max(1, scenario.actors[seat].revenue)
    points += max(-PURSE, min(PURSE, 100 * gain // revenue))
    agree = index(scenario).agree[seat]
    for other in parties:
        if other != seat and other in state.seats[seat].allies and seat in state.seats[other].allies:
            points += ALLIED * agree[other] // 100
    return points


def _pleased(scenario: Scenario, terms: Sequence[Term]) -> dict[str, int]:
    """What the cards of a bundle please or anger, summed by constituency."""
    found: dict[str, int] = {}
    for term in terms:
        if term.kind == "sign":
            card: Agreement | Program | None = scenario.agreements.get(term.card)
        elif term.kind in ("fund", "suspend"):
            card = scenario.programs.get(term.card)
        else:
            continue
        if card is not None:
            sign = -1 if term.kind == "suspend" else 1
            for who, points in card.pleases.items():
                found[who] = found.get(who, 0) + sign * points
    return found


def _swayed(scenario: Scenario, state: State, seat: int, terms: Sequence[Term], known: bool) -> dict[str, int]:
    """What promised support by others adds: each supporter moves the constituencies it has sway over, once.

    It may be promised in the bundle itself or earlier. A seat reckons with the promises it knows of and does
    not know which will be withheld.
    """
    promised = [term for term in terms if term.kind == "support"]
    for promise in state.promises:
        if promise.term.kind == "support" and active(state, promise):
            lost = (promise.secret and seat not in promise.parties) if known else promise.withheld
            if not lost:
                promised.append(promise.term)
    if not promised:
        return {}
    signed = {term.card for term in terms if term.kind == "sign"}
    supporters = {
        term.by for term in promised if term.by != seat and (term.card in signed if term.card else term.target == seat)
    }
    found: dict[str, int] = {}
    for supporter in sorted(supporters):
        for who, points in scenario.actors[supporter].sways.items():
            found[who] = found.get(who, 0) + points
    return found


def forecast(
    scenario: Scenario, state: State, seat: int, terms: Sequence[Term], parties: Sequence[int], capital: int = 0
) -> int:
    """Support at home in percent of what is needed, as far as the seat may know; 100 and more should pass."""
    need = THRESHOLD[state.seats[seat].majority]
    return 100 * support(scenario, state, seat, terms, parties, capital, known=True) // need


def support_seen(scenario: Scenario, state: State, seat: int) -> tuple[tuple[int, int], ...]:
    """Per deal of the seat that waits for ratification: (deal, support in percent of what is needed)."""
    return tuple(
        (deal.number, forecast(scenario, state, seat, deal.terms, deal.parties, dict(deal.carried).get(seat, 0)))
        for deal in state.deals
        if deal.status == "signed" and seat in deal.parties
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
        votes = support(scenario, state, seat, deal.terms, deal.parties, dict(deal.carried).get(seat, 0))
        if votes < THRESHOLD[state.seats[seat].majority]:
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
