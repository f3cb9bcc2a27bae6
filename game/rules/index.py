"""What a scenario settles once for all games: who may own what, who may be aimed at, whose aims agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import isqrt
from typing import NamedTuple

from game.rules.cards import Actor, Agreement, Happening, Program, Scenario, fits, fits_any
from game.rules.types import Option


class Open(NamedTuple):
    """A program as its owner's options need it: prices[level], the highest level open, options[highest][now]."""

    card: str
    prices: tuple[int, ...]
    high: int
    options: tuple[tuple[Option, ...], ...]
    rivals: frozenset[str]
    most: int
    """The price of the highest level."""
    whole: Option
    """The option while nothing of it is planned and money is no matter."""


class Own(NamedTuple):
    """A program that a seat may own: what it can be to it, by the highest level ever run and the highest now open."""

    card: str
    guarded: bool
    """Whether anything but money can close it."""
    states: tuple[tuple[Open, ...], ...]


class Pledge(NamedTuple):
    """A program of another: the most that can be pledged to it, and the option to do so when money is no matter."""

    card: str
    owner: int
    most: int
    option: Option


class Partner(NamedTuple):
    """A program of another that a seat may help to pay for, by the highest level ever run."""

    card: str
    owner: int
    states: tuple[Pledge, ...]


class Signers(NamedTuple):
    """Who may sign an agreement at all, and who fills each of its slots."""

    entitled: frozenset[int]
    slots: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Index:
    """By seat: programs it may own, may co-fund (and whose), levers and their aims, opinion dial, agreement of aims."""

    owns: tuple[tuple[str, ...], ...]
    cofunds: tuple[Mapping[str, tuple[int, ...]], ...]
    levers: tuple[tuple[tuple[str, tuple[int, ...], Option], ...], ...]
    """By seat: (lever, seats it can be aimed at, the option while none of them has felt it this round)."""
    aims: tuple[Mapping[str, tuple[int, ...]], ...]
    """By seat and lever: the seats it can be aimed at."""
    benches: tuple[frozenset[str], ...]
    """By seat: the constituencies that sit in its house."""
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
    talk: tuple[tuple[Option, ...], ...]
    """By seat: what is always open while people talk, common cause and messages."""
    calendar: tuple[tuple[tuple[int, Happening], ...], ...]
    """By round: the events whose date it is, with their place in the deck."""
    reassured: Mapping[str, tuple[int, ...]]
    """By program: the seats that it reassures."""
    signers: Mapping[str, Signers]
    """By agreement: the seats that it is for."""
    rivals: Mapping[str, frozenset[str]]
    """By program and agreement: the cards that cannot be in force beside it, whichever of the two says so."""


@lru_cache(maxsize=64)
def index(scenario: Scenario) -> Index:
    """The scenario's index, made on first use."""
    actors = scenario.actors
    prices = {card.id: _prices(card, scenario.months) for card in scenario.programs.values()}
    rivals = _rivals(scenario)
    owns = tuple(tuple(p.id for p in scenario.programs.values() if fits_any(a, p.by)) for a in actors)
    cofunds = tuple(_cofunds(scenario, seat) for seat in range(len(actors)))
    others = tuple(tuple(s for s in range(len(actors)) if s != seat) for seat in range(len(actors)))
    levers = tuple(_levers(scenario, seat) for seat in range(len(actors)))
    return Index(
        owns=owns,
        cofunds=cofunds,
        levers=levers,
        aims=tuple({id: aims for id, aims, _ in mine} for mine in levers),
        benches=tuple(frozenset(bench.constituency for bench in a.house) for a in actors),
        opinion=tuple(scenario.dials.get(f"opinion@{a.id}", -1) for a in actors),
        agree=tuple(tuple(_cosine(a, b) for b in actors) for a in actors),
        income=tuple(a.revenue * scenario.months // 12 for a in actors),
        rise=tuple(-(-a.capital_yearly * scenario.months // 12) for a in actors),
        prices=prices,
        shelf=tuple(
            tuple(_own(scenario.programs[card], prices[card], rivals.get(card, frozenset())) for card in cards)
            for cards in owns
        ),
        partners=tuple(
            tuple(_partner(card, owner, prices[card]) for card, owners in mine.items() for owner in owners)
            for mine in cofunds
        ),
        others=others,
        talk=tuple(
            (Option("answer", "ally", "", 0, 1, 0, mine), Option("offer", "message", "", 0, 0, 0, mine))
            for mine in others
        ),
        calendar=tuple(_dated(scenario, round) for round in range(1, scenario.rounds + 1)),
        reassured={
            card.id: tuple(s for s, a in enumerate(actors) if fits_any(a, card.reassures))
            for card in scenario.programs.values()
        },
        signers={card.id: _signers(scenario, card) for card in scenario.agreements.values()},
        rivals=rivals,
    )


def dated(months: int, card: Happening, round: int) -> bool:
    """Whether this is a round for the event: its own when pinned, any that its window touches when drawn."""
    if card.pinned:
        return card.pinned == round
    first = (round - 1) * months
    return card.opens < first + months and not 0 <= card.closes < first


def _dated(scenario: Scenario, round: int) -> tuple[tuple[int, Happening], ...]:
    deck = enumerate(scenario.happenings.values())
    return tuple((at, card) for at, card in deck if dated(scenario.months, card, round))


def _prices(program: Program, months: int) -> tuple[tuple[int, ...], ...]:
    """The start of levels never reached before, and the upkeep, rounded up."""
    levels = range(program.levels + 1)
    upkeep = [-(-program.yearly_cost * level * months // 12) for level in levels]
    return tuple(
        tuple(program.start_cost * max(0, level - peak) + upkeep[level] for level in levels) for peak in levels
    )


def _own(program: Program, prices: tuple[tuple[int, ...], ...], rivals: frozenset[str]) -> Own:
    card, levels = program.id, range(len(prices))
    options = tuple(tuple(Option("card", "fund", card, 0, high, now) for now in levels) for high in levels)
    states = tuple(
        tuple(Open(card, by_level, high, options, rivals, by_level[high], options[high][0]) for high in levels)
        for by_level in prices
    )
    return Own(card, bool(rivals or program.needs), states)


def _partner(card: str, owner: int, prices: tuple[tuple[int, ...], ...]) -> Partner:
    full = [by_level[-1] for by_level in prices]
    made = [Pledge(card, owner, most, Option("amount", "cofund", card, 0, most, 0, (owner,))) for most in full]
    return Partner(card, owner, tuple(made))


def _rivals(scenario: Scenario) -> dict[str, frozenset[str]]:
    said = [(id, other) for id, card in scenario.programs.items() for other in card.excludes]
    said += [(id, other) for id, card in scenario.agreements.items() for other in card.excludes]
    found: dict[str, frozenset[str]] = {}
    for one, other in said:
        found[one] = found.get(one, frozenset()) | {other}
        found[other] = found.get(other, frozenset()) | {one}
    return found


def _signers(scenario: Scenario, card: Agreement) -> Signers:
    slots = tuple(frozenset(seats_of(scenario, slot)) for slot in card.parties)
    return Signers(frozenset().union(*slots, *(seats_of(scenario, guest) for guest in card.open_to)), slots)


def _cofunds(scenario: Scenario, seat: int) -> dict[str, tuple[int, ...]]:
    found = {}
    for program in scenario.programs.values():
        if fits_any(scenario.actors[seat], program.cofund):
            owners = tuple(s for s, a in enumerate(scenario.actors) if s != seat and fits_any(a, program.by))
            if owners:
                found[program.id] = owners
    return found


def _levers(scenario: Scenario, seat: int) -> tuple[tuple[str, tuple[int, ...], Option], ...]:
    mine = scenario.actors[seat]
    found = []
    for lever in scenario.levers.values():
        if fits_any(mine, lever.by):
            aims = tuple(s for s, a in enumerate(scenario.actors) if s != seat and fits_any(a, lever.on))
            if aims:
                found.append((lever.id, aims, Option("card", "pull", lever.id, 0, 0, 0, aims)))
    return tuple(found)


def _cosine(one: Actor, other: Actor) -> int:
    """Cosine of two weight vectors in whole percent (weights are whole and not negative)."""
    dot = sum(weight * other.weights.get(name, 0) for name, weight in one.weights.items())
    size = sum(w * w for w in one.weights.values()) * sum(w * w for w in other.weights.values())
    return 100 * dot // isqrt(size) if size else 0


def seats_of(scenario: Scenario, selector: str) -> tuple[int, ...]:
    """The seats whose actors fit a selector."""
    return tuple(seat for seat, actor in enumerate(scenario.actors) if fits(actor, selector))
