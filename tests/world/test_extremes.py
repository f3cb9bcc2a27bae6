"""The model at its ends: every parameter's range, thousands of random games, doing nothing and doing everything."""

from __future__ import annotations

import numpy as np
import pytest

from game.catalog.compile import build
from game.world.luck import uniforms
from game.world.model import Floats, Model, Orders
from game.world.names import BY_NAME
from game.world.prepare import prepare
from game.world.step import Result, crossings, depth_used, forces, idle, opening, pressure, safety, step
from tests.shipped import loaded, shelf
from tests.world.wild import orders, start

TABLE = loaded("historical-2001")
ROUNDS = TABLE.scenario.rounds
VALUES = {name: float(entry["value"]) for name, entry in shelf().parameters.items()}
ENDS = [(name, end) for name, entry in shelf().parameters.items() for end in ("low", "high")]


def with_parameter(name: str, value: float) -> Model:
    """The table as content with another value would give it; income and exchange rate by year come from there too."""
    places = {id: card.data for id, card in shelf().cards["corridors"].items()}
    return build(TABLE.scenario, {**VALUES, name: value}, places)


def check(m: Model, result: Result, said: str) -> None:
    """Finite, and within the registry's bounds."""
    assert np.isfinite(result.stocks).all() and np.isfinite(result.dials).all(), said
    for where, rows in ((m.stocks, result.stocks), (m.dial_rows, result.dials)):
        for name, at in where.items():
            v, found = BY_NAME[name], rows[at]
            assert v.low <= found.min() and found.max() <= v.high, f"{name} {found.min()} {found.max()}: {said}"


def check_unclipped(m: Model, stocks: Floats, asked: Orders, said: str) -> None:
    """Flows and chances before anything is cut to its bounds: a bound must not hide a wrong equation."""
    r = prepare(m)
    d, _ = forces(m, r, asked)
    s = {name: stocks[at] if BY_NAME[name].axis != "world" else stocks[at.start] for name, at in m.stocks.items()}
    seen = crossings(m, r, d, s, depth_used(m, d["depth"], pressure(m, s)))
    stopped, loss = safety(m, r, d, s)
    for name in ("flow_truck", "flow_car", "traffic", "wait_truck", "wait_car"):
        assert seen[name].min() >= 0.0, f"{name} {seen[name].min()}: {said}"
    assert stopped.min() >= 0.0 and stopped.max() <= 1.0, said
    assert loss.min() >= 0.0 and loss.max() <= 100.0, said


def wild_game(m: Model, stocks: Floats, seed: int, rounds: int, busy: float, said: str) -> None:
    """Random orders anew each round, everything checked after each."""
    games = stocks.shape[1]
    luck = np.arange(games, dtype=np.uint64) + np.uint64(seed)
    for round in range(rounds):
        asked = orders(m, games, seed * ROUNDS + round, busy)
        here = f"{said}, seed {seed}, round {round}"
        check_unclipped(m, stocks, asked, here)
        result = step(m, stocks, asked, uniforms(luck, round + 1), round)
        check(m, result, here)
        stocks = result.stocks


@pytest.mark.parametrize(("name", "end"), ENDS)
def test_every_parameter_at_both_ends(name: str, end: str) -> None:
    value = float(shelf().parameters[name][end])
    m = with_parameter(name, value)
    stocks, dials = opening(m, {})
    check(m, Result(stocks, dials), f"{name} = {value}, opening")
    both = np.hstack([np.repeat(stocks, 6, axis=1), start(m, 6, 1)])
    wild_game(m, both, 1, 5, 0.5, f"{name} = {value}")


@pytest.mark.parametrize("end", ["low", "high"])
def test_all_parameters_at_one_end(end: str) -> None:
    places = {id: card.data for id, card in shelf().cards["corridors"].items()}
    m = build(TABLE.scenario, {name: float(x[end]) for name, x in shelf().parameters.items()}, places)
    wild_game(m, start(m, 40, 2), 2, ROUNDS, 0.5, f"all {end}")


def test_any_mixture_of_ends() -> None:
    places = {id: card.data for id, card in shelf().cards["corridors"].items()}
    for seed in range(25):
        ends = np.random.default_rng(seed).choice(["low", "high"], len(shelf().parameters))
        values = {name: float(x[end]) for (name, x), end in zip(shelf().parameters.items(), ends, strict=True)}
        m = build(TABLE.scenario, values, places)
        wild_game(m, start(m, 8, seed), seed, 4, 0.5, "mixed ends")


@pytest.mark.parametrize("games", [500, pytest.param(10_000, marks=pytest.mark.slow)])
def test_thousands_of_random_games_in_one_batch(games: int) -> None:
    m = TABLE.model
    stocks = np.repeat(np.array(TABLE.scenario.stocks)[:, None], games, axis=1)
    wild_game(m, stocks, games, ROUNDS, 0.3, f"{games} games")


CHOSEN = ("program", "agreement", "lever")
"""Kinds of cards that seats decide on; the others happen."""


def all_of_it(m: Model, games: int, round: int, happenings: bool) -> Orders:
    """Every card in force at its full level since the first round, every deed done, all means spent; on request every
    event too, all in the first round, with every choice at once."""
    asked = idle(m, games)
    for slot, row in m.slots.items():
        if happenings or slot[0] in CHOSEN:
            asked.dose[row] = 1.0
            asked.age[row] = (round + 1) * m.years
            asked.first[row] = round == 0
    asked.deeds[:] = 1.0
    asked.toward[:] = 1.0
    asked.spend[:] = prepare(m).means
    asked.allied[:] = 1.0
    return asked


@pytest.mark.parametrize(
    ("what", "most"),
    [
        ("nothing", 3.0),
        ("all that can be decided", 3.0),
        # All disasters of ten years in one autumn keep alarm at 100 for a year: US residents come less than a third.
        ("all that can be decided and all that can happen", 3.6),
    ],
)
def test_doing_nothing_and_doing_everything_are_sane(what: str, most: float) -> None:
    m, games = TABLE.model, 400
    first = np.array(TABLE.scenario.stocks)[:, None]
    stocks = np.repeat(first, games, axis=1)
    luck = np.arange(games, dtype=np.uint64)
    for round in range(ROUNDS):
        asked = idle(m, games) if what == "nothing" else all_of_it(m, games, round, "happen" in what)
        here = f"{what}, seeds from 0, round {round}"
        check_unclipped(m, stocks, asked, here)
        result = step(m, stocks, asked, uniforms(luck, round + 1), round)
        check(m, result, here)
        stocks = result.stocks
        for name in ("trade", "travel_us", "travel_ca"):
            change = stocks[m.stocks[name]] / first[m.stocks[name]]
            assert 1 / most < change.min() and change.max() < most, f"{name} {change.min()} {change.max()}: {here}"
