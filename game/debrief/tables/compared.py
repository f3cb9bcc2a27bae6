"""What came of each table of a class, and where they parted ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from game.debrief.played import Played
from game.debrief.report.result import outcomes
from game.rules.types import State, Term

Decision = tuple[str, int, str, int]
"""program: owner, card, level; deal: -1, the agreements and programs in it, 0; choice: seat, event, choice; lever: who
used it, lever, whom it was aimed at. Who made a deal does not matter: it is the same at two tables by what is in it."""


@dataclass(frozen=True, slots=True)
class One:
    """A table of the class: its number from 1, and its game."""

    number: int
    played: Played


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a table: points, promises kept and broken and money spent (C$100,000) by seat; deals signed, the
    border's health in points at the end of each round."""

    number: int
    scores: tuple[float, ...]
    kept: tuple[int, ...]
    broken: tuple[int, ...]
    spent: tuple[int, ...]
    deals: int
    healths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """A decision that some tables took in a round and others did not: their numbers."""

    decision: Decision
    did: tuple[int, ...]
    did_not: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Tables beside each other. `apart` says for each round that all have played how far their decisions lie apart: 0
    the same, 1 none in common, the mean over all pairs. `parting` is the first round in which they differ most (0: they
    never differ), `splits` the decisions of that round that divide the tables most evenly."""

    tables: tuple[Came, ...]
    apart: tuple[float, ...]
    parting: int
    splits: tuple[Split, ...]


def compared(tables: Sequence[One], most: int = 6) -> Compared:
    """Tables of one scenario compared; `most` splits are named. Raises ValueError for fewer than two."""
    if len(tables) < 2:
        raise ValueError("fewer than two tables")
    rounds = min(one.played.rounds for one in tables)
    taken = [[decisions(one.played, round) for round in range(1, rounds + 1)] for one in tables]
    apart = tuple(_apart([own[at] for own in taken]) for at in range(rounds))
    furthest = max(apart)
    parting = apart.index(furthest) + 1 if furthest > 0 else 0
    splits = divided([one.number for one in tables], [own[parting - 1] for own in taken])[:most] if parting else ()
    return Compared(tuple(came(one) for one in tables), apart, parting, splits)


def came(one: One) -> Came:
    """What came of a table."""
    played, found = one.played, outcomes(one.played)
    return Came(
        one.number,
        tuple(seat.score for seat in found),
        tuple(seat.kept for seat in found),
        tuple(seat.broken for seat in found),
        tuple(seat.spent for seat in found),
        len(played.end.deals),
        tuple(points / 1000 for points in played.table.healths),
    )


def decisions(played: Played, round: int) -> frozenset[Decision]:
    """All that was decided in a round: programs as they ran when it was resolved, deals, choices, levers."""
    before, after = played.table.resolved[round - 1], _resolved(played, round)
    found: set[Decision] = {("program", run.owner, run.card, run.level) for run in after.running if run.level}
    found |= {("deal", -1, _about(deal.terms), 0) for deal in before.deals if deal.made == round}
    found |= {
        ("choice", seat, event.card, choice)
        for event in before.happened
        if event.round == round
        for seat, choice in event.choices
        if choice >= 0
    }
    found |= {("lever", by, lever, on) for lever, by, on, when in before.pulled if when == round}
    return frozenset(found)


def _resolved(played: Played, round: int) -> State:
    """The state right after a round was resolved."""
    return next(state for state in played.states if len(state.history) >= round)


def _about(terms: Sequence[Term]) -> str:
    """The cards that a deal is about, agreements first; a deal of money and support alone has none."""
    signed = [term.card for term in terms if term.kind == "sign"]
    others = [term.card for term in terms if term.kind != "sign" and term.card]
    return " ".join(dict.fromkeys([*signed, *sorted(others)]))


def _apart(taken: Sequence[frozenset[Decision]]) -> float:
    """Of all pairs of tables the mean share of decisions that they do not have in common."""
    shares = [len(a ^ b) / len(a | b) if a | b else 0.0 for a, b in combinations(taken, 2)]
    return sum(shares) / len(shares)


def divided(numbers: Sequence[int], taken: Sequence[frozenset[Decision]]) -> tuple[Split, ...]:
    """What divides the tables, most evenly first; programs only by whether they ran at all."""
    bare = [frozenset((kind, by, card, 0 if kind == "program" else n) for kind, by, card, n in own) for own in taken]
    found = []
    for decision in sorted(frozenset().union(*bare)):
        did = tuple(number for number, own in zip(numbers, bare, strict=True) if decision in own)
        if len(did) < len(numbers):
            found.append(Split(decision, did, tuple(number for number in numbers if number not in did)))
    weights = {"deal": 0, "choice": 1, "program": 2, "lever": 3}
    # An even division says most; of equal ones deals and choices say more than programs and levers.
    found.sort(key=lambda s: (abs(len(s.did) - len(s.did_not)), weights[s.decision[0]], s.decision))
    # Of the answers that a seat could give to an event one is told: those who gave another stand beside it.
    told = {s.decision[:3] if s.decision[0] == "choice" else s.decision: s for s in reversed(found)}
    return tuple(s for s in found if s in told.values())
