"""Choosing programs, and answers to events, by what they are worth against what they cost."""

from __future__ import annotations

from game.ai.mind import Decision, Mind
from game.ai.search import means, purse, wanted
from game.rules.money import program_cost
from game.rules.types import Action, Option, Said, View

THRIFT = 0.03
"""Part of its price that money has when programs are chosen: what is not spent lapses (assumption)."""
POINT = 0.12
"""Points of score that a point of political capital is worth (assumption)."""


def plan(mind: Mind, view: View, options: tuple[Option, ...]) -> Decision:
    """One step towards the programs it wants; then what it withholds; then done."""
    found = (towards if mind.level.steps else card_by_card)(mind, view, options)
    if found is None:
        found = withheld(mind, view, options)
    return found if found is not None else decided(mind, "pass", "thought.done")


def card_by_card(mind: Mind, view: View, options: tuple[Option, ...]) -> Decision | None:
    """Keep promises, drop what hurts, then the best for its money."""
    promised = owed(mind, view)
    barred = forsworn(mind, view)
    funds = [o for o in options if o.verb == "fund" and o.card not in barred and (o.now or noticed(mind, view, o.card))]
    for option in options:
        if option.verb == "fund" and option.card in barred and option.now:
            return funded(mind, view, "thought.promised", option, 0)
    for option in funds:
        if option.now and net(mind, view, option.card, option.now) < 0 and not promised.get(option.card):
            return funded(mind, view, "thought.drop", option, 0)
    for option in funds:
        least = promised.get(option.card, 0)
        if option.now < least <= option.high:
            return funded(mind, view, "thought.promised", option, least)
    found = best(mind, view, funds)
    return funded(mind, view, "thought.best", *found) if found is not None else None


def noticed(mind: Mind, view: View, card: str) -> bool:
    """Whether it thinks of a program this round; the lower levels do not think of all."""
    at = mind.worth.slots.get(("program", card, str(mind.seat)), 0)
    return mind.level.attention >= 100 or mind.roll(view, "attention", at) < mind.level.attention


def towards(mind: Mind, view: View, options: tuple[Option, ...]) -> Decision | None:
    """One step towards the plan that was found best as a whole: first what goes, then what comes."""
    promised, barred = owed(mind, view), frozenset(forsworn(mind, view))
    known = mind.ground(view).plans
    key = (purse(mind, view), tuple(promised.items()), barred)
    if key not in known:
        known[key] = wanted(mind, view, promised, barred)
    aims = [(known[key].get(o.card, 0), o) for o in options if o.verb == "fund"]
    for level, option in sorted(aims, key=lambda row: row[0] > row[1].now):
        if option.now != level <= option.high:
            kept = option.card in promised or option.card in barred
            thought = "thought.promised" if kept else "thought.best" if level > option.now else "thought.drop"
            return funded(mind, view, thought, option, level)
    return None


def best(mind: Mind, view: View, funds: list[Option]) -> tuple[Option, int] | None:
    """The program and level that bring most for each dollar, as far as it is willing to spend."""
    room = willing(mind, view)
    found, ratio, known = None, 0.0, mind.ground(view).peaks
    for option in funds:
        peak = known.get((option.card, mind.seat), 0)
        before = net(mind, view, option.card, option.now)
        spent = program_cost(mind.scenario, option.card, peak, option.now)
        for level in range(option.high, option.now, -1):
            cost = program_cost(mind.scenario, option.card, peak, level) - spent
            gain = net(mind, view, option.card, level) - before
            if cost <= room and gain / (cost + 1) > ratio:
                found, ratio = (option, level), gain / (cost + 1)
    return found


def willing(mind: Mind, view: View) -> float:
    """Money it would still plan this round: what it is willing to use, less what is planned already."""
    mine = view.mine
    if mine is None:
        return 0.0
    known, seat = mind.ground(view).peaks, mind.seat
    planned = sum(program_cost(mind.scenario, card, known.get((card, seat), 0), level) for card, level in mine.plan)
    return means(mind, view) - planned


def decided(mind: Mind, verb: str, thought: str, card: str = "", amount: int = 0, target: int = -1) -> Decision:
    """A decision of this seat with its thought."""
    values = (("card", card), ("n", amount)) if card else ()
    return Decision(Action(mind.seat, verb, card, amount, target), Said(thought, values))


def funded(mind: Mind, view: View, thought: str, option: Option, level: int) -> Decision:
    """A program brought to a level. Its thought has the points and this round's cost of the higher one: what is
    begun, or what is given up."""
    card, high = option.card, max(level, option.now)
    points = round(1000 * (mind.program_worth(view, mind.seat, card, high) + ordered(mind, view, card, high)))
    cost = program_cost(mind.scenario, card, mind.ground(view).peaks.get((card, mind.seat), 0), high)
    values = (("card", card), ("n", level), ("points", points), ("cost", cost))
    return Decision(Action(mind.seat, "fund", card, level), Said(thought, values))


def net(mind: Mind, view: View, card: str, level: int) -> float:
    """Points a program at a level is worth for the rest of the game, less what it costs."""
    known = mind.ground(view).nets
    key = (card, level)
    if key not in known:
        known[key] = _net(mind, view, card, level) if level else 0.0
    return known[key]


def _net(mind: Mind, view: View, card: str, level: int) -> float:
    program = mind.scenario.programs[card]
    left = max(1, view.last - view.round + 1)
    peak = mind.ground(view).peaks.get((card, mind.seat), 0)
    start = program.start_cost * max(0, level - peak) / left
    # Money has no other use than this, so its price is low.
    cost = mind.price(view, start + program.yearly_cost * level)
    worth = mind.program_worth(view, mind.seat, card, level)
    if not mind.level.futures:  # who looks ahead has seen how long it takes, and what its orders make of it
        ripe = max(0.0, 1.0 - program.delay_months / 12 / (left * mind.scenario.months / 12))
        worth = (worth + ordered(mind, view, card, level)) * ripe
    return worth - THRIFT * cost


def ordered(mind: Mind, view: View, card: str, level: int) -> float:
    """Points of a private order that asks for a program, once it is at the level asked for."""
    for goal, points in mind.ground(view).started:
        if goal.what == card and (level >= goal.bound) != goal.below:
            return points
    return 0.0


def owed(mind: Mind, view: View) -> dict[str, int]:
    """Levels that promises ask for now and that its honesty makes it keep."""
    found: dict[str, int] = {}
    for promise in view.promises:
        term = promise.term
        binds = promise.status == "open" and promise.first <= view.round <= promise.last
        if binds and term.by == mind.seat and term.kind == "fund" and keeps(mind, view, promise.number):
            found[term.card] = max(term.amount, found.get(term.card, 0))
    return found


def forsworn(mind: Mind, view: View) -> set[str]:
    """Programs that it promised to suspend and, being honest enough, leaves alone."""
    return {
        p.term.card
        for p in view.promises
        if p.term.kind == "suspend"
        and p.term.by == mind.seat
        and p.status == "open"
        and p.first <= view.round <= p.last
        and keeps(mind, view, p.number)
    }


def keeps(mind: Mind, view: View, number: int) -> bool:
    """Whether this persona keeps this promise this round; always when it has orders to keep its word."""
    if any(goal.kind == "promises" for goal in mind.goals(view)):
        return True
    return mind.roll(view, "keep", number) < mind.persona.honesty


def withheld(mind: Mind, view: View, options: tuple[Option, ...]) -> Decision | None:
    """A promise it will not keep this round, if there is one it has not yet withheld."""
    for option in options:
        if option.verb == "withhold":
            for number in option.targets:
                promise = next(p for p in view.promises if p.number == number)
                if not promise.withheld and not keeps(mind, view, number):
                    thought = Said("thought.break", (("share", mind.persona.honesty),))
                    return Decision(Action(mind.seat, "withhold", "", 1, number), thought)
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
        value = mind.card_worth(view, slot) + pleased
        value -= mind.price_once(view, choice.cost) + POINT * choice.capital
        if value > most:
            best, most = at, value
    points = round(most * 1000) if most > float("-inf") else 0
    thought = Said("thought.choice", (("card", option.card), ("n", best), ("points", points)))
    return Decision(Action(mind.seat, "choose", option.card, best), thought)
