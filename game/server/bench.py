"""What an offer can be made of: partners, kinds of clause, cards, levels, lengths, in words. Nothing in it is secret.

What may really be offered now is for the rules to say (`weighing`); a bench only keeps the hands off what never fits.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.rules.cards import Agreement
from game.rules.index import index
from game.rules.terms import LONGEST, MOST_TERMS
from game.server.reader import Reader

KINDS = ("sign", "fund", "suspend", "pay", "support", "exempt")
MONEY_STEP = 10
"""C$100,000 by which a payment is moved with one press."""


def bench(reader: Reader) -> Mapping[str, Any]:
    """Everything to choose from when a seat writes an offer or a message."""
    left = max(1, reader.view.last - reader.view.round + 1)
    return {
        "me": reader.me,
        "seats": [seat(reader, at) for at in range(len(reader.scenario.actors))],
        "kinds": [
            {"id": kind, "title": reader.t(f"draft.kind.{kind}"), "why": reader.t(f"draft.kind.{kind}.why")}
            for kind in KINDS
        ],
        "agreements": [agreement(reader, card) for card in reader.scenario.agreements.values()],
        "cards": {card.id: reader.text(card.text) for card in reader.scenario.programs.values()},
        "rounds": [reader.t("draft.rounds", n=n) for n in range(1, left + 1)],
        "lasts": [reader.t("draft.rounds", n=n) for n in range(1, LONGEST + 1)],
        "most": MOST_TERMS,
        "step": MONEY_STEP,
    }


def seat(reader: Reader, at: int) -> Mapping[str, Any]:
    """A seat: what it is called in fields, the most it can pay a round, the programs that are its own."""
    levels = {r.card: r.level for r in reader.view.running if r.owner == at}
    revenue = reader.view.seats[at].revenue
    return {
        "name": reader.name(at),
        "gives": reader.t("talking.gives", who=at),
        "ask": reader.t("talking.ask", who=at),
        "stand_by": reader.t("talking.stand-by", who=at),
        "share": reader.t("draft.share-of", who=at),
        "most": revenue,
        "most_said": reader.t("talking.most", least=1, money=revenue),
        "programs": [program(reader, id, levels.get(id, 0)) for id in index(reader.scenario).owns[at]],
    }


def program(reader: Reader, id: str, now: int) -> Mapping[str, Any]:
    """A program in its owner's list: its levels in words, and the level at which it runs (0: it does not)."""
    card = reader.scenario.programs[id]
    return {
        "id": id,
        "title": reader.text(card.title),
        "now": now,
        "now_said": reader.t("talking.runs", n=now) if now else "",
        "levels": [reader.t("draft.level", n=n) for n in range(1, card.levels + 1)],
    }


def agreement(reader: Reader, card: Agreement) -> Mapping[str, Any]:
    """An agreement: who may sign it, and of which groups of seats one each must be among the signatories."""
    signers = index(reader.scenario).signers[card.id]
    able = [at for at in sorted(signers.entitled) if card.kind in reader.actor(at).signs]
    option = reader.option("offer")
    return {
        "id": card.id,
        "title": reader.text(card.title),
        "text": reader.text(card.text),
        "able": able,
        "slots": [sorted(slot) for slot in signers.slots],
        "open": option is None or card.id in option.cards,
    }
