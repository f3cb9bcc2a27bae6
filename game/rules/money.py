"""Money and political capital: what comes in, what is owed, what is left. Nothing appears or vanishes uncounted."""

from __future__ import annotations

from collections.abc import Iterable

from game.rules.cards import Scenario
from game.rules.index import index
from game.rules.record import changed
from game.rules.types import InForce, Seat, State, Term


def program_cost(scenario: Scenario, card: str, peak: int, level: int) -> int:
    """C$100,000 for one round at a level, when `peak` is the highest level ever run."""
    return index(scenario).prices[card][peak][level]


def peak_of(state: State, owner: int, card: str) -> int:
    """The highest level the owner ever ran the program at."""
    for running in state.running:
        if running.owner == owner and running.card == card:
            return running.peak
    return 0


def plan_cost(scenario: Scenario, state: State, seat: int) -> int:
    """What a seat's plan and pledges would cost this round."""
    mine = state.seats[seat]
    total = sum([money for _, _, money in mine.pledges])
    if mine.plan:
        prices = index(scenario).prices
        peaks = {r.card: r.peak for r in state.running if r.owner == seat}
        for card, level in mine.plan:
            total += prices[card][peaks.get(card, 0)][level]
    return total


def upkeep(scenario: Scenario, agreement: InForce, seat: int) -> int:
    """A seat's part of what an agreement in force costs in one round."""
    yearly = -(-scenario.agreements[agreement.card].yearly_cost * scenario.months // 12)
    return part(yearly, agreement.shares, seat)


def entry_cost(scenario: Scenario, term: Term, seat: int) -> int:
    """A seat's part of the start of an agreement that a clause would bring into force."""
    return part(scenario.agreements[term.card].start_cost, term.shares, seat)


def first_cost(scenario: Scenario, terms: Iterable[Term], seat: int) -> int:
    """What the signatures of a bundle cost a seat in their first round, start and upkeep."""
    total = 0
    for term in terms:
        if term.kind == "sign":
            new = InForce(term.card, (), term.shares, 0)
            total += entry_cost(scenario, term, seat) + upkeep(scenario, new, seat)
    return total


def part(cost: int, shares: tuple[tuple[int, int], ...], seat: int) -> int:
    """A seat's part of a shared cost; what whole percentages leave over falls to the first party."""
    for at, (who, share) in enumerate(shares):
        if who == seat:
            return cost * share // 100 if at else cost - sum([cost * other // 100 for _, other in shares[1:]])
    return 0


def owed(scenario: Scenario, state: State, seat: int) -> int:
    """What must be paid at the end of this round before any program: agreements and promised payments."""
    total = 0
    for agreement in state.in_force:
        if seat in agreement.parties:
            total += upkeep(scenario, agreement, seat)
    for deal in state.deals:
        if deal.status == "signed" and seat in deal.parties:
            total += first_cost(scenario, deal.terms, seat)
            total += sum(term.amount for term in deal.terms if term.kind == "pay" and term.by == seat)
    for promise in state.promises:
        term = promise.term
        due = promise.status == "open" and promise.first <= state.round <= promise.last and not promise.withheld
        if due and term.kind == "pay" and term.by == seat:
            total += term.amount
    return total


def spend(state: State, seat: int, money: int) -> State:
    """Take money from a seat for good."""
    if not money:
        return state
    mine = state.seats[seat]
    return with_seat(state, seat, changed(mine, funds=mine.funds - money, spent=mine.spent + money))


def use_capital(state: State, seat: int, points: int) -> State:
    """Take political capital from a seat, as far as there is any."""
    mine = state.seats[seat]
    used = min(points, mine.capital)
    if not used:
        return state
    state = with_seat(state, seat, changed(mine, capital=mine.capital - used))
    return changed(state, capital_used=state.capital_used + used)


def with_seat(state: State, seat: int, mine: Seat) -> State:
    """The state with one seat replaced."""
    seats = list(state.seats)
    seats[seat] = mine
    return changed(state, seats=tuple(seats))


def revenue(scenario: Scenario, state: State) -> State:
    """The round's income: funds above a year's revenue lapse, capital stops at its ceiling."""
    known = index(scenario)
    seats, granted, lapsed, capital = [], state.granted, state.lapsed, state.capital_granted
    for seat, mine in enumerate(state.seats):
        actor = scenario.actors[seat]
        kept = min(mine.funds, actor.revenue)
        lapsed += mine.funds - kept
        granted += known.income[seat]
        rise = max(0, min(known.rise[seat], actor.capital_most - mine.capital)) if state.round > 1 else 0
        capital += rise
        seats.append(changed(mine, funds=kept + known.income[seat], capital=mine.capital + rise))
    return changed(state, seats=tuple(seats), granted=granted, lapsed=lapsed, capital_granted=capital)
