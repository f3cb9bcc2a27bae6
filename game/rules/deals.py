"""Deals: what all parties accepted. With a signature they wait for ratification at home, without they bind at once."""

from __future__ import annotations

from game.rules.bundle import about
from game.rules.cards import Scenario, fits
from game.rules.money import use_capital
from game.rules.promises import enter
from game.rules.record import changed
from game.rules.types import Action, Deal, Deed, Event, InForce, Offered, Option, Said, State, Step

MOST_CARRY = 10
"""Points of capital a seat may spend on one deal."""
TRUST_STEP = 5
"""Trust points of an agreement's breach that make one unit of a broken deed."""


def conclude(scenario: Scenario, state: State, offered: Offered) -> Step:
    """An offer everybody accepted becomes a deal."""
    offer = offered.offer
    number = len(state.deals)
    signs = any(term.kind == "sign" for term in offer.terms)
    status = "signed" if signs else "ratified"
    deal = Deal(
        number, offered.number, offered.maker, offer.parties, offer.terms, offer.secret, state.round, (), status
    )
    state = changed(state, deals=(*state.deals, deal))
    key = "did.deal.signed" if signs else "did.deal"
    said = Said(key, (("who", offered.maker), ("n", number), *about(offer)))
    hush = Said("did.deal.rumour", (("who", offered.maker),))
    event = Event(said) if not offer.secret else Event(said, offer.parties, hush)
    return Step(state if signs else enter(scenario, state, deal), (event,))


def check_carry(scenario: Scenario, state: State, action: Action) -> Said | None:
    """Whether capital may be spent at home on a deal that waits for ratification."""
    number = action.target
    if not 0 <= number < len(state.deals):
        return Said("no.deal")
    deal = state.deals[number]
    if deal.status != "signed" or action.seat not in deal.parties:
        return Said("no.deal")
    mine = state.seats[action.seat]
    room = min(mine.capital, MOST_CARRY - dict(deal.carried).get(action.seat, 0))
    if not 1 <= action.amount <= room:
        return Said("no.capital", (("n", max(1, action.amount)), ("of", max(0, room))))
    return None


def do_carry(scenario: Scenario, state: State, action: Action) -> Step:
    """Spend political capital on votes at home; only the seat itself knows how much."""
    deal = state.deals[action.target]
    carried = dict(deal.carried)
    carried[action.seat] = carried.get(action.seat, 0) + action.amount
    state = use_capital(state, action.seat, action.amount)
    deal = changed(deal, carried=tuple(sorted(carried.items())))
    deals = (*state.deals[: deal.number], deal, *state.deals[deal.number + 1 :])
    said = Said("did.carry", (("n", action.amount), ("deal", deal.number)))
    return Step(changed(state, deals=deals), (Event(said, (action.seat,)),))


def check_leave(scenario: Scenario, state: State, action: Action) -> Said | None:
    """Only a party may leave an agreement in force."""
    for agreement in state.in_force:
        if agreement.card == action.card and action.seat in agreement.parties:
            return None
    return Said("no.leave")


def do_leave(scenario: Scenario, state: State, action: Action) -> Step:
    """Leave: a breach, dearer for a treaty than for a memorandum. Without a needed party the agreement lapses."""
    card = scenario.agreements[action.card]
    agreement = next(a for a in state.in_force if a.card == action.card)
    half = 1 if card.kind == "treaty" else 2
    state = use_capital(state, action.seat, -(-card.breach_capital // half))
    size = max(1, card.breach_trust // half // TRUST_STEP)
    deeds = tuple(Deed("broken", action.seat, other, size) for other in agreement.parties if other != action.seat)
    events = [Event(Said("did.leave", (("who", action.seat), ("card", card.id))))]
    parties = tuple(seat for seat in agreement.parties if seat != action.seat)
    filled = len(parties) > 1 and all(any(fits(scenario.actors[s], slot) for s in parties) for slot in card.parties)
    rest = [a for a in state.in_force if a.card != action.card]
    if filled:
        rest.append(changed(agreement, parties=parties, shares=_respread(agreement, action.seat)))
    else:
        events.append(Event(Said("did.lapse", (("card", card.id),))))
    rest.sort(key=lambda a: (a.since, a.card))
    return Step(changed(state, in_force=tuple(rest), deeds=(*state.deeds, *deeds)), tuple(events))


def _respread(agreement: InForce, gone: int) -> tuple[tuple[int, int], ...]:
    """The leaver's share falls on the others in proportion; the first takes the remainder."""
    others = [(seat, share) for seat, share in agreement.shares if seat != gone]
    total = sum(share for _, share in others)
    spread = [(seat, 100 * share // total if total else 100 // len(others)) for seat, share in others]
    seat, share = spread[0]
    spread[0] = (seat, share + 100 - sum(share for _, share in spread))
    return tuple(spread)


def deal_options(scenario: Scenario, state: State, seat: int) -> list[Option]:
    """Deals that may be carried at home."""
    mine = state.seats[seat]
    found = []
    if mine.capital:
        for deal in state.deals:
            if deal.status == "signed" and seat in deal.parties:
                room = min(mine.capital, MOST_CARRY - dict(deal.carried).get(seat, 0))
                if room > 0:
                    found.append(Option("amount", "carry", "", 1, room, 0, (deal.number,)))
    return found


def leave_options(state: State, seat: int) -> list[Option]:
    """Agreements that may be left."""
    return [Option("card", "leave", a.card) for a in state.in_force if seat in a.parties]
