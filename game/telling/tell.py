"""Terms and offers in words, for lists and for the offer's picture."""

from __future__ import annotations

from game.rules.types import Offer, Offered, Term
from game.telling.seen import Seen


def term_words(seen: Seen, term: Term) -> str:
    """One clause as a sentence ("Ottawa funds FAST lanes, at least level 2, for 3 rounds")."""
    if term.kind == "sign":
        shares = ", ".join(seen.t("term.share", who=seat, share=share) for seat, share in term.shares if share)
        return seen.t("term.sign", card=term.card, shares=shares)
    if term.kind == "support" and not term.card:
        return seen.t("term.stand-by", who=term.by, whom=term.target, n=term.rounds)
    return seen.t(
        f"term.{term.kind}",
        who=term.by,
        whom=term.target,
        card=term.card,
        level=term.amount,
        money=term.amount,
        n=term.rounds,
    )


def parties_words(seen: Seen, offer: Offer, maker: int) -> str:
    """To whom an offer is put, as names."""
    return ", ".join(seen.name(seat) for seat in offer.parties if seat != maker)


def state_of_offer(seen: Seen, offered: Offered) -> str:
    """Where an offer stands, in words."""
    return seen.t(f"offer.status.{offered.status}")


def short(seen: Seen, term: Term) -> str:
    """A clause in few words, without who and to whom: the picture shows that."""
    key = "picture.stand-by" if term.kind == "support" and not term.card else f"picture.{term.kind}"
    return seen.t(key, card=term.card, level=term.amount, money=term.amount)


def giver_word(seen: Seen, term: Term) -> str:
    """Who gives, before what; nobody before what all sign."""
    return "" if term.kind == "sign" else f"{seen.text(seen.actor(term.by).short)} · "
