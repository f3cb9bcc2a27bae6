"""Cards that nobody should want: another one does all that they do for no more money."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.ai.values import Worth, expectations
from game.rules.cards import Agreement, Program, Scenario
from game.rules.index import index
from game.world.model import Floats, Model

NOISE = 1e-9
"""Points below which two cards are worth the same."""


@dataclass(frozen=True, slots=True)
class Dominated:
    """A card, and the one that makes it useless. kind: program or agreement."""

    kind: str
    card: str
    by: str


def dominated(scenario: Scenario, model: Model) -> list[Dominated]:
    """All pairs in which the second is open whenever the first is, to the same seats, rules out nothing more, costs no
    more to begin and to keep, is as quick, pleases, reassures and finds partners as well, and is worth as much in every
    indicator of every seat that could have it by the model; and somewhere is better. What other cards or private orders
    ask for by name is wanted for that."""
    worth = expectations(scenario, model)
    programs, agreements = scenario.programs.values(), scenario.agreements.values()
    found = [Dominated("program", a.id, b.id) for a in programs for b in programs if _program(scenario, worth, a, b)]
    found += [
        Dominated("agreement", a.id, b.id) for a in agreements for b in agreements if _agreement(scenario, worth, a, b)
    ]
    asked = _asked_for(scenario)
    return [row for row in found if row.card not in asked]


def _asked_for(scenario: Scenario) -> frozenset[str]:
    """Cards that prerequisites and private orders name."""
    decks = (scenario.programs, scenario.agreements, scenario.happenings, scenario.levers)
    needs = {need.what for deck in decks for card in deck.values() for need in card.needs}
    return frozenset(needs | {goal.what for actor in scenario.actors for m in actor.mandates for goal in m.goals})


def _program(scenario: Scenario, worth: Worth, one: Program, other: Program) -> bool:
    """Whether the first is dominated by the second, level by level."""
    owners = [seat for seat, cards in enumerate(index(scenario).owns) if one.id in cards]
    able = all(other.id in index(scenario).owns[seat] for seat in owners)
    if one.id == other.id or not owners or not able or other.levels < one.levels:
        return False
    if other.delay_months > one.delay_months or not _free(scenario, one, other):
        return False
    if not (set(one.reassures) <= set(other.reassures) and set(one.cofund) <= set(other.cofund)):
        return False
    mine = [_points(worth, ("program", one.id, str(seat)), seat) / one.levels for seat in owners]
    its = [_points(worth, ("program", other.id, str(seat)), seat) / other.levels for seat in owners]
    return _no_worse(one, other, np.stack(mine), np.stack(its))


def _agreement(scenario: Scenario, worth: Worth, one: Agreement, other: Agreement) -> bool:
    signers = index(scenario).signers
    mine, its = signers[one.id], signers[other.id]
    if one.id == other.id or not mine.entitled <= its.entitled or not _free(scenario, one, other):
        return False
    # Whoever fills the slots of the first must fill those of the second.
    if not all(any(slot <= wider for slot in mine.slots) for wider in its.slots):
        return False
    if one.kind != other.kind and other.kind == "treaty":
        return False
    seats = sorted(mine.entitled)
    first, second = (np.stack([_points(worth, ("agreement", c.id), s) for s in seats]) for c in (one, other))
    return _no_worse(one, other, first, second)


def _points(worth: Worth, slot: tuple[str, ...], seat: int) -> Floats:
    """What a card in full force is worth to a seat, [indicators]; nothing for a card that moves nothing."""
    at = worth.slots.get(slot)
    return np.zeros(worth.points.shape[0]) if at is None else worth.points[:, seat, at]


def _free(scenario: Scenario, one: Program | Agreement, other: Program | Agreement) -> bool:
    """Whether the second is open whenever the first is and rules out nothing that the first leaves open."""
    rivals = index(scenario).rivals
    barred = rivals.get(other.id, frozenset()) - {one.id}
    return set(other.needs) <= set(one.needs) and barred <= rivals.get(one.id, frozenset())


def _no_worse(one: Program | Agreement, other: Program | Agreement, mine: Floats, its: Floats) -> bool:
    if other.start_cost > one.start_cost or other.yearly_cost > one.yearly_cost or (its < mine - NOISE).any():
        return False
    who = sorted({*one.pleases, *other.pleases})
    lead = [other.pleases.get(name, 0) - one.pleases.get(name, 0) for name in who]
    if min(lead, default=0) < 0:
        return False
    cheaper = other.start_cost < one.start_cost or other.yearly_cost < one.yearly_cost
    return cheaper or bool((its > mine + NOISE).any()) or max(lead, default=0) > 0
