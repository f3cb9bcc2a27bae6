"""Cards to the model: which slots there are, and every effect as rows of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from game.rules.cards import Actor, Corridor, Effect, Scenario, fits, fits_any
from game.world.model import GRID, Effects, Model, Party, Place, dial_layout, layout
from game.world.names import BY_NAME

ADD, SCALE, SET = 0, 1, 2
HOWS = {"add": ADD, "scale": SCALE, "set": SET}
LEAST_TRAFFIC = 0.001
"""Thousand vehicles a year: waits are weighed by traffic, and a crossing that has none has next to none."""
Slot = tuple[str, ...]


def slots_of(scenario: Scenario) -> dict[Slot, int]:
    """Every way in which a card can be in force at this table, numbered in a fixed order."""
    found: list[Slot] = []
    actors = scenario.actors
    for program in scenario.programs.values():
        found += [("program", program.id, str(seat)) for seat, a in enumerate(actors) if fits_any(a, program.by)]
    found += [("agreement", card) for card in scenario.agreements]
    for event in scenario.happenings.values():
        found.append(("event", event.id))
        choosers = [seat for seat, a in enumerate(actors) if event.choices and fits(a, event.chooser)]
        found += [("choice", event.id, str(seat), str(at)) for seat in choosers for at in range(len(event.choices))]
    for lever in scenario.levers.values():
        for by, actor in enumerate(actors):
            if fits_any(actor, lever.by):
                aims = [on for on, other in enumerate(actors) if on != by and fits_any(other, lever.on)]
                found += [("lever", lever.id, str(by), str(on)) for on in aims]
    return {slot: at for at, slot in enumerate(found)}


def card_effects(scenario: Scenario, slot: Slot) -> tuple[tuple[Effect, ...], float, bool]:
    """(effects, years before they begin, whether the card is one-off) of a slot."""
    kind, id = slot[:2]
    if kind == "program":
        program = scenario.programs[id]
        return program.effects, program.delay_months / 12, False
    if kind == "agreement":
        return scenario.agreements[id].effects, 0.0, False
    if kind == "event":
        return scenario.happenings[id].effects, 0.0, True
    if kind == "choice":
        return scenario.happenings[id].choices[int(slot[3])].effects, 0.0, True
    return scenario.levers[id].effects, 0.0, True


def build(scenario: Scenario, parameters: Mapping[str, float], places: Mapping[str, Mapping[str, float]]) -> Model:
    """The model of a table. `places` holds trucks, cars and their loads by corridor."""
    actors = tuple(actor.id for actor in scenario.actors)
    corridors = tuple(corridor.id for corridor in scenario.corridors)
    cells, stocks, base, stock_cells = layout(actors, corridors)
    dials, dial_rows = dial_layout(actors, corridors)
    slots = slots_of(scenario)
    settings = {**parameters, **scenario.model}
    elapsed, income, exchange = paths(scenario, settings)
    return Model(
        parties=tuple(
            Party(a.id, a.revenue / 10, a.country, a.level == "federal", dict(a.weights)) for a in scenario.actors
        ),
        places=tuple(_place(scenario, corridor, places[corridor.id]) for corridor in scenario.corridors),
        parameters=settings,
        years=scenario.months / 12,
        elapsed=elapsed,
        income=income,
        exchange=exchange,
        effects=table(scenario, slots, cells),
        slots=slots,
        cells=cells,
        stocks=stocks,
        dials=dials,
        dial_rows=dial_rows,
        base=base,
        stock_cells=stock_cells,
    )


def _place(scenario: Scenario, corridor: Corridor, numbers: Mapping[str, float]) -> Place:
    ends = tuple(seat for seat, actor in enumerate(scenario.actors) if fits_any(actor, corridor.touches))
    trucks, cars = (max(numbers[kind], LEAST_TRAFFIC) for kind in ("trucks", "cars"))
    return Place(corridor.id, trucks, cars, numbers["truck_load"], numbers["car_load"], ends)


Path = tuple[float, ...]
BASE_YEAR = 2000
"""The year that the equations of trade and travel count from."""


def paths(scenario: Scenario, settings: Mapping[str, float]) -> tuple[Path, Path, Path]:
    """For each round: years since 2000 at its end, log of US real income and of C$ per US$ against 2000.

    Income and exchange rate are those of the year of the round's last month; beyond the years that are known the
    nearest one stays, and time with it.
    """
    known = sorted(int(name.split("_")[-1]) for name in settings if name.startswith("exchange_"))
    elapsed, income, exchange = [], [], []
    for round in range(scenario.rounds):
        months = scenario.first_month - 1 + scenario.months * (round + 1)
        year = min(max(scenario.first_year + (months - 1) // 12, known[0]), known[-1])
        growth = sum(log(1 + settings[f"us_growth_{y}"] / 100) for y in range(known[0] + 1, year + 1))
        # Annual figures are of the middle of a year; the round ends half a year after the middle of its own.
        since = scenario.first_year - BASE_YEAR + months / 12 - 1
        elapsed.append(min(max(since, 0.0), float(known[-1] - BASE_YEAR)))
        income.append(growth)
        exchange.append(log(settings[f"exchange_{year}"] / settings[f"exchange_{known[0]}"]))
    return tuple(elapsed), tuple(income), tuple(exchange)


def table(scenario: Scenario, slots: Mapping[Slot, int], cells: Mapping[str, slice]) -> Effects:
    """One row for each slot, effect and cell it reaches."""
    rows: list[tuple[float, ...]] = []
    for slot, at in slots.items():
        effects, delay, one_off = card_effects(scenario, slot)
        for effect in effects:
            stock = BY_NAME[effect.on].kind == "stock"
            jump = one_off and stock and not effect.lasts
            # An event that names no duration moves a driver for its own round only.
            lasts = effect.lasts or (scenario.months / 12 if one_off and not stock else 0.0)
            number = round(effect.number * GRID) / GRID
            for reached in reach(scenario, slot, effect):
                cell = cells[effect.on].start + reached.place
                numbers = (number, delay, effect.ramp, lasts, effect.saturates)
                rows.append((at, cell, HOWS[effect.how], *numbers, jump, reached.one, reached.two, reached.either))
    columns = list(zip(*rows, strict=True)) if rows else [()] * 12

    def whole(at: int) -> NDArray[np.int64]:
        return np.array(columns[at], dtype=np.int64)

    def real(at: int) -> NDArray[np.float64]:
        return np.array(columns[at], dtype=np.float64)

    return Effects(
        slot=whole(0),
        cell=whole(1),
        how=whole(2),
        number=real(3),
        delay=real(4),
        ramp=real(5),
        lasts=real(6),
        saturates=real(7),
        jump=np.array(columns[8], dtype=np.bool_),
        one=whole(9),
        two=whole(10),
        either=np.array(columns[11], dtype=np.bool_),
    )


@dataclass(frozen=True, slots=True)
class Reached:
    """A place along a variable's axis that an effect reaches; the actors it is about, -1 for none (model.Effects)."""

    place: int
    one: int = -1
    two: int = -1
    either: bool = False


def reach(scenario: Scenario, slot: Slot, effect: Effect) -> list[Reached]:
    """Every place an effect reaches. At a dyad only the ends that must have signed are kept as what it is about."""
    axis = BY_NAME[effect.on].axis
    if axis == "world":
        return [Reached(0)]
    if axis == "corridor":
        return [Reached(at) for at, c in enumerate(scenario.corridors) if _at_corridor(c, effect.at)]
    everyone = range(len(scenario.actors))
    if axis == "actor":
        word = effect.at or "owner"
        own = [seat for seat in everyone if _is(scenario, slot, seat, word)]
        return [Reached(seat, seat if slot[0] != "agreement" or word in SIGNED else -1) for seat in own]
    one, _, other = (effect.at or "parties~parties").partition("~")
    pairs = ((a, b) for a in everyone for b in everyone if a < b)
    found = [_dyad(scenario, slot, at, pair, one, other) for at, pair in enumerate(pairs)]
    return [reached for reached in found if reached is not None]


SIGNED = ("owner", "parties")
"""Words that mean, on an agreement, those who have signed it."""


def _dyad(scenario: Scenario, slot: Slot, at: int, pair: tuple[int, int], one: str, other: str) -> Reached | None:
    """A pair whose ends fit the two words, either way round."""
    ways = [(a, b) for a, b in (pair, pair[::-1]) if _is(scenario, slot, a, one) and _is(scenario, slot, b, other)]
    if not ways:
        return None
    if slot[0] != "agreement":
        return Reached(at)
    if one in SIGNED and other in SIGNED:
        return Reached(at, *pair)
    signing = sorted({a if one in SIGNED else b for a, b in ways}) if one in SIGNED or other in SIGNED else []
    return Reached(at, signing[0] if signing else -1, signing[1] if len(signing) > 1 else -1, len(signing) > 1)


def _at_corridor(corridor: Corridor, selector: str) -> bool:
    if selector in ("", "all"):
        return True
    return all(tag in corridor.tags or tag == corridor.id for tag in selector.split("+"))


def _is(scenario: Scenario, slot: Slot, seat: int, word: str) -> bool:
    """Whether a seat is meant: owner, target, parties, others, all, or a selector of tags."""
    if word == "all":
        return True
    if word == "target":
        return slot[0] == "lever" and slot[3] == str(seat)
    if word == "others":
        return not _owner(scenario, slot, seat)
    if word == "owner":
        return _owner(scenario, slot, seat)
    if word == "parties":
        return slot[0] != "agreement" or _party(scenario, slot, scenario.actors[seat])
    return fits(scenario.actors[seat], word)


def _owner(scenario: Scenario, slot: Slot, seat: int) -> bool:
    if slot[0] == "agreement":
        return _party(scenario, slot, scenario.actors[seat])
    return len(slot) > 2 and slot[2] == str(seat)


def _party(scenario: Scenario, slot: Slot, actor: Actor) -> bool:
    """Those an agreement is for. Who has signed is known only in play: rows of others are waived there."""
    card = scenario.agreements[slot[1]]
    return fits_any(actor, card.parties + card.open_to)
