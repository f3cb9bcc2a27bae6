"""The fixed list of moves of a scenario, and the Action that each of them stands for now.

One list serves all seats, so that a number means the same whoever plays it; what a seat can never do is never legal
for it. A move that speaks of an offer names its maker and which of the maker's offers of this round it is: its meaning
does not shift while others act.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.lab.env.bundles import bundle, bundles, may_make
from game.lab.env.slots import asked_of, made_by
from game.rules.cards import Scenario
from game.rules.index import index
from game.rules.types import Action, Option, View

PLEDGES = (0, 1, 2)
"""Halves of the bound that a seat may pledge to another's program: nothing, half, all."""
CARRY = (1, 3, 0)
"""Points of capital that may be spent on a deal at once; 0 stands for as many as there may be."""
DEALS = 4
"""Deals waiting for ratification that can be carried: the first of them."""
LINES = 8
"""Promises that can be withheld: the first of them."""


@dataclass(frozen=True, slots=True)
class Move:
    """One entry of the list.

    verb      card       amount                     other        slot
    wait      -          -                          -            -       nothing to do, or nothing done
    pass      -          -                          -            -
    fund      program    level                      -            -
    cofund    program    halves of the bound        owner        -
    withhold  -          1 withhold, 0 keep         -            promise
    choose    -          -                          -            position of the choice, first event that waits
    leave     agreement  -                          -            -
    pull      lever      -                          aimed at     -
    ally      -          1 or 0                     seat         -
    answer    -          1 yes, 0 no                maker        which of its offers this round
    withdraw  -          -                          -            which of my offers this round
    carry     -          points, 0: all there may   -            deal
    offer     asked for  level                      the other    -       `bundle` says what for what, `gives` my card
    """

    verb: str
    card: str = ""
    amount: int = 0
    other: int = -1
    slot: int = -1
    bundle: str = ""
    gives: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """The moves of a scenario: `place` is the first of those that share verb, card, other and slot."""

    scenario: Scenario
    moves: tuple[Move, ...]
    place: Mapping[tuple[str, str, int, int], int]
    offers: tuple[tuple[int, ...], ...]
    """By seat: the places of the offers that it could ever make."""


def menu(scenario: Scenario) -> Menu:
    """The list for a scenario; it depends on its cards and seats alone."""
    moves = tuple(_moves(scenario))
    place: dict[tuple[str, str, int, int], int] = {}
    for at, move in enumerate(moves):
        place.setdefault((move.verb, move.card, move.other, move.slot), at)
    offers = [at for at, move in enumerate(moves) if move.verb == "offer"]
    seats = range(len(scenario.actors))
    return Menu(
        scenario, moves, place, tuple(tuple(at for at in offers if may_make(scenario, moves[at], me)) for me in seats)
    )


def _moves(scenario: Scenario) -> Iterator[Move]:
    seats = range(len(scenario.actors))
    yield from (Move("wait"), Move("pass"))
    for program in scenario.programs.values():
        yield from (Move("fund", program.id, level) for level in range(program.levels + 1))
    owned = sorted(
        {(card, owner) for mine in index(scenario).cofunds for card, whose in mine.items() for owner in whose}
    )
    yield from (Move("cofund", card, halves, owner) for card, owner in owned for halves in PLEDGES)
    yield from (Move("withhold", "", yes, -1, line) for line in range(LINES) for yes in (0, 1))
    most = max((len(happening.choices) for happening in scenario.happenings.values()), default=0)
    yield from (Move("choose", "", 0, -1, choice) for choice in range(most))
    yield from (Move("leave", card) for card in scenario.agreements)
    aims = sorted({(lever, aim) for mine in index(scenario).aims for lever, whom in mine.items() for aim in whom})
    yield from (Move("pull", lever, 0, aim) for lever, aim in aims)
    yield from (Move("ally", "", yes, seat) for seat in seats for yes in (0, 1))
    each = range(scenario.offers_each)
    yield from (Move("answer", "", yes, maker, slot) for maker in seats for slot in each for yes in (0, 1))
    yield from (Move("withdraw", "", 0, -1, slot) for slot in each)
    yield from (Move("carry", "", points, -1, deal) for deal in range(DEALS) for points in CARRY)
    for name, card, level, other, gives in bundles(scenario):
        yield Move("offer", card, level, other, -1, name, gives)


def action(menu: Menu, view: View, options: Sequence[Option], at: int) -> Action | None:
    """What move number `at` is for the viewer now; None when it speaks of something that is not there, or waits."""
    move, me, scenario = menu.moves[at], view.viewer, menu.scenario
    verb = move.verb
    if verb == "offer":
        return Action(me, verb, offer=bundle(scenario, move, me, view.round)) if may_make(scenario, move, me) else None
    if verb in ("pass", "fund", "leave", "pull", "ally"):
        return Action(me, verb, move.card, move.amount, move.other)
    if verb == "answer":
        found = asked_of(view).get((move.other, move.slot))
        return Action(me, verb, "", move.amount, found.number) if found is not None else None
    if verb == "withdraw":
        own = made_by(view)
        return Action(me, verb, "", 0, own[move.slot].number) if move.slot < len(own) else None
    return _bounded(move, me, [option for option in options if option.verb == verb])


def _bounded(move: Move, me: int, options: Sequence[Option]) -> Action | None:
    """The action of a move whose amount or aim only the seat's options tell."""
    if move.verb == "cofund":
        pledge = next((o for o in options if o.card == move.card and o.targets == (move.other,)), None)
        return Action(me, "cofund", move.card, half(pledge, move.amount), move.other) if pledge is not None else None
    if move.verb == "withhold":
        lines = options[0].targets if options else ()
        return Action(me, "withhold", "", move.amount, lines[move.slot]) if move.slot < len(lines) else None
    if move.verb == "choose":
        return Action(me, "choose", options[0].card, move.slot) if options else None
    if move.verb == "carry" and move.slot < len(options):
        deal = options[move.slot]
        return Action(me, "carry", "", move.amount or deal.high, deal.targets[0])
    return None


def half(option: Option, halves: int) -> int:
    """So many halves of what may be pledged, rounded up."""
    return -(-option.high * halves // 2)
