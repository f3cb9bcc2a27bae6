"""What one persona carries through a game, and what cards and clauses are worth to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from game.ai.ground import Ground, ground, stands_on
from game.ai.level import LEVELS, Level
from game.ai.once import once
from game.ai.persona import Persona
from game.ai.reckon import reckon
from game.ai.values import PURSE, Worth, expectations, tastes, worths
from game.catalog.orders import in_part
from game.rules.cards import Goal, Scenario
from game.rules.chance import draw
from game.rules.record import record
from game.rules.types import Action, Offer, Said, Term, View
from game.world.model import Floats, Model

STAND_BY = 0.15
"""Points of a promise of support to whoever gets it; to the promiser it costs a third of that (assumption)."""
KEPT = frozenset({"sign", "fund"})
"""Clauses whose worth is kept; the others are sooner weighed again than looked up."""


@dataclass
class Mind:
    """A persona in a seat. It knows the scenario, what the model expects, and what a View shows; never the state.

    It remembers nothing between decisions but sums that it would reach again: the same view, the same decision.
    """

    seat: int
    persona: Persona
    scenario: Scenario
    model: Model
    seed: int
    openings: dict[str, list[Offer]] = field(default_factory=dict)
    """By agreement: the bundles with which it begins to speak of it."""
    worth: Worth = field(init=False)
    """What cards are worth from the opening on, one by one."""
    taste: Floats = field(init=False)
    """What a point of each indicator is worth to it, [indicators]."""
    level: Level = field(init=False)
    _plain: Floats = field(init=False)
    _purses: list[int] = field(init=False)
    _trusts: dict[int, int] = field(init=False)
    _programs: dict[tuple[str, int], tuple[int, int]] = field(init=False)
    """By program and owner: its slot's place, and how many levels it has."""
    _ground: Ground | None = None
    _view: View | None = None

    def __post_init__(self) -> None:
        self.taste = tastes(self.scenario, self.seat, self.persona.weights)
        self.level = LEVELS[self.persona.level]
        self.worth = self._seen_askew()
        self._plain = worths(self.worth, self.seat, self.taste)
        actors, programs = self.scenario.actors, self.scenario.programs
        self._programs = {
            (slot[1], int(slot[2])): (at, programs[slot[1]].levels)
            for slot, at in self.worth.slots.items()
            if slot[0] == "program" and slot[1] in programs  # a card on trial may be locked away
        }
        self._purses = [max(1, actor.revenue) for actor in actors]
        pairs = {s: sorted((self.seat, s)) for s in range(len(actors)) if s != self.seat}
        names = {s: f"trust@{actors[one].id}~{actors[other].id}" for s, (one, other) in pairs.items()}
        self._trusts = {s: self.scenario.dials[name] for s, name in names.items()}

    def ground(self, view: View) -> Ground:
        """What judgements on this view stand on; the last one goes on for as long as it holds."""
        if self._ground is not None and view is self._view:
            return self._ground
        if self._ground is None or self._ground.on != stands_on(view):
            seen = None
            if self.level.futures:
                seen = reckon(self.scenario, self.model, self.seat, self.taste, view, self.level)
            self._ground = ground(self.scenario, self.worth, self.seat, self._plain, view, seen)
        self._view = view
        return self._ground

    def _seen_askew(self) -> Worth:
        """What cards are worth as this persona sees it: the lower levels misjudge each card, the same way all game."""
        worth = expectations(self.scenario, self.model)
        if not self.level.error:
            return worth
        # Even luck over a width of 3.46 has a standard deviation of one.
        luck = [draw(self.seed, 0, f"mind-{self.seat}-eye", at) / 2**32 for at in range(len(worth.slots))]
        askew = 1.0 + self.level.error * np.array([3.46 * (chance - 0.5) for chance in luck])
        return replace(worth, points=worth.points * askew, moves=worth.moves * askew)

    def roll(self, view: View, what: str, index: int = 0) -> int:
        """A whole number, 0 to 99, of its own luck."""
        return draw(self.seed, view.round, f"mind-{self.seat}-{what}", index) * 100 >> 32

    def card_worth(self, view: View, slot: tuple[str, ...], seat: int | None = None) -> float:
        """Points that a card in full force is worth to this seat, or to another as far as is public."""
        at = self.worth.slots.get(slot)
        return 0.0 if at is None else self.worths(view, self.seat if seat is None else seat)[at]

    def worths(self, view: View, seat: int) -> Sequence[float]:
        """The same of all cards, by the place of their slots."""
        return self._worths(self.ground(view), seat)

    def _worths(self, ground: Ground, seat: int) -> Sequence[float]:
        return ground.cards if seat == self.seat else ground.theirs[seat]

    def program_worth(self, view: View, owner: int, card: str, level: int, seat: int | None = None) -> float:
        """Points of a program at a level."""
        return self._program(self.ground(view), owner, card, level, self.seat if seat is None else seat)

    def _program(self, ground: Ground, owner: int, card: str, level: int, seat: int) -> float:
        place = self._programs.get((card, owner))
        if place is None:
            return 0.0
        at, levels = place
        return self._worths(ground, seat)[at] * (level / levels)

    def price(self, view: View, money: float, seat: int | None = None) -> float:
        """Points that money (C$100,000, every year from now on) costs a seat; others are taken to prize it as usual."""
        return self._price(self.ground(view), money, self.seat if seat is None else seat)

    def _price(self, ground: Ground, money: float, me: int) -> float:
        return (ground.purse if me == self.seat else PURSE) * money / self._purses[me]

    def price_once(self, view: View, money: float) -> float:
        """Points that money paid once costs it; whoever does not look ahead takes no notice that it is only once."""
        return self.price(view, money) / (self.ground(view).left if self.level.futures else 1)

    def done(self, view: View) -> float:
        """Part of the game that is over, 0 in the first round, 1 in the last."""
        return (view.round - 1) / max(1, view.last - 1)

    def trust(self, view: View, other: int) -> float:
        """Trust between this seat and another, 0 to 100."""
        return view.dials[self._trusts[other]] / 1000

    # --- private orders ---

    def goals(self, view: View) -> tuple[Goal, ...]:
        """The goals of its private orders."""
        return self.ground(view).goals

    def sought(self, view: View) -> frozenset[str]:
        """Agreements that its private orders ask for."""
        return self.ground(view).sought

    @once
    def hunger(self, view: View) -> float:
        """Points by which it lowers its price because its private orders want deals that it does not have yet."""
        mine = [d for d in view.deals if self.seat in d.parties and d.status in ("signed", "ratified")]
        have = {"deals": len(mine), "proposed": sum(d.maker == self.seat for d in mine)}
        return 0.8 if any(have.get(goal.kind, goal.bound) < goal.bound for goal in self.goals(view)) else 0.0

    # --- clauses and bundles ---

    def offer_worth(self, view: View, offer: Offer, seat: int | None = None) -> float:
        """Points of a whole bundle to a seat."""
        ground, me = self.ground(view), self.seat if seat is None else seat
        total = 0.0
        for term in offer.terms:
            total += self._worth(ground, term, me)
        return total

    def term_worth(self, view: View, term: Term, seat: int | None = None) -> float:
        """Points of one clause to a seat."""
        return self._worth(self.ground(view), term, self.seat if seat is None else seat)

    def _worth(self, ground: Ground, term: Term, me: int) -> float:
        if term.kind not in KEPT:
            return self._weigh(ground, term, me)
        known = ground.clauses[me]
        worth = known.get(term)
        if worth is None:
            worth = known[term] = self._weigh(ground, term, me)
        return worth

    def _weigh(self, ground: Ground, term: Term, me: int) -> float:
        """The same, worked out."""
        if term.kind == "sign":
            return self._sign(ground, term, me)
        if term.kind == "support":
            return -STAND_BY / 3 if term.by == me else STAND_BY if term.target in (me, -1) else 0.0
        span = min(term.rounds, ground.left) / ground.left
        if term.kind == "pay":
            points = self._price(ground, term.amount, me) * span
            return points if term.target == me else -points if term.by == me else 0.0
        level = ground.levels.get((term.card, term.by), 0)
        if term.kind == "fund":
            return self.funding(ground, term.by, term.card, max(0, term.amount - level), term.rounds, me)
        if term.kind == "suspend":
            return -self._program(ground, term.by, term.card, level, me) * span
        if not level:
            return 0.0
        return 0.4 * span if term.target == me else -0.3 * span if term.by == me else 0.0

    def funding(self, ground: Ground, by: int, card: str, more: int, rounds: int, me: int) -> float:
        """Points to a seat of so many more levels of a program for some rounds; who runs it also pays for it."""
        span = min(rounds, ground.left) / ground.left
        gain = self._program(ground, by, card, more, me) * span
        if by != me:
            return gain
        program = self.scenario.programs[card]
        return gain - self._price(ground, (program.yearly_cost + program.start_cost / ground.left) * more, me) * span

    def _sign(self, ground: Ground, term: Term, me: int) -> float:
        if me == self.seat and term.card in ground.shunned:
            return -5.0
        card = self.scenario.agreements[term.card]
        share = 0.0
        for seat, part in term.shares:
            if seat == me:
                share = part / 100
        cost = self._price(ground, (card.yearly_cost + card.start_cost / ground.left) * share, me)
        extra = 3.0 if me == self.seat and term.card in ground.sought else 0.0
        force = in_part(self.scenario, term.card, len(term.shares))
        at = self.worth.slots.get(("agreement", term.card))
        whole = 0.0 if at is None else self._worths(ground, me)[at]
        return whole * force - cost + extra

    @once
    def reservation(self, view: View) -> float:
        """The least a bundle must be worth now: it falls over the game as the persona's style and patience concede."""
        top = (0.1 + 0.5 * self.persona.toughness / 100) * self.worth.firmness[self.seat]
        return top * self.persona.held(self.done(view)) - self.hunger(view)


@record
class Decision:
    """An action and the private thought behind it; what it says in public is in the action."""

    action: Action
    thought: Said
