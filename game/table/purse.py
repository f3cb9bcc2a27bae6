"""A seat's money of one round taken apart: what came in, what is owed to whom, what is planned, what is left."""

from __future__ import annotations

from game.rules.cards import Scenario
from game.rules.index import index
from game.rules.money import first_cost, peak_of, program_cost, upkeep
from game.rules.record import record
from game.rules.types import Said, State


@record
class Item:
    """One line: what it is for, its money in C$100,000 (what goes out is negative), and its kind.

    kind: "income" (of this round), "kept" (of earlier rounds), "agreement" (in force), "signed" (deals that wait for
    ratification), "promise" (payments that are due), "program" (planned), "pledge" (help for others' programs).
    """

    kind: str
    said: Said
    money: int


def purse_items(scenario: Scenario, state: State, seat: int) -> tuple[Item, ...]:
    """Every line of a seat's money in this round; they add up to what is left to plan with."""
    return (
        *_came_in(scenario, state, seat),
        *_owed(scenario, state, seat),
        *_planned(scenario, state, seat),
    )


def _came_in(scenario: Scenario, state: State, seat: int) -> list[Item]:
    """The round's income, and what there is besides (less, once an event was answered with money)."""
    income = index(scenario).income[seat]
    found = [Item("income", Said("purse.income"), income)]
    if rest := state.seats[seat].funds - income:
        found.append(Item("kept", Said("purse.kept" if rest > 0 else "purse.spent"), rest))
    return found


def _owed(scenario: Scenario, state: State, seat: int) -> list[Item]:
    """What falls due before any program, line by line."""
    found = [
        Item("agreement", Said("purse.card", (("card", agreement.card),)), -money)
        for agreement in state.in_force
        if seat in agreement.parties and (money := upkeep(scenario, agreement, seat))
    ]
    for deal in state.deals:
        if deal.status == "signed" and seat in deal.parties:
            for term in deal.terms:
                if term.kind == "sign" and (cost := first_cost(scenario, (term,), seat)):
                    found.append(Item("signed", Said("purse.card", (("card", term.card),)), -cost))
                elif term.kind == "pay" and term.by == seat and term.amount:
                    found.append(Item("signed", Said("purse.promise", (("whom", term.target),)), -term.amount))
    for promise in state.promises:
        term = promise.term
        due = promise.status == "open" and promise.first <= state.round <= promise.last and not promise.withheld
        if due and term.kind == "pay" and term.by == seat and term.amount:
            found.append(Item("promise", Said("purse.promise", (("whom", term.target),)), -term.amount))
    return found


def _planned(scenario: Scenario, state: State, seat: int) -> list[Item]:
    """The plan and the help for others."""
    found = []
    for card, level in state.seats[seat].plan:
        if money := program_cost(scenario, card, peak_of(state, seat, card), level):
            found.append(Item("program", Said("purse.program", (("card", card), ("n", level))), -money))
    for card, owner, money in state.seats[seat].pledges:
        found.append(Item("pledge", Said("purse.pledge", (("card", card), ("whom", owner))), -money))
    return found
