"""What one persona carries through a game, and its judgement of offers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from game.ai.persona import Persona
from game.ai.values import Worth, tastes, worth_to
from game.rules.cards import Goal, Scenario
from game.rules.chance import draw
from game.rules.ratify import forecast
from game.rules.types import Action, Offer, Said, Term, View
from game.world.model import Floats

PURSE = 6.0
"""Points of score that a whole year's budget is worth to a persona (assumption)."""


@dataclass
class Mind:
    """A persona in a seat. It knows the scenario, what the model expects, and what it has seen; never the state."""

    seat: int
    persona: Persona
    scenario: Scenario
    worth: Worth
    seed: int
    taste: Floats = field(init=False)
    offered: set[tuple[object, ...]] = field(default_factory=set)
    """What it has already proposed, so that it does not repeat itself."""

    def __post_init__(self) -> None:
        self.taste = tastes(self.scenario, self.seat, self.persona.weights)

    def roll(self, view: View, what: str, index: int = 0) -> int:
        """A whole number, 0 to 99, of its own luck."""
        return draw(self.seed, view.round, f"mind-{self.seat}-{what}", index) * 100 >> 32

    def program_worth(self, owner: int, card: str, level: int, seat: int | None = None) -> float:
        """Points that a program at a level is worth to this seat (or, as far as is public, to another)."""
        at = self.seat if seat is None else seat
        taste = self.taste if seat is None else tastes(self.scenario, seat, {})
        share = level / self.scenario.programs[card].levels
        return worth_to(self.worth, ("program", card, str(owner)), at, taste) * share

    def agreement_worth(self, card: str, seat: int | None = None) -> float:
        """Points that an agreement in force is worth."""
        at = self.seat if seat is None else seat
        taste = self.taste if seat is None else tastes(self.scenario, seat, {})
        return worth_to(self.worth, ("agreement", card), at, taste)

    def price(self, money: float, seat: int | None = None) -> float:
        """Points that money (C$100,000) costs a seat."""
        return PURSE * money / max(1, self.scenario.actors[self.seat if seat is None else seat].revenue)

    def term_worth(self, view: View, term: Term, seat: int | None = None) -> float:
        """Points of one clause to a seat."""
        me = self.seat if seat is None else seat
        left = max(1, self.scenario.rounds - view.round + 1)
        span = min(term.rounds, left) / left
        if term.kind == "sign":
            if seat is None and term.card in self.shunned(view):
                return -5.0
            card = self.scenario.agreements[term.card]
            share = dict(term.shares).get(me, 0) / 100
            yearly = card.yearly_cost + card.start_cost / left
            return self.agreement_worth(term.card, seat) - self.price(yearly * share, seat)
        if term.kind == "fund":
            program = self.scenario.programs[term.card]
            running = next((r.level for r in view.running if r.card == term.card and r.owner == term.by), 0)
            new = max(0, term.amount - running)
            gain = self.program_worth(term.by, term.card, new, seat) * span
            cost = self.price((program.yearly_cost + program.start_cost / left) * new, seat) * span
            return gain - (cost if term.by == me else 0.0)
        if term.kind == "suspend":
            running = next((r.level for r in view.running if r.card == term.card and r.owner == term.by), 0)
            return -self.program_worth(term.by, term.card, running, seat) * span
        if term.kind == "pay":
            points = self.price(term.amount * min(term.rounds, left) / left, seat)
            return points if term.target == me else -points if term.by == me else 0.0
        if term.kind == "support":
            return -0.15 if term.by == me else 0.25
        program_running = any(r.card == term.card and r.owner == term.by and r.level for r in view.running)
        if not program_running:
            return 0.0
        return 0.4 * span if term.target == me else -0.3 * span if term.by == me else 0.0

    def offer_worth(self, view: View, offer: Offer, seat: int | None = None) -> float:
        """Points of a whole bundle to a seat, with what it costs to be seen to give in."""
        return sum(self.term_worth(view, term, seat) for term in offer.terms)

    def at_home(self, view: View, offer: Offer, seat: int | None = None) -> int:
        """Support for it in a seat's house, percent of what is needed; what is not public of others is left out."""
        if not any(term.kind == "sign" for term in offer.terms):
            return 100
        seen: Any = view  # a View shows all that one's own house goes by; of other houses what is public
        return forecast(self.scenario, seen, self.seat if seat is None else seat, offer.terms, offer.parties)

    def reservation(self, view: View) -> float:
        """The least a bundle must be worth now: it falls over the game as the persona's style concedes."""
        done = (view.round - 1) / max(1, self.scenario.rounds - 1)
        power = {"boulware": 3.0, "linear": 1.0, "conceder": 0.4, "tit-for-tat": 1.0}[self.persona.style]
        top = 0.1 + 0.5 * self.persona.toughness / 100
        return float(top * (1.0 - done**power)) - self.hunger(view)

    def goals(self, view: View) -> list[Goal]:
        """The goals of its private orders."""
        mine = view.mine.mandates if view.mine is not None else ()
        return [goal for m in self.scenario.actors[self.seat].mandates if m.id in mine for goal in m.goals]

    def shunned(self, view: View) -> set[str]:
        """Agreements that its private orders forbid."""
        return {goal.what for goal in self.goals(view) if goal.kind == "agreement" and goal.below}

    def hunger(self, view: View) -> float:
        """Points by which it lowers its price because its private orders want deals that it does not have yet."""
        wanted = max((goal.bound for goal in self.goals(view) if goal.kind in ("deals", "proposed")), default=0)
        have = sum(1 for d in view.deals if self.seat in d.parties and d.status in ("signed", "ratified"))
        return 0.8 if have < wanted else 0.0


@dataclass(frozen=True, slots=True)
class Decision:
    """An action and the private thought behind it; what it says in public is in the action."""

    action: Action
    thought: Said
