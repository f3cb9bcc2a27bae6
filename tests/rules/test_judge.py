"""Private orders: each kind of goal at, above and below its bound, and the final score."""

from __future__ import annotations

from typing import Any

import pytest

from game.rules.cards import Goal, Mandate
from game.rules.judge import finals, judge, measure, reached
from game.rules.record import changed
from game.rules.types import Deal, InForce, Promise, Running, State, Term
from tests.rules.small import NORTH, PROVINCE, SMALL, SOUTH, actors, both, make
from tests.rules.stage import at


def end(**more: Any) -> State:
    return changed(at(SMALL, "debrief", round=SMALL.rounds), **more)


def holds(state: State, goal: Goal, seat: int = NORTH) -> bool:
    return reached(SMALL, state, seat, goal)


def line(number: int, status: str, by: int = NORTH) -> Promise:
    return Promise(number, 0, Term("support", by, "accord"), (NORTH, SOUTH), True, 1, 1, status=status)


def deal(number: int, maker: int, parties: tuple[int, ...], status: str = "ratified") -> Deal:
    return Deal(number, number, maker, parties, (), True, 1, status=status)


def test_a_dial_reaches_its_bound_from_either_side() -> None:
    state = end(dials=(40_000, *SMALL.opening[1:]))
    assert holds(state, Goal("dial", "alarm", 40_000)) and not holds(state, Goal("dial", "alarm", 40_001))
    assert holds(state, Goal("dial", "alarm", 40_000, below=True))
    assert not holds(state, Goal("dial", "alarm", 39_999, below=True))


def test_an_agreement_in_force_mine_or_anybodys_or_nobodys() -> None:
    state = end(in_force=(InForce("accord", (NORTH, SOUTH), ((NORTH, 50), (SOUTH, 50)), 1),))
    assert holds(state, Goal("agreement", "accord"), PROVINCE)
    assert holds(state, Goal("agreement", "accord", mine=True), SOUTH)
    assert not holds(state, Goal("agreement", "accord", mine=True), PROVINCE)
    assert not holds(state, Goal("agreement", "accord", below=True))
    assert holds(state, Goal("agreement", "compact", below=True))


def test_a_program_counts_for_whoever_pays_for_it() -> None:
    state = end(running=(Running("teams", NORTH, 2, 1, 3, ((SOUTH, 40),)), Running("lanes", SOUTH, 0, 1, 2)))
    for seat in (NORTH, SOUTH):
        assert holds(state, Goal("program", "teams", 2, mine=True), seat)
    assert not holds(state, Goal("program", "teams", 2, mine=True), PROVINCE)
    assert holds(state, Goal("program", "teams", 2), PROVINCE)
    assert not holds(state, Goal("program", "teams", 3))
    assert not holds(state, Goal("program", "lanes", 1)) and holds(state, Goal("program", "lanes", 0, below=True))


@pytest.mark.parametrize(
    ("statuses", "share"),
    [((), 0), (("kept",), 100), (("kept", "broken", "kept"), 66), (("released", "open", "kept"), 100)],
)
def test_promises_count_by_the_share_kept(statuses: tuple[str, ...], share: int) -> None:
    lines = [line(number, status) for number, status in enumerate(statuses)] + [line(90, "broken", SOUTH)]
    assert measure(SMALL, end(promises=tuple(lines)), NORTH, Goal("promises")) == share


def test_money_and_capital() -> None:
    state = at(SMALL, "debrief", spent=300, capital=4)
    assert holds(state, Goal("spent", bound=300, below=True)) and not holds(state, Goal("spent", bound=299, below=True))
    assert holds(state, Goal("capital", bound=4)) and not holds(state, Goal("capital", bound=5))


def test_deals_and_proposals_count_when_they_bind() -> None:
    state = end(
        deals=(
            deal(0, NORTH, (NORTH, SOUTH)),
            deal(1, SOUTH, (NORTH, SOUTH)),
            deal(2, NORTH, (NORTH, SOUTH), "rejected"),
        )
    )
    assert [measure(SMALL, state, seat, Goal("deals")) for seat in (NORTH, PROVINCE, SOUTH)] == [2, 0, 2]
    assert [measure(SMALL, state, seat, Goal("proposed")) for seat in (NORTH, PROVINCE, SOUTH)] == [1, 0, 1]


def test_all_goals_of_an_order_must_hold_and_its_points_are_added() -> None:
    order = Mandate("both", both("both"), (Goal("capital", bound=2), Goal("spent", bound=10, below=True)), 4000)
    first, *rest = actors()
    table = make(actors=(changed(first, mandates=(order,)), *rest))
    state = changed(at(table, "debrief", mandates=(), capital=2, spent=10), scores=(60_000, 0, 0, 0))
    state = changed(state, seats=(changed(state.seats[0], mandates=("both",)), *state.seats[1:]))
    assert judge(table, state) == ((NORTH, "both", 4000),)
    assert finals(table, state) == (64_000, 0, 0, 0)
    poor = changed(state, seats=(changed(state.seats[0], spent=11), *state.seats[1:]))
    assert judge(table, poor) == ((NORTH, "both", 0),) and finals(table, poor)[NORTH] == 60_000
