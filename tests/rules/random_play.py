"""A player that fills options at random, a driver that answers for the world, and whole games between them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

from game.rules import apply, due, options, start
from game.rules.cards import Scenario, fits_any
from game.rules.offers import REASONS
from game.rules.promises import find
from game.rules.types import WORLD, Action, Answer, Offer, Option, State, Step, Term

Roll = Callable[[int], int]
"""A whole number from 0 to below the argument."""
KINDS = ("sign", "sign", "fund", "suspend", "pay", "support", "exempt")
MOST_TRIES = 12
"""Actions of one seat in one phase before it passes."""


class Move(NamedTuple):
    """One action of a game: before, what was tried, what came of it."""

    before: State
    action: Action
    step: Step


def dice(seed: int) -> Roll:
    """Rolls that depend on the seed alone."""
    draw = random.Random(seed).random
    return lambda sides: int(draw() * sides)


def answer(scenario: Scenario, state: State, roll: Roll) -> Action:
    """A world that drifts: every dial moves by up to five points and stays between 0 and 100."""
    dials = tuple(max(0, min(100_000, dial + roll(10_001) - 5000)) for dial in state.dials)
    stocks = tuple(stock + roll(1000) / 997 for stock in state.stocks)
    scores = tuple(roll(100_000) for _ in state.seats)
    return Action(WORLD, "settle", answer=Answer(dials, stocks, scores, roll(100_000)))


def fill(scenario: Scenario, state: State, seat: int, option: Option, roll: Roll) -> Action:
    """One action out of an option, within its bounds."""
    verb, card = option.verb, option.card
    if verb == "offer":
        return Action(seat, verb, offer=draft(scenario, state, seat, option, roll))
    target = option.targets[roll(len(option.targets))] if option.targets else -1
    if verb == "message":
        return Action(seat, verb, text="Let us talk.", offer=Offer((seat, target), ()))
    if verb == "choose":
        return Action(seat, verb, card, target)
    if verb == "answer":
        return Action(seat, verb, card, int(roll(3) > 0), target, REASONS[roll(len(REASONS))])
    if verb == "ally":
        return Action(seat, verb, card, int(target not in state.seats[seat].allies), target)
    if verb == "withhold":
        return Action(seat, verb, card, int(not find(state, target).withheld), target)
    amount = option.low + roll(option.high - option.low + 1)
    if verb in ("fund", "cofund") and amount == option.now:
        amount = option.high if option.now == option.low else option.low
    return Action(seat, verb, card, amount, target)


def draft(scenario: Scenario, state: State, seat: int, option: Option, roll: Roll) -> Offer:
    """An offer of any kind of clause; a counter when something waits for an answer."""
    others = option.targets
    parties = sorted({seat, others[roll(len(others))], *(other for other in others if not roll(4))})
    terms = [clause(scenario, state, seat, tuple(parties), option, roll) for _ in range(1 + roll(3))]
    signed = [term.card for term in terms if term.kind == "sign"]
    if signed:
        parties = signatories(scenario, seat, signed[0]) or parties
        terms = [spread(term, parties) if term.kind == "sign" else term for term in terms]
    waiting = [o.number for o in state.offers if o.status == "open" and o.maker != seat and seat in o.offer.parties]
    parent = waiting[roll(len(waiting))] if waiting and roll(2) else -1
    return Offer(tuple(parties), tuple(terms), 1 + roll(3), roll(3) > 0, parent)


def signatories(scenario: Scenario, seat: int, card: str) -> list[int]:
    """Everybody entitled to sign, when the maker is among them."""
    agreement = scenario.agreements[card]
    able = [
        other
        for other, actor in enumerate(scenario.actors)
        if agreement.kind in actor.signs and fits_any(actor, agreement.parties + agreement.open_to)
    ]
    return able if seat in able and len(able) > 1 else []


def spread(term: Term, parties: list[int]) -> Term:
    """Equal shares, the first takes the rest."""
    each = 100 // len(parties)
    shares = tuple((seat, each + (100 - each * len(parties)) * (at == 0)) for at, seat in enumerate(parties))
    return Term("sign", card=term.card, shares=shares)


def clause(scenario: Scenario, state: State, seat: int, parties: tuple[int, ...], option: Option, roll: Roll) -> Term:
    """One clause between these parties, mostly a sensible one."""
    kind = KINDS[roll(len(KINDS))]
    by = parties[roll(len(parties))]
    to = parties[roll(len(parties))]
    rounds = 1 + roll(scenario.rounds - state.round + 1)
    if kind == "pay":
        return Term(kind, by, "", 1 + roll(1 + scenario.actors[by].revenue // 4), to, rounds)
    if kind in ("sign", "support") and option.cards:
        card = option.cards[roll(len(option.cards))]
        return Term(kind, by, card, rounds=rounds) if kind == "sign" or roll(2) else Term(kind, by, "", 0, to, rounds)
    able = [card for card in scenario.programs.values() if fits_any(scenario.actors[by], card.by)]
    if not able:
        return Term("support", by, "", 0, to, rounds)
    program = able[roll(len(able))]
    if kind == "exempt":
        return Term(kind, by, program.id, 0, to, rounds)
    return Term(kind if kind == "suspend" else "fund", by, program.id, 1 + roll(program.levels), rounds=rounds)


def seat_move(scenario: Scenario, state: State, seat: int, roll: Roll, tried: int) -> Action:
    """What one seat does now: something of what is open to it, the sooner to pass the longer it has tried."""
    open_now = options(scenario, state, seat)
    at = roll(len(open_now) + 1)
    if tried >= MOST_TRIES or at >= len(open_now):
        passes = [option for option in open_now if option.verb in ("pass", "choose")]
        if tried < 3 and len(open_now) > 1:
            return fill(scenario, state, seat, open_now[at - 1], roll)
        if passes and tried < 2 * MOST_TRIES:
            return fill(scenario, state, seat, passes[0], roll)
        if tried >= MOST_TRIES:
            return Action(WORLD, "close")
        at = 0
    return fill(scenario, state, seat, open_now[at], roll)


def driver_move(scenario: Scenario, state: State, roll: Roll) -> Action | None:
    """Once in a while the driver closes a phase, makes something happen, or pauses."""
    if state.paused:
        return Action(WORLD, "resume")
    dice = roll(200)
    if dice == 0:
        return Action(WORLD, "close")
    if dice == 1 and scenario.happenings:
        ids = tuple(scenario.happenings)
        return Action(WORLD, "inject", ids[roll(len(ids))])
    return Action(WORLD, "pause") if dice == 2 else None


def play(scenario: Scenario, seed: int, driver: bool = True) -> Iterator[Move]:
    """A whole game; every move tried is yielded, refused ones too."""
    roll = dice(seed)
    state = start(scenario, seed)
    tried: dict[tuple[int, str, int], int] = {}
    while state.phase != "debrief":
        if state.phase == "resolution":
            action = answer(scenario, state, roll)
        else:
            waiting = due(scenario, state)
            chance = driver_move(scenario, state, roll) if driver else None
            if chance is not None:
                action = chance
            else:
                seat = waiting[roll(len(waiting))]
                key = (state.round, state.phase, seat)
                tried[key] = tried.get(key, 0) + 1
                action = seat_move(scenario, state, seat, roll, tried[key])
        step = apply(scenario, state, action)
        yield Move(state, action, step)
        state = step.state
