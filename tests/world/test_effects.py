"""The effect table: courses in time and level, setting and scaling, waiving, one game and many."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.world import plain
from game.world.effects import FEW, evaluate
from game.world.model import EVERY_GAME, Effects, Floats, Model, Orders
from game.world.prepare import prepare
from game.world.step import idle
from tests.shipped import loaded

ADD, SCALE, SET = 0, 1, 2
Row = tuple[int, str, int, float, float, float, float, float, bool]
"""slot, variable, how, number, delay, ramp, lasts, saturates, jump"""


def model(*rows: Row, years: float = 1.0) -> Model:
    """A shipped table with another effect table."""
    m = loaded("historical-2001").model
    columns = list(zip(*rows, strict=True))
    whole = [np.array(columns[at], dtype=np.int64) for at in (0, 2)]
    cell = np.array([m.cells[name].start for name in columns[1]], dtype=np.int64)
    real = [np.array(columns[at], dtype=np.float64) for at in range(3, 8)]
    nobody = np.full(len(rows), -1)
    jump = np.array(columns[8], dtype=np.bool_)
    table = Effects(whole[0], cell, whole[1], *real, jump, nobody, nobody.copy(), np.zeros(len(rows), dtype=np.bool_))
    return replace(m, effects=table, years=years)


def asked(m: Model, dose: float, age: float = 1.0, first: float = 0.0, slot: int = 0) -> Orders:
    orders = idle(m, 1)
    orders.dose[slot], orders.age[slot], orders.first[slot] = dose, age, first
    return orders


def given_to(m: Model, orders: Orders, name: str) -> float:
    added, factor = evaluate(prepare(m).table, orders, m.base.size)
    cell = m.cells[name].start
    assert factor is None or factor[cell, 0] == 1.0
    return float(added[cell, 0])


def test_a_driver_gets_its_number_at_full_level_and_a_part_below() -> None:
    m = model((0, "depth", ADD, 0.5, 0, 0, 0, 0, False))
    assert given_to(m, asked(m, 1.0), "depth") == 0.5
    assert given_to(m, asked(m, 0.5), "depth") == 0.25
    assert given_to(m, asked(m, 0.0), "depth") == 0.0


def test_saturating_effects_give_most_early_and_all_at_full_level() -> None:
    m = model((0, "depth", ADD, 1.0, 0, 0, 0, 0.5, False))
    half, full = given_to(m, asked(m, 0.5), "depth"), given_to(m, asked(m, 1.0), "depth")
    assert full == 1.0 and half == 0.75


@pytest.mark.parametrize(("age", "part"), [(0.5, 0.0), (1.0, 0.0), (1.5, 0.25), (2.0, 0.5), (3.0, 1.0), (9.0, 1.0)])
def test_delay_then_ramp(age: float, part: float) -> None:
    m = model((0, "depth", ADD, 1.0, 1.0, 2.0, 0, 0, False))
    assert given_to(m, asked(m, 1.0, age), "depth") == part


@pytest.mark.parametrize(("age", "there"), [(0.5, 1.0), (1.0, 0.0), (4.0, 0.0)])
def test_what_lasts_half_a_year_is_gone_after_a_half_year_round(age: float, there: float) -> None:
    m = model((0, "depth", ADD, 1.0, 0, 0, 0.5, 0, False), years=0.5)
    assert given_to(m, asked(m, 1.0, age), "depth") == there


def test_stocks_get_their_number_a_year_and_jumps_once() -> None:
    m = model((0, "alarm", ADD, 4.0, 0, 0, 0, 0, False), (1, "alarm", ADD, 4.0, 0, 0, 0, 0, True), years=0.5)
    assert given_to(m, asked(m, 1.0), "alarm") == 2.0
    assert given_to(m, asked(m, 1.0, first=1.0, slot=1), "alarm") == 4.0
    assert given_to(m, asked(m, 1.0, first=0.0, slot=1), "alarm") == 0.0


def test_setting_moves_a_driver_to_the_number() -> None:
    m = model((0, "depth", SET, 3.0, 0, 0, 0, 0, False))
    assert m.base[m.cells["depth"].start] + given_to(m, asked(m, 1.0), "depth") == 3.0


def test_scales_multiply() -> None:
    m = model((0, "depth", SCALE, 2.0, 0, 0, 0, 0, False), (1, "depth", SCALE, 0.5, 0, 0, 0, 0, False))
    orders = asked(m, 0.5)
    orders.dose[1] = 1.0
    _, factor = evaluate(prepare(m).table, orders, m.base.size)
    assert factor is not None and factor[m.cells["depth"].start, 0] == 1.5 * 0.5


def test_the_same_effect_twice_counts_twice() -> None:
    row: Row = (0, "depth", ADD, 0.25, 0, 0, 0, 0, False)
    m = model(row, row)
    assert given_to(m, asked(m, 1.0), "depth") == 0.5


def wild(m: Model, games: int, seed: int, busy: float, fine: int = 12) -> Orders:
    dice = np.random.default_rng(seed)
    orders = idle(m, games)
    shape = orders.dose.shape
    orders.dose[:] = dice.integers(1, fine, shape) / fine * (dice.random(shape) < busy)
    orders.age[:] = dice.integers(1, 12, shape) * m.years
    orders.first[:] = dice.random(shape) < 0.3
    rows = m.effects.slot.size
    waived = [(int(dice.integers(rows)), int(dice.integers(games)), float(dice.choice([0.0, 0.75]))) for _ in range(60)]
    return replace(orders, waived=tuple(waived))


def columns(orders: Orders, game: int) -> Orders:
    """One game of many."""
    names = ("dose", "age", "first", "deeds", "toward", "spend", "allied")
    parts = {name: np.ascontiguousarray(getattr(orders, name)[..., game : game + 1]) for name in names}
    return replace(orders, **parts, waived=tuple((row, 0, left) for row, g, left in orders.waived if g == game))


def mixed() -> Model:
    """The shipped table, with every seventh effect on a driver made a scale and every eleventh a setting."""
    m = loaded("historical-2001-seven").model
    how = m.effects.how.copy()
    drivers = m.effects.cell < m.stock_cells[0]
    how[drivers & (np.arange(how.size) % 7 == 0)] = SCALE
    how[drivers & (np.arange(how.size) % 11 == 0)] = SET
    return replace(m, effects=replace(m.effects, how=how))


MIXED = mixed()


@pytest.mark.parametrize("games", [2, FEW, FEW + 1, 100, 1027])
@pytest.mark.parametrize("busy", [0.02, 0.6])
def test_one_game_and_many_to_the_bit(games: int, busy: float) -> None:
    orders = wild(MIXED, games, games, busy)
    table = prepare(MIXED).table
    added, factor = evaluate(table, orders, MIXED.base.size)
    for game in {0, 1, games // 2, games - 1} | {g for _, g, _ in orders.waived[:5]}:
        alone, scaled = evaluate(table, columns(orders, game), MIXED.base.size)
        assert alone[:, 0].tobytes() == np.ascontiguousarray(added[:, game]).tobytes()
        assert factor is not None and scaled is not None
        assert scaled[:, 0].tobytes() == np.ascontiguousarray(factor[:, game]).tobytes()


@pytest.mark.parametrize("games", [3, FEW + 1])
def test_what_is_waived_for_every_game_is_waived_for_each(games: int) -> None:
    orders = wild(MIXED, games, games, 0.6)
    rows = sorted({row for row, _, _ in orders.waived})
    at_once = replace(orders, waived=tuple((row, EVERY_GAME, 0.75) for row in rows))
    each = replace(orders, waived=tuple((row, game, 0.75) for row in rows for game in range(games)))
    table = prepare(MIXED).table
    (one, scaled_one), (two, scaled_two) = (evaluate(table, o, MIXED.base.size) for o in (at_once, each))
    assert one.tobytes() == two.tobytes()
    assert scaled_one is not None and scaled_two is not None and scaled_one.tobytes() == scaled_two.tobytes()
    assert plain.forces(MIXED, at_once, 1) == plain.forces(MIXED, each, 1)
    assert one.tobytes() != evaluate(table, replace(orders, waived=()), MIXED.base.size)[0].tobytes()


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.floats(0.0, 1.0))
def test_the_slow_twin_agrees_on_every_way_of_acting(seed: int, busy: float) -> None:
    orders = wild(MIXED, 3, seed, busy)
    added, factor = evaluate(prepare(MIXED).table, orders, MIXED.base.size)
    for game in range(3):
        slow_added, slow_factor = plain.forces(MIXED, orders, game)
        np.testing.assert_allclose(added[:, game], slow_added, rtol=1e-12, atol=1e-12)
        product: Floats = np.ones(MIXED.base.size) if factor is None else factor[:, game]
        np.testing.assert_allclose(product, slow_factor, rtol=1e-12, atol=1e-12)
