"""A scenario ready to play: its cards, its model, and what had to be left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from game.catalog import build, grounds
from game.catalog.compile import build as build_model
from game.catalog.cross import needed
from game.catalog.manifest import inside, pack_of
from game.catalog.packs import around, as_played, joining, listed
from game.catalog.problem import CannotLoadError, Problem, near
from game.catalog.rehearsal import comes_to_numbers
from game.catalog.shelf import Card, Shelf, read
from game.rules.cards import Actor, Happening, Scenario, fits
from game.world.model import Floats, Model
from game.world.names import dial_names
from game.world.step import opening

Kind = TypeVar("Kind")
DECKS = ("programs", "agreements", "events", "levers")
RESTS = (*DECKS, "constituencies")
"""What a card of a deck rests on."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A scenario, its model, the shelf it came from, and the problems of content that this table does without."""

    scenario: Scenario
    model: Model
    shelf: Shelf
    problems: tuple[Problem, ...]


def load(root: Path, id: str, shelf: Shelf | None = None, rounds: int = 0, content: str = "") -> Loaded:
    """A scenario, in so many rounds at most (0: as many as it has), with the private orders that suit its length.

    `content` is the digest of a game that was begun: packs that joined the scenario since have no part in it.
    Raises CannotLoadError when the scenario or one of its seats is missing or broken.
    """
    shelf = shelf or read(root)
    card = scenario_card(shelf, id)
    if content:
        shelf = as_played(shelf, card, content)
    if 0 < rounds < card.data["rounds"]:
        card = replace(card, data={**card.data, "rounds": rounds})
    return assemble(shelf, card)


def assemble(shelf: Shelf, card: Card) -> Loaded:
    """The table that a scenario's card describes; the card need not be one of the shelf's own.

    "all" is what the game itself has and what the packs have that share in the scenario; `Loaded.shelf` has no more.
    Packs that join the scenario bring all their cards along, also where it lists its own.
    """
    scenario, shelf = dealt(shelf, card)
    places = {corridor.id: shelf.cards["corridors"][corridor.id].data for corridor in scenario.corridors}
    model, stocks, dials = _world(shelf, card, scenario, places)
    scenario = replace(
        scenario,
        opening=tuple(int(x) for x in (dials[:, 0] * 1000).round()),
        stocks=tuple(float(x) for x in stocks[:, 0]),
    )
    return Loaded(scenario, model, shelf, shelf.problems)


def dealt(shelf: Shelf, card: Card) -> tuple[Scenario, Shelf]:
    """Who sits at the table that a scenario's card describes and what lies there, and the part of the shelf that it is
    taken from: all of the table but the world around it, which `opening` and `stocks` of the scenario stand for.
    """
    shelf = around(shelf, card)
    sound = sound_cards(shelf)
    actors = tuple(build.actor(sound["actors"][seat]) for seat in card.data["seats"])
    d = card.data
    guests = joining(shelf, card)
    corridors = [sound["corridors"][c] for c in listed(d["corridors"], sound["corridors"], guests)]
    names = dial_names(tuple(a.id for a in actors), tuple(c.id for c in corridors))
    known = frozenset(names)
    if not corridors:
        raise CannotLoadError((Problem("scenario.nowhere", card.file, card.line, 1, "corridors"),))
    pick = _picker(d, sound, known, guests)
    first = d["first"]
    events = pick("events", lambda c: build.happening(c, first, d["months"], d["rounds"], d["pins"]))
    return Scenario(
        id=card.id,
        title=d["title"],
        text=d["text"],
        actors=tuple(_ordered(actor, known, d["rounds"] * d["months"] / 12) for actor in actors),
        rounds=d["rounds"],
        months=d["months"],
        first_month=first[1],
        first_year=first[0],
        programs=pick("programs", build.program),
        agreements=_signable(pick("agreements", build.agreement), actors),
        happenings=_choosable(events, actors),
        levers=pick("levers", build.lever),
        constituencies={c.id: build.constituency(c) for c in sound["constituencies"].values()},
        corridors=tuple(build.corridor(c) for c in corridors),
        dials={name: at for at, name in enumerate(names)},
        opening=(),
        stocks=(),
        mandates_each=d["mandates_each"],
        offers_each=d["offers_each"],
        minutes=dict(d["minutes"]),
        model=dict(d["model"]),
        digest=shelf.digest,
        land=grounds.land(d["land"]),
    ), shelf


def _world(
    shelf: Shelf, card: Card, scenario: Scenario, places: Mapping[str, Mapping[str, Any]]
) -> tuple[Model, Floats, Floats]:
    """The model of a table with its stocks and dials at the opening; tried when the scenario has values of its own.

    Raises CannotLoadError when these values come to no border at all.
    """
    parameters = {name: entry["value"] for name, entry in shelf.parameters.items()}
    with suppress(ArithmeticError, ValueError), np.errstate(divide="raise", over="raise", invalid="raise"):
        model = build_model(scenario, parameters, places)
        stocks, dials = opening(model, card.data["opening"])
        if not card.data["model"] or comes_to_numbers(model, stocks):
            return model, stocks, dials
    at = next((ref for ref in card.references if ref.kind == "parameter"), None)
    line, column = (at.line, at.column) if at is not None else (card.line, 1)
    far = [name for name, value in card.data["model"].items() if not _usual(shelf.parameters[name], value)]
    values = (("text", ", ".join(far or card.data["model"])),)
    raise CannotLoadError((Problem("model.unsound", card.file, line, column, "model", values),))


def _usual(entry: Mapping[str, Any], value: float) -> bool:
    return bool(entry["low"] <= value <= entry["high"])


def scenario_card(shelf: Shelf, id: str) -> Card:
    """The scenario's own card, with all its seats sound."""
    card = shelf.cards["scenarios"].get(id)
    file = f"scenarios/{id}.yaml"
    if card is None:
        wrong = tuple(p for p in shelf.problems if inside(p.file) == file)
        if not wrong:
            best = near(id, shelf.cards["scenarios"])
            allowed = ", ".join(shelf.cards["scenarios"])
            code, values = "scenario.unknown", [("text", id), ("allowed", allowed)]
            if best:
                code, values = "scenario.unknown.near", [*values, ("near", best)]
            wrong = (Problem(code, file, 1, 1, "", tuple(values)),)
        raise CannotLoadError(wrong)
    wrong = faults(shelf, card)
    if wrong:
        raise CannotLoadError(wrong)
    return card


def faults(shelf: Shelf, card: Card) -> tuple[Problem, ...]:
    """Why a scenario cannot be played at all; nothing when it can."""
    files = {inside(card.file), *(f"actors/{seat}.yaml" for seat in card.data["seats"])}
    own = needed(shelf.cards, (card.pack,)) | {""}  # what joins it from outside is left out where it is broken
    return tuple(
        p
        for p in around(shelf, card).problems
        if p.severity == "error"
        and pack_of(p.file) in own
        and (inside(p.file) in files or inside(p.file).startswith(("model/", "corridors/", "constituencies/")))
    )


def sound_cards(shelf: Shelf) -> dict[str, dict[str, Card]]:
    """Cards without an error that do not rest on one that has: those are left out too."""
    broken = set(shelf.broken())
    found = {k: {i: c for i, c in cards.items() if c.file not in broken} for k, cards in shelf.cards.items()}
    while True:
        lost = [
            (kind, id)
            for kind in DECKS
            for id, card in found[kind].items()
            if any(r.kind in RESTS and r.name not in found[r.kind] for r in card.references)
        ]
        if not lost:
            return found
        for kind, id in lost:
            del found[kind][id]


def _picker(
    d: Mapping[str, Any], sound: Mapping[str, Mapping[str, Card]], known: frozenset[str], guests: frozenset[str]
) -> Any:
    """Builds the deck of a kind: the scenario's cards that speak only of dials this table has."""

    def pick(kind: str, make: Callable[[Card], Kind | None]) -> dict[str, Kind]:
        found = {}
        for id in listed(d[kind], sound[kind], guests):
            card = sound[kind][id]
            if all(r.kind != "dial" or r.name in known for r in card.references):
                made = make(card)
                if made is not None:
                    found[id] = made
        return found

    return pick


def _ordered(actor: Actor, known: frozenset[str], years: float) -> Actor:
    """The actor with the mandates that suit a game of so many years and speak only of dials that this table has."""
    fit = tuple(
        m
        for m in actor.mandates
        if m.years[0] <= years <= m.years[1] and all(g.kind != "dial" or g.what in known for g in m.goals)
    )
    return actor if len(fit) == len(actor.mandates) else replace(actor, mandates=fit)


def _signable(cards: Mapping[str, Any], actors: Iterable[Actor]) -> dict[str, Any]:
    """Agreements all of whose slots somebody at this table can fill, and more than one of them."""
    seated = list(actors)
    return {
        id: card
        for id, card in cards.items()
        if all(any(fits(a, slot) and card.kind in a.signs for a in seated) for slot in card.parties)
        and sum(1 for a in seated if any(fits(a, s) for s in (*card.parties, *card.open_to))) > 1
    }


def _choosable(events: Mapping[str, Happening], actors: Iterable[Actor]) -> dict[str, Happening]:
    """Events with a choice keep it only where somebody sits who can make it."""
    seated = list(actors)
    return {
        id: replace(event, choices=()) if event.choices and not any(fits(a, event.chooser) for a in seated) else event
        for id, event in events.items()
    }
