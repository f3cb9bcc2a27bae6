"""What the rules decided, as the model wants it; what the model answers, as the rules want it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.rules.cards import Scenario, fits_any
from game.rules.types import Answer, State
from game.world.luck import uniforms
from game.world.model import Floats, Model, Orders
from game.world.names import DEEDS
from game.world.score import health, score
from game.world.step import step

NEIGHBOUR_SHARE = 0.5
"""Part of a program's dose that is left when a corridor's or actor's own side is exempt from it (assumption)."""


def orders(scenario: Scenario, model: Model, states: Sequence[State]) -> Orders:
    """One round's orders of many games, games last."""
    games = len(states)
    slots = len(model.slots)
    dose, age, first = np.zeros((slots, games)), np.zeros((slots, games)), np.zeros((slots, games))
    deeds = np.zeros((len(DEEDS), len(model.pairs), games))
    toward = np.zeros((len(DEEDS), games))
    spend = np.zeros((len(model.parties), games))
    allied = np.zeros(games)
    for g, state in enumerate(states):
        _cards(scenario, model, state, dose[:, g], age[:, g], first[:, g])
        _deeds(model, state, deeds[:, :, g], toward[:, g])
        spend[:, g] = _spending(scenario, model, state)
        allied[g] = _allied(model, state)
    return Orders(dose, age, first, deeds, toward, spend, allied)


def _cards(scenario: Scenario, model: Model, state: State, dose: Floats, age: Floats, first: Floats) -> None:
    """Levels, ages and first rounds of everything in force."""

    def put(slot: tuple[str, ...], level: float, since: int) -> None:
        at = model.slots.get(slot)
        if at is not None:
            dose[at] = level
            age[at] = (state.round - since + 1) * model.years
            first[at] = 1.0 if since == state.round else 0.0

    for running in state.running:
        if running.level:
            program = scenario.programs[running.card]
            level = running.level / program.levels
            if running.exempt:
                level *= 1.0 - (1.0 - NEIGHBOUR_SHARE) * min(1.0, len(running.exempt) / 2)
            put(("program", running.card, str(running.owner)), level, running.since)
    for agreement in state.in_force:
        card = scenario.agreements[agreement.card]
        able = sum(1 for actor in scenario.actors if fits_any(actor, card.parties + card.open_to))
        put(("agreement", agreement.card), min(1.0, len(agreement.parties) / max(1, min(able, 3))), agreement.since)
    for happened in state.happened:
        put(("event", happened.card), 1.0, happened.round)
        for seat, choice in happened.choices:
            put(("choice", happened.card, str(seat), str(choice)), 1.0, happened.round)
    for card_id, by, on, round in state.pulled:
        put(("lever", card_id, str(by), str(on)), 1.0, round)


def _deeds(model: Model, state: State, deeds: Floats, toward: Floats) -> None:
    """Deeds by pair; those of the home country towards the other's federal seats besides."""
    pairs = {pair: at for at, pair in enumerate(model.pairs)}
    home = model.parties[0].country
    for deed in state.deeds:
        kind = DEEDS.index(deed.kind)
        if deed.by != deed.to:
            deeds[kind, pairs[(min(deed.by, deed.to), max(deed.by, deed.to))]] += deed.size
            by, to = model.parties[deed.by], model.parties[deed.to]
            if by.country == home and to.country != home and to.federal:
                toward[kind] += deed.size


def _spending(scenario: Scenario, model: Model, state: State) -> Floats:
    """What each seat pays now, C$ million a year: upkeep of programs and its part of agreements."""
    out = np.zeros(len(model.parties))
    for running in state.running:
        if running.level:
            cost = scenario.programs[running.card].yearly_cost * running.level / 10
            helped = sum(share for _, share in running.shares) / 100
            out[running.owner] += cost * (1 - helped)
            for seat, share in running.shares:
                out[seat] += cost * share / 100
    for agreement in state.in_force:
        cost = scenario.agreements[agreement.card].yearly_cost / 10
        for seat, share in agreement.shares:
            out[seat] += cost * share / 100
    return out


def _allied(model: Model, state: State) -> float:
    """Share of the home country's pairs that have declared common cause."""
    home = [at for at, party in enumerate(model.parties) if party.country == model.parties[0].country]
    pairs = [(a, b) for a in home for b in home if a < b]
    both = sum(1 for a, b in pairs if b in state.seats[a].allies and a in state.seats[b].allies)
    return both / len(pairs) if pairs else 0.0


def answers(scenario: Scenario, model: Model, states: Sequence[State]) -> list[Answer]:
    """The world's answer to each game that waits for one; the games must be in the same round."""
    round = states[0].round
    stocks = np.array([state.stocks for state in states]).T.copy()
    seeds = np.array([state.seed % 2**64 for state in states], dtype=np.uint64)
    result = step(model, stocks, orders(scenario, model, states), uniforms(seeds, round), round - 1)
    whole = np.rint(result.dials * 1000.0)
    past = [np.array([state.history[r] for state in states]).T for r in range(round - 1)]
    history = np.stack([*past, whole]) / 1000.0
    points = np.rint(score(model, history) * 1000.0)
    well = np.rint(health(model, whole / 1000.0) * 1000.0)
    return [
        Answer(
            dials=tuple(int(x) for x in whole[:, g]),
            stocks=tuple(float(x) for x in result.stocks[:, g]),
            scores=tuple(int(x) for x in points[:, g]),
            health=int(well[g]),
        )
        for g in range(len(states))
    ]


def answer(scenario: Scenario, model: Model, state: State) -> Answer:
    """The world's answer to one game."""
    return answers(scenario, model, [state])[0]
