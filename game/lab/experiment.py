"""An experiment's card as tables to play: two arms, each as the model is and without the mechanism in question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from game.ai.persona import personas
from game.catalog.load import Loaded, assemble, scenario_card
from game.catalog.packs import own
from game.catalog.shelf import Card, Shelf
from game.lab import script
from game.lab.lockstep import Game, Table
from game.lab.study import StudyError
from game.rules.judge import finals

DECKS = ("programs", "agreements", "events", "levers")


@dataclass(frozen=True, slots=True)
class Experiment:
    """A claim ready to be put to the test."""

    card: Card
    tables: Mapping[tuple[int, bool], Table]
    """By arm and whether the mechanism is on."""


def prepare(shelf: Shelf, card: Card) -> Experiment:
    """The four tables of an experiment, without packs. Raises StudyError for a name that its scenario does not have."""
    shelf = own(shelf)
    known = personas(shelf)
    tables = {}
    for at, arm in enumerate(card.data["arms"]):
        for on in (True, False):
            off = {} if on else dict(card.data["without"])
            loaded = _loaded(shelf, card, arm, {**arm["model"], **off})
            seats = {actor.id: seat for seat, actor in enumerate(loaded.scenario.actors)}
            who = {**card.data["seats"], **arm["seats"]}
            acts = (*card.data["acts"], *arm["acts"])
            _check(card, loaded, seats, [*who, *arm["revenue"]], acts)
            tables[at, on] = Table(
                loaded,
                tuple(known[who[id]] if id in who else None for id in seats),
                script.read(acts, seats),
                tuple((int(round), event) for round, event in arm["inject"].items()),
                frozenset(arm["bars"]),
            )
    return Experiment(card, tables)


def _loaded(shelf: Shelf, card: Card, arm: Mapping[str, Any], model: Mapping[str, float]) -> Loaded:
    """The scenario with the arm's decks, means and model."""
    base = scenario_card(shelf, card.data["scenario"])
    gone = {*card.data["drop"], *arm["without"]}
    decks = {}
    for kind in DECKS:
        every = tuple(shelf.cards[kind])
        wanted = every if base.data[kind] == "all" else base.data[kind]
        decks[kind] = tuple(id for id in wanted if id not in gone)
    data = {**base.data, **decks, "model": {**base.data["model"], **model}}
    return assemble(_means(shelf, arm["revenue"]), replace(base, data=data))


def _means(shelf: Shelf, revenue: Mapping[str, float]) -> Shelf:
    """The shelf with other yearly budgets (C$ million)."""
    if not revenue:
        return shelf
    actors = dict(shelf.cards["actors"])
    for id, means in revenue.items():
        actors[id] = replace(actors[id], data={**actors[id].data, "revenue": round(means * 10)})
    return replace(shelf, cards={**shelf.cards, "actors": actors})


def _check(card: Card, loaded: Loaded, seats: Mapping[str, int], who: list[str], acts: Any) -> None:
    strangers = [id for id in (*who, *(act["seat"] for act in acts)) if id not in seats]
    strangers += [act["target"] for act in acts if act["target"] and act["target"] not in seats]
    if strangers:
        raise StudyError("lab.experiment.seat", text=card.file, who=strangers[0], allowed=", ".join(seats))
    decks = {*loaded.scenario.programs, *loaded.scenario.levers}
    missing = [act["card"] for act in acts if act["card"] and act["card"] not in decks]
    if missing:
        raise StudyError("lab.experiment.card", text=card.file, card=missing[0])


def outcomes(experiment: Experiment, game: Game) -> list[float]:
    """What a finished game yields for each outcome of the experiment; nan where it cannot be told."""
    return [sum(_measure(game, part) for part in row["sum"]) for row in experiment.card.data["outcomes"]]


def _measure(game: Game, part: Mapping[str, Any]) -> float:
    """A dial over the rounds up to `until` or at their end (points), a final score (points), or a count."""
    state, scenario, weight = game.state, game.table.loaded.scenario, part["weight"]
    if part["score"]:
        seat = next(at for at, actor in enumerate(scenario.actors) if actor.id == part["score"])
        return float(weight * finals(scenario, state)[seat] / 1000)
    if part["count"] == "agreements":
        return float(weight * len(state.in_force))
    if part["count"] == "deals":
        return float(weight * sum(deal.status == "ratified" for deal in state.deals))
    if part["count"] == "health":
        return float(weight * state.health / 1000)
    path = _path(game, part["dial"])[: part["until"]]
    value = path[-1] if part["when"] == "end" else sum(path) / len(path)
    if part["per"]:
        over = sum(_path(game, part["per"])[: part["until"]]) / len(path)
        return float(weight * value / over) if over else float("nan")
    return float(weight * value)


def _path(game: Game, dial: str) -> list[float]:
    """A dial at the end of each round; without a place, the mean over all places."""
    dials = game.table.loaded.scenario.dials
    rows = [at for name, at in dials.items() if name == dial or name.startswith(f"{dial}@")]
    if not rows:
        raise StudyError("lab.experiment.dial", text=dial)
    return [sum(seen[at] for at in rows) / len(rows) / 1000 for seen in game.state.history]
