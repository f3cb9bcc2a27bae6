"""The forms of what the laboratory reads: histories and experiments. No game depends on them."""

from __future__ import annotations

from game.catalog.fields import (
    Field,
    Slot,
    identity,
    many,
    mapping,
    month,
    number,
    record,
    reference,
    text,
    whole,
    word,
    words,
)
from game.catalog.kinds import TAGS, card, head, one_of, optional, source

actor = reference("actors")
amount = number(-1000, 100_000)
sourced = {"source": Slot(text)}
span = {"from": Slot(month), "to": Slot(month, None)}
any_number = number(-1e6, 1e6)

HISTORY: dict[str, Slot] = {
    **head,
    "seats": Slot(many(actor, 2)),
    "first": Slot(month),
    "months": Slot(whole(1, 12)),
    "opening": Slot(mapping("stock", amount), {}),
    "fit": Slot(many(reference("parameter")), ()),
    "programs": Slot(
        many(
            record(
                {"card": Slot(reference("programs")), "by": Slot(actor), "level": Slot(whole(1, 9))} | span | sourced
            )
        ),
        (),
    ),
    "agreements": Slot(
        many(record({"card": Slot(reference("agreements")), "parties": Slot(many(actor, 2))} | span | sourced)), ()
    ),
    "events": Slot(
        many(
            record(
                {"card": Slot(reference("events")), "at": Slot(month), "choices": Slot(mapping("actors", words), {})}
                | sourced
            )
        ),
        (),
    ),
    "actual": Slot(
        many(
            record(
                {
                    "id": Slot(words),
                    "on": Slot(reference("dial")),
                    "at": Slot(actor, ""),
                    "unit": Slot(text),
                    "title": Slot(text),
                    "values": Slot(mapping("year", any_number)),
                }
                | sourced
            )
        )
    ),
}
"""What governments did, month by month, and the yearly figures it is held against."""

BARRED = ("offer", "ally", "pull", "cofund")
"""What nobody may do in an arm."""

act = record(
    {
        "round": Slot(whole(1, 40)),
        "until": Slot(whole(1, 40), 0),
        "seat": Slot(actor),
        "verb": Slot(word("fund", "ally", "pull", "ask")),
        "card": Slot(words, ""),
        "amount": Slot(whole(0, 99), 1),
        "target": Slot(actor, ""),
    }
)
arm = record(
    {
        "id": Slot(identity),
        "title": Slot(text),
        "seats": Slot(mapping("actors", reference("personas")), {}),
        "without": Slot(many(words), ()),
        "bars": Slot(many(word(*BARRED)), ()),
        "model": Slot(mapping("parameter", any_number), {}),
        "acts": Slot(many(act), ()),
        "revenue": Slot(mapping("actors", number(0.1, 100_000)), {}),
        "inject": Slot(mapping("round", reference("events")), {}),
    }
)
measure = record(
    {
        "dial": Slot(reference("dial"), ""),
        "score": Slot(actor, ""),
        "count": Slot(word("", "agreements", "deals", "health"), ""),
        "when": Slot(word("end", "mean"), "mean"),
        "weight": Slot(any_number, 1.0),
        "per": Slot(reference("dial"), ""),
        "until": Slot(whole(1, 40), 40),
    }
)
outcome = record(
    {
        "title": Slot(text),
        "sum": Slot(many(measure, 1)),
        "sign": Slot(word("up", "down", "none")),
        "margin": Slot(number(0, 1000), 0.0),
    }
)
EXPERIMENT: dict[str, Slot] = {
    **head,
    "number": Slot(whole(1, 99)),
    "scenario": Slot(reference("scenarios")),
    "seats": Slot(mapping("actors", reference("personas")), {}),
    "acts": Slot(many(act), ()),
    "drop": Slot(many(words), ()),
    "arms": Slot(many(arm, 2)),
    "outcomes": Slot(many(outcome, 1)),
    "without": Slot(mapping("parameter", any_number)),
    "games": Slot(whole(2, 100_000), 400),
} | source
"""A claim: two arms under the same luck, what to measure, which way it should go, the mechanism it rests on."""

priority = one_of(
    program=optional(reference("programs")),
    tag=optional(word(*TAGS)),
    raises=optional(reference("indicator")),
    all=optional(word("as-listed", "cheapest-first", "best-first")),
)
PLAN: dict[str, Slot] = {
    **head,
    "buys": Slot(many(priority), ()),
    "answers": Slot(word("always", "never", "gain"), "gain"),
    "offers": Slot(word("none", "usual"), "none"),
} | source
"""A player without a mind: what it buys, in this order; how it answers offers; whether it makes any."""

STUDIES: dict[str, Field] = {
    "history": card(HISTORY),
    "experiments": card(EXPERIMENT),
    "experiments/plans": card(PLAN),
}
"""Folder of content to the form of its cards."""
