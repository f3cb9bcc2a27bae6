"""States to orders and answers: levels, ages, who signed, who is exempt, deeds, money, common cause."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.catalog.compile import build
from game.catalog.orders import answer, answers, in_part, orders
from game.rules.cards import Scenario
from game.rules.index import index
from game.rules.start import start
from game.rules.types import Deed, Happened, InForce, Running, State
from game.world.effects import evaluate
from game.world.model import Model
from game.world.names import DEEDS, dial_names
from game.world.prepare import prepare
from game.world.score import parts
from game.world.step import opening
from tests.catalog.test_compile import PARAMETERS, ROAD, effect
from tests.rules.small import NORTH, PROVINCE, SOUTH, STATES, agreement, happening, lever, make, program
from tests.shipped import loaded

PAIRS = {"01": 0, "02": 1, "03": 2, "12": 3, "13": 4, "23": 5}


def table() -> tuple[Scenario, Model]:
    """Four seats, one road, one card of each kind that does something."""
    visas = (effect("depth", number=0.5), effect("opinion", "all", number=2), effect("patrol", "road", number=0.25))
    ties = (effect("autonomy", "parties", number=3), effect("trust", "parties~parties", number=2))
    scenario = make(
        programs={"visas": program("visas", ["federal"], 0, 90, 3, effects=visas)},
        agreements={
            "ties": agreement("ties", "memorandum", ["province", "state"], 0, 40, open_to=("federal",), effects=ties)
        },
        happenings={"shock": happening("shock", effects=(effect("alarm", number=20),))},
        levers={
            "plea": lever("plea", "appeal", ["province"], ["state"], 1, effects=(effect("trust", "owner~target"),))
        },
    )
    names = dial_names(tuple(a.id for a in scenario.actors), ("road",))
    scenario = replace(scenario, dials={name: at for at, name in enumerate(names)})
    model = build(scenario, PARAMETERS, {"road": ROAD})
    stocks, dials = opening(model, {})
    scenario = replace(
        scenario,
        opening=tuple(int(x) for x in (dials[:, 0] * 1000).round()),
        stocks=tuple(float(x) for x in stocks[:, 0]),
    )
    return scenario, model


SMALL, MODEL = table()


def state(round: int = 3, **more: object) -> State:
    begun = start(SMALL, 7)
    return replace(begun, round=round, phase="resolution", history=(SMALL.opening,) * (round - 1), **more)


def added(now: State, cell: str, place: int = 0) -> float:
    """What the cards in force add to a cell."""
    sums, _ = evaluate(prepare(MODEL).table, orders(SMALL, MODEL, [now]), MODEL.base.size)
    return float(sums[MODEL.cells[cell].start + place, 0])


def test_levels_and_ages_of_programs() -> None:
    now = state(running=(Running("visas", NORTH, 2, 2, 2), Running("visas", SOUTH, 0, 1, 3)))
    asked = orders(SMALL, MODEL, [now])
    slot = MODEL.slots["program", "visas", str(NORTH)]
    assert (asked.dose[slot, 0], asked.age[slot, 0], asked.first[slot, 0]) == (2 / 3, 2.0, 0.0)
    assert asked.dose[MODEL.slots["program", "visas", str(SOUTH)], 0] == 0.0, "stopped"
    assert added(now, "depth") == pytest.approx(0.5 * 2 / 3)


def test_happenings_and_levers_come_once() -> None:
    fresh = state(happened=(Happened("shock", 3),), pulled=(("plea", PROVINCE, STATES, 3),))
    assert added(fresh, "alarm") == 20.0 and added(fresh, "trust", PAIRS["13"]) == 1.0
    old = state(happened=(Happened("shock", 2),), pulled=(("plea", PROVINCE, STATES, 2),))
    assert added(old, "alarm") == 0.0 and added(old, "trust", PAIRS["13"]) == 0.0


def test_only_those_who_signed_gain_what_is_for_parties() -> None:
    now = state(in_force=(InForce("ties", (PROVINCE, STATES), ((PROVINCE, 50), (STATES, 50)), 3),))
    assert [added(now, "autonomy", seat) for seat in range(4)] == [0.0, pytest.approx(2.0), 0.0, pytest.approx(2.0)]
    trusting = [added(now, "trust", pair) for pair in range(6)]
    assert trusting[PAIRS["13"]] > 0.0 and sum(trusting) == trusting[PAIRS["13"]]
    every = (NORTH, PROVINCE, SOUTH, STATES)
    wide = state(in_force=(InForce("ties", every, ((NORTH, 100),), 3),))
    assert min(added(wide, "trust", pair) for pair in range(6)) > 0.0


def test_an_exempt_seat_is_spared() -> None:
    def running(*exempt: int) -> State:
        return state(running=(Running("visas", SOUTH, 3, 3, 3, exempt=exempt),))

    assert [added(running(), "opinion", seat) for seat in range(4)] == [2.0] * 4
    assert [added(running(PROVINCE), "opinion", seat) for seat in range(4)] == [2.0, 0.0, 2.0, 2.0]
    assert added(running(PROVINCE), "patrol") == 0.0, "the road touches the province"
    assert added(running(NORTH), "patrol") == 0.25, "it does not touch the north"
    weaker = [added(running(*exempt), "depth") for exempt in ((), (NORTH,), (NORTH, PROVINCE))]
    assert weaker == [0.5, 0.375, 0.25]


def test_deeds_by_pair_and_toward_the_stronger_side() -> None:
    now = state(deeds=(Deed("kept", PROVINCE, NORTH), Deed("initiative", NORTH, SOUTH, 2), Deed("blame", SOUTH, NORTH)))
    asked = orders(SMALL, MODEL, [now])
    assert asked.deeds[DEEDS.index("kept"), PAIRS["01"], 0] == 1.0
    assert asked.deeds[DEEDS.index("initiative"), PAIRS["02"], 0] == 2.0
    assert asked.toward[:, 0].tolist() == [0.0, 0.0, 2.0, 0.0, 0.0, 0.0], "what the stronger does is not toward itself"


def test_who_pays_what() -> None:
    now = state(
        running=(Running("visas", NORTH, 2, 1, 2, shares=((PROVINCE, 25),)),),
        in_force=(InForce("ties", (PROVINCE, STATES), ((PROVINCE, 75), (STATES, 25)), 1),),
    )
    spent = orders(SMALL, MODEL, [now]).spend[:, 0]
    assert spent.tolist() == pytest.approx([18 * 0.75, 18 * 0.25 + 3.0, 0.0, 1.0])


def test_common_cause_counts_when_both_declared_it() -> None:
    now = state()
    seats = list(now.seats)
    seats[NORTH] = replace(seats[NORTH], allies=(PROVINCE,))
    assert orders(SMALL, MODEL, [replace(now, seats=tuple(seats))]).allied[0] == 0.0
    seats[PROVINCE] = replace(seats[PROVINCE], allies=(NORTH,))
    assert orders(SMALL, MODEL, [replace(now, seats=tuple(seats))]).allied[0] == 1.0


def busy(seed: int) -> State:
    levels = {NORTH: 1 + seed % 3, SOUTH: 1 + seed // 3 % 3}
    return state(
        seed=seed,
        running=tuple(
            Running("visas", seat, level, 2, level, exempt=(PROVINCE,) * (seed % 2)) for seat, level in levels.items()
        ),
        in_force=(InForce("ties", (PROVINCE, STATES), ((PROVINCE, 50), (STATES, 50)), 3),) * (seed % 4 > 0),
        happened=(Happened("shock", 3),) * (seed % 5 == 0),
        deeds=(Deed("joint", PROVINCE, STATES, seed % 3),),
    )


def test_many_answers_are_the_single_ones() -> None:
    states = [busy(seed) for seed in range(40)]
    assert answers(SMALL, MODEL, states) == [answer(SMALL, MODEL, one) for one in states]


def test_an_answer_fits_the_table_and_its_scores_add_up() -> None:
    now = busy(3)
    given = answer(SMALL, MODEL, now)
    assert len(given.dials) == len(SMALL.dials) and len(given.stocks) == len(SMALL.stocks)
    history = np.array([*now.history, given.dials])[:, :, None] / 1000.0
    rows = parts(MODEL, history)
    for seat in range(4):
        assert given.scores[seat] == pytest.approx(1000 * sum(float(rows[name][seat, 0]) for name in rows), abs=1)
    assert 0 <= given.health <= 100_000


def test_an_agreement_open_to_many_is_whole_with_three_and_weaker_with_two() -> None:
    scenario = loaded("historical-2001").scenario
    for_two = next(id for id in scenario.agreements if len(index(scenario).signers[id].entitled) == 2)
    assert in_part(scenario, for_two, 2) == 1.0
    assert [in_part(scenario, "northeast-homeland-network", parties) for parties in (2, 3, 4)] == [2 / 3, 1.0, 1.0]
