"""A card, an actor or a persona on trial: the same games with it and without it, pair by pair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from game.ai.level import LEVELS
from game.ai.persona import Persona, fitting, personas
from game.catalog.load import Loaded
from game.lab.balance import rotated
from game.lab.locked import DECKS, locked, unseated
from game.lab.lockstep import Game, Table, go_on, opened
from game.rules.index import index
from game.rules.judge import finals
from game.rules.needs import missing, outlawed
from game.rules.start import start
from game.rules.types import WORLD, State, Term
from game.world.names import INDICATORS
from game.world.score import over_time

CHUNK = 5
"""Pairs in one job."""


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """What is on trial, and the two tables. `seat` is the actor's that is on trial, else -1."""

    kind: str
    id: str
    level: int
    table: Loaded
    without: Loaded
    seat: int = -1


@dataclass(frozen=True, slots=True)
class Side:
    """How one game of a pair came out: by seat the final score and each indicator as it counts in the score (points;
    nan for a seat that is not there), the border's health, and deals that were ratified."""

    finals: tuple[float, ...]
    counted: tuple[tuple[float, ...], ...]
    health: float
    deals: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two games of one seed. Of the game with the card: who sat where, the seats that it was open to at some time,
    who took it and in which round first, and whether it was in an offer and in a deal; `at` is the seat of a persona
    on trial; `choices` are those made of an event."""

    people: tuple[str, ...]
    open: tuple[int, ...]
    taken: tuple[tuple[int, int], ...]
    offered: bool
    signed: bool
    choices: tuple[int, ...]
    at: int
    having: Side
    lacking: Side


@dataclass(slots=True)
class _Seen:
    open: set[int] = field(default_factory=set)
    taken: dict[int, int] = field(default_factory=dict)
    before: State | None = None
    """The last state, all of its round decided, in which the card had not yet been within anybody's reach."""


def trial(loaded: Loaded, kind: str, id: str, level: int) -> Trial:
    """The two tables of a trial; the thing must be at the table."""
    if kind in DECKS:
        return Trial(kind, id, level, loaded, locked(loaded, kind, id))
    if kind == "personas":
        return Trial(kind, id, level, loaded, loaded)
    seat = next(at for at, actor in enumerate(loaded.scenario.actors) if actor.id == id)
    return Trial(kind, id, level, loaded, unseated(loaded, seat), seat)


def pair(on: Trial, seed: int) -> Pair:
    """Both games of a seed."""
    return pairs(on, [seed])[0]


def pairs(on: Trial, seeds: Sequence[int]) -> list[Pair]:
    """Both games of each of some seeds, which all differ: side by side, since the model answers many sooner than each.
    A pair is the same whatever is played beside it."""
    seen = {seed: _Seen() for seed in seeds}
    sat = [seatings(on, seed) for seed in seeds]
    having = [
        opened(Table(on.table, people), start(on.table.scenario, seed))
        for seed, (people, _, _) in zip(seeds, sat, strict=True)
    ]
    go_on(having, lambda states: _note(on, states, seen))
    lacking = {
        seed: opened(Table(on.without, others), _parting(on, seed, seen[seed]))
        for seed, (_, others, _) in zip(seeds, sat, strict=True)
        if seen[seed].open or not foretold(on)
    }
    go_on(list(lacking.values()))
    return [
        _pair(on, people, at, seen[seed], game, lacking.get(seed))
        for seed, (people, _, at), game in zip(seeds, sat, having, strict=True)
    ]


def _pair(on: Trial, people: tuple[Persona, ...], at: int, seen: _Seen, game: Game, other: Game | None) -> Pair:
    """What is told of two games; without the other it is this one over again."""
    having, state = _side(game), game.state
    return Pair(
        people=tuple(who.id for who in people),
        open=tuple(sorted(seen.open)),
        taken=tuple(sorted(seen.taken.items())),
        offered=_named(on.id, (row.offer.terms for row in state.offers)),
        signed=_named(on.id, (deal.terms for deal in state.deals)),
        choices=tuple(choice for h in state.happened if h.card == on.id for _, choice in h.choices),
        at=at,
        having=having,
        lacking=having if other is None else _spread(on, _side(other)),
    )


def foretold(on: Trial) -> bool:
    """Whether both games of a pair are one until the card comes within somebody's reach. It is so for cards, whose
    table is the same; only who looks ahead reckons with what is not open yet."""
    return on.kind in DECKS and not LEVELS[on.level].futures


def _parting(on: Trial, seed: int, seen: _Seen) -> State:
    """Where the game without the card begins: where the two part, or at the start."""
    together = seen.before if foretold(on) else None
    return start(on.without.scenario, seed) if together is None else together


def _named(card: str, bundles: Iterable[Sequence[Term]]) -> bool:
    """Whether a clause of some bundle is about a card."""
    return any(term.card == card for terms in bundles for term in terms)


def seatings(on: Trial, seed: int) -> tuple[tuple[Persona, ...], tuple[Persona, ...], int]:
    """(who sits at the table, who sits at the one without, the seat of a persona on trial or -1)."""
    people = rotated(on.table, on.level, seed)
    if on.kind == "actors":
        return people, (*people[: on.seat], *people[on.seat + 1 :]), -1
    if on.kind != "personas":
        return people, people, -1
    suits = [fitting(on.table.shelf, actor) for actor in on.table.scenario.actors]
    turn, at = divmod(seed, len(suited(on)))
    at = suited(on)[at]
    rivals = [who for who in suits[at] if who.id != on.id]
    mine = personas(on.table.shelf)[on.id]
    both = [
        tuple(who.at(on.level) if seat == at else one for seat, one in enumerate(people))
        for who in (mine, rivals[turn % len(rivals)])
    ]
    return both[0], both[1], at


def suited(on: Trial) -> tuple[int, ...]:
    """The seats that a persona on trial suits and that somebody else suits as well."""
    fits = [[who.id for who in fitting(on.table.shelf, actor)] for actor in on.table.scenario.actors]
    return tuple(seat for seat, ids in enumerate(fits) if on.id in ids and len(ids) > 1)


def _note(on: Trial, states: Sequence[State], seen: Mapping[int, _Seen]) -> None:
    """Who could take it and who did in each game, seen when all is decided."""
    for state in states:
        mine, now = seen[state.seed], _takers(on, state)
        for seat in now:
            mine.taken.setdefault(seat, state.round)
        mine.open |= _open(on, state) | now
        if not mine.open:
            mine.before = state


def _takers(on: Trial, state: State) -> set[int]:
    """The seats that have it; WORLD for an event that has happened."""
    if on.kind == "programs":
        return {row.owner for row in state.running if row.card == on.id and row.level}
    if on.kind == "agreements":
        return {seat for row in state.in_force if row.card == on.id for seat in row.parties}
    if on.kind == "levers":
        return {by for lever, by, _, _ in state.pulled if lever == on.id}
    return {WORLD for row in state.happened if row.card == on.id}


def _open(on: Trial, state: State) -> set[int]:
    """The seats that might take it now, money and consent aside."""
    scenario = on.table.scenario
    card = scenario.programs.get(on.id) or scenario.agreements.get(on.id) or scenario.levers.get(on.id)
    if card is None or missing(scenario, state, card.needs) is not None or outlawed(scenario, state, on.id) is not None:
        return set()
    return set(takers(on))


def takers(on: Trial) -> tuple[int, ...]:
    """The seats that may ever take a card, by what they are."""
    known = index(on.table.scenario)
    if on.kind == "programs":
        return tuple(seat for seat, cards in enumerate(known.owns) if on.id in cards)
    if on.kind == "agreements":
        return tuple(sorted(known.signers[on.id].entitled))
    return tuple(seat for seat, aims in enumerate(known.aims) if on.id in aims) if on.kind == "levers" else ()


def _side(game: Game) -> Side:
    model, state = game.table.loaded.model, game.state
    past = np.array(state.history)[:, :, None] / 1000.0
    rows = [over_time(np.ascontiguousarray(past[:, model.dial_rows[name]]))[:, 0] for name in INDICATORS]
    return Side(
        finals=tuple(points / 1000 for points in finals(game.table.loaded.scenario, state)),
        counted=tuple(tuple(float(row[seat]) for row in rows) for seat in range(len(state.seats))),
        health=state.health / 1000,
        deals=sum(deal.status == "ratified" for deal in state.deals),
    )


def _spread(on: Trial, side: Side) -> Side:
    """The side with a place for the seat that is not there."""
    if on.seat < 0:
        return side
    nothing = float("nan")
    scores, rows = list(side.finals), list(side.counted)
    scores.insert(on.seat, nothing)
    rows.insert(on.seat, (nothing,) * len(INDICATORS))
    return replace(side, finals=tuple(scores), counted=tuple(rows))
