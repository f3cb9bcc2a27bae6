"""Every kind of card and its fields: the one declaration from which reading, checking and messages come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.catalog.felt import place, placed
from game.catalog.fields import (
    MISSING,
    Field,
    Reader,
    Slot,
    flag,
    identity,
    income,
    many,
    mapping,
    money,
    month,
    number,
    record,
    reference,
    text,
    whole,
    word,
    words,
)
from game.catalog.formats import CURRENT, FIELD
from game.catalog.grounds import LAND, SPOT, country
from game.catalog.lines import KINDS_OF_LEVER, LEVER_SAYS, PERSONA_SAYS
from game.catalog.nodes import Node

TAGS = (
    "security",
    "trade",
    "mobility",
    "infrastructure",
    "intelligence",
    "diplomacy",
    "institutions",
    "local",
    "joint",
)
LEVELS = ("federal", "province", "state", "community")
STYLES = ("boulware", "linear", "conceder", "tit-for-tat")
selectors = many(reference("selector"))
MOST_EFFECTS = 40
"""Of a card or a choice; what needs more is more than one card."""
years = number(0, 20)
bound = number(-1000, 100_000)
ABSENT: Any = ()
"""Default of a field that may be absent without counting as one of the arms of one_of."""


def one_of(**arms: Slot) -> Field:
    """A mapping in which exactly one of the arms stands beside the fields that go with it (given as further slots)."""
    inner = record(arms)
    names = [name for name, slot in arms.items() if slot.default is None]

    def read(node: Node, where: str, reader: Reader) -> Any:
        found = inner(node, where, reader)
        if found is MISSING:
            return MISSING
        there = [name for name in names if name in node.pairs]
        if not there:
            return reader.wrong(node, where, "want.one-of.none", allowed=", ".join(names))
        if len(there) != 1:
            return reader.wrong(node, where, "want.one-of", found=", ".join(there), allowed=", ".join(names))
        return found

    return Field(read, {**inner.shape, "oneOf": [{"required": [name]} for name in names]})


def card(slots: Mapping[str, Slot]) -> Field:
    """The fields of a file of its own: it may say its format as well."""
    return record({FIELD: Slot(whole(1, CURRENT), 1), **slots})


def optional(read: Field) -> Slot:
    """A field that may be absent."""
    return Slot(read, None)


need = one_of(
    program=optional(reference("programs")),
    agreement=optional(reference("agreements")),
    event=optional(reference("events")),
    round=optional(whole(1, 40)),
    dial=optional(reference("dial")),
    at_least=Slot(bound, ABSENT),
    at_most=Slot(bound, ABSENT),
)
effect = placed(
    one_of(
        add=optional(number(-1000, 1000)),
        scale=optional(number(0, 10)),
        set=optional(number(-1000, 1000)),
        on=Slot(reference("variable")),
        at=Slot(place, ""),
        ramp=Slot(years, 0.0),
        lasts=Slot(years, 0.0),
        saturates=Slot(number(0, 10), 0.0),
    )
)
needs = Slot(many(need), ())
effects = Slot(many(effect, most=MOST_EFFECTS), ())
pleases = Slot(mapping("constituencies", whole(-3, 3)), {})
cost = Slot(record({"start": Slot(money, 0), "yearly": Slot(money, 0)}), {"start": 0, "yearly": 0})
head = {"id": Slot(identity), "title": Slot(text), "text": Slot(text)}
source = {"source": Slot(text, None)}

PROGRAM = (
    head
    | source
    | {
        "by": Slot(many(reference("selector"), 1)),
        "cofund": Slot(selectors, ()),
        "cost": cost,
        "levels": Slot(whole(1, 5), 1),
        "delay": Slot(years, 0.0),
        "needs": needs,
        "excludes": Slot(many(reference("program-or-agreement")), ()),
        "effects": effects,
        "pleases": pleases,
        "reassures": Slot(selectors, ()),
        "tags": Slot(many(word(*TAGS)), ()),
    }
)
AGREEMENT = (
    head
    | source
    | {
        "kind": Slot(word("treaty", "memorandum")),
        "parties": Slot(many(reference("selector"), 2)),
        "open_to": Slot(selectors, ()),
        "cost": cost,
        "needs": needs,
        "excludes": Slot(many(reference("program-or-agreement")), ()),
        "effects": effects,
        "pleases": pleases,
        "breach": Slot(
            record({"trust": Slot(whole(0, 50)), "capital": Slot(whole(0, 20))}), {"trust": 5, "capital": 1}
        ),
    }
)
choice = record(
    {
        "id": Slot(identity),
        "title": Slot(text),
        "cost": Slot(money, 0),
        "capital": Slot(whole(0, 20), 0),
        "effects": effects,
        "pleases": pleases,
    }
)
EVENT = (
    head
    | source
    | {
        "window": Slot(record({"from": Slot(month, None), "to": Slot(month, None)}), {"from": None, "to": None}),
        "pinned": optional(month),
        "hazard": Slot(
            record(
                {
                    "base": Slot(number(0, 12), 0.0),
                    "per": Slot(
                        many(
                            record(
                                {
                                    "dial": Slot(reference("dial")),
                                    "above": Slot(number(0, 100_000), 0.0),
                                    "add": Slot(number(-1, 1)),
                                }
                            )
                        ),
                        (),
                    ),
                }
            ),
            {"base": 0.0, "per": ()},
        ),
        "once": Slot(flag, True),
        "needs": needs,
        "excludes": Slot(many(reference("events")), ()),
        "effects": effects,
        "politics": Slot(
            many(
                one_of(
                    of=Slot(reference("selector")),
                    election=optional(number(0, 100)),
                    set=optional(word("majority", "minority", "defiant")),
                    rounds=Slot(whole(0, 40), 0),
                )
            ),
            (),
        ),
        "choice": optional(record({"by": Slot(reference("selector")), "options": Slot(many(choice, 2))})),
        "pleases": pleases,
    }
)
LEVER = (
    head
    | source
    | {
        "kind": Slot(word(*KINDS_OF_LEVER)),
        "by": Slot(many(reference("selector"), 1)),
        "on": Slot(many(reference("selector"), 1)),
        "capital": Slot(whole(0, 20)),
        "needs": needs,
        "moves": Slot(mapping("constituencies", whole(-60, 60)), {}),
        "rounds": Slot(whole(1, 10), 1),
        "effects": effects,
        "say": Slot(LEVER_SAYS, {}),
    }
)
goal = one_of(
    dial=optional(reference("dial")),
    agreement=optional(reference("agreements")),
    program=optional(reference("programs")),
    promises=optional(whole(0, 100)),
    spent=optional(number(0, 100_000)),
    capital=optional(whole(0, 100)),
    deals=optional(whole(0, 100)),
    proposed=optional(whole(0, 100)),
    at_least=Slot(bound, ABSENT),
    at_most=Slot(bound, ABSENT),
    never=Slot(flag, False),
    mine=Slot(flag, False),
)
ACTOR = {
    "id": Slot(identity),
    "names": Slot(record({form: Slot(text) for form in ("plain", "the", "of", "to")})),
    "short": Slot(text),
    "country": Slot(country),
    "level": Slot(word(*LEVELS)),
    "tags": Slot(many(words), ()),
    "speaks_for": Slot(many(reference("actors")), ()),
    "sits": Slot(SPOT, None),
    "revenue": Slot(income),
    "capital": Slot(record({"start": Slot(whole(0, 100)), "yearly": Slot(whole(0, 100)), "most": Slot(whole(0, 200))})),
    "weights": Slot(mapping("indicator", whole(0, 100))),
    "house": Slot(
        many(
            record(
                {
                    "constituency": Slot(reference("constituencies")),
                    "votes": Slot(whole(1, 1000)),
                    "leaning": Slot(whole(-100, 100), 0),
                }
            ),
            1,
        )
    ),
    "sways": Slot(mapping("constituencies", whole(-10, 10)), {}),
    "signs": Slot(many(word("treaty", "memorandum")), ()),
    "brief": Slot(text),
    "private": Slot(text),
    "gives": Slot(text),
    "mandates": Slot(
        many(
            record(
                {
                    "id": Slot(identity),
                    "text": Slot(text),
                    "points": Slot(number(0, 30)),
                    "goals": Slot(many(goal, 1)),
                    "from_years": Slot(number(0, 100), 0.0),
                    "to_years": Slot(number(0, 100), 100.0),
                }
            )
        ),
        (),
    ),
} | source


def all_or(kind: str, least: int = 0) -> Field:
    """The word "all", or a list of cards."""
    listed = many(reference(kind), least)

    def read(node: Node, where: str, reader: Reader) -> Any:
        if node.kind == "scalar" and node.value == "all":
            return "all"
        return listed(node, where, reader)

    return Field(read, {"anyOf": [{"const": "all"}, listed.shape]})


question = record(
    {
        "ask": Slot(text),
        **{answer: Slot(text) for answer in ("right", "wrong", "other")},
        "why": Slot(text),
        "seat": Slot(reference("actors"), ""),
    }
)
"""A question about the briefing: three answers of which the first is right, why, and the only seat that is asked it."""
SCENARIO = {
    "id": Slot(identity),
    "title": Slot(text),
    "text": Slot(text),
    "seats": Slot(many(reference("actors"), 2)),
    "rounds": Slot(whole(1, 40)),
    "months": Slot(whole(1, 24)),
    "first": Slot(month),
    **{kind: Slot(all_or(kind), "all") for kind in ("programs", "agreements", "events", "levers")},
    "corridors": Slot(all_or("corridors", 1), "all"),
    "personas": Slot(all_or("personas"), "all"),
    "pins": Slot(flag, False),
    "mandates_each": Slot(whole(0, 3), 1),
    "offers_each": Slot(whole(0, 20), 4),
    "minutes": Slot(mapping("phase", number(0, 600)), {}),
    "opening": Slot(mapping("stock", number(-1000, 100_000)), {}),
    "model": Slot(mapping("parameter", number(-1e6, 1e6)), {}),
    "words": Slot(mapping("sentence", text), {}),
    "land": Slot(LAND, None),
    "questions": Slot(many(question), ()),
}


CORRIDOR = {
    "id": Slot(identity),
    "name": Slot(text),
    "tags": Slot(many(words), ()),
    "touches": Slot(many(reference("selector")), ()),
    "lon": Slot(number(-180, 180)),
    "lat": Slot(number(-90, 90)),
    "about": Slot(text, None),
    "trucks": Slot(number(0, 100_000)),
    "cars": Slot(number(0, 100_000)),
    "truck_load": Slot(number(0.05, 1.5)),
    "car_load": Slot(number(0.05, 1.5)),
} | source
PERSONA = {
    "id": Slot(identity),
    "name": Slot(text),
    "text": Slot(text),
    "weights": Slot(mapping("indicator", number(0, 5)), {}),
    **{
        trait: Slot(whole(0, 100), 50)
        for trait in ("patience", "candour", "honesty", "risk", "generosity", "memory", "initiative", "toughness")
    },
    "style": Slot(word(*STYLES)),
    "suits": Slot(selectors, ()),
    "say": Slot(PERSONA_SAYS, {}),
} | source
forms = record({"en": Slot(many(words, 1)), "fr": Slot(many(words, 1))})
"""The forms in which a term stands in texts, by language; one in capitals is sought as it is, others in any case."""
KINDS: dict[str, Field] = {
    "programs": card(PROGRAM),
    "agreements": card(AGREEMENT),
    "events": card(EVENT),
    "levers": card(LEVER),
    "actors": card(ACTOR),
    "constituencies": card({"id": Slot(identity), "name": Slot(text), "text": Slot(text)}),
    "corridors": card(CORRIDOR),
    "scenarios": card(SCENARIO),
    "personas": card(PERSONA),
    "glossary": card(head | {"see": Slot(many(reference("glossary")), ()), "forms": Slot(forms)}),
}
"""Folder of content to the form of its cards."""

PARAMETER = record(
    {
        "value": Slot(number(-1e6, 1e6)),
        "low": Slot(number(-1e6, 1e6)),
        "high": Slot(number(-1e6, 1e6)),
        "unit": Slot(words),
        "meaning": Slot(text),
        "source": Slot(text),
    }
)
