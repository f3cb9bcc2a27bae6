"""Directions that the article claims hold from any position, whoever does what besides, and through whole games.

Two worlds with the same orders and the same luck, one of them pushed; what is seen in both is compared game by game.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.world import equations as eq
from game.world import politics
from game.world.luck import uniforms
from game.world.model import Floats, Model, Orders
from game.world.names import DEEDS, LAYERS
from game.world.prepare import prepare
from game.world.step import Result, step
from tests.shipped import loaded
from tests.world.wild import orders, start

TABLE = loaded("historical-2001")
BASE = TABLE.model
GAMES, ROUNDS = 16, 8
SLACK = 1e-9
"""Differences of rounding, in points, minutes, C$ billion or million trips."""
Names = tuple[str, ...]
Act = Callable[[Orders], None]
seeds, amounts, parts = st.integers(0, 10**6), st.floats(0.01, 1.0), st.floats(0.0, 1.0)
few = settings(max_examples=20, deadline=None)


def pushed(amount: float, driver: str) -> Model:
    """The table with a driver raised everywhere."""
    base = BASE.base.copy()
    base[BASE.cells[driver]] += amount
    return replace(BASE, base=base)


def play(m: Model, stocks: Floats, act: Act | None, seed: int, busy: float, rounds: int) -> list[Result]:
    """Rounds of wild orders, new ones each round, changed by `act`."""
    found = []
    for round in range(rounds):
        asked = orders(BASE, GAMES, seed * 10 + round, busy)
        if act is not None:
            act(asked)
        luck = uniforms(np.arange(GAMES, dtype=np.uint64) + np.uint64(seed), round + 1)
        found.append(step(m, stocks, asked, luck, round))
        stocks = found[-1].stocks
    return found


def never(
    seed: int,
    busy: float,
    *,
    up: Names = (),
    down: Names = (),
    m: Model = BASE,
    act: Act | None = None,
    move: Callable[[Floats], Floats] = np.copy,
) -> None:
    """Dials that another model, other orders or other stocks never raise (`up`) or never lower (`down`): in one round
    from stocks anywhere within their bounds, and in eight rounds from the autumn of 2001."""
    autumn = np.repeat(np.array(TABLE.scenario.stocks)[:, None], GAMES, axis=1)
    for stocks, rounds in ((start(BASE, GAMES, seed), 1), (autumn, ROUNDS)):
        one, other = play(BASE, stocks, None, seed, busy, rounds), play(m, move(stocks), act, seed, busy, rounds)
        for name, sign in [*((name, 1) for name in up), *((name, -1) for name in down)]:
            rows = BASE.dial_rows[name]
            for round, (before, after) in enumerate(zip(one, other, strict=True)):
                worst = float((sign * (after.dials[rows] - before.dials[rows])).max())
                assert worst <= SLACK, f"{name} off by {worst} in round {round} of {rounds}"


@few
@given(seeds, parts, st.floats(6.0, 15.0))
def test_more_truck_wait_never_raises_trade(seed: int, busy: float, free: float) -> None:
    """Thickening: minutes at the line are a cost of trade."""
    never(seed, busy, m=replace(BASE, parameters={**BASE.parameters, "wait_truck_free": free}), up=("trade",))
    minutes = np.linspace(0.0, 600.0, 200)
    none = np.zeros_like(minutes)
    cost = eq.border_cost(BASE, none + 0.1, none, minutes, none + 1.0)
    assert (np.diff(cost) > 0).all() and (np.diff(eq.trade_aim(BASE, none + 600.0, cost, none)) < 0).all()


@few
@given(seeds, parts, amounts)
def test_more_documents_never_raise_travel(seed: int, busy: float, amount: float) -> None:
    """Thickening: documents keep residents of both nations at home."""
    never(seed, busy, m=pushed(amount, "documents"), up=("travel_us", "travel_ca"))


@pytest.mark.parametrize("layer", LAYERS)
@settings(max_examples=8, deadline=None)
@given(seeds, parts, amounts)
def test_more_of_a_layer_never_lets_more_through(layer: str, seed: int, busy: float, amount: float) -> None:
    """Layers: each adds to the chance that a plot is stopped, and takes from the loss to be expected."""
    never(seed, busy, m=pushed(amount, layer), up=("risk",), down=("interdiction",))


@few
@given(seeds, parts, amounts)
def test_more_visible_spending_never_calms_the_public(seed: int, busy: float, amount: float) -> None:
    """Harvey's dilemma: what is seen to be bought is expected to work, and failures anger the more for it."""
    never(seed, busy, m=pushed(2 * amount, "visible"), down=("expectation", "outrage"))


@few
@given(seeds, parts, amounts)
def test_more_reassurance_never_raises_pressure(seed: int, busy: float, amount: float) -> None:
    """Perceived insecurity: a partner believed to be reliable is pressed less, at any level of alarm."""

    def trusted(stocks: Floats) -> Floats:
        out = stocks.copy()
        rows = out[BASE.stocks["reassurance"]]
        np.minimum(100.0, rows + 50 * amount, out=rows)
        return out

    never(seed, busy, move=trusted, up=("pressure",))


@few
@given(seeds, parts)
def test_a_broken_promise_never_raises_trust(seed: int, busy: float) -> None:
    """Trust between those two and the belief in the weaker side both suffer, this year and after."""

    def breaks(asked: Orders) -> None:
        asked.deeds[DEEDS.index("broken")] += 1.0
        asked.toward[DEEDS.index("broken")] += 1.0

    never(seed, busy, act=breaks, up=("trust", "reassurance"))


@few
@given(seeds, parts, amounts)
def test_more_pull_never_drives_trusted_traders_away(seed: int, busy: float, amount: float) -> None:
    """Enrolment: a better lane draws firms in."""
    never(seed, busy, m=pushed(amount, "trader_pull"), down=("trusted_trader",))


@pytest.mark.parametrize("room", ["capacity", "staffing"])
@settings(max_examples=12, deadline=None)
@given(seeds, parts, amounts)
def test_more_room_never_lengthens_waits(room: str, seed: int, busy: float, amount: float) -> None:
    """Lanes and officers shorten queues, the traffic that they bring counted."""
    never(seed, busy, m=pushed(amount, room), up=("wait_truck", "wait_car"))


@few
@given(seeds, parts, amounts)
def test_carrying_more_never_lowers_reassurance(seed: int, busy: float, amount: float) -> None:
    """Burden sharing: what the weaker side carries against the need is noticed, and never held against it."""
    r = prepare(BASE)

    def carry(asked: Orders) -> None:
        asked.spend[r.home] += 100 * amount

    never(seed, busy, act=carry, down=("reassurance",))
    burden = start(BASE, GAMES, seed)[BASE.stocks["burden"]] * 0.1
    heavier = burden.copy()
    heavier[r.home] += 100 * amount
    none, risk, asked = np.zeros(GAMES), np.linspace(0.0, 100.0, GAMES), orders(BASE, GAMES, seed, busy)
    aims = [politics.reassurance(BASE, asked, none, politics.effort(BASE, r, x, risk), none) for x in (burden, heavier)]
    assert (aims[1] >= aims[0]).all()
