"""Between the rounds: the order in which a round is resolved, closed and opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import isfinite

from game.rules.cards import Scenario
from game.rules.flow import ALL_DUE, TABLE, anyone_due, last_round
from game.rules.happenings import calm, occur
from game.rules.judge import judge
from game.rules.money import revenue, spend, upkeep, use_capital
from game.rules.offers import expire
from game.rules.programs import prefill
from game.rules.promises import pay_promises, settle_promises
from game.rules.ratify import ratify_deals
from game.rules.record import changed
from game.rules.reveal import reveal
from game.rules.types import Action, Answer, Deed, Event, InForce, Promise, Said, State, Step


def advance(scenario: Scenario, state: State) -> Step:
    """Go on to the next phases while nobody is due."""
    events: list[Event] = []
    while state.phase in (*ALL_DUE, "events") and not anyone_due(state):
        step = next_phase(scenario, state)
        state = step.state
        events += step.events
    return Step(state, tuple(events))


def next_phase(scenario: Scenario, state: State) -> Step:
    """One step along the rows of the flow, with what the new phase does on entry."""
    trigger = "end" if state.phase == "report" and state.round >= last_round(scenario, state) else "next"
    phase = TABLE[(trigger, state.phase)]
    round = state.round + 1 if phase == "briefing" else state.round
    seats = tuple(changed(mine, ready=False) if mine.ready else mine for mine in state.seats)
    state = changed(state, phase=phase, round=round, seats=seats)
    return ENTRIES.get(phase, _stay)(scenario, state)


def _stay(scenario: Scenario, state: State) -> Step:
    return Step(state)


def brief(scenario: Scenario, state: State) -> Step:
    """Open a round: money and capital come in, what is past is tidied away."""
    state = calm(revenue(scenario, state))
    seats = tuple(changed(mine, offers_made=0, levers_pulled=0) for mine in state.seats)
    step = expire(changed(state, seats=seats, deeds=()))
    return Step(step.state, (Event(Said("did.round", (("n", state.round), ("round", state.round)))), *step.events))


def plan(scenario: Scenario, state: State) -> Step:
    """Open the choosing of programs."""
    return Step(prefill(scenario, state))


def resolve(scenario: Scenario, state: State) -> Step:
    """Ratify, pay, reveal, check, gather: in this order, so that each can count on the one before."""
    events: list[Event] = []
    for part_of in (ratify_deals, pay_agreements, pay_promises, reveal, settle_promises, work_together):
        step = part_of(scenario, state)
        state = step.state
        events += step.events
    return Step(state, tuple(events))


def pay_agreements(scenario: Scenario, state: State) -> Step:
    """Step 2: each party's part of what agreements cost this round; one that cannot be paid ends."""
    events: list[Event] = []
    kept: list[InForce] = []
    for agreement in state.in_force:
        costs = {seat: upkeep(scenario, agreement, seat) for seat in agreement.parties}
        short = [seat for seat, cost in costs.items() if cost > state.seats[seat].funds]
        for seat in short:
            state = use_capital(state, seat, scenario.agreements[agreement.card].breach_capital)
            deeds = tuple(Deed("broken", seat, other) for other in agreement.parties if other != seat)
            state = changed(state, deeds=(*state.deeds, *deeds))
            events.append(Event(Said("did.unpaid", (("who", seat), ("card", agreement.card)))))
        if short:
            continue
        for seat, cost in costs.items():
            state = spend(state, seat, cost)
        kept.append(agreement)
    return Step(changed(state, in_force=tuple(kept)), tuple(events))


def work_together(scenario: Scenario, state: State) -> Step:
    """Step 6: agencies that work together under an agreement learn from one another."""
    return Step(changed(state, deeds=(*state.deeds, *joint_work(state.in_force))))


def joint_work(in_force: Iterable[InForce]) -> Iterator[Deed]:
    """What is done together in a round under agreements, pair by pair."""
    for agreement in in_force:
        for one in agreement.parties:
            for other in agreement.parties:
                if other > one:
                    yield Deed("joint", one, other)


def check_settle(scenario: Scenario, state: State, action: Action) -> Said | None:
    """Whether the world's answer has the shape that this scenario needs."""
    answer = action.answer
    if not isinstance(answer, Answer):
        return Said("no.settle")
    fits = (
        all(isinstance(values, tuple) for values in (answer.dials, answer.stocks, answer.scores))
        and len(answer.dials) == len(state.dials)
        and len(answer.stocks) == len(state.stocks)
        and len(answer.scores) == len(state.seats)
        and all(type(value) is int for value in (*answer.dials, *answer.scores, answer.health))
        and all(type(value) is float and isfinite(value) for value in answer.stocks)
    )
    return None if fits else Said("no.settle")


def do_settle(scenario: Scenario, state: State, action: Action) -> Step:
    """Take in what the world says; the report begins, and waits for nobody where the game is to end with it."""
    answer = action.answer
    assert answer is not None
    ready = state.ending
    seats = tuple(changed(mine, ready=ready) if mine.ready != ready else mine for mine in state.seats)
    state = changed(
        state,
        phase=TABLE[("settle", state.phase)],
        seats=seats,
        dials=answer.dials,
        stocks=answer.stocks,
        scores=answer.scores,
        health=answer.health,
        history=(*state.history, answer.dials),
    )
    return Step(state, (Event(Said("did.settle", (("points", answer.health), ("round", state.round)))),))


def end_now(scenario: Scenario, state: State) -> Step:
    """To the debrief: at once before plans are laid or after a report, else when this round has been resolved."""
    if state.phase in ("programs", "resolution"):
        state = changed(state, ending=True)
        return next_phase(scenario, state) if state.phase == "programs" else Step(state)
    seats = tuple(changed(mine, ready=False) if mine.ready else mine for mine in state.seats)
    return debrief(scenario, changed(state, phase=TABLE[("end", state.phase)], seats=seats))


def until(promises: Iterable[Promise], last: int) -> tuple[Promise, ...]:
    """The lines of a ledger that ends with a round: what was honoured up to it is kept, what was still to begin binds

    nobody.
    """
    return tuple(
        changed(line, status="kept" if line.first <= last else "released") if line.status == "open" else line
        for line in promises
    )


def debrief(scenario: Scenario, state: State) -> Step:
    """The game is over: no promise binds any longer; private orders are judged and told to all."""
    state = changed(state, promises=until(state.promises, len(state.history)))
    events = [Event(Said("did.over", (("points", state.health),)))]
    for seat, mandate, points in judge(scenario, state):
        key = "did.mandate" if points else "did.mandate.missed"
        events.append(Event(Said(key, (("who", seat), ("mandate", mandate), ("points", points)))))
    return Step(state, tuple(events))


ENTRIES = {
    "briefing": brief,
    "events": occur,
    "programs": plan,
    "resolution": resolve,
    "debrief": debrief,
}
