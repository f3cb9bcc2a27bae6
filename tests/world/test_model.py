"""The model: twin, batches, bounds, direction, luck, scores."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.chance import draw
from game.world import plain
from game.world.luck import SLOTS, STREAM, uniforms
from game.world.model import Model, Orders
from game.world.names import BY_NAME, DEEDS, DIALS, INDICATORS, VARIABLES
from game.world.score import health, parts, score
from game.world.step import opening, step
from tests.shipped import SCENARIOS, loaded
from tests.world.wild import orders, start


def one(many: Orders, game: int) -> Orders:
    """The orders of a single game out of many."""
    fields = ("dose", "age", "first", "deeds", "toward", "spend", "allied")
    return replace(many, **{name: np.ascontiguousarray(getattr(many, name)[..., game : game + 1]) for name in fields})


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("seed", range(4))
def test_the_slow_twin_agrees(scenario: str, seed: int) -> None:
    m = loaded(scenario).model
    ask, stocks = orders(m, 1, seed), start(m, 1, seed)
    luck = np.random.default_rng(seed).random((SLOTS, 1))
    fast = step(m, stocks, ask, luck, seed % len(m.income))
    slow = plain.step(m, stocks[:, 0].tolist(), ask, luck[:, 0].tolist(), seed % len(m.income))
    for name, rows in m.stocks.items():
        np.testing.assert_allclose(fast.stocks[rows, 0], slow[name], rtol=1e-12, atol=1e-11, err_msg=name)
    for name, rows in m.dial_rows.items():
        np.testing.assert_allclose(fast.dials[rows, 0], slow[name], rtol=1e-12, atol=1e-11, err_msg=name)


@pytest.mark.parametrize("games", [2, 17, 300])
def test_a_batch_is_its_games_bit_for_bit(games: int) -> None:
    m = loaded("historical-2001").model
    ask, stocks = orders(m, games, 5), start(m, games, 6)
    luck = uniforms(np.arange(games, dtype=np.uint64), 3)
    many = step(m, stocks, ask, luck, 2)
    for game in (0, games // 2, games - 1):
        alone = step(
            m, np.ascontiguousarray(stocks[:, game : game + 1]), one(ask, game), luck[:, game : game + 1].copy(), 2
        )
        assert alone.stocks[:, 0].tobytes() == np.ascontiguousarray(many.stocks[:, game]).tobytes()
        assert alone.dials[:, 0].tobytes() == np.ascontiguousarray(many.dials[:, game]).tobytes()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.floats(0.0, 1.0))
def test_nothing_breaks_its_bounds(seed: int, busy: float) -> None:
    m = loaded("historical-2001-seven").model
    result = step(m, start(m, 8, seed), orders(m, 8, seed, busy), uniforms(np.arange(8, dtype=np.uint64), 1), seed % 10)
    assert np.isfinite(result.stocks).all() and np.isfinite(result.dials).all()
    for name, rows in m.dial_rows.items():
        v = BY_NAME[name]
        assert (result.dials[rows] >= v.low).all() and (result.dials[rows] <= v.high).all(), name


def shifted(scenario: str, variable: str, amount: float) -> tuple[dict[str, float], dict[str, float]]:
    """Dials after three rounds as the table stands, and with a driver's base moved."""
    m = loaded(scenario).model
    base = m.base.copy()
    base[m.cells[variable]] += amount
    found = []
    for model in (m, replace(m, base=base)):
        stocks, _ = opening(m, {})
        slots = len(m.slots)
        idle = Orders(
            *(np.zeros((slots, 1)) for _ in range(3)),
            np.zeros((6, len(m.pairs), 1)),
            *(np.zeros((n, 1)) for n in (6, len(m.parties))),
            np.zeros(1),
        )
        for round in range(3):
            result = step(model, stocks, idle, np.full((SLOTS, 1), 0.5), round)
            stocks = result.stocks
        found.append({name: float(result.dials[at, 0]) for at, name in enumerate(m.dials)})
    return found[0], found[1]


@pytest.mark.parametrize(
    ("variable", "amount", "up", "down"),
    [
        ("depth", 0.5, ["wait_truck@champlain", "border_cost"], ["trade", "travel_us", "commerce@ottawa"]),
        ("documents", 0.4, ["wait_car@champlain"], ["travel_us", "travel_ca", "mobility@quebec"]),
        ("technology", 0.2, [], ["wait_truck@champlain", "risk"]),
        ("trader_pull", 0.3, ["trusted_trader"], ["border_cost"]),
        ("intelligence", 0.5, ["interdiction", "safety@washington"], ["risk"]),
        ("visible", 1.0, ["expectation"], []),
        ("capacity", 0.3, [], ["wait_truck@champlain", "wait_car@champlain"]),
        ("disruption", 0.1, ["wait_car@champlain"], ["flow_car@champlain", "local_economy@quebec"]),
        ("compliance", 0.2, ["border_cost"], ["trade"]),
        ("demand", -0.2, [], ["trade", "flow_truck@champlain"]),
    ],
)
def test_it_moves_the_way_the_article_says(variable: str, amount: float, up: list[str], down: list[str]) -> None:
    before, after = shifted("historical-2001", variable, amount)
    for dial in up:
        assert after[dial] > before[dial], dial
    for dial in down:
        assert after[dial] < before[dial], dial


def test_an_initiative_reassures_more_than_compliance() -> None:
    m = loaded("historical-2001").model
    stocks, _ = opening(m, {})
    gained = {}
    for kind in ("initiative", "comply", "broken"):
        ask = orders(m, 1, 0, 0.0)
        toward = np.zeros_like(ask.toward)
        toward[DEEDS.index(kind)] = 1.0
        result = step(m, stocks, replace(ask, toward=toward), np.full((SLOTS, 1), 0.5), 0)
        gained[kind] = float(result.stocks[m.stocks["reassurance"], 0][0])
    assert gained["initiative"] > gained["comply"] > gained["broken"]


def test_outrage_grows_with_expectations() -> None:
    m = loaded("historical-2001").model
    found = []
    for expected in (10.0, 90.0):
        stocks, _ = opening(m, {"expectation": expected, "terror": 6.0})
        result = step(m, stocks, orders(m, 1, 0, 0.0), np.full((SLOTS, 1), 0.999), 0)
        found.append(float(result.stocks[m.stocks["outrage"], 0][0]))
    assert found[1] > found[0]


def fairness_after(m: Model, parts: list[float], years: int = 6) -> list[float]:
    """Fairness of each actor when everybody spends that part of its means, year after year."""
    quiet = orders(m, 1, 0, 0.0)
    stocks, _ = opening(m, {})
    spend = np.array([[party.revenue * part] for party, part in zip(m.parties, parts, strict=True)])
    for round in range(years):
        result = step(m, stocks, replace(quiet, spend=spend), np.full((SLOTS, 1), 0.5), round)
        stocks = result.stocks
    return [float(x) for x in result.dials[m.dial_rows["fairness"], 0]]


def test_fairness_judges_by_means_not_by_size() -> None:
    m = loaded("historical-2001").model
    alike = fairness_after(m, [0.7] * 4)
    assert min(alike) > 90.0, "the same part of one's means is fair, be they large or small"
    riding = fairness_after(m, [0.7, 0.0, 0.7, 0.7])
    assert riding[1] < 40.0, "who contributes nothing is seen to"
    assert max(fairness_after(m, [0.02] * 4)) < 50.0, "equal neglect of what the risk calls for is not fair"


def test_fairness_asks_more_of_who_gains_more() -> None:
    m = loaded("historical-2001").model
    found = []
    for cares in ({"commerce": 100}, {"safety": 100}):
        parties = (replace(m.parties[0], weights=cares), *m.parties[1:])
        found.append((fairness_after(replace(m, parties=parties), [0.3] * 4)[0], cares))
    result = step(m, opening(m, {})[0], orders(m, 1, 0, 0.0), np.full((SLOTS, 1), 0.5), 0)
    gains = {name: float(result.dials[m.dial_rows[name], 0][0]) for name in ("commerce", "safety")}
    assert (found[0][0] < found[1][0]) == (gains["commerce"] > gains["safety"])


def test_rules_and_model_share_their_luck() -> None:
    seeds = np.array([0, 1, 2**64 - 1, 987654321], dtype=np.uint64)
    for round in (1, 9):
        rows = uniforms(seeds, round)
        for game, seed in enumerate(seeds):
            for slot in range(SLOTS):
                assert rows[slot, game] == (draw(int(seed), round, STREAM, slot) + 0.5) / 2**32


def test_luck_is_even() -> None:
    rows = uniforms(np.arange(40_000, dtype=np.uint64), 1)
    assert abs(float(rows.mean()) - 0.5) < 0.005
    assert rows.min() > 0.0 and rows.max() < 1.0


def test_a_score_is_the_sum_of_its_parts() -> None:
    m = loaded("historical-2001").model
    history = np.random.default_rng(1).random((6, len(m.dials), 3)) * 100
    rows = parts(m, history)
    total = score(m, history)
    assert set(rows) == set(INDICATORS)
    np.testing.assert_array_equal(sum(rows[name] for name in INDICATORS), total)
    assert ((health(m, history[-1]) >= 0) & (health(m, history[-1]) <= 100)).all()


def test_the_registry_is_whole() -> None:
    names = [v.name for v in VARIABLES]
    assert len(names) == len(set(names))
    for v in VARIABLES:
        assert v.low <= v.start <= v.high and v.en and v.fr and v.unit and v.source_en and v.source_fr
        assert v.axis in ("world", "corridor", "actor", "dyad")
    assert set(INDICATORS) <= set(DIALS)
