"""Choosing programs: secret, simultaneous, within budget and jurisdiction; revealed and paid at resolution."""

from __future__ import annotations

from game.rules.cards import Program, Scenario, fits_any
from game.rules.change import changed
from game.rules.index import index
from game.rules.money import owed, peak_of, plan_cost, program_cost, spend, with_seat
from game.rules.needs import excluded, missing
from game.rules.promises import asked_for, exempted
from game.rules.types import Action, Deed, Event, Option, Running, Said, State, Step

MOST_MONEY = 10**9


def left(scenario: Scenario, state: State, seat: int) -> int:
    """What the seat can still plan this round; negative when it has planned too much."""
    return state.seats[seat].funds - owed(scenario, state, seat) - plan_cost(scenario, state, seat)


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


def closed(scenario: Scenario, state: State, seat: int, program: Program) -> Said | None:
    """Why a program cannot be started or raised by this seat now, money aside."""
    if program.id not in index(scenario).owns[seat]:
        return Said("no.jurisdiction", (("who", seat), ("card", program.id)))
    if program.excludes:
        barred = excluded(state, program.excludes, seat)
        if barred is not None:
            return barred
        for card, level in state.seats[seat].plan:
            if level and card in program.excludes:
                return Said("no.excluded", (("card", card),))
    return missing(scenario, state, program.needs) if program.needs else None


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
    if level > max(level_of(state, seat, program.id), before):
        why = closed(scenario, state, seat, program)
        if why is not None:
            return why
    if level > before:
        peak = peak_of(state, seat, program.id)
        more = program_cost(scenario, program, peak, level) - program_cost(scenario, program, peak, before)
        room = left(scenario, state, seat)
        if more > room:
            return Said("no.funds", (("card", program.id), ("cost", more), ("money", max(0, room))))
    return None


def do_fund(scenario: Scenario, state: State, action: Action) -> Step:
    """Write the level into the plan; nobody else hears of it before it is revealed."""
    mine = state.seats[action.seat]
    plan = tuple((card, level) for card, level in mine.plan if card != action.card)
    if action.amount:
        plan = tuple(sorted((*plan, (action.card, action.amount))))
    said = Said("did.plan", (("card", action.card), ("n", action.amount)))
    return Step(with_seat(state, action.seat, changed(mine, plan=plan)), (Event(said, (action.seat,)),))


def check_cofund(scenario: Scenario, state: State, action: Action) -> Said | None:
    """Whether money may be pledged to somebody else's program."""
    program = scenario.programs.get(action.card)
    if program is None:
        return Said("no.card")
    seat, owner = action.seat, action.target
    if not 0 <= owner < len(state.seats) or owner == seat:
        return Said("no.seat")
    if program.id not in index(scenario).cofunds[seat] or not fits_any(scenario.actors[owner], program.by):
        return Said("no.cofund", (("who", seat), ("card", program.id)))
    before = pledged(state, seat, program.id, owner)
    if action.amount == before:
        return Said("no.change")
    most = pledge_most(scenario, state, program, owner)
    if not 0 <= action.amount <= most:
        return Said("no.pledge", (("card", program.id), ("money", most)))
    room = left(scenario, state, seat)
    if action.amount - before > room:
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
    return program_cost(scenario, program, peak_of(state, owner, program.id), program.levels)


def do_cofund(scenario: Scenario, state: State, action: Action) -> Step:
    """Write the pledge into the plan."""
    mine = state.seats[action.seat]
    pledges = tuple(p for p in mine.pledges if p[:2] != (action.card, action.target))
    if action.amount:
        pledges = tuple(sorted((*pledges, (action.card, action.target, action.amount))))
    said = Said("did.pledge", (("card", action.card), ("who", action.target), ("money", action.amount)))
    return Step(with_seat(state, action.seat, changed(mine, pledges=pledges)), (Event(said, (action.seat,)),))


def program_options(scenario: Scenario, state: State, seat: int) -> list[Option]:
    """One option for each program that may be planned at another level, one for each that may be co-funded."""
    found = []
    room = left(scenario, state, seat)
    known = index(scenario)
    for card in known.owns[seat]:
        program = scenario.programs[card]
        now = planned(state, seat, card)
        high = _highest(scenario, state, seat, program, now, room)
        if high or now:
            found.append(Option("card", "fund", card, 0, high, now))
    for card in sorted(known.cofunds[seat]):
        program = scenario.programs[card]
        owners = tuple(owner for owner in range(len(state.seats)) if owner != seat and card in known.owns[owner])
        most = min(room, max((pledge_most(scenario, state, program, owner) for owner in owners), default=0))
        if owners and most > 0:
            found.append(Option("amount", "cofund", card, 0, most, 0, owners))
    return found


def _highest(scenario: Scenario, state: State, seat: int, program: Program, now: int, room: int) -> int:
    """The highest level that is open and affordable."""
    free = max(now, level_of(state, seat, program.id))
    if free < program.levels and closed(scenario, state, seat, program) is None:
        free = program.levels
    peak = peak_of(state, seat, program.id)
    spent = program_cost(scenario, program, peak, now)
    while free > now and program_cost(scenario, program, peak, free) - spent > room:
        free -= 1
    return free


def prefill(scenario: Scenario, state: State) -> State:
    """At the start of the phase plans hold what runs, and what promises ask for, as far as money goes."""
    for seat, mine in enumerate(state.seats):
        wanted = {r.card: r.level for r in state.running if r.owner == seat and r.level}
        for card, level in asked_for(scenario, state, seat):
            if closed(scenario, state, seat, scenario.programs[card]) is None or card in wanted:
                wanted[card] = max(level, wanted.get(card, 0))
        room = mine.funds - owed(scenario, state, seat)
        plan = []
        for card, level in sorted(wanted.items()):
            program = scenario.programs[card]
            peak = peak_of(state, seat, card)
            while level and program_cost(scenario, program, peak, level) > room:
                level -= 1
            if level:
                room -= program_cost(scenario, program, peak, level)
                plan.append((card, level))
        state = with_seat(state, seat, changed(mine, plan=tuple(plan), pledges=()))
    return state


def trim(scenario: Scenario, state: State, seat: int) -> State:
    """Cut a plan that costs more than there is: pledges first, then the dearest program a level at a time."""
    mine = state.seats[seat]
    room = mine.funds
    plan = dict(mine.plan)
    pledges = list(mine.pledges)

    def cost(card: str) -> int:
        return program_cost(scenario, scenario.programs[card], peak_of(state, seat, card), plan[card])

    while sum(map(cost, plan)) + sum(p[2] for p in pledges) > room and (plan or pledges):
        if pledges:
            pledges.pop()
            continue
        dearest = max(plan, key=lambda card: (cost(card), card))
        plan[dearest] -= 1
        if not plan[dearest]:
            del plan[dearest]
    if len(plan) == len(mine.plan) and len(pledges) == len(mine.pledges) and tuple(plan.items()) == mine.plan:
        return state
    return with_seat(state, seat, changed(mine, plan=tuple(sorted(plan.items())), pledges=tuple(pledges)))


def reveal(scenario: Scenario, state: State) -> Step:
    """Step 4 of resolution: all plans at once become programs in force and are paid, pledges first."""
    events: list[Event] = []
    for seat in range(len(state.seats)):
        state = trim(scenario, state, seat)
    helped = {
        (card, owner, seat): money for seat, mine in enumerate(state.seats) for card, owner, money in mine.pledges
    }
    before = {(r.owner, r.card): r for r in state.running}
    after = dict(before)
    for key, running in before.items():
        after[key] = changed(running, level=0, shares=()) if running.level else running
    deeds = list(state.deeds)
    for seat, mine in enumerate(state.seats):
        for card, level in mine.plan:
            state, running, told = _start(scenario, state, seat, card, level, helped)
            old = before.get((seat, card))
            after[(seat, card)] = running
            events += told
            deeds += _deeds(scenario, old, running)
    for (owner, card), running in before.items():
        if running.level and not after[(owner, card)].level:
            events.append(Event(Said("did.stopped", (("who", owner), ("card", card)))))
    seats = tuple(changed(mine, plan=(), pledges=()) for mine in state.seats)
    ordered = tuple(after[key] for key in sorted(after))
    return Step(changed(state, seats=seats, running=ordered, deeds=tuple(deeds)), tuple(events))


def _start(
    scenario: Scenario, state: State, seat: int, card: str, level: int, helped: dict[tuple[str, int, int], int]
) -> tuple[State, Running, list[Event]]:
    """Pay one program and say what changed."""
    program = scenario.programs[card]
    old = next((r for r in state.running if r.owner == seat and r.card == card), None)
    peak = old.peak if old else 0
    cost = program_cost(scenario, program, peak, level)
    rest, paid = cost, []
    for helper in range(len(state.seats)):
        gift = min(rest, helped.get((card, seat, helper), 0))
        if gift:
            state = spend(state, helper, gift)
            paid.append((helper, gift))
            rest -= gift
    state = spend(state, seat, rest)
    shares = tuple((helper, 100 * gift // cost) for helper, gift in paid) if cost else ()
    asked = any(id == card for id, _ in asked_for(scenario, state, seat))
    since = old.since if old and old.level else state.round
    running = Running(card, seat, level, since, max(peak, level), shares, exempted(state, seat, card), asked)
    events = []
    if old is None or old.level != level:
        key = "did.started" if old is None or not old.level else "did.raised" if level > old.level else "did.lowered"
        events.append(Event(Said(key, (("who", seat), ("card", card), ("n", level), ("of", program.levels)))))
    for helper, gift in paid:
        events.append(Event(Said("did.helped", (("who", helper), ("whom", seat), ("card", card), ("money", gift)))))
    return state, running, events


def _deeds(scenario: Scenario, old: Running | None, running: Running) -> list[Deed]:
    """An unasked contribution is an initiative, an asked one compliance; paying together is joint work."""
    deeds = [Deed("joint", running.owner, helper) for helper, _ in running.shares]
    program = scenario.programs[running.card]
    if program.reassures and (old is None or running.level > old.level):
        kind = "comply" if running.asked else "initiative"
        for seat, actor in enumerate(scenario.actors):
            if seat != running.owner and fits_any(actor, program.reassures):
                deeds.append(Deed(kind, running.owner, seat))
    return deeds
