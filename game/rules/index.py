"""What a scenario settles once for all games: who may own what, who may be aimed at, whose aims agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isqrt
from typing import NamedTuple

from game.rules.cards import Actor, Program, Scenario, fits, fits_any
from game.rules.types import Option


class Own(NamedTuple):
    """A program as its owner's options need it: prices[peak][level], options[highest][now]."""

    card: str
    prices: tuple[tuple[int, ...], ...]
    guarded: bool
    """Whether anything but money can close it."""
    options: tuple[tuple[Option, ...], ...]


class Partner(NamedTuple):
    """A program of another as a helper's options need it: by peak, its price at full level and the option to pay it."""

    card: str
    owner: int
    full: tuple[int, ...]
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """By seat: programs it may own, may co-fund (and whose), levers and their aims, opinion dial, agreement of aims."""

    owns: tuple[tuple[str, ...], ...]
    cofunds: tuple[Mapping[str, tuple[int, ...]], ...]
    levers: tuple[tuple[tuple[str, tuple[int, ...]], ...], ...]
    opinion: tuple[int, ...]
    agree: tuple[tuple[int, ...], ...]
    """Cosine of two seats' weights, in percent."""
    income: tuple[int, ...]
    """Money that comes in each round."""
    rise: tuple[int, ...]
    """Political capital that comes in each round."""
    prices: Mapping[str, tuple[tuple[int, ...], ...]]
    """By program: [highest level ever run][level], what one round costs."""
    shelf: tuple[tuple[Own, ...], ...]
    """By seat: the programs it may own."""
    partners: tuple[tuple[Partner, ...], ...]
    """By seat: the programs of others that it may co-fund."""
    others: tuple[tuple[int, ...], ...]
    """By seat: everybody else."""
    rivals: Mapping[str, frozenset[str]]
    """By program and agreement: the cards that cannot be in force beside it, whichever of the two says so."""


_known: dict[int, tuple[Scenario, Index]] = {}


def index(scenario: Scenario) -> Index:
    """The scenario's index, made on first use. Scenarios hold mappings, so they are known by identity."""
    found = _known.get(id(scenario))
    if found is not None and found[0] is scenario:
        return found[1]
    if len(_known) > 64:
        _known.clear()
    made = _make(scenario)
    _known[id(scenario)] = (scenario, made)
    return made


def _make(scenario: Scenario) -> Index:
    actors = scenario.actors
    prices = {card.id: _prices(card, scenario.months) for card in scenario.programs.values()}
    rivals = _rivals(scenario)
    owns = tuple(tuple(p.id for p in scenario.programs.values() if fits_any(a, p.by)) for a in actors)
    cofunds = tuple(_cofunds(scenario, seat) for seat in range(len(actors)))
    guarded = {card.id: card.id in rivals or bool(card.needs) for card in scenario.programs.values()}
    return Index(
        owns=owns,
        cofunds=cofunds,
        levers=tuple(_levers(scenario, seat) for seat in range(len(actors))),
        opinion=tuple(scenario.dials.get(f"opinion@{a.id}", -1) for a in actors),
        agree=tuple(tuple(_cosine(a, b) for b in actors) for a in actors),
        income=tuple(a.revenue * scenario.months // 12 for a in actors),
        rise=tuple(-(-a.capital_yearly * scenario.months // 12) for a in actors),
        prices=prices,
        shelf=tuple(tuple(_own(card, prices[card], guarded[card]) for card in cards) for cards in owns),
        partners=tuple(
            tuple(_partner(card, owner, prices[card]) for card, owners in mine.items() for owner in owners)
            for mine in cofunds
        ),
        others=tuple(tuple(s for s in range(len(actors)) if s != seat) for seat in range(len(actors))),
        rivals=rivals,
    )


def _prices(program: Program, months: int) -> tuple[tuple[int, ...], ...]:
    """The start of levels never reached before, and the upkeep, rounded up."""
    levels = range(program.levels + 1)
    upkeep = [-(-program.yearly_cost * level * months // 12) for level in levels]
    return tuple(
        tuple(program.start_cost * max(0, level - peak) + upkeep[level] for level in levels) for peak in levels
    )


def _own(card: str, prices: tuple[tuple[int, ...], ...], guarded: bool) -> Own:
    levels = range(len(prices))
    options = tuple(tuple(Option("card", "fund", card, 0, high, now) for now in levels) for high in levels)
    return Own(card, prices, guarded, options)


def _partner(card: str, owner: int, prices: tuple[tuple[int, ...], ...]) -> Partner:
    full = tuple(by_level[-1] for by_level in prices)
    return Partner(card, owner, full, tuple(Option("amount", "cofund", card, 0, most, 0, (owner,)) for most in full))


def _rivals(scenario: Scenario) -> dict[str, frozenset[str]]:
    said = [(id, other) for id, card in scenario.programs.items() for other in card.excludes]
    said += [(id, other) for id, card in scenario.agreements.items() for other in card.excludes]
    found: dict[str, frozenset[str]] = {}
    for one, other in said:
        found[one] = found.get(one, frozenset()) | {other}
        found[other] = found.get(other, frozenset()) | {one}
    return found


def _cofunds(scenario: Scenario, seat: int) -> dict[str, tuple[int, ...]]:
    found = {}
    for program in scenario.programs.values():
        if fits_any(scenario.actors[seat], program.cofund):
            owners = tuple(s for s, a in enumerate(scenario.actors) if s != seat and fits_any(a, program.by))
            if owners:
                found[program.id] = owners
    return found


def _levers(scenario: Scenario, seat: int) -> tuple[tuple[str, tuple[int, ...]], ...]:
    mine = scenario.actors[seat]
    found = []
    for lever in scenario.levers.values():
        if fits_any(mine, lever.by):
            aims = tuple(s for s, a in enumerate(scenario.actors) if s != seat and fits_any(a, lever.on))
            if aims:
                found.append((lever.id, aims))
    return tuple(found)


def _cosine(one: Actor, other: Actor) -> int:
    """Cosine of two weight vectors in whole percent (weights are whole and not negative)."""
    dot = sum(weight * other.weights.get(name, 0) for name, weight in one.weights.items())
    size = sum(w * w for w in one.weights.values()) * sum(w * w for w in other.weights.values())
    return 100 * dot // isqrt(size) if size else 0


def seats_of(scenario: Scenario, selector: str) -> tuple[int, ...]:
    """The seats whose actors fit a selector."""
    return tuple(seat for seat, actor in enumerate(scenario.actors) if fits(actor, selector))
