"""What players see of a card of each kind, drawn by the very functions that draw it in the game."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from game.client.app import App
from game.client.desk.beside import orders
from game.client.desk.card_detail import detail
from game.client.desk.cards import pleases_row
from game.client.desk.choices import choice_dialog, pending
from game.client.desk.counterpart import known_of
from game.client.desk.desk import Desk
from game.client.desk.force import agreement_row
from game.client.desk.headlines import line
from game.client.desk.known import crossing
from game.client.desk.means import lever
from game.client.desk.pictured import pictured
from game.client.desk.program_card import made
from game.client.kit.labels import Label
from game.client.kit.layout import Column
from game.client.kit.panels import Panel
from game.client.kit.widget import Widget
from game.client.screens.glossary import Glossary
from game.rules.cards import fits_any
from game.rules.types import Offer, Option, Term
from game.table.sample import Sample, even, signers
from game.telling.preview import traits

LINES = 12
"""Sentences of a persona that are shown, or a few more: some of each occasion."""


@dataclass(frozen=True, slots=True)
class Face:
    """One place where a card is met: the key of its name, and the drawing."""

    place: str
    drawn: Widget


def faces(app: App, kind: str, id: str, sample: Sample) -> list[Face]:
    """Every place where players meet a card, at a sample's table."""
    # Whoever presses something must not find another card for it the next time.
    desk = Desk(sample.fresh(), sample.seat, app.words, app.stage.toast)
    return FACES[kind](app, desk, id)


def held(rows: list[Widget | None]) -> Widget:
    """Rows on a panel."""
    return Panel(Column(rows, gap=8), pad=12)


def of_program(app: App, desk: Desk, id: str) -> list[Face]:
    """A program in the list, and opened."""
    program = desk.scenario.programs[id]
    desk.browse.source = True
    return [Face("preview.in-list", made(desk, program, 0)), Face("preview.opened", detail(desk, program))]


def of_agreement(app: App, desk: Desk, id: str) -> list[Face]:
    """An agreement in an offer's picture, and in force."""
    card = desk.scenario.agreements[id]
    parties = signers(desk.scenario, card)
    found = []
    if len(parties) > 1:
        offer = Offer(parties, (Term("sign", card=id, shares=even(parties)),))
        found.append(Face("preview.offered", Panel(pictured(desk, offer, "offered"), pad=12)))
    if desk.view.in_force:
        found.append(Face("preview.in-force", agreement_row(desk, desk.view.in_force[0])))
    return found


def of_event(app: App, desk: Desk, id: str) -> list[Face]:
    """An event as it asks for a choice, and among the headlines; its text where it asks for none."""
    event = desk.scenario.happenings[id]
    headline = line("bolt", desk.text(event.title), "strong", desk.text(event.text))
    found = [Face("preview.headlines", Panel(headline, pad=12))]
    option = pending(desk)
    if option is None:
        return [*found, Face("preview.pointed", held([Label(desk.text(event.text), "small")]))]
    return [Face("preview.asked", Panel(choice_dialog(desk, option), raised=True, pad=20)), *found]


def of_lever(app: App, desk: Desk, id: str) -> list[Face]:
    """A lever among the other means."""
    card = desk.scenario.levers[id]
    aims = [seat for seat, actor in enumerate(desk.scenario.actors) if seat != desk.me and fits_any(actor, card.on)]
    option = next((o for o in desk.options if o.verb == "pull" and o.card == id), None)
    return [
        Face("preview.means", held([lever(desk, option or Option("card", "pull", id, targets=tuple(aims)))])),
    ]


def of_actor(app: App, desk: Desk, id: str) -> list[Face]:
    """An actor where a seat is chosen, to its own player, and to the others."""
    # It brings the whole game along, which the other kinds do not need.
    from game.client.screens.newgame import NewGame

    screen = NewGame(app, Path(), 1, desk.scenario.id)
    screen.seat = desk.me
    desk.brief_open = True
    other = Desk(desk.table, (desk.me + 1) % len(desk.scenario.actors), app.words, app.stage.toast)
    # A scenario to which the actor was only lent does not offer its seat.
    offered = [Face("preview.choosing", screen.who())] if desk.me < len(screen.actors()) else []
    return [
        *offered,
        Face("preview.own", held(orders(desk)[1:])),
        Face("preview.others", Panel(known_of(other, desk.me), pad=12)),
    ]


def of_persona(app: App, desk: Desk, id: str) -> list[Face]:
    """A persona where others are chosen, and what it says."""
    of_it = desk.table.loaded.shelf.cards["personas"][id]
    data = of_it.data
    name = [Label(desk.text(data["name"]), "strong"), Label(desk.text(data["text"]), "small")]
    card = next(iter((*desk.scenario.agreements, *desk.scenario.programs)), "")
    values: dict[str, int | str] = {"who": desk.me, "whom": (desk.me + 1) % len(desk.scenario.actors), "card": card}
    own = [key for key in desk.words.shelf.words if key.startswith(f"says.by.{id}.")]
    said: list[Widget | None] = [
        Label(desk.t(key, promise="promise.fund", **values), "small") for key in own[:: max(1, len(own) // LINES)]
    ]
    like = [Label(row, "small", terms=False) for row in traits(desk, of_it)]
    found = [Face("preview.playing", held([*name])), Face("preview.traits", held([*like]))]
    return [*found, Face("preview.says", held(said))] if said else found


def of_scenario(app: App, desk: Desk, id: str) -> list[Face]:
    """A scenario where a new game is set up."""
    from game.client.screens.newgame import NewGame

    screen = NewGame(app, Path(), 1, id)
    return [Face("preview.setting", screen.what()), Face("preview.choosing", screen.who())]


def of_term(app: App, desk: Desk, id: str) -> list[Face]:
    """An entry of the glossary."""
    return [Face("preview.glossary", Glossary(app, id).entry(id))]


def of_constituency(app: App, desk: Desk, id: str) -> list[Face]:
    """A constituency as cards name it."""
    return [Face("preview.named", held([pleases_row(desk, {id: 2}), pleases_row(desk, {id: -2})]))]


def of_corridor(app: App, desk: Desk, id: str) -> list[Face]:
    """A crossing that was chosen on the map."""
    corridor = next(one for one in desk.scenario.corridors if one.id == id)
    return [Face("preview.map", held([Label(desk.text(corridor.name), "heading"), *crossing(desk, corridor)]))]


FACES: Mapping[str, Callable[[App, Desk, str], list[Face]]] = {
    "programs": of_program,
    "agreements": of_agreement,
    "events": of_event,
    "levers": of_lever,
    "actors": of_actor,
    "personas": of_persona,
    "scenarios": of_scenario,
    "glossary": of_term,
    "constituencies": of_constituency,
    "corridors": of_corridor,
}
