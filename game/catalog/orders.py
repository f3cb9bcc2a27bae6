"""What the rules decided, as the model wants it; what the model answers, as the rules want it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np

from game.rules.cards import Scenario
from game.rules.index import index
from game.rules.types import Answer, Deed, State, View
from game.world.luck import uniforms
from game.world.model import Floats, Model, Orders, home_country
from game.world.names import BY_NAME, DEEDS
from game.world.score import health, score
from game.world.step import step

EXEMPT_SHARE = 0.25
"""Part of a program's effect on everybody that goes with each seat that is exempt, at most half (assumption)."""


def orders(scenario: Scenario, model: Model, states: Sequence[State]) -> Orders:
    """One round's orders of many games, games last."""
    games = len(states)
    slots = len(model.slots)
    dose, age, first = np.zeros((slots, games)), np.zeros((slots, games)), np.zeros((slots, games))
    deeds = np.zeros((len(DEEDS), len(model.pairs), games))
    toward = np.zeros((len(DEEDS), games))
    spend = np.zeros((len(model.parties), games))
    allied = np.zeros(games)
    waived: list[tuple[int, int, float]] = []
    for g, state in enumerate(states):
        cards_in_force(scenario, model, state, dose[:, g], age[:, g], first[:, g])
        waived += [(row, g, left) for row, left in waived_rows(model, state)]
        write_deeds(model, state.deeds, deeds[:, :, g], toward[:, g])
        spend[:, g] = spending(scenario, model, state)
        allied[g] = common_cause(model, state)
    return Orders(dose, age, first, deeds, toward, spend, allied, tuple(waived))


def cards_in_force(
    scenario: Scenario, model: Model, state: State | View, dose: Floats, age: Floats, first: Floats
) -> None:
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
            put(("program", running.card, str(running.owner)), running.level / program.levels, running.since)
    for agreement in state.in_force:
        put(("agreement", agreement.card), in_part(scenario, agreement.card, len(agreement.parties)), agreement.since)
    for happened in state.happened:
        put(("event", happened.card), 1.0, happened.round)
        for seat, choice in happened.choices:
            put(("choice", happened.card, str(seat), str(choice)), 1.0, happened.round)
    for card_id, by, on, round in state.pulled:
        put(("lever", card_id, str(by), str(on)), 1.0, round)


@lru_cache(maxsize=1024)
def in_part(scenario: Scenario, agreement: str, parties: int) -> float:
    """Part of its full force that an agreement has between so many: all of it with three, or all who may sign."""
    able = len(index(scenario).signers[agreement].entitled)
    return min(1.0, parties / max(1, min(able, 3)))


def waived_rows(model: Model, state: State | View) -> Iterator[tuple[int, float]]:
    """(row of the effect table, part that is left) of effects that do not reach everybody they might.

    What an agreement does for its parties is for those who have signed. An exempt seat is spared what a program does
    to it and at the crossings it touches; what the program does to everybody weakens with each seat that is exempt.
    """
    for agreement in state.in_force:
        for row, ends, either in _ends(model, agreement.card):
            signed = [seat in agreement.parties for seat in ends]
            if not (any(signed) if either else all(signed)):
                yield row, 0.0
    for running in state.running:
        if running.level and running.exempt:
            weaker = 1.0 - EXEMPT_SHARE * min(2, len(running.exempt))
            for row in _rows(model, ("program", running.card, str(running.owner))):
                left = _left(model, row, running.exempt, weaker)
                if left < 1.0:
                    yield row, left


@lru_cache(maxsize=1024)
def _ends(model: Model, agreement: str) -> tuple[tuple[int, tuple[int, ...], bool], ...]:
    """(row, seats at its ends, whether one is enough) of the rows of an agreement that are somebody's."""
    e = model.effects
    found = []
    for row in _rows(model, ("agreement", agreement)):
        ends = tuple(seat for seat in (int(e.one[row]), int(e.two[row])) if seat >= 0)
        if ends:
            found.append((row, ends, bool(e.either[row])))
    return tuple(found)


def _rows(model: Model, slot: tuple[str, ...]) -> range:
    """A slot's rows of the effect table; they lie side by side."""
    at = model.slots.get(slot)
    if at is None:
        return range(0)
    first, last = np.searchsorted(model.effects.slot, (at, at + 1)).tolist()
    return range(first, last)


def _left(model: Model, row: int, exempt: Sequence[int], weaker: float) -> float:
    """What is left of one row of a program for seats that are exempt from it."""
    cell = int(model.effects.cell[row])
    name = next(name for name, cells in model.cells.items() if cells.start <= cell < cells.stop)
    axis = BY_NAME[name].axis
    if axis == "world":
        return weaker
    if axis == "corridor":
        place = model.places[cell - model.cells[name].start]
        spared = [seat for seat in exempt if seat in place.touches]
        return 1.0 if not spared else weaker if all(model.parties[seat].federal for seat in spared) else 0.0
    return 0.0 if int(model.effects.one[row]) in exempt else 1.0


def write_deeds(model: Model, done: Iterable[Deed], deeds: Floats, toward: Floats) -> None:
    """Add deeds by kind and pair, [kinds, pairs, ...]; those of the home country towards the other's federal seats
    besides, [kinds, ...]."""
    pairs = {pair: at for at, pair in enumerate(model.pairs)}
    home = home_country(model.parties)
    for deed in done:
        kind = DEEDS.index(deed.kind)
        if deed.by != deed.to:
            deeds[kind, pairs[(min(deed.by, deed.to), max(deed.by, deed.to))]] += deed.size
            by, to = model.parties[deed.by], model.parties[deed.to]
            if by.country == home and to.country != home and to.federal:
                toward[kind] += deed.size


def spending(scenario: Scenario, model: Model, state: State | View) -> Floats:
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


def common_cause(model: Model, state: State | View) -> float:
    """Share of the home country's pairs that have declared common cause."""
    country = home_country(model.parties)
    home = [at for at, party in enumerate(model.parties) if party.country == country]
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
