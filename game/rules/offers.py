"""Offers: made, countered, accepted, refused, withdrawn. A counter remembers its parent: the table's talk is a tree."""

from __future__ import annotations

from game.rules.bundle import about, check_ask, check_form, check_pending, check_together, subject
from game.rules.cards import Scenario
from game.rules.deals import conclude
from game.rules.flow import last_round
from game.rules.index import index
from game.rules.money import with_seat
from game.rules.outlook import outlook
from game.rules.record import changed
from game.rules.terms import LONGEST, check_term
from game.rules.types import Action, Event, Offer, Offered, Option, Said, State, Step

REASONS = (
    "",
    "reason.too-costly",
    "reason.not-enough",
    "reason.wrong-time",
    "reason.sovereignty",
    "reason.home",
    "reason.trust",
)


def find(state: State, number: int) -> Offered | None:
    """An offer by its number."""
    return state.offers[number] if 0 <= number < len(state.offers) else None


def check_offer(scenario: Scenario, state: State, action: Action) -> Said | None:
    """Whether a bundle may be put on the table."""
    offer = action.offer
    if state.seats[action.seat].offers_made >= scenario.offers_each:
        return Said("no.offers-left", (("n", scenario.offers_each),))
    why = check_form(scenario, action.seat, offer)
    if why is not None:
        return why
    assert offer is not None
    if offer.parent >= 0:
        parent = find(state, offer.parent)
        if parent is None or parent.status != "open" or action.seat not in parent.offer.parties:
            return Said("no.parent")
        if parent.maker == action.seat:
            return Said("no.counter-own")
    return check_terms(scenario, state, action.seat, offer, state.round) or check_ask(action.seat, offer)


def check_terms(scenario: Scenario, state: State, seat: int, offer: Offer, made: int) -> Said | None:
    """Every clause on its own, none twice, all together, and nothing signed already, as far as the seat knows.

    A clause may last as many rounds as were left when it was `made`: an offer does not spoil while it stands.
    """
    seen, longest = set(), last_round(scenario, state) - made + 1
    for term in offer.terms:
        why = check_term(scenario, state, offer, term, longest)
        if why is not None:
            return why
        about = subject(term)
        if about in seen:
            return Said("no.term.twice")
        seen.add(about)
    return check_together(scenario, state, offer.terms) or check_pending(scenario, state, seat, offer)


def do_offer(scenario: Scenario, state: State, action: Action) -> Step:
    """Put it on the table: the parties are told in full, and those who were done are called back."""
    offer = action.offer
    assert offer is not None
    number = len(state.offers)
    offers = state.offers
    if offer.parent >= 0:
        parent = offers[offer.parent]
        offers = (*offers[: offer.parent], changed(parent, status="countered"), *offers[offer.parent + 1 :])
    offered = Offered(number, action.seat, offer, state.round, (action.seat,))
    mine = state.seats[action.seat]
    state = with_seat(state, action.seat, changed(mine, offers_made=mine.offers_made + 1))
    seats = tuple(
        changed(s, ready=False) if s.ready and seat in offer.parties else s for seat, s in enumerate(state.seats)
    )
    key = "did.counter" if offer.parent >= 0 else "did.offer"
    event = _told(
        offer,
        Said(key, (("who", action.seat), ("n", number), *about(offer))),
        Said("did.talks", (("who", action.seat),)),
    )
    return Step(changed(state, seats=seats, offers=(*offers, offered)), (event,))


def _told(offer: Offer, said: Said, hush: Said | None) -> Event:
    """To the parties in full; to the others too when it is public, else only that talks go on."""
    return Event(said, None) if not offer.secret else Event(said, offer.parties, hush)


def check_answer(scenario: Scenario, state: State, action: Action) -> Said | None:
    """Whether an offer waits for this seat's answer, and may still be accepted."""
    offered = find(state, action.target)
    if offered is None or action.seat not in offered.offer.parties:
        return Said("no.offer.yours")
    if offered.status != "open" or action.seat in offered.accepted:
        return Said("no.offer.open")
    if action.amount not in (0, 1) or action.text not in REASONS:
        return Said("no.answer")
    return check_terms(scenario, state, action.seat, offered.offer, offered.made) if action.amount else None


def do_answer(scenario: Scenario, state: State, action: Action) -> Step:
    """Accept or refuse; the last acceptance makes it a deal."""
    offered = state.offers[action.target]
    numbers: tuple[tuple[str, int | str], ...] = (
        ("who", action.seat),
        ("n", offered.number),
        ("whom", offered.maker),
        *about(offered.offer),
    )
    if not action.amount:
        said = (
            Said("did.refuse", (*numbers, ("key", action.text))) if action.text else Said("did.refuse.silent", numbers)
        )
        return Step(_with(state, changed(offered, status="refused")), (_told(offered.offer, said, None),))
    accepted = tuple(sorted((*offered.accepted, action.seat)))
    done = len(accepted) == len(offered.offer.parties)
    state = _with(state, changed(offered, accepted=accepted, status="agreed" if done else "open"))
    event = _told(offered.offer, Said("did.accept", numbers), None)
    if not done:
        return Step(state, (event,))
    step = conclude(scenario, state, state.offers[action.target])
    return Step(step.state, (event, *step.events))


def _with(state: State, offered: Offered) -> State:
    at = offered.number
    return changed(state, offers=(*state.offers[:at], offered, *state.offers[at + 1 :]))


def check_withdraw(scenario: Scenario, state: State, action: Action) -> Said | None:
    """Only the maker may withdraw, and only what is still open."""
    offered = find(state, action.target)
    if offered is None or offered.maker != action.seat:
        return Said("no.offer.yours")
    return None if offered.status == "open" else Said("no.offer.open")


def do_withdraw(scenario: Scenario, state: State, action: Action) -> Step:
    """Take it off the table."""
    offered = state.offers[action.target]
    said = Said("did.withdraw", (("who", action.seat), ("n", offered.number)))
    return Step(_with(state, changed(offered, status="withdrawn")), (_told(offered.offer, said, None),))


def expire(state: State) -> Step:
    """Offers that have stood their time fall away at the start of a round."""
    events, offers = [], list(state.offers)
    for at, offered in enumerate(offers):
        if offered.status == "open" and offered.made + offered.offer.lasts <= state.round:
            offers[at] = changed(offered, status="expired")
            said = Said("did.expire", (("who", offered.maker), ("n", offered.number)))
            events.append(Event(said, None if not offered.offer.secret else offered.offer.parties))
    return Step(changed(state, offers=tuple(offers)), tuple(events)) if events else Step(state)


def offer_options(scenario: Scenario, state: State, seat: int) -> list[Option]:
    """One option to write an offer, one to answer, one to withdraw."""
    found = []
    still = scenario.offers_each - state.seats[seat].offers_made
    if still > 0:
        others, signable = index(scenario).others[seat], outlook(scenario, state, seat).signable
        found.append(Option("offer", "offer", "", 1, still, 0, others, signable))
    waiting, own = [], []
    for offered in reversed(state.offers):
        if offered.made <= state.round - LONGEST:
            break  # nothing older can still stand
        if offered.status == "open":
            if offered.maker == seat:
                own.append(offered.number)
            elif seat in offered.offer.parties and seat not in offered.accepted:
                waiting.append(offered.number)
    if waiting:
        found.append(Option("answer", "answer", "", 0, 1, 0, tuple(reversed(waiting))))
    if own:
        found.append(Option("answer", "withdraw", "", 0, 0, 0, tuple(reversed(own))))
    return found
