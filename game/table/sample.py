"""A table at which one card can be looked at: the scenario and the seat that suit it, and the moment it is met in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from game.catalog.load import Loaded, assemble, scenario_card
from game.catalog.problem import CannotLoadError
from game.catalog.shelf import Shelf
from game.rules.cards import Agreement, Scenario, fits, fits_any
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
    """A table, the seat that looks, and whether anybody there can use the card."""

    table: Table
    seat: int
    usable: bool


def sample(shelf: Shelf, kind: str, id: str) -> Sample | None:
    """The longest game at the smallest table where somebody can use the card, else any with it; None: none has it."""
    idle: Loaded | None = None
    for loaded in _tables(shelf, kind, id):
        seats = users(loaded.scenario, kind, id)
        if seats:
            return _seated(loaded, kind, id, seats[0], usable=True)
        if seats is not None and idle is None:
            idle = loaded
    return _seated(idle, kind, id, 0, usable=False) if idle is not None else None


def _seated(loaded: Loaded, kind: str, id: str, seat: int, *, usable: bool) -> Sample:
    return Sample(Table(loaded, 1, _nobody(loaded), None, None, met(loaded, kind, id, seat)), seat, usable)


def _tables(shelf: Shelf, kind: str, id: str) -> Iterator[Loaded]:
    """Every sound scenario that may have the card, the longest first; an actor whom none seats takes one more seat."""
    cards = sorted(shelf.cards["scenarios"].values(), key=lambda c: (-c.data["rounds"], len(c.data["seats"]), c.id))
    new = kind == "actors" and all(id not in card.data["seats"] for card in cards)
    for card in cards:
        if kind == "scenarios" and card.id != id:
            continue
        if kind == "actors" and not new and id not in card.data["seats"]:
            continue
        try:
            sound = scenario_card(shelf, card.id)
        except CannotLoadError:
            continue
        seats = (*card.data["seats"], id) if new else card.data["seats"]
        yield assemble(shelf, replace(sound, data={**sound.data, "seats": seats}))


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
