"""The ledger: who owes what to whom until when, checked each round, with breaches found by the engine."""

from __future__ import annotations

from game.rules.cards import Scenario
from game.rules.flow import last_round
from game.rules.money import with_seat
from game.rules.needs import missing, outlawed
from game.rules.record import changed
from game.rules.terms import MOST_TERMS
from game.rules.types import Action, Deal, Deed, Event, Option, Promise, Said, State, Step

ON_PROGRAMS = frozenset({"fund", "suspend", "exempt"})


def enter(scenario: Scenario, state: State, deal: Deal) -> State:
    """Write a deal's clauses on the ledger, from this round on.

    A bundle ratified when the plans are already laid binds programs from the next round; what
    would begin after the last round is not written. The number of a line says which clause of
    which deal it is, so that it tells nothing of other deals.
    """
    lines, final = list(state.promises), last_round(scenario, state)
    for at, term in enumerate(deal.terms):
        first = state.round + (state.phase == "resolution" and term.kind in ON_PROGRAMS)
        if term.kind == "sign" or first > final:
            continue
        last = min(final, first + term.rounds - 1)
        number = deal.number * MOST_TERMS + at
        lines.append(Promise(number, deal.number, term, deal.parties, deal.secret, first, last))
    return changed(state, promises=tuple(lines)) if len(lines) > len(state.promises) else state


def find(state: State, number: int) -> Promise:
    """A line by its number. Raises StopIteration when there is none."""
    return next(promise for promise in state.promises if promise.number == number)


def active(state: State, promise: Promise) -> bool:
    """Whether a line binds in this round."""
    return promise.status == "open" and promise.first <= state.round <= promise.last


def asked_for(scenario: Scenario, state: State, seat: int) -> list[tuple[str, int]]:
    """Programs and least levels that open promises ask of this seat this round."""
    return [
        (p.term.card, p.term.amount)
        for p in state.promises
        if p.term.kind == "fund" and p.term.by == seat and active(state, p)
    ]


def barred(scenario: Scenario, state: State, seat: int) -> frozenset[str]:
    """Programs that open promises ask this seat to suspend this round."""
    return frozenset(
        p.term.card for p in state.promises if p.term.kind == "suspend" and p.term.by == seat and active(state, p)
    )


def exemptions(state: State) -> dict[tuple[int, str], tuple[int, ...]]:
    """By owner and program: the seats that open promises exempt from it this round."""
    found: dict[tuple[int, str], set[int]] = {}
    for p in state.promises:
        if p.term.kind == "exempt" and active(state, p) and not p.withheld:
            found.setdefault((p.term.by, p.term.card), set()).add(p.term.target)
    return {key: tuple(sorted(seats)) for key, seats in found.items()}


def withholdable(state: State, seat: int) -> tuple[int, ...]:
    """Lines of payment, support and exemption that this seat could fail to keep."""
    return tuple(
        p.number
        for p in state.promises
        if p.term.by == seat and p.term.kind in ("pay", "support", "exempt") and active(state, p)
    )


def check_withhold(scenario: Scenario, state: State, action: Action) -> Said | None:
    """Whether a promise is the seat's own, open, and of a kind that needs no program to break."""
    if action.target not in withholdable(state, action.seat) or action.amount not in (0, 1):
        return Said("no.withhold")
    return Said("no.change") if find(state, action.target).withheld == bool(action.amount) else None


def do_withhold(scenario: Scenario, state: State, action: Action) -> Step:
    """Decide in secret not to keep a promise this round (or to keep it after all)."""
    promise = changed(find(state, action.target), withheld=bool(action.amount))
    key = f"did.withhold.{promise.term.kind}" if action.amount else f"did.keep.{promise.term.kind}"
    return Step(_with(state, promise), (Event(Said(key, _told(promise)), (action.seat,)),))


def _with(state: State, promise: Promise) -> State:
    lines = tuple(promise if line.number == promise.number else line for line in state.promises)
    return changed(state, promises=lines)


def withhold_options(scenario: Scenario, state: State, seat: int) -> list[Option]:
    """One option for all lines that could be withheld."""
    targets = withholdable(state, seat) if state.promises else ()
    return [Option("answer", "withhold", "", 0, 1, 0, targets)] if targets else []


def pay_promises(scenario: Scenario, state: State) -> Step:
    """Step 3 of resolution: promised payments are made, unless withheld or out of reach."""
    events = []
    for promise in state.promises:
        term = promise.term
        if term.kind != "pay" or not active(state, promise) or promise.withheld:
            continue
        payer = state.seats[term.by]
        if payer.funds < term.amount:
            state = _with(state, changed(promise, withheld=True))
            continue
        state = with_seat(state, term.by, changed(payer, funds=payer.funds - term.amount))
        payee = state.seats[term.target]
        state = with_seat(state, term.target, changed(payee, funds=payee.funds + term.amount))
        said = Said("did.pay", (("who", term.by), ("whom", term.target), ("money", term.amount)))
        events.append(Event(said, promise.parties if promise.secret else None))
    return Step(state, tuple(events))


def kept(state: State, promise: Promise) -> bool:
    """Whether a line was honoured in the round that is being resolved."""
    term = promise.term
    if term.kind in ("pay", "support", "exempt"):
        return not promise.withheld
    level = next((r.level for r in state.running if r.card == term.card and r.owner == term.by), 0)
    return level >= term.amount if term.kind == "fund" else level == 0


def released(scenario: Scenario, state: State, promise: Promise) -> str:
    """Why a line binds no longer although it was not kept ("law": ruled out, "need": it could not begin), or "".

    What has begun may always go on, so a missing prerequisite excuses in the first round only.
    """
    if promise.term.kind != "fund" or kept(state, promise):
        return ""
    if outlawed(scenario, state, promise.term.card) is not None:
        return "law"
    needs = scenario.programs[promise.term.card].needs
    return "need" if promise.first == state.round and missing(scenario, state, needs) is not None else ""


def _told(promise: Promise) -> tuple[tuple[str, int | str], ...]:
    """What a sentence about a line may mention."""
    term = promise.term
    return (("who", term.by), ("whom", term.target), ("card", term.card), ("amount", term.amount))


def settle_promises(scenario: Scenario, state: State) -> Step:
    """Step 5 of resolution: each open line is checked; a breach ends it and is told to the parties."""
    events: list[Event] = []
    deeds = list(state.deeds)
    lines = list(state.promises)
    for at, promise in enumerate(lines):
        if not active(state, promise):
            continue
        others = [seat for seat in promise.parties if seat != promise.term.by]
        told = _told(promise)
        to = promise.parties if promise.secret else None
        why = released(scenario, state, promise)
        if why:
            lines[at] = changed(promise, status="released")
            events.append(Event(Said(f"did.released.{why}", told), to))
        elif not kept(state, promise):
            lines[at] = changed(promise, status="broken")
            deeds += [Deed("broken", promise.term.by, other) for other in others]
            events.append(Event(Said(f"did.broken.{promise.term.kind}", told), to))
        elif promise.last <= state.round:
            lines[at] = changed(promise, status="kept")
            deeds += [Deed("kept", promise.term.by, other) for other in others]
            events.append(Event(Said(f"did.kept.{promise.term.kind}", told), to))
    return Step(changed(state, promises=tuple(lines), deeds=tuple(deeds)), tuple(events))
