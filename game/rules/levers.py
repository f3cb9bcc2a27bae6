"""What moves others beside offers: appeals, lobbying, pressure; common cause; plain messages."""

from __future__ import annotations

from game.rules.cards import Scenario
from game.rules.index import index
from game.rules.money import with_seat
from game.rules.needs import missing
from game.rules.outlook import outlook
from game.rules.record import changed
from game.rules.terms import whole
from game.rules.types import Action, Event, Offer, Option, Said, State, Step, Swing

EACH_ROUND = 3
"""Levers a seat may pull in a round."""
LONGEST_MESSAGE = 500
TYPED = dict.fromkeys(map(ord, "\u00a0\u202f\u200d"))
"""Not printable to Python, but typed by people: the no-break spaces of French, the joiner of emoji."""


def check_pull(scenario: Scenario, state: State, action: Action) -> Said | None:
    """Whether a lever is the seat's, open, payable, and aimed at somebody it can reach."""
    lever = scenario.levers.get(action.card)
    if lever is None:
        return Said("no.card")
    aims = index(scenario).aims[action.seat].get(lever.id)
    if aims is None:
        return Said("no.lever", (("who", action.seat), ("card", lever.id)))
    if action.target not in aims:
        return Said("no.aim", (("card", lever.id),))
    mine = state.seats[action.seat]
    if mine.levers_pulled >= EACH_ROUND:
        return Said("no.levers-left", (("n", EACH_ROUND),))
    if lever.capital > mine.capital:
        return Said("no.capital", (("n", lever.capital), ("of", mine.capital)))
    if (lever.id, action.seat, action.target, state.round) in state.pulled:
        return Said("no.lever.twice", (("card", lever.id),))
    return missing(scenario, state, lever.needs)


def do_pull(scenario: Scenario, state: State, action: Action) -> Step:
    """Pay the capital; the target's constituencies move, and everybody hears of it."""
    lever, seat, aim = scenario.levers[action.card], action.seat, action.target
    mine = state.seats[seat]
    mine = changed(mine, capital=mine.capital - lever.capital, levers_pulled=mine.levers_pulled + 1)
    benches = index(scenario).benches[aim]
    last = state.round + max(1, lever.rounds) - 1
    swings = [Swing(aim, who, points, last) for who, points in lever.moves.items() if who in benches]
    said = Said(f"did.{lever.kind}", (("who", seat), ("whom", aim), ("card", lever.id)))
    state = changed(
        state,
        seats=(*state.seats[:seat], mine, *state.seats[seat + 1 :]),
        capital_used=state.capital_used + lever.capital,
        swings=(*state.swings, *swings),
        pulled=(*state.pulled, (lever.id, seat, aim, state.round)),
    )
    return Step(state, (Event(said),))


def check_ally(scenario: Scenario, state: State, action: Action) -> Said | None:
    """Whether common cause with that seat may be declared or given up."""
    if not 0 <= action.target < len(state.seats) or action.target == action.seat or action.amount not in (0, 1):
        return Said("no.seat")
    declared = action.target in state.seats[action.seat].allies
    return Said("no.change") if declared == bool(action.amount) else None


def do_ally(scenario: Scenario, state: State, action: Action) -> Step:
    """Declare common cause in public; it counts once both have declared it."""
    mine = state.seats[action.seat]
    allies = set(mine.allies) | {action.target} if action.amount else set(mine.allies) - {action.target}
    state = with_seat(state, action.seat, changed(mine, allies=tuple(sorted(allies))))
    mutual = action.seat in state.seats[action.target].allies
    key = "did.ally.both" if action.amount and mutual else "did.ally" if action.amount else "did.ally.end"
    return Step(state, (Event(Said(key, (("who", action.seat), ("whom", action.target)))),))


def check_message(scenario: Scenario, state: State, action: Action) -> Said | None:
    """Whether a line has words, is short enough, and goes to real seats."""
    offer = action.offer
    text = action.text
    if not text.strip() or len(text) > LONGEST_MESSAGE or not text.translate(TYPED).isprintable():
        return Said("no.message", (("n", LONGEST_MESSAGE),))
    if not isinstance(offer, Offer) or not isinstance(offer.parties, tuple) or not whole(*offer.parties):
        return Said("no.parties")
    parties = offer.parties
    fits = len(set(parties)) == len(parties) and all(0 <= seat < len(state.seats) for seat in parties)
    return None if fits and len(parties) > 1 and action.seat in parties else Said("no.parties")


def do_message(scenario: Scenario, state: State, action: Action) -> Step:
    """Say it to those it is for; nobody else hears that anything was said."""
    assert action.offer is not None
    said = Said("did.message", (("who", action.seat), ("text", action.text.strip())))
    return Step(state, (Event(said, tuple(sorted(action.offer.parties))),))


def lever_options(scenario: Scenario, state: State, seat: int) -> list[Option]:
    """Levers that can be pulled now, common cause, messages."""
    found = list(index(scenario).talk[seat])
    mine = state.seats[seat]
    if mine.levers_pulled >= EACH_ROUND:
        return found
    used = _pulled_now(state, seat) if mine.levers_pulled else frozenset()
    for id, capital, aims, fresh in outlook(scenario, state, seat).levers:
        if capital <= mine.capital:
            free = [aim for aim in aims if (id, aim) not in used] if used else aims
            if len(free) == len(aims):
                found.append(fresh)
            elif free:
                found.append(Option("card", "pull", id, 0, 0, 0, tuple(free)))
    return found


def _pulled_now(state: State, seat: int) -> frozenset[tuple[str, int]]:
    """(lever, aim) of what the seat pulled this round; the record is in the order of the rounds."""
    found = []
    for id, by, on, round in reversed(state.pulled):
        if round != state.round:
            break
        if by == seat:
            found.append((id, on))
    return frozenset(found)
