"""A table at which one card can be looked at: the scenario and the seat that suit it, and the moment it is met in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from game.catalog import build
from game.catalog.cross import needed
from game.catalog.load import Loaded, assemble, scenario_card
from game.catalog.manifest import FOLDER
from game.catalog.packs import sharing
from game.catalog.problem import CannotLoadError
from game.catalog.shelf import Card, Shelf
from game.rules.cards import Actor, Agreement, Scenario, fits, fits_any
from game.rules.types import Happened, InForce, State
from game.table.table import Table

DECKS: Mapping[str, Callable[[Scenario], Mapping[str, Any]]] = {
    "programs": lambda scenario: scenario.programs,
    "agreements": lambda scenario: scenario.agreements,
    "events": lambda scenario: scenario.happenings,
    "levers": lambda scenario: scenario.levers,
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A table, the seat that looks, and whether anybody there can use the card.

    lent: no scenario plays with the card; it was put into this one to be looked at. guests: the seats of actors that
    were put there with it, since nobody else can use it.
    """

    table: Table
    seat: int
    usable: bool
    lent: bool = False
    guests: tuple[int, ...] = ()

    def fresh(self) -> Table:
        """The same table for somebody who may do things at it."""
        return Table(self.table.loaded, self.table.seed, self.table.drivers, None, None, self.table.state)


def sample(shelf: Shelf, kind: str, id: str) -> Sample | None:
    """The longest game at the smallest table where somebody can use the card, else any with it. Where no scenario has
    it, one to which it is lent, where need be with somebody who can use it; None: that cannot be done either."""
    found = _seen(_tables(shelf, kind, id), kind, id)
    if found is not None or kind == "scenarios":
        return found
    lent = _seen(_lent(shelf, kind, id), kind, id)
    if (lent is None or not lent.usable) and _wanted(kind, shelf.cards[kind][id]):
        lent = _seen(_lent(shelf, kind, id, guests=True), kind, id) or lent
    if lent is None:
        return None
    scenario = lent.table.scenario
    invited = len(shelf.cards["scenarios"][scenario.id].data["seats"]) if kind != "actors" else len(scenario.actors)
    return replace(lent, lent=True, guests=tuple(range(invited, len(scenario.actors))))


def _seen(tables: Iterator[Loaded], kind: str, id: str) -> Sample | None:
    """The first table at which somebody can use the card, else the first that has it."""
    idle: Loaded | None = None
    for loaded in tables:
        seats = users(loaded.scenario, kind, id)
        if seats:
            return _seated(loaded, kind, id, seats[0], usable=True)
        if seats is not None and idle is None:
            idle = loaded
    return _seated(idle, kind, id, 0, usable=False) if idle is not None else None


def _seated(loaded: Loaded, kind: str, id: str, seat: int, *, usable: bool) -> Sample:
    return Sample(Table(loaded, 1, _nobody(loaded), None, None, met(loaded, kind, id, seat)), seat, usable)


def _tables(shelf: Shelf, kind: str, id: str) -> Iterator[Loaded]:
    """Every sound scenario that has the card, or whose packs bring it, the longest first."""
    pack = shelf.cards[kind][id].pack
    for card in _longest(shelf):
        if kind == "scenarios" and card.id != id:
            continue
        if kind == "actors" and id not in card.data["seats"]:
            continue
        if not pack or pack in sharing(shelf, card):
            yield from _sound(shelf, card, kind, id)


def _lent(shelf: Shelf, kind: str, id: str, *, guests: bool = False) -> Iterator[Loaded]:
    """The same scenarios as if the card's pack joined them; an actor takes one more seat, guests as many as it takes
    until somebody can use the card."""
    pack = shelf.cards[FOLDER].get(shelf.cards[kind][id].pack)
    for card in _longest(shelf):
        guest = card
        more = (id,) if kind == "actors" else _invited(shelf, kind, id, card) if guests else ()
        if more := tuple(actor for actor in more if actor not in card.data["seats"]):
            guest = replace(card, data={**card.data, "seats": (*card.data["seats"], *more)})
        if pack is None:
            yield from _sound(shelf, guest, kind, id)
            continue
        joins = {pack.id: replace(pack, data={**pack.data, "joins": (*pack.data["joins"], card.id)})}
        cards = {**shelf.cards, FOLDER: {**shelf.cards[FOLDER], **joins}}
        yield from _sound(replace(shelf, cards=cards), guest, kind, id)


def _invited(shelf: Shelf, kind: str, id: str, scenario: Card) -> tuple[str, ...]:
    """Actors who together with those of a scenario can use a card, those of its own pack before the game's own."""
    card = shelf.cards[kind][id]
    there = [
        actor for actor in shelf.cards["actors"].values() if actor.pack in needed(shelf.cards, (card.pack,)) | {""}
    ]
    actors = {one.id: build.actor(one) for one in sorted(there, key=lambda one: one.pack != card.pack)}
    seated = {seat: actors[seat] for seat in scenario.data["seats"] if seat in actors}
    found: dict[str, Actor] = {}
    for wanted in _wanted(kind, card):
        if not any(fits_any(actor, wanted) for actor in (*seated.values(), *found.values())):
            found |= dict([one for one in actors.items() if fits_any(one[1], wanted)][:1])
    return tuple(found)


def _wanted(kind: str, card: Card) -> list[tuple[str, ...]]:
    """Who it takes to use a card: of each group somebody."""
    d = card.data
    if kind == "agreements":
        return [(slot,) for slot in d["parties"]]
    if kind == "events":
        return [(d["choice"]["by"],)] if d["choice"] else []
    return [tuple(d[field]) for field in ("by", "on") if field in d]


def _longest(shelf: Shelf) -> list[Card]:
    """The scenarios, the longest first; of those the one with the fewest seats."""
    return sorted(shelf.cards["scenarios"].values(), key=lambda c: (-c.data["rounds"], len(c.data["seats"]), c.id))


def _sound(shelf: Shelf, card: Card, kind: str, id: str) -> Iterator[Loaded]:
    """The table of a scenario that can be played and has the card; nothing otherwise."""
    try:
        scenario_card(shelf, card.id)
        loaded = assemble(shelf, card)
    except CannotLoadError:
        return
    crossings = {corridor.id for corridor in loaded.scenario.corridors}
    if id in (crossings if kind == "corridors" else loaded.shelf.cards[kind]):
        yield loaded


def _nobody(loaded: Loaded) -> tuple[None, ...]:
    return (None,) * len(loaded.scenario.actors)


def users(scenario: Scenario, kind: str, id: str) -> tuple[int, ...] | None:
    """The seats that can use a card; None where the scenario does not have it."""
    actors = scenario.actors
    if kind == "actors":
        return tuple(seat for seat, actor in enumerate(actors) if actor.id == id) or None
    if kind not in DECKS:
        return tuple(range(len(actors)))
    card = DECKS[kind](scenario).get(id)
    if card is None:
        return None
    if kind == "agreements":
        return signers(scenario, card)
    if kind == "events":
        return tuple(seat for seat, actor in enumerate(actors) if card.choices and fits(actor, card.chooser))
    return tuple(seat for seat, actor in enumerate(actors) if fits_any(actor, card.by))


def signers(scenario: Scenario, card: Agreement) -> tuple[int, ...]:
    """One seat for each slot of an agreement, the first that fits and may sign; one more where one fills all."""
    able = [
        seat
        for seat, actor in enumerate(scenario.actors)
        if card.kind in actor.signs and fits_any(actor, card.parties + card.open_to)
    ]
    found: list[int] = []
    for slot in card.parties:
        fitting = [seat for seat in able if fits(scenario.actors[seat], slot)]
        if fitting and not set(fitting) & set(found):
            found.append(fitting[0])
    found += [seat for seat in able if seat not in found][: max(0, 2 - len(found))]
    return tuple(sorted(found))


def met(loaded: Loaded, kind: str, id: str, seat: int) -> State:
    """The opening of a game at the moment in which a card of this kind is met."""
    scenario = loaded.scenario
    state = Table(loaded, 1, _nobody(loaded)).state
    if kind == "programs":
        return replace(state, phase="programs")
    if kind == "levers":
        return replace(state, phase="negotiation")
    if kind == "actors":
        orders = tuple(mandate.id for mandate in scenario.actors[seat].mandates)
        own = replace(state.seats[seat], mandates=orders)
        return replace(state, seats=(*state.seats[:seat], own, *state.seats[seat + 1 :]))
    if kind == "agreements":
        parties = signers(scenario, scenario.agreements[id])
        return replace(state, in_force=(InForce(id, parties, even(parties), 1),)) if parties else state
    if kind == "events":
        pending = ((seat, -1),) if scenario.happenings[id].choices else ()
        return replace(state, phase="events", happened=(Happened(id, 1, pending),))
    return state


def even(seats: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """Cost shares as equal as whole percentages allow, adding up to 100."""
    share, rest = divmod(100, len(seats))
    return tuple((seat, share + (1 if at < rest else 0)) for at, seat in enumerate(seats))
