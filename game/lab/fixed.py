"""Fixed plans: players that buy programs in an order settled beforehand, whatever happens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.ai.course import Plan
from game.ai.home import carry
from game.ai.mind import Mind
from game.ai.persona import Persona
from game.ai.plan import choose, forsworn, owed
from game.ai.search import cost, unbound, within_reach
from game.ai.values import owned, tastes, worths
from game.catalog.load import Loaded
from game.catalog.shelf import Card
from game.lab.player import Play
from game.lab.rivals import TEMPER, negotiate
from game.rules.cards import Program
from game.rules.index import index
from game.rules.types import Action, Option, View
from game.world.names import INDICATORS


@dataclass(frozen=True, slots=True, eq=False)
class Fixed:
    """Priorities bought in their order with all the money of each round; how it answers offers, and whether it makes
    any. It keeps its word: what it promised is bought first, what it forswore never. When it negotiates it has the
    temper of the persona in whose place it plays."""

    buys: tuple[Mapping[str, Any], ...]
    answers: str
    offers: bool
    temper: Persona = TEMPER

    def seated(self, loaded: Loaded, seat: int, seed: int) -> Play:
        """What it does in this seat; priorities that the seat cannot run at this table are passed over."""
        mind = Mind(seat, self.temper, loaded.scenario, loaded.model, seed)
        wishes = order(mind, self.buys)

        def play(view: View, options: tuple[Option, ...]) -> Action:
            if view.phase == "events":
                return choose(mind, view, options).action
            if view.phase == "negotiation":
                return negotiate(mind, view, options, self.answers, self.offers)
            if view.phase == "programs":
                carried = carry(mind, view, options)
                return carried.action if carried is not None else towards(mind, view, options, wishes)
            return Action(seat, "pass")

        return play


def fixed(card: Card, temper: Persona = TEMPER) -> Fixed:
    """A fixed plan from its card, in the place of a persona."""
    return Fixed(card.data["buys"], card.data["answers"], card.data["offers"] == "usual", temper)


def order(mind: Mind, buys: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The programs of a seat in the order of its priorities."""
    programs = mind.scenario.programs
    mine = [programs[card] for card in programs if card in index(mind.scenario).owns[mind.seat]]
    return tuple(dict.fromkeys(card for wish in buys for card in _meant(mind, mine, wish)))


def _meant(mind: Mind, mine: Sequence[Program], wish: Mapping[str, Any]) -> Iterator[str]:
    """The programs that one priority speaks of."""
    if wish["program"] or wish["tag"]:
        yield from (p.id for p in mine if p.id == wish["program"] or wish["tag"] in p.tags)
    elif wish["all"] == "as-listed":
        yield from (p.id for p in mine)
    elif wish["all"] == "cheapest-first":
        yield from (p.id for p in sorted(mine, key=_price))
    else:
        points = mind.worth.points[INDICATORS.index(wish["raises"]), mind.seat] if wish["raises"] else _own(mind)
        ratio = {
            card: points[at] / (1 + _price(mind.scenario.programs[card]) * mind.scenario.programs[card].levels)
            for card, at in owned(mind.worth, mind.scenario, mind.seat)
        }
        yield from sorted((card for card in ratio if ratio[card] > 0.0), key=lambda card: -ratio[card])


def _own(mind: Mind) -> Any:
    """What cards are worth to the seat's own score, [slots]."""
    return worths(mind.worth, mind.seat, tastes(mind.scenario, mind.seat, {}))


def _price(program: Program) -> int:
    """The start and a year of one level."""
    return program.start_cost + program.yearly_cost


def towards(mind: Mind, view: View, options: tuple[Option, ...], wishes: Iterable[str]) -> Action:
    """One step towards the plan: first what goes, then what comes; then done."""
    plan = bought(mind, view, wishes)
    aims = [(plan.get(o.card, 0), o) for o in options if o.verb == "fund"]
    for level, option in sorted(aims, key=lambda row: row[0] > row[1].now):
        if option.now != level <= option.high:
            return Action(mind.seat, "fund", option.card, level)
    return Action(mind.seat, "pass")


def bought(mind: Mind, view: View, wishes: Iterable[str]) -> Plan:
    """What is promised, then each wish at the highest level that the money left still pays."""
    promised, tops = owed(mind, view), within_reach(mind, view, frozenset(forsworn(mind, view)))
    room, rivals = unbound(mind, view), index(mind.scenario).rivals
    plan: dict[str, int] = {}
    wanted = [(card, min(level, tops.get(card, 0))) for card, level in promised.items()]
    wanted += [(card, tops.get(card, 0)) for card in wishes]
    for card, top in wanted:
        level = top if rivals.get(card, frozenset()).isdisjoint(plan) else 0
        while level > plan.get(card, 0) and cost(mind, view, {**plan, card: level}) > room:
            level -= 1
        if level > plan.get(card, 0):
            plan[card] = level
    return plan
