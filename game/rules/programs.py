"""Choosing programs: secret, simultaneous, within budget and jurisdiction."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable

from game.rules.cards import Program, Scenario
from game.rules.index import index
from game.rules.money import owed, peak_of, program_cost, with_seat
from game.rules.needs import missing, outlawed
from game.rules.outlook import Outlook, outlook
from game.rules.promises import asked_for, barred
from game.rules.record import changed
from game.rules.types import Action, Event, Option, Said, Seat, State, Step


def left(scenario: Scenario, state: State, seat: int) -> int:
    """What the seat can still plan this round; negative when it has planned too much."""
    return _room(scenario, state, seat, outlook(scenario, state, seat))


def _room(scenario: Scenario, state: State, seat: int, ahead: Outlook) -> int:
    mine = state.seats[seat]
    room = mine.funds - owed(scenario, state, seat)
    for _, _, money in mine.pledges:
        room -= money
    for card, level in mine.plan:
        room -= ahead.prices[card][level]
    return room


def level_of(state: State, owner: int, card: str) -> int:
    """The level at which a program runs now."""
    for running in state.running:
        if running.owner == owner and running.card == card:
            return running.level
    return 0


def planned(state: State, seat: int, card: str) -> int:
    """The level planned for this round."""
    for id, level in state.seats[seat].plan:
        if id == card:
            return level
    return 0


def clash(scenario: Scenario, state: State, card: str, plan: Iterable[tuple[str, int]]) -> Said | None:
    """Why a program cannot run beside this plan and the agreements in force."""
    rivals = index(scenario).rivals.get(card)
    if not rivals:
        return None
    for other, level in plan:
        if level and other in rivals:
            return Said("no.excluded", (("card", other),))
    return outlawed(scenario, state, card)


def check_fund(scenario: Scenario, state: State, action: Action) -> Said | None:
    """Whether a level of a program may be planned."""
    program = scenario.programs.get(action.card)
    if program is None:
        return Said("no.card")
    seat, level = action.seat, action.amount
    if not 0 <= level <= program.levels:
        return Said("no.level", (("card", program.id), ("n", program.levels)))
    if program.id not in index(scenario).owns[seat]:
        return Said("no.jurisdiction", (("who", seat), ("card", program.id)))
    before = planned(state, seat, program.id)
    if level == before:
        return Said("no.change")
    if level > before:
        why = clash(scenario, state, program.id, state.seats[seat].plan)
        if why is None and program.needs and level > level_of(state, seat, program.id):
            why = missing(scenario, state, program.needs)
        if why is not None:
            return why
        prices = outlook(scenario, state, seat).prices[program.id]
        more = prices[level] - prices[before]
        room = left(scenario, state, seat)
        if more > room:
            return Said("no.funds", (("card", program.id), ("cost", more), ("money", max(0, room))))
    return None


def do_fund(scenario: Scenario, state: State, action: Action) -> Step:
    """Write the level into the plan; nobody else hears of it before it is revealed."""
    mine = state.seats[action.seat]
    plan = [entry for entry in mine.plan if entry[0] != action.card]
    if action.amount:
        insort(plan, (action.card, action.amount))
    said = Said("did.plan", (("card", action.card), ("n", action.amount)))
    return Step(with_seat(state, action.seat, changed(mine, plan=tuple(plan))), (Event(said, (action.seat,)),))


def check_cofund(scenario: Scenario, state: State, action: Action) -> Said | None:
    """Whether money may be pledged to somebody else's program."""
    program = scenario.programs.get(action.card)
    if program is None:
        return Said("no.card")
    seat, owner = action.seat, action.target
    if not 0 <= owner < len(state.seats) or owner == seat:
        return Said("no.seat")
    if owner not in index(scenario).cofunds[seat].get(program.id, ()):
        return Said("no.cofund", (("who", seat), ("card", program.id)))
    before = pledged(state, seat, program.id, owner)
    if action.amount == before:
        return Said("no.change")
    most = pledge_most(scenario, state, program, owner)
    if not 0 <= action.amount <= most:
        return Said("no.pledge", (("card", program.id), ("money", most)))
    room = left(scenario, state, seat)
    if action.amount > before and action.amount - before > room:
        return Said("no.funds", (("card", program.id), ("cost", action.amount - before), ("money", max(0, room))))
    return None


def pledged(state: State, seat: int, card: str, owner: int) -> int:
    """What a seat has pledged so far to a program of another."""
    for id, whose, money in state.seats[seat].pledges:
        if id == card and whose == owner:
            return money
    return 0


def pledge_most(scenario: Scenario, state: State, program: Program, owner: int) -> int:
    """No more can be pledged than the program costs at its highest level."""
    return program_cost(scenario, program.id, peak_of(state, owner, program.id), program.levels)


def do_cofund(scenario: Scenario, state: State, action: Action) -> Step:
    """Write the pledge into the plan."""
    mine = state.seats[action.seat]
    pledges = [p for p in mine.pledges if p[:2] != (action.card, action.target)]
    if action.amount:
        insort(pledges, (action.card, action.target, action.amount))
    said = Said("did.pledge", (("card", action.card), ("who", action.target), ("money", action.amount)))
    return Step(with_seat(state, action.seat, changed(mine, pledges=tuple(pledges))), (Event(said, (action.seat,)),))


def program_options(scenario: Scenario, state: State, seat: int) -> list[Option]:
    """One option for each program that may be planned at another level, one for each that may be co-funded."""
    mine, ahead = state.seats[seat], outlook(scenario, state, seat)
    room = _room(scenario, state, seat, ahead)
    plan = dict(mine.plan)
    found = []
    for card, prices, open_to, made, rivals, most, whole in ahead.own:
        now = plan.get(card, 0)
        if not now and (prices[1] > room or not open_to):
            continue
        if not now and most <= room and not rivals:
            found.append(whole)
            continue
        high = open_to if open_to > now else now
        if rivals and high > now and not rivals.isdisjoint(plan):
            high = now
        while high > now and prices[high] - prices[now] > room:
            high -= 1
        if high:
            found.append(made[high][now])
    if room > 0 or mine.pledges:
        found += _pledge_options(ahead, mine, max(0, room))
    return found


def _pledge_options(ahead: Outlook, mine: Seat, room: int) -> list[Option]:
    """One option for each program of each other seat that this one may help to pay for."""
    if not mine.pledges:
        return [
            whole if most <= room else Option("amount", "cofund", card, 0, room, 0, (owner,))
            for card, owner, most, whole in ahead.pledges
            if most
        ]
    pledges = {(card, owner): money for card, owner, money in mine.pledges}
    found = []
    for card, owner, most, whole in ahead.pledges:
        now = pledges.get((card, owner), 0)
        if not now and most <= room:
            if most:
                found.append(whole)
            continue
        most = now + room if most > now + room else most
        if most:
            found.append(Option("amount", "cofund", card, 0, most, now, (owner,)))
    return found


def prefill(scenario: Scenario, state: State) -> State:
    """At the start of the phase plans hold what promises ask for and what runs, as far as money goes."""
    return changed(state, seats=tuple(_prefilled(scenario, state, seat) for seat in range(len(state.seats))))


def _prefilled(scenario: Scenario, state: State, seat: int) -> Seat:
    """What is promised comes first; what was promised to be suspended is left out."""
    level_now = {r.card: r.level for r in state.running if r.owner == seat and r.level}
    wanted: dict[str, int] = {}
    for card, level in asked_for(scenario, state, seat):
        needs = scenario.programs[card].needs
        open_now = level <= level_now.get(card, 0) or missing(scenario, state, needs) is None
        wanted[card] = max(level if open_now else 0, wanted.get(card, 0), level_now.get(card, 0))
    wanted = {**wanted, **{card: level for card, level in sorted(level_now.items()) if card not in wanted}}
    off = barred(scenario, state, seat)
    mine, room = state.seats[seat], state.seats[seat].funds - owed(scenario, state, seat)
    plan: list[tuple[str, int]] = []
    for card, level in wanted.items():
        if card in off or clash(scenario, state, card, plan) is not None:
            continue
        prices = index(scenario).prices[card][peak_of(state, seat, card)]
        while level and prices[level] > room:
            level -= 1
        if level:
            room -= prices[level]
            plan.append((card, level))
    return changed(mine, plan=tuple(sorted(plan)), pledges=())
