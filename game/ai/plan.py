"""Choosing programs, choices and levers by what they are worth against what they cost."""

from __future__ import annotations

from game.ai.mind import Decision, Mind
from game.ai.values import worth_to
from game.rules.types import Action, Option, Said, View

KEEP_CAPITAL = 3
"""Capital a persona does not spend on levers, so that it can carry a deal."""


def plan(mind: Mind, view: View, options: tuple[Option, ...]) -> Decision:
    """One step towards the plan it wants: keep promises, drop what hurts, then the best for its money; then done."""
    promised = owed(mind, view)
    funds = [option for option in options if option.verb == "fund"]
    for option in funds:
        if option.now and net(mind, view, option.card, option.now) < 0 and not promised.get(option.card):
            return decided(mind, "fund", "thought.drop", option.card, 0)
    for option in funds:
        least = promised.get(option.card, 0)
        if option.now < least <= option.high:
            return decided(mind, "fund", "thought.promised", option.card, least)
    best, ratio = None, 0.0
    for option in funds:
        if option.high > option.now:
            gain = net(mind, view, option.card, option.high) - net(mind, view, option.card, option.now)
            cost = mind.scenario.programs[option.card].yearly_cost * (option.high - option.now) + 1
            if gain > 0 and gain / cost > ratio:
                best, ratio = option, gain / cost
    if best is not None:
        return decided(mind, "fund", "thought.best", best.card, best.high)
    held = withheld(mind, view, options)
    return held if held is not None else decided(mind, "pass", "thought.done")


def decided(mind: Mind, verb: str, thought: str, card: str = "", amount: int = 0, target: int = -1) -> Decision:
    """A decision of this seat with its thought."""
    values = (("card", card), ("n", amount)) if card else ()
    return Decision(Action(mind.seat, verb, card, amount, target), Said(thought, values))


def net(mind: Mind, view: View, card: str, level: int) -> float:
    """Points a program at a level is worth for the rest of the game, less what it costs."""
    if not level:
        return 0.0
    program = mind.scenario.programs[card]
    left = max(1, mind.scenario.rounds - view.round + 1)
    peak = next((r.peak for r in view.running if r.card == card and r.owner == mind.seat), 0)
    ripe = max(0.0, 1.0 - program.delay_months / 12 / (left * mind.scenario.months / 12))
    start = program.start_cost * max(0, level - peak) / left
    # Money has no other use than this, so its price is low; the less generous, the more one waits for others to pay.
    thrift = 0.02 + 0.1 * (1.0 - mind.persona.generosity / 100) ** 4
    cost = mind.price(start + program.yearly_cost * level)
    return mind.program_worth(mind.seat, card, level) * ripe - thrift * cost


def owed(mind: Mind, view: View) -> dict[str, int]:
    """Levels that promises ask for now and that its honesty makes it keep."""
    found: dict[str, int] = {}
    for promise in view.promises:
        term = promise.term
        binds = promise.status == "open" and promise.first <= view.round <= promise.last
        if binds and term.by == mind.seat and term.kind == "fund" and keeps(mind, view, promise.number):
            found[term.card] = max(term.amount, found.get(term.card, 0))
    return found


def keeps(mind: Mind, view: View, number: int) -> bool:
    """Whether this persona keeps this promise this round."""
    return mind.roll(view, "keep", number) < mind.persona.honesty


def withheld(mind: Mind, view: View, options: tuple[Option, ...]) -> Decision | None:
    """A promise it will not keep this round, if there is one it has not yet withheld."""
    for option in options:
        if option.verb == "withhold":
            for number in option.targets:
                promise = next(p for p in view.promises if p.number == number)
                if not promise.withheld and not keeps(mind, view, number):
                    return decided(mind, "withhold", "thought.break", "", 1, number)
    return None


def choose(mind: Mind, view: View, options: tuple[Option, ...]) -> Decision:
    """The choice of an event that is worth most among those it can pay."""
    option = next(o for o in options if o.verb == "choose")
    event = mind.scenario.happenings[option.card]
    mine = view.mine
    best, most = 0, float("-inf")
    for at, choice in enumerate(event.choices):
        if mine is None or choice.cost > mine.funds or choice.capital > mine.capital or at not in option.targets:
            continue
        slot = ("choice", option.card, str(mind.seat), str(at))
        pleased = sum(points for points in choice.pleases.values()) * 0.05
        value = worth_to(mind.worth, slot, mind.seat, mind.taste) + pleased
        value -= mind.price(choice.cost) + 0.12 * choice.capital
        if value > most:
            best, most = at, value
    return decided(mind, "choose", "thought.choice", option.card, best)


def lever(mind: Mind, view: View, options: tuple[Option, ...]) -> Decision | None:
    """A lever worth pulling this round: one at most, and only with capital to spare."""
    mine = view.mine
    if mine is None or any(by == mind.seat and round == view.round for _, by, _, round in view.pulled):
        return None
    best, most = None, 0.25
    for option in options:
        if option.verb != "pull":
            continue
        card = mind.scenario.levers[option.card]
        if mine.capital - card.capital < KEEP_CAPITAL:
            continue
        for aim in option.targets:
            slot = ("lever", option.card, str(mind.seat), str(aim))
            value = worth_to(mind.worth, slot, mind.seat, mind.taste) + sum(card.moves.values()) / 60
            value -= 0.2 * card.capital
            if card.kind == "pressure":
                value -= 0.5 * (100 - mind.persona.toughness) / 100
            if value > most:
                best, most = (option.card, aim), value
    if best is None or mind.roll(view, "lever") >= 35 + mind.persona.initiative // 2:
        return None
    return decided(mind, "pull", "thought.lever", best[0], 0, best[1])


def ally(mind: Mind, view: View, options: tuple[Option, ...]) -> Decision | None:
    """Common cause with a seat of the same country whose aims are close."""
    if not any(option.verb == "ally" for option in options) or mind.persona.initiative < 40:
        return None
    me = mind.scenario.actors[mind.seat]
    for seat, actor in enumerate(mind.scenario.actors):
        if seat == mind.seat or seat in view.seats[mind.seat].allies or actor.country != me.country:
            continue
        shared = sum(min(me.weights.get(name, 0), weight) for name, weight in actor.weights.items())
        if shared >= 45:
            return decided(mind, "ally", "thought.ally", "", 1, seat)
    return None
