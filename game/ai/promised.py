"""What stands if a bundle is agreed now and everybody keeps their word: round by round, in force, done, and paid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from game.rules.cards import Scenario
from game.rules.money import first_cost, program_cost, upkeep
from game.rules.needs import outlawed
from game.rules.promises import ON_PROGRAMS
from game.rules.record import changed
from game.rules.resolve import joint_work
from game.rules.reveal import contribution
from game.rules.types import Deed, InForce, Running, Term, View


def span(scenario: Scenario, view: View, terms: Sequence[Term], term: Term) -> range:
    """The rounds from now on (0: this one) in which a clause of a bundle binds; a signature binds to the end, unless
    the agreement is in force already.

    A bundle that must be ratified binds programs from the next round on, since the plans are in by then.
    """
    left = max(0, view.last - view.round + 1)
    if term.kind == "sign":
        return range(0 if any(one.card == term.card for one in view.in_force) else left)
    first = int(term.kind in ON_PROGRAMS and any(other.kind == "sign" for other in terms))
    return range(min(first, left), min(first + term.rounds, left))


def standing(scenario: Scenario, view: View, terms: Sequence[Term], at: int) -> View:
    """The view as it would be `at` rounds from now: its programs and agreements go on, and the clauses hold."""
    seen = changed(view, round=view.round + at)
    signed = tuple(
        InForce(term.card, tuple(seat for seat, _ in term.shares), term.shares, view.round)
        for term in terms
        if term.kind == "sign" and span(scenario, view, terms, term)
    )
    running = {(one.owner, one.card): one for one in view.running}
    for term in terms:
        if term.kind in ON_PROGRAMS:
            key = (term.by, term.card)
            now = running.get(key, Running(term.card, term.by, 0, view.round + at, 0))
            running[key] = _run(view, now, term, span(scenario, view, terms, term), at)
    seen = changed(seen, in_force=(*view.in_force, *signed), running=tuple(running.values()))
    if not signed:
        return seen
    law: Any = seen  # a View shows all that exclusions speak of
    lawful = tuple(one for one in seen.running if one.level == 0 or outlawed(scenario, law, one.card) is None)
    return changed(seen, running=lawful) if len(lawful) < len(seen.running) else seen


def _run(view: View, now: Running, term: Term, binds: range, at: int) -> Running:
    """A program under one clause: what is suspended begins anew afterwards, what is funded goes back to its level."""
    if term.kind == "suspend":
        if at in binds:
            return changed(now, level=0)
        return changed(now, since=view.round + binds.stop) if now.level and at >= binds.stop else now
    if at not in binds:
        return now
    if term.kind == "exempt":
        return changed(now, exempt=tuple(sorted({*now.exempt, term.target})))
    if term.amount <= now.level:
        return now
    since = now.since if now.level else view.round + binds.start
    return changed(now, level=term.amount, since=since, peak=max(now.peak, term.amount), asked=True)


def deeds(scenario: Scenario, view: View, terms: Sequence[Term], parties: Sequence[int], at: int) -> Iterator[Deed]:
    """What is done `at` rounds from now that would not be done without the bundle."""
    now = {(one.owner, one.card): one for one in view.running}
    for term in terms:
        binds = span(scenario, view, terms, term)
        if not binds:
            continue
        if term.kind == "sign":
            yield from joint_work([InForce(term.card, tuple(seat for seat, _ in term.shares), term.shares, 0)])
            continue
        if term.kind == "fund" and at == binds.start:
            old = now.get((term.by, term.card))
            if old is None or old.level < term.amount:
                new = Running(term.card, term.by, term.amount, view.round + at, term.amount, asked=True)
                yield from contribution(scenario, old, new)
        if at == binds.stop - 1:
            yield from (Deed("kept", term.by, other) for other in parties if other != term.by)


def payments(scenario: Scenario, view: View, terms: Sequence[Term], term: Term, seat: int) -> tuple[int, ...]:
    """What a clause of a bundle costs a seat in each round from now on, C$100,000; less than 0: what it brings."""
    binds = span(scenario, view, terms, term)
    return tuple(_paid(scenario, view, term, seat, at, binds) for at in range(max(0, view.last - view.round + 1)))


def _paid(scenario: Scenario, view: View, term: Term, seat: int, at: int, binds: range) -> int:
    if at not in binds:
        return 0
    if term.kind == "sign":
        if at == 0:
            return first_cost(scenario, (term,), seat)
        return upkeep(scenario, InForce(term.card, (), term.shares, 0), seat)
    if term.kind == "pay":
        return term.amount * ((term.by == seat) - (term.target == seat))
    if term.by != seat or term.kind not in ("fund", "suspend"):
        return 0
    old = next((one for one in view.running if (one.owner, one.card) == (seat, term.card)), None)
    level, peak = (old.level, old.peak) if old is not None else (0, 0)
    to = max(level, term.amount) if term.kind == "fund" else 0
    if at > binds.start:
        peak = max(peak, to)
    return program_cost(scenario, term.card, peak, to) - program_cost(scenario, term.card, peak, level)
