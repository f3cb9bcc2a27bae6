"""The past as the model sees it: what governments did as orders, quarter by quarter, run free from the first state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from game.catalog.build import months
from game.catalog.kinds import SCENARIO
from game.catalog.load import Loaded, assemble
from game.catalog.orders import orders
from game.catalog.shelf import Card, Shelf
from game.lab.study import StudyError, study
from game.rules import start
from game.rules.cards import fits_any
from game.rules.record import changed
from game.rules.types import Deed, Happened, InForce, Running, State
from game.world.luck import SLOTS
from game.world.model import Floats, Model, Orders
from game.world.step import step

MIDDLING = 0.5
"""Luck of the past: no noise, and no incident that is less likely than not."""
Date = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """A history ready to run: the table it is played at, the orders of each round, the yearly figures it is held to."""

    card: Card
    loaded: Loaded
    orders: tuple[Orders, ...]
    first_year: int
    rounds_a_year: int

    @property
    def years(self) -> tuple[int, ...]:
        """The years that are run."""
        return tuple(self.first_year + at for at in range(len(self.orders) // self.rounds_a_year))


def past(shelf: Shelf, id: str, until: int) -> Past:
    """A history up to the end of a year. Raises StudyError when it is not to be had or names what cannot be."""
    card = study(shelf, "history", id)
    d = card.data
    first: Date = d["first"]
    last = max(int(name.split("_")[-1]) for name in shelf.parameters if name.startswith("exchange_"))
    if not first[0] <= until <= last or 12 % d["months"] or first[1] != 1:
        raise StudyError("lab.until", n=until, first=first[0], last=last)
    a_year = 12 // d["months"]
    loaded = assemble(shelf, _scenario(card, (until - first[0] + 1) * a_year))
    _check(loaded, card)
    rounds = range(1, loaded.scenario.rounds + 1)
    return Past(card, loaded, tuple(_orders(loaded, d, round) for round in rounds), first[0], a_year)


def _scenario(card: Card, rounds: int) -> Card:
    """A scenario's card for the table of a history: everybody named, every card, nothing by chance."""
    d = card.data
    data: dict[str, Any] = {name: slot.default for name, slot in SCENARIO.items()}
    data |= {name: d[name] for name in ("title", "text", "seats", "months", "first", "opening")}
    data |= {"rounds": rounds, "pins": False, "mandates_each": 0, "offers_each": 0}
    return Card("scenarios", card.id, card.file, data, ())


def _check(loaded: Loaded, card: Card) -> None:
    """Every row must be something that this table could do."""
    scenario = loaded.scenario
    seats = {actor.id: actor for actor in scenario.actors}
    for row in card.data["programs"]:
        program, owner = scenario.programs.get(row["card"]), seats.get(row["by"])
        sound = program is not None and owner is not None and fits_any(owner, program.by)
        if not sound or program is None or row["level"] > program.levels:
            raise StudyError("lab.history.program", text=card.file, card=row["card"], who=row["by"], n=row["level"])
    for kind, deck in (("agreements", scenario.agreements), ("events", scenario.happenings)):
        for row in card.data[kind]:
            if row["card"] not in deck or not set(row.get("parties", ())) <= set(seats):
                raise StudyError("lab.history.row", text=card.file, card=row["card"])


def _orders(loaded: Loaded, d: Mapping[str, Any], round: int) -> Orders:
    """What is in force in one round. Joint work is counted by the year, however long a round is."""
    found = orders(loaded.scenario, loaded.model, [_state(loaded, d, round)])
    return replace(found, deeds=found.deeds * loaded.model.years, toward=found.toward * loaded.model.years)


def _state(loaded: Loaded, d: Mapping[str, Any], round: int) -> State:
    """The table in one round as if it had been played."""
    scenario, length = loaded.scenario, int(d["months"])
    seats = {actor.id: at for at, actor in enumerate(scenario.actors)}
    opened = (round - 1) * length

    def since(date: Date) -> int:
        return 1 + months(date, d["first"]) // length

    def runs(row: Mapping[str, Any]) -> bool:
        ended = row["to"] is not None and months(row["to"], d["first"]) < opened
        return since(row["from"]) <= round and not ended

    running: dict[tuple[int, str], Running] = {}
    for row in d["programs"]:
        if runs(row):
            owner, level = seats[row["by"]], row["level"]
            began = min(since(r["from"]) for r in d["programs"] if (r["card"], r["by"]) == (row["card"], row["by"]))
            running[owner, row["card"]] = Running(row["card"], owner, level, max(1, began), level)
    in_force = []
    for row in d["agreements"]:
        if runs(row):
            parties = tuple(sorted(seats[party] for party in row["parties"]))
            shares = tuple((seat, 100 // len(parties)) for seat in parties)
            in_force.append(InForce(row["card"], parties, shares, max(1, since(row["from"]))))
    happened = []
    for row in d["events"]:
        if since(row["at"]) <= round:
            options = [choice.id for choice in scenario.happenings[row["card"]].choices]
            choices = tuple((seats[who], options.index(chosen)) for who, chosen in row["choices"].items())
            happened.append(Happened(row["card"], since(row["at"]), choices))
    deeds = tuple(Deed("joint", a, b) for deal in in_force for a in deal.parties for b in deal.parties if a < b)
    return changed(
        start(scenario, 0),
        round=round,
        running=tuple(running[key] for key in sorted(running)),
        in_force=tuple(in_force),
        happened=tuple(happened),
        deeds=deeds,
    )


def run(history: Past, model: Model) -> dict[str, Floats]:
    """Yearly means of every dial, [years], free-running: nothing of what really happened is fed back."""
    stocks = np.array(history.loaded.scenario.stocks)[:, None]
    luck = np.full((SLOTS, 1), MIDDLING)
    rows = []
    for round, given in enumerate(history.orders):
        result = step(model, stocks, given, luck, round)
        stocks = result.stocks
        rows.append(result.dials[:, 0])
    shown = np.stack(rows)
    yearly = shown.reshape(len(history.years), history.rounds_a_year, -1).mean(axis=1)
    return {name: yearly[:, at] for at, name in enumerate(model.dials)}


def series(history: Past, model: Model) -> dict[str, Floats]:
    """The simulated counterpart of each series of yearly figures, [years]; at a place: all crossings it touches."""
    dials = run(history, model)
    seats = [party.id for party in model.parties]
    found = {}
    for row in history.card.data["actual"]:
        if row["at"]:
            seat = seats.index(row["at"])
            places = [place.id for place in model.places if seat in place.touches]
            parts = [dials[f"{row['on']}@{place}"] for place in places]
            found[row["id"]] = np.sum(parts, axis=0)
        else:
            found[row["id"]] = dials[row["on"]]
    return found


def actual(history: Past, id: str) -> dict[int, float]:
    """The yearly figures of one series, by year."""
    row = next(row for row in history.card.data["actual"] if row["id"] == id)
    return {int(year): float(value) for year, value in row["values"].items()}
