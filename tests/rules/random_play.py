"""A player that fills options at random, a driver that answers for the world, and whole games between them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

from game.rules import apply, due, options, start
from game.rules.cards import Agreement, Program, Scenario, fits_any
from game.rules.offers import REASONS
from game.rules.promises import find
from game.rules.types import WORLD, Action, Answer, Offer, Option, State, Step, Term

Roll = Callable[[int], int]
"""A whole number from 0 to below the argument."""
KINDS = ("sign", "sign", "fund", "suspend", "pay", "support", "exempt")
DRIFTS = tuple(random.Random(1).choices(range(-5000, 5001), k=2000))
"""What dials may move by in one round; each world starts somewhere in it."""
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


def answer(state: State, roll: Roll) -> Action:
    """A world that drifts: every dial moves by up to five points and stays between 0 and 100."""
    first = roll(1000)
    drifts = DRIFTS[first : first + len(state.dials)]
    moved = [dial + drift for dial, drift in zip(state.dials, drifts, strict=True)]
    dials = tuple([dial if 0 <= dial <= 100_000 else max(0, min(100_000, dial)) for dial in moved])
    stocks = tuple([stock + drift / 997 for stock, drift in zip(state.stocks, reversed(drifts), strict=False)])
    scores = tuple([roll(100_000) for _ in state.seats])
    return Action(WORLD, "settle", answer=Answer(dials, stocks, scores, roll(100_000)))


class Player:
    """Fills options of one scenario at random; knows by heart what each seat may sign and run."""

    def __init__(self, scenario: Scenario, roll: Roll) -> None:
        self.scenario = scenario
        self.roll = roll
        if id(scenario) not in _learnt:
            _learnt[id(scenario)] = scenario, *learn(scenario)
        _, self.signers, self.owned = _learnt[id(scenario)]

    def fill(self, state: State, seat: int, option: Option) -> Action:
        """One action out of an option, within its bounds, that changes something."""
        roll, verb, card, targets = self.roll, option.verb, option.card, option.targets
        if verb == "fund":
            amount = option.low + roll(option.high - option.low + 1)
            if amount == option.now:
                amount = option.high if option.now == option.low else option.low
            return Action(seat, verb, card, amount)
        if verb == "offer":
            return Action(seat, verb, offer=self.draft(state, seat, option))
        target = targets[roll(len(targets)) if len(targets) > 1 else 0] if targets else -1
        if verb in ("pass", "pull", "withdraw", "leave"):
            return Action(seat, verb, card, 0, target)
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
        if verb == "cofund" and amount == option.now:
            amount = option.high if option.now == option.low else option.low
        return Action(seat, verb, card, amount, target)

    def draft(self, state: State, seat: int, option: Option) -> Offer:
        """An offer of any kind of clause; a counter when something waits for an answer."""
        roll, others = self.roll, option.targets
        parties = sorted({seat, others[roll(len(others))], *[other for other in others if not roll(4)]})
        terms = [self.clause(state, seat, parties, option) for _ in range(1 + roll(3))]
        if all(term.by == seat for term in terms):
            terms.append(Term("support", next(p for p in parties if p != seat), "", 0, seat))
        signed = [term.card for term in terms if term.kind == "sign"]
        if signed:
            parties = self.signers[signed[0]]
            rest = [t for t in terms if t.kind != "sign" and t.by in parties and (t.target < 0 or t.target in parties)]
            terms = [spread(signed[0], parties), *rest]
        waiting = [o.number for o in state.offers if o.status == "open" and o.maker != seat and seat in o.offer.parties]
        parent = waiting[roll(len(waiting))] if waiting and roll(2) else -1
        return Offer(tuple(parties), tuple(terms), 1 + roll(3), roll(3) > 0, parent)

    def clause(self, state: State, seat: int, parties: list[int], option: Option) -> Term:
        """One clause between these parties, mostly a sensible one."""
        roll, kind = self.roll, KINDS[self.roll(len(KINDS))]
        at = roll(len(parties))
        by, to = parties[at], parties[(at + 1 + roll(len(parties) - 1)) % len(parties)]
        rounds = 1 + roll(self.scenario.rounds - state.round + 1)
        if kind == "pay":
            return Term(kind, by, "", 1 + roll(1 + self.scenario.actors[by].revenue // 4), to, rounds)
        cards = [card for card in option.cards if kind != "sign" or seat in self.signers[card]]
        if kind in ("sign", "support") and cards:
            card = cards[roll(len(cards))]
            return Term(kind, by, "" if kind == "support" and roll(2) else card, 0, to, rounds)
        owned = self.owned[by]
        if not owned or kind in ("sign", "support"):
            return Term("support", by, "", 0, to, rounds)
        program = owned[roll(len(owned))]
        amount = 1 + roll(program.levels) if kind == "fund" else 0
        return Term(kind, by, program.id, amount, to if kind == "exempt" else -1, rounds)

    def move(self, state: State, seat: int, tried: int) -> Action:
        """Something of what is open to the seat; it passes now and then, and when it has tried enough."""
        open_now = options(self.scenario, state, seat)
        last = len(open_now) - 1
        if open_now[last].verb == "pass" and (tried > MOST_TRIES or (tried > 3 and not self.roll(8))):
            at = last
        else:
            at = self.roll(last + 1 if tried > 3 or not last else last)
        if tried > 2 * MOST_TRIES:
            return Action(WORLD, "close")
        if open_now[at].verb == "leave" and self.roll(6):
            at = 0  # who leaves every agreement at once never gets far
        return self.fill(state, seat, open_now[at])

    def driver(self, state: State) -> Action | None:
        """Once in a while the driver closes a phase, makes something happen, or pauses."""
        if state.paused:
            return Action(WORLD, "resume")
        at = self.roll(300)
        if at == 0:
            return Action(WORLD, "close")
        if at == 1 and self.scenario.happenings:
            ids = tuple(self.scenario.happenings)
            return Action(WORLD, "inject", ids[self.roll(len(ids))])
        return Action(WORLD, "pause") if at == 2 else None


Signers = dict[str, list[int]]
Owned = list[list[Program]]
_learnt: dict[int, tuple[Scenario, Signers, Owned]] = {}


def learn(scenario: Scenario) -> tuple[Signers, Owned]:
    """Who may sign what, and who may run what."""
    owned = [[p for p in scenario.programs.values() if fits_any(a, p.by)] for a in scenario.actors]
    return {card.id: signers(scenario, card) for card in scenario.agreements.values()}, owned


def signers(scenario: Scenario, card: Agreement) -> list[int]:
    """Everybody who may sign."""
    entitled = card.parties + card.open_to
    return [s for s, a in enumerate(scenario.actors) if card.kind in a.signs and fits_any(a, entitled)]


def spread(card: str, parties: list[int]) -> Term:
    """A signature with equal shares, the first takes the rest."""
    each = 100 // len(parties)
    shares = tuple((seat, each + (100 - each * len(parties)) * (at == 0)) for at, seat in enumerate(parties))
    return Term("sign", card=card, shares=shares)


def play(scenario: Scenario, seed: int, driver: bool = True) -> Iterator[Move]:
    """A whole game; every move tried is yielded, refused ones too."""
    player = Player(scenario, dice(seed))
    state = start(scenario, seed)
    tried, phase = [0] * len(state.seats), ""
    while state.phase != "debrief":
        if state.phase != phase and not state.paused:
            tried, phase = [0] * len(state.seats), state.phase
        if state.phase == "resolution":
            action: Action | None = answer(state, player.roll)
        else:
            action = player.driver(state) if driver else None
        if action is None:
            waiting = due(scenario, state)
            seat = waiting[player.roll(len(waiting))]
            tried[seat] += 1
            action = player.move(state, seat, tried[seat])
        step = apply(scenario, state, action)
        yield Move(state, action, step)
        state = step.state
