"""A game that goes on with other cards: what it holds of cards that went is ended, and its past can still be told.

The state names cards by their ids, and so do the record and the rounds that were resolved. A card that went but is
named anywhere stays in its deck as a *keepsake*: with its texts, but such that nobody can play it and it does nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from game.catalog.load import Loaded
from game.rules import encode
from game.rules.cards import Agreement, Happening, Lever, Program, Scenario, fits_any
from game.rules.promises import ON_PROGRAMS
from game.rules.record import changed
from game.rules.terms import may_sign
from game.rules.types import Deal, InForce, Offered, Promise, Running, Said, Seat, State, Term

CardKind = TypeVar("CardKind", Program, Agreement, Happening, Lever)
DECKS = ("programs", "agreements", "happenings", "levers")


@dataclass(frozen=True, slots=True)
class Refitted:
    """The table to go on at, its state, and public sentences about what was ended."""

    loaded: Loaded
    state: State
    said: tuple[Said, ...]


def same_table(old: Scenario, new: Scenario) -> bool:
    """Whether a game of one scenario can go on with the other: the same seats, crossings and calendar."""
    return (
        [actor.id for actor in old.actors] == [actor.id for actor in new.actors]
        and dict(old.dials) == dict(new.dials)
        and (old.rounds, old.months, old.first_year, old.first_month)
        == (new.rounds, new.months, new.first_year, new.first_month)
    )


def refit(old: Loaded, new: Loaded, state: State, past: Iterable[State], told: Iterable[Said]) -> Refitted:
    """The state of a game that goes on at `new`; `past` are rounds that were resolved, `told` what was said so far.

    Where the game began stays as it was: its opening is the first point of every curve.
    """
    before = old.scenario
    after = with_keepsakes(before, new.scenario, lambda: names(state, past, told))
    after = replace(after, opening=before.opening, stocks=before.stocks)
    after = replace(after, happenings={id: _answerable(state, before, card) for id, card in after.happenings.items()})
    gone = frozenset(id for deck in DECKS for id in getattr(before, deck) if id not in getattr(new.scenario, deck))
    return Refitted(replace(new, scenario=after), _carried(state, after, gone), tuple(_ended(state, after, gone)))


# --- keepsakes ---


def names(state: State, past: Iterable[State], told: Iterable[Said]) -> frozenset[str]:
    """Every word by which a card might be named in a state, in earlier ones, and in what was said."""
    found: set[str] = set()
    for one in (state, *past):
        found.update(_strings(encode(one)))
    for said in told:
        found.update(value for _, value in said.values if isinstance(value, str))
    return frozenset(found)


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for part in data:
            yield from _strings(part)
    elif isinstance(data, dict):
        for part in data.values():
            yield from _strings(part)


def with_keepsakes(old: Scenario, new: Scenario, named: Callable[[], frozenset[str]]) -> Scenario:
    """The new scenario with a keepsake of each card that went and is named."""
    if all(set(getattr(old, deck)) <= set(getattr(new, deck)) for deck in DECKS):
        return new
    known = named()
    return replace(
        new,
        programs=_kept(old.programs, new.programs, known),
        agreements=_kept(old.agreements, new.agreements, known),
        happenings=_kept(old.happenings, new.happenings, known),
        levers=_kept(old.levers, new.levers, known),
    )


def _kept(old: Mapping[str, CardKind], new: Mapping[str, CardKind], known: frozenset[str]) -> Mapping[str, CardKind]:
    return {**new, **{id: keepsake(card) for id, card in old.items() if id in known and id not in new}}


def keepsake(card: CardKind) -> CardKind:
    """A card that can be told, but neither played nor met, and does nothing."""
    if isinstance(card, Program):
        return replace(card, by=(), cofund=(), needs=(), excludes=(), effects=(), pleases={}, reassures=())
    if isinstance(card, Agreement):
        return replace(card, parties=(), open_to=(), needs=(), excludes=(), effects=(), pleases={})
    if isinstance(card, Lever):
        return replace(card, by=(), on=(), needs=(), moves={}, effects=())
    choices = tuple(replace(one, cost=0, capital=0, effects=(), pleases={}) for one in card.choices)
    quiet = replace(card, pinned=0, base_ppm=0, slopes=(), needs=(), excludes=())
    return replace(quiet, effects=(), politics=(), pleases={}, choices=choices)


def _answerable(state: State, old: Scenario, card: Happening) -> Happening:
    """An event whose decision is awaited, or was made by a choice that it no longer has, keeps the choices it had."""
    before = old.happenings.get(card.id)
    made = [choice for one in state.happened if one.card == card.id for _, choice in one.choices]
    if before is None or not any(choice < 0 or choice >= len(card.choices) for choice in made):
        return card
    return replace(card, chooser=before.chooser, choices=before.choices)


# --- the state ---


def _carried(state: State, after: Scenario, gone: frozenset[str]) -> State:
    """The state without what rested on cards that are gone, levels within those that cards have now."""
    return changed(
        state,
        seats=tuple(_seat(seat, number, after, gone) for number, seat in enumerate(state.seats)),
        running=tuple(_level(one, after) for one in state.running if _runs(one, after, gone)),
        in_force=tuple(one for one in state.in_force if _holds(one, after, gone)),
        offers=tuple(_offer(one, after, gone) for one in state.offers),
        deals=tuple(_deal(one, after, gone) for one in state.deals),
        promises=tuple(_promise(one, after, gone) for one in state.promises),
        swings=tuple(one for one in state.swings if one.constituency in after.constituencies),
    )


def _runs(one: Running, after: Scenario, gone: frozenset[str]) -> bool:
    """Whether a program can go on: its card is there, and its owner may still run it."""
    return _may_run(one.owner, one.card, after, gone)


def _may_run(owner: int, card: str, after: Scenario, gone: frozenset[str]) -> bool:
    return card not in gone and fits_any(after.actors[owner], after.programs[card].by)


def _holds(one: InForce, after: Scenario, gone: frozenset[str]) -> bool:
    """Whether an agreement can stay in force: its card is there, and is still one for its parties."""
    return _may_sign(one.parties, one.card, after, gone)


def _may_sign(parties: tuple[int, ...], card: str, after: Scenario, gone: frozenset[str]) -> bool:
    return card not in gone and may_sign(after, parties, after.agreements[card]) is None


def _level(one: Running, after: Scenario) -> Running:
    most = after.programs[one.card].levels
    return changed(one, level=min(one.level, most), peak=min(one.peak, most))


def _seat(seat: Seat, number: int, after: Scenario, gone: frozenset[str]) -> Seat:
    """A seat's plan, pledges and private orders without what went."""
    own, orders = after.actors[number], {mandate.id for mandate in after.actors[number].mandates}
    plan = tuple(
        (card, min(level, after.programs[card].levels))
        for card, level in seat.plan
        if _may_run(number, card, after, gone)
    )
    pledges = tuple(
        (card, owner, money)
        for card, owner, money in seat.pledges
        if _may_run(owner, card, after, gone) and fits_any(own, after.programs[card].cofund)
    )
    return changed(seat, plan=plan, pledges=pledges, mandates=tuple(id for id in seat.mandates if id in orders))


def _stands(term: Term, parties: tuple[int, ...], after: Scenario, gone: frozenset[str]) -> bool:
    """Whether a clause can still be kept: its card is there, and still lets its parties do what they agreed on."""
    if term.kind in ON_PROGRAMS:
        return _may_run(term.by, term.card, after, gone)
    return _may_sign(parties, term.card, after, gone) if term.kind == "sign" else term.card not in gone


def _within(term: Term, after: Scenario) -> Term:
    """A clause asks for no more levels of a program than its card has now."""
    if term.kind != "fund" or term.card not in after.programs:
        return term
    return changed(term, amount=min(term.amount, after.programs[term.card].levels))


def _offer(one: Offered, after: Scenario, gone: frozenset[str]) -> Offered:
    if one.status != "open":
        return one
    if not all(_stands(term, one.offer.parties, after, gone) for term in one.offer.terms):
        return changed(one, status="withdrawn")
    return changed(one, offer=changed(one.offer, terms=tuple(_within(term, after) for term in one.offer.terms)))


def _deal(one: Deal, after: Scenario, gone: frozenset[str]) -> Deal:
    if one.status != "signed":
        return one
    if not all(_stands(term, one.parties, after, gone) for term in one.terms):
        return changed(one, status="rejected")
    return changed(one, terms=tuple(_within(term, after) for term in one.terms))


def _promise(one: Promise, after: Scenario, gone: frozenset[str]) -> Promise:
    """A promise about a card that went, or that is no longer the promiser's, binds nobody any more."""
    if one.status != "open":
        return one
    if not _stands(one.term, one.parties, after, gone):
        return changed(one, status="released")
    return changed(one, term=_within(one.term, after))


def _ended(state: State, after: Scenario, gone: frozenset[str]) -> Iterator[Said]:
    """What everybody may be told of what was ended; what only some know of is seen by them in its place."""
    for one in state.running:
        if one.level and not _runs(one, after, gone):
            yield Said("author.ended.program", (("card", one.card), ("who", one.owner)))
    for agreement in state.in_force:
        if not _holds(agreement, after, gone):
            yield Said("author.ended.agreement", (("card", agreement.card),))
