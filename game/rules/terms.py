"""Whether a clause makes sense between these parties now."""

from __future__ import annotations

from game.rules.cards import Agreement, Scenario
from game.rules.index import index
from game.rules.needs import missing, outlawed
from game.rules.types import Offer, Said, State, Term

KINDS = frozenset({"sign", "fund", "suspend", "pay", "support", "exempt"})
MOST_TERMS = 8
LONGEST = 3
"""Rounds for which an offer may stand."""
LARGEST = 10**9
"""No number in a clause is larger, whether its kind uses it or not."""


def whole(*values: object) -> bool:
    """Whether all are plain whole numbers (a bool is not)."""
    for value in values:  # noqa: SIM110 (a generator costs more than the look itself)
        if type(value) is not int:
            return False
    return True


def check_term(scenario: Scenario, state: State, offer: Offer, term: Term, longest: int) -> Said | None:
    """Why a clause cannot stand in this offer; None when it can. `longest`: the rounds it may last."""
    if not readable(term, len(scenario.actors)):
        return Said("no.term")
    if term.kind == "sign":
        return check_sign(scenario, state, offer, term)
    if term.by not in offer.parties:
        return Said("no.term.party")
    if not 1 <= term.rounds <= longest:
        return Said("no.term.rounds", (("n", longest),))
    return _CHECKS[term.kind](scenario, state, offer, term)


def readable(term: object, seats: int) -> bool:
    """Whether every field holds what its type promises, the ones that the kind does not use as well.

    What is accepted is kept for ever in journals, so nothing may ride along that cannot be written and read back.
    """
    return (
        isinstance(term, Term)
        and isinstance(term.kind, str)
        and term.kind in KINDS
        and isinstance(term.card, str)
        and whole(term.by, term.amount, term.target, term.rounds)
        and -1 <= term.by < seats
        and -1 <= term.target < seats
        and 0 <= term.amount <= LARGEST
        and 1 <= term.rounds <= LARGEST
        and (term.kind == "sign" or term.shares == ())
        and (term.kind != "pay" or not term.card)
    )


def check_sign(scenario: Scenario, state: State, offer: Offer, term: Term) -> Said | None:
    """Slots filled, everybody entitled, not yet in force, prerequisites met, shares complete."""
    card = scenario.agreements.get(term.card)
    if card is None:
        return Said("no.card")
    why = may_sign(scenario, offer.parties, card)
    if why is not None:
        return why
    if any(a.card == card.id for a in state.in_force):
        return Said("no.sign.twice", (("card", card.id),))
    why = outlawed(scenario, state, card.id) or missing(scenario, state, card.needs)
    if why is not None:
        return why
    return check_shares(offer.parties, term)


def may_sign(scenario: Scenario, parties: tuple[int, ...], card: Agreement) -> Said | None:
    """Whether these parties are the ones an agreement is for."""
    signers = index(scenario).signers[card.id]
    for seat in parties:
        if card.kind not in scenario.actors[seat].signs:
            return Said(f"no.sign.{card.kind}", (("who", seat),))
        if seat not in signers.entitled:
            return Said("no.sign.party", (("who", seat), ("card", card.id)))
    for able in signers.slots:
        if able.isdisjoint(parties):
            return Said("no.sign.slot", (("card", card.id),))
    return None


def check_shares(parties: tuple[int, ...], term: Term) -> Said | None:
    """Shares name each party once and add up to 100."""
    shares = term.shares
    if not isinstance(shares, tuple):
        return Said("no.shares")
    total = 0
    for pair in shares:
        if not isinstance(pair, tuple) or len(pair) != 2:
            return Said("no.shares")
        seat, part = pair
        if type(seat) is not int or type(part) is not int or not 0 <= part <= 100:
            return Said("no.shares")
        total += part
    if total != 100 or sorted([seat for seat, _ in shares]) != sorted(parties):
        return Said("no.shares")
    return None


def _check_fund(scenario: Scenario, state: State, offer: Offer, term: Term) -> Said | None:
    program = scenario.programs.get(term.card)
    if program is None:
        return Said("no.card")
    if program.id not in index(scenario).owns[term.by]:
        return Said("no.jurisdiction", (("who", term.by), ("card", program.id)))
    if not 1 <= term.amount <= program.levels:
        return Said("no.level", (("card", program.id), ("n", program.levels)))
    return None


def _check_suspend(scenario: Scenario, state: State, offer: Offer, term: Term) -> Said | None:
    program = scenario.programs.get(term.card)
    if program is None:
        return Said("no.card")
    if program.id not in index(scenario).owns[term.by]:
        return Said("no.jurisdiction", (("who", term.by), ("card", program.id)))
    return None


def _check_pay(scenario: Scenario, state: State, offer: Offer, term: Term) -> Said | None:
    if term.target not in offer.parties or term.target == term.by:
        return Said("no.term.party")
    most = scenario.actors[term.by].revenue
    return None if 1 <= term.amount <= most else Said("no.pay", (("who", term.by), ("least", 1), ("money", most)))


def _check_support(scenario: Scenario, state: State, offer: Offer, term: Term) -> Said | None:
    if term.card:
        return None if term.card in scenario.agreements else Said("no.card")
    return None if term.target in offer.parties and term.target != term.by else Said("no.term.party")


def _check_exempt(scenario: Scenario, state: State, offer: Offer, term: Term) -> Said | None:
    why = _check_suspend(scenario, state, offer, term)
    if why is not None:
        return why
    return None if term.target in offer.parties and term.target != term.by else Said("no.term.party")


_CHECKS = {
    "fund": _check_fund,
    "suspend": _check_suspend,
    "pay": _check_pay,
    "support": _check_support,
    "exempt": _check_exempt,
}
