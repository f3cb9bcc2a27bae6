"""Terms and offers in words, for lists and for the offer's picture."""

from __future__ import annotations

from game.client.desk.desk import Desk
from game.rules.types import Offer, Offered, Term


def term_words(desk: Desk, term: Term) -> str:
    """One clause as a sentence ("Ottawa funds FAST lanes, at least level 2, for 3 rounds")."""
    if term.kind == "sign":
        shares = ", ".join(desk.t("term.share", who=seat, share=share) for seat, share in term.shares)
        return desk.t("term.sign", card=term.card, shares=shares)
    if term.kind == "support" and not term.card:
        return desk.t("term.stand-by", who=term.by, whom=term.target, n=term.rounds)
    return desk.t(
        f"term.{term.kind}",
        who=term.by,
        whom=term.target,
        card=term.card,
        level=term.amount,
        money=term.amount,
        n=term.rounds,
    )


def parties_words(desk: Desk, offer: Offer, maker: int) -> str:
    """To whom an offer is put, as names."""
    return ", ".join(desk.name(seat) for seat in offer.parties if seat != maker)


def state_of_offer(desk: Desk, offered: Offered) -> str:
    """Where an offer stands, in words."""
    return desk.t(f"offer.status.{offered.status}")
