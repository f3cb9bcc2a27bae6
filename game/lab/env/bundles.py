"""The table of offers that an agent can make: to sign together, or one clause of mine for one of another seat's.

Any bundle the rules allow would be too many to number, so these are the ones a learner may draw from:

    name                  asked of the other seat                         given by the maker
    sign                  an agreement, by all who may sign it            equal shares, the first takes the rest
    pay-for-fund          a program of its own, level one or highest      half the upkeep each round
    support-for-fund      a program of its own, level one or highest      support at home
    fund-for-pay          half the upkeep each round                      a program of the maker's, level one
    fund-for-support      support at home                                 a program of the maker's, level one
    fund-for-fund         a program of its own, level one                 one of the maker's with the same first tag
    support-for-suspend   no such program                                 support at home
    support-for-exempt    the maker's exemption from it                   support at home
    support-for-support   support at home                                 support at home

Promises last three rounds, or what is left of the game. All are secret, and stand until the round is over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from game.rules.cards import Agreement, Scenario, fits_any
from game.rules.index import index
from game.rules.types import Offer, Term

ROUNDS = 3
"""Rounds that a promise of these offers lasts, when the game does."""


class Wanted(Protocol):
    """What an offer needs to know of its move."""

    @property
    def bundle(self) -> str: ...
    @property
    def card(self) -> str: ...
    @property
    def amount(self) -> int: ...
    @property
    def other(self) -> int: ...
    @property
    def gives(self) -> str: ...


def bundles(scenario: Scenario) -> Iterator[tuple[str, str, int, int, str]]:
    """(name, card asked for, level, other seat, card given) of every offer of the table, whoever makes it."""
    seats = range(len(scenario.actors))
    owned = [(card, owner) for owner in seats for card in index(scenario).owns[owner]]
    yield from (("sign", card, 0, -1, "") for card in scenario.agreements)
    for name in ("pay-for-fund", "support-for-fund"):
        for card, owner in owned:
            yield from ((name, card, level, owner, "") for level in sorted({1, scenario.programs[card].levels}))
    for name in ("fund-for-pay", "fund-for-support"):
        yield from ((name, "", 1, seat, card) for card in scenario.programs for seat in seats)
    first = {card: program.tags[:1] for card, program in scenario.programs.items()}
    for card, owner in owned:
        rivals = (mine for mine in scenario.programs if first[mine] == first[card])
        others = [{*index(scenario).owns[seat]} for seat in seats if seat != owner]
        yield from (("fund-for-fund", card, 1, owner, mine) for mine in rivals if any(mine in own for own in others))
    for name in ("support-for-suspend", "support-for-exempt"):
        yield from ((name, card, 0, owner, "") for card, owner in owned)
    yield from (("support-for-support", "", 0, seat, "") for seat in seats)


def may_make(scenario: Scenario, move: Wanted, me: int) -> bool:
    """Whether a seat could ever make this offer: another to make it to, a program or a signature of its own to give."""
    if move.bundle == "sign":
        return me in signers(scenario, scenario.agreements[move.card])
    return move.other != me and (not move.gives or move.gives in index(scenario).owns[me])


def signers(scenario: Scenario, card: Agreement) -> tuple[int, ...]:
    """Everybody who may sign an agreement."""
    entitled = card.parties + card.open_to
    able = (seat for seat, actor in enumerate(scenario.actors) if card.kind in actor.signs)
    return tuple(seat for seat in able if fits_any(scenario.actors[seat], entitled))


def bundle(scenario: Scenario, move: Wanted, me: int, round: int) -> Offer:
    """The offer as the seat `me` would put it in this round. Legal or not: that the rules say."""
    if move.bundle == "sign":
        parties = signers(scenario, scenario.agreements[move.card])
        each = 100 // len(parties)
        shares = tuple((seat, each + (100 - each * len(parties)) * (not at)) for at, seat in enumerate(parties))
        return Offer(parties, (Term("sign", card=move.card, shares=shares),))
    given, asked = move.bundle.split("-for-")
    rounds = min(ROUNDS, scenario.rounds - round + 1)
    program = scenario.programs.get(move.card or move.gives)
    upkeep = program.yearly_cost * move.amount * scenario.months if program is not None else 0
    pay = max(1, -(-upkeep // 24))
    return Offer(
        (min(me, move.other), max(me, move.other)),
        (
            _clause(given, me, move.other, move.gives, pay if given == "pay" else 1, rounds),
            _clause(asked, move.other, me, move.card, pay if asked == "pay" else move.amount, rounds),
        ),
    )


def _clause(kind: str, by: int, to: int, card: str, amount: int, rounds: int) -> Term:
    """One clause; of the numbers only those that its kind uses."""
    aimed = kind in ("pay", "support", "exempt")
    return Term(kind, by, card, amount if kind in ("fund", "pay") else 0, to if aimed else -1, rounds)
