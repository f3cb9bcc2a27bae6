"""What makes an offer's clauses a bundle: its parties and frame, something asked, clauses that can be kept together."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from game.rules.cards import Need, Scenario
from game.rules.index import index
from game.rules.needs import missing, outlawed
from game.rules.terms import LONGEST, MOST_TERMS, whole
from game.rules.types import Offer, Said, State, Term


def about(offer: Offer) -> tuple[tuple[str, str], ...]:
    """What a bundle is mainly about, as a value of a sentence: the card it signs, else the first it names, or ""."""
    cards = [term.card for term in sorted(offer.terms, key=lambda term: term.kind != "sign") if term.card]
    return (("card", cards[0] if cards else ""),)


def check_form(scenario: Scenario, maker: int, offer: Offer | None) -> Said | None:
    """Parties, length and number of clauses, whatever they say."""
    if not isinstance(offer, Offer) or not whole(offer.lasts, offer.parent) or offer.parent < -1:
        return Said("no.offer")
    parties = offer.parties
    if not isinstance(parties, tuple) or not whole(*parties) or len(set(parties)) != len(parties):
        return Said("no.parties")
    if len(parties) < 2 or maker not in parties or not all(0 <= seat < len(scenario.actors) for seat in parties):
        return Said("no.parties")
    if not isinstance(offer.terms, tuple) or not 1 <= len(offer.terms) <= MOST_TERMS:
        return Said("no.terms", (("n", MOST_TERMS),))
    return None if 1 <= offer.lasts <= LONGEST and type(offer.secret) is bool else Said("no.offer")


def check_ask(maker: int, offer: Offer) -> Said | None:
    """An offer asks something of somebody; what its maker only gives needs nobody's consent."""
    asks = any(term.kind == "sign" or term.by != maker for term in offer.terms)
    return None if asks else Said("no.ask")


def subject(term: Term) -> tuple[str, int, str, int]:
    """What a clause is about, without how much or how long: no two clauses of an offer share it."""
    aimed = term.kind in ("pay", "exempt") or (term.kind == "support" and not term.card)
    return term.kind, -1 if term.kind == "sign" else term.by, term.card, term.target if aimed else -1


def check_together(scenario: Scenario, state: State, terms: Sequence[Term]) -> Said | None:
    """Whether readable clauses can all be kept at once, and what is to be funded can be funded.

    What the bundle itself signs counts as in force: its program clauses begin when it is ratified.
    """
    signed = {term.card for term in terms if term.kind == "sign"}
    funded = [(term.by, term.card) for term in terms if term.kind == "fund"]
    rivals = index(scenario).rivals
    for card in sorted(signed):
        if not signed.isdisjoint(rivals.get(card, ())):
            return Said("no.excluded", (("card", card),))
    for term in terms:
        if term.kind == "suspend" and (term.by, term.card) in funded:
            return Said("no.term.against", (("card", term.card),))
        if term.kind == "fund":
            against = rivals.get(term.card)
            if against:
                beside = against & (signed | {card for by, card in funded if by == term.by})
                if beside:
                    return Said("no.excluded", (("card", min(beside)),))
            why = _fundable(scenario, state, term, signed)
            if why is not None:
                return why
    return None


def _fundable(scenario: Scenario, state: State, term: Term, signed: Collection[str]) -> Said | None:
    """Nobody can promise a program that is ruled out, or whose prerequisites fail; one that runs may go on."""
    why = outlawed(scenario, state, term.card)
    if why is not None:
        return why
    needs = scenario.programs[term.card].needs
    runs = needs and any(r.card == term.card and r.owner == term.by and r.level >= term.amount for r in state.running)
    if not needs or runs:
        return None
    first = state.round + bool(signed)
    return missing(scenario, state, [need for need in needs if not _met(need, signed, first)])


def _met(need: Need, signed: Collection[str], first: int) -> bool:
    """Whether a bundle itself sees to a prerequisite: by what it signs, or by when it begins."""
    return (need.kind == "agreement" and need.what in signed) or (need.kind == "round" and need.bound <= first)


def check_pending(scenario: Scenario, state: State, seat: int, offer: Offer) -> Said | None:
    """What waits for ratification cannot be signed again, nor against. Secret deals of others say nothing here."""
    signed = [term.card for term in offer.terms if term.kind == "sign"]
    if not signed:
        return None
    rivals = index(scenario).rivals
    for deal in state.deals:
        if deal.status != "signed" or (deal.secret and seat not in deal.parties):
            continue
        for term in deal.terms:
            if term.kind != "sign":
                continue
            if term.card in signed:
                return Said("no.sign.pending", (("card", term.card),))
            if not rivals.get(term.card, frozenset()).isdisjoint(signed):
                return Said("no.excluded", (("card", term.card),))
    return None
