"""Which moves are legal now: bounds from the seat's options, everything beyond them asked of the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import is_
from typing import NamedTuple

from game.lab.env.moves import CARRY, DEALS, LINES, PLEDGES, Menu, action, half
from game.lab.env.slots import asked_of, made_by
from game.rules import allows
from game.rules.types import Action, Deal, Option, State, View

WAIT = 0
"""The place of the move that does nothing: legal when nothing else is."""


class Standing(NamedTuple):
    """The offers of the table that a seat with an offer left may make, and the records this rests on."""

    on: tuple[object, ...]
    deals: tuple[Deal, ...]
    promises: tuple[int, ...]
    signatures: tuple[int, ...]

    @property
    def offers(self) -> tuple[int, ...]:
        """All of them."""
        return self.promises + self.signatures


def legal(menu: Menu, state: State, view: View, options: Sequence[Option], offers: Sequence[int]) -> list[int]:
    """Places of the moves that the rules allow the viewer, in no order; `offers` those of its present `standing`."""
    found: list[int] = []
    place, carried = menu.place, 0
    for option in options:
        verb, card = option.verb, option.card
        if verb == "offer":
            found += offers
        elif verb == "fund":
            at = place[(verb, card, -1, -1)]
            found += [at + level for level in range(option.low, option.high + 1) if level != option.now]
        elif verb == "cofund":
            at = place[(verb, card, option.targets[0], -1)]
            found += [at + halves for halves in PLEDGES if half(option, halves) != option.now]
        elif verb == "pull":
            found += [place[(verb, card, aim, -1)] for aim in option.targets]
        elif verb == "leave":
            found.append(place[(verb, card, -1, -1)])
        elif verb == "carry":
            if carried < DEALS:
                at = place[(verb, "", -1, carried)]
                found += [at + which for which, points in enumerate(CARRY) if points <= option.high]
            carried += 1
        else:
            found += _others(menu, state, view, option)
    return found or [WAIT]


def _others(menu: Menu, state: State, view: View, option: Option) -> Iterator[int]:
    """Moves of an option whose aims are numbers: offers, promises, choices, seats."""
    verb, place, me, scenario = option.verb, menu.place, view.viewer, menu.scenario
    if verb == "pass":
        if allows(scenario, state, Action(me, verb)) is None:
            yield place[(verb, "", -1, -1)]
    elif verb == "ally":
        for seat in option.targets:
            yield place[(verb, "", seat, -1)] + (seat not in view.seats[me].allies)
    elif verb == "answer":
        for (maker, slot), offered in asked_of(view).items():
            if offered.number in option.targets:
                at = place[(verb, "", maker, slot)]
                yield at
                if allows(scenario, state, Action(me, verb, "", 1, offered.number)) is None:
                    yield at + 1
    elif verb == "withdraw":
        own = enumerate(made_by(view))
        yield from (place[(verb, "", -1, slot)] for slot, offered in own if offered.number in option.targets)
    elif verb == "withhold":
        withheld = {promise.number: promise.withheld for promise in view.promises}
        for slot, number in enumerate(option.targets[:LINES]):
            yield place[(verb, "", -1, slot)] + (not withheld[number])
    elif verb == "choose" and option.card == first_choice(view):
        yield from (place[(verb, "", -1, position)] for position in option.targets)


def first_choice(view: View) -> str:
    """The event that waits for the viewer's choice, the first of them; "" when none does."""
    asked = (h.card for h in view.happened if h.round == view.round and (view.viewer, -1) in h.choices)
    return next(asked, "")


def standing(menu: Menu, state: State, view: View, known: Standing | None) -> Standing:
    """The offers that a seat with an offer left may make; what is `known` is kept while the records it rests on stand.

    What may be promised rests on the round and on what is in force, which no talk changes; what may be signed rests on
    the deals under way besides. So hundreds of offers are put to the rules once a round, not at every turn.
    """
    on = (state.running, state.in_force, state.dials, state.happened)
    same = known is not None and known.on[0] == state.round and all(map(is_, known.on[1:], on))
    if known is not None and same and known.deals is state.deals:
        return known
    promises = known.promises if known is not None and same else _open(menu, state, view, False)
    return Standing((state.round, *on), state.deals, promises, _open(menu, state, view, True))


def _open(menu: Menu, state: State, view: View, signing: bool) -> tuple[int, ...]:
    """Places of the offers that the rules allow the viewer, those that sign something or the others."""
    places = (at for at in menu.offers[view.viewer] if (menu.moves[at].bundle == "sign") == signing)
    made = ((at, action(menu, view, (), at)) for at in places)
    return tuple(at for at, do in made if do is not None and allows(menu.scenario, state, do) is None)
