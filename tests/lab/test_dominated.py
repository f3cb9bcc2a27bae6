"""Dominated cards: found where somebody plants one, and not where there is a reason to want the card."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from game.catalog.load import Loaded, assemble, scenario_card
from game.lab.dominated import Dominated, dominated
from game.rules.cards import Goal, Mandate
from tests.shipped import SCENARIOS, loaded, shelf

PROGRAM, AGREEMENT = "public-safety", "joint-statement"


def with_copy(kind: str, of: str, **more: Any) -> Loaded:
    """A tiny table with one card and a copy of it that differs in a few fields."""
    card = shelf().cards[kind][of]
    copy = replace(card, id="copy", data={**card.data, "id": "copy", **more})
    cards = {**shelf().cards, kind: {of: card, "copy": copy}}
    base = scenario_card(shelf(), "autumn-2001")
    decks = {"programs": (PROGRAM,), "agreements": (AGREEMENT,), kind: (of, "copy"), "events": (), "levers": ()}
    return assemble(replace(shelf(), cards=cards), replace(base, data={**base.data, **decks}))


def found(table: Loaded) -> list[Dominated]:
    return dominated(table.scenario, table.model)


EMPTY = dict.fromkeys(("program", "agreement", "event", "round", "dial"))
NEED = {**EMPTY, "agreement": AGREEMENT, "at_least": (), "at_most": ()}
COST = shelf().cards["programs"][PROGRAM].data["cost"]
DEARER = {**COST, "yearly": COST["yearly"] + 10}
CHEAPER = {**COST, "start": COST["start"] - 1}


def test_what_costs_more_and_does_the_same_is_found() -> None:
    assert found(with_copy("programs", PROGRAM, cost=DEARER)) == [Dominated("program", "copy", PROGRAM)]
    assert found(with_copy("programs", PROGRAM, cost=CHEAPER)) == [Dominated("program", PROGRAM, "copy")]


def test_what_does_less_for_the_same_money_is_found() -> None:
    card = shelf().cards["programs"][PROGRAM].data
    weak = tuple(
        {**effect, "add": effect["add"] / 2} if effect["on"] == "intelligence" else effect for effect in card["effects"]
    )
    (row,) = found(with_copy("programs", PROGRAM, effects=weak))
    assert row == Dominated("program", "copy", PROGRAM)


def test_what_is_slower_is_no_better() -> None:
    slower = with_copy("programs", PROGRAM, delay=2.0)
    assert Dominated("program", PROGRAM, "copy") not in found(slower)


@pytest.mark.parametrize(
    "reason",
    [
        {"cost": COST},
        {"cost": {"start": CHEAPER["start"], "yearly": DEARER["yearly"]}},
        {"cost": CHEAPER, "needs": (NEED,)},
        {"cost": CHEAPER, "excludes": (AGREEMENT,)},
        {"cost": CHEAPER, "delay": 5.0},
        {"cost": CHEAPER, "levels": 1},
        {"cost": CHEAPER, "pleases": {"civil-liberties": -3}},
        {"cost": CHEAPER, "by": ("state",)},
        {"cost": CHEAPER, "reassures": ()},
    ],
    ids=lambda reason: ", ".join(reason),
)
def test_a_reason_to_want_a_card(reason: dict[str, Any]) -> None:
    """A twin, a trade-off of costs, one that is not always open, rules something out, is slower, smaller, resented,
    another's or reassures nobody: the original is not dominated."""
    full = {
        "program": None,
        "agreement": None,
        "event": None,
        "round": None,
        "dial": None,
        "at_least": (),
        "at_most": (),
    }
    if "needs" in reason:
        reason = {**reason, "needs": tuple({**full, **need} for need in reason["needs"])}
    assert Dominated("program", PROGRAM, "copy") not in found(with_copy("programs", PROGRAM, **reason))


def test_what_a_private_order_names_is_wanted_for_that() -> None:
    table = with_copy("programs", PROGRAM, cost=CHEAPER)
    actor = table.scenario.actors[0]
    order = Mandate("m", actor.brief, (Goal("program", PROGRAM, 1),), 1000)
    actors = (replace(actor, mandates=(order,)), *table.scenario.actors[1:])
    assert found(table) and not dominated(replace(table.scenario, actors=actors), table.model)


def test_agreements_too() -> None:
    cost = shelf().cards["agreements"][AGREEMENT].data["cost"]
    dear = with_copy("agreements", AGREEMENT, cost={"start": cost["start"] + 10, "yearly": cost["yearly"]})
    assert found(dear) == [Dominated("agreement", "copy", AGREEMENT)]
    if shelf().cards["agreements"][AGREEMENT].data["kind"] == "memorandum":
        bound = with_copy("agreements", AGREEMENT, kind="treaty")
        assert Dominated("agreement", AGREEMENT, "copy") not in found(bound)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_shipped_card_is_dominated(scenario: str) -> None:
    assert found(loaded(scenario)) == []
