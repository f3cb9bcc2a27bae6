"""The ladder: pairs that differ in nothing but the contestant, and shares with intervals worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ai.level import LEVELS, USUAL
from game.ai.persona import Persona, fitting
from game.lab.fixed import Fixed
from game.lab.ladder import (
    GREEDY,
    PLANS,
    YARDSTICK,
    Share,
    beaten,
    companions,
    contestants,
    driver,
    duel,
    duels,
    half,
    jobs,
    scores,
    share,
    wilson,
    work,
)
from game.lab.lockstep import Table, play
from game.lab.rivals import Greedy
from game.lab.study import StudyError
from game.rules.cards import fits_any
from game.rules.judge import finals
from tests.shipped import CONTENT, loaded, persona, shelf, words

SHORT = loaded("autumn-2001")


# --- shares ---


@pytest.mark.parametrize(
    ("won", "pairs", "low", "high"),
    [(8, 10, 0.4902, 0.9433), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (148, 200, 0.6751, 0.7959), (0, 0, 0, 1)],
)
def test_wilson_by_hand(won: float, pairs: int, low: float, high: float) -> None:
    assert wilson(won, pairs) == pytest.approx((low, high), abs=5e-5)


@given(st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=1, max_size=60))
def test_an_interval_holds_its_share_and_mirrors_the_other_side(won: list[float]) -> None:
    found, other = share(won), share([1.0 - x for x in won])
    assert 0.0 <= found.low <= found.part <= found.high <= 1.0
    assert other.low == pytest.approx(1.0 - found.high) and other.clear == -found.clear


def test_a_draw_is_half_a_win() -> None:
    assert [beaten(2, 1), beaten(1, 1), beaten(1, 2)] == [1.0, 0.5, 0.0]
    assert share([1.0, 0.5, 0.5, 0.0]).part == 0.5 and Share(0, 0, 0, 1).part == 0.5


@pytest.mark.parametrize(("won", "clear"), [(150, 1), (100, 0), (50, -1), (110, 0)])
def test_clear_is_what_the_interval_says(won: int, clear: int) -> None:
    assert share([1.0] * won + [0.0] * (200 - won)).clear == clear


# --- contestants ---


def test_everybody_is_on_the_ladder() -> None:
    found = contestants(shelf())
    assert found[: len(LEVELS)] == tuple(f"level-{level}" for level in LEVELS)
    assert {*found[len(LEVELS) :]} == {GREEDY, *shelf().cards[PLANS]}


def test_those_asked_for_and_the_yardstick() -> None:
    assert contestants(shelf(), ["nothing", "level-5"]) == (YARDSTICK, "level-5", "nothing")


@pytest.mark.parametrize(("name", "key"), [("gredy", "lab.contestant.near"), ("xyz", "lab.contestant")])
def test_a_stranger_is_a_sentence(name: str, key: str) -> None:
    with pytest.raises(StudyError) as caught:
        contestants(shelf(), [name])
    assert caught.value.said.key == key
    assert all(name in words(language).say(caught.value.said) for language in ("en", "fr"))


def test_a_contestant_takes_a_personas_place() -> None:
    who = persona("trade-broker")
    assert driver(shelf(), "level-2", who) == who.at(2)
    assert isinstance(driver(shelf(), GREEDY, who), Greedy) and isinstance(driver(shelf(), "alone", who), Fixed)


def test_a_plan_may_be_called_almost_like_a_level() -> None:
    plans = shelf().cards[PLANS]
    card = replace(plans["alone"], id="level-headed", file=f"{PLANS}/level-headed.yaml")
    more = replace(shelf(), cards={**shelf().cards, PLANS: {**plans, "level-headed": card}})
    assert "level-headed" in contestants(more)
    assert isinstance(driver(more, "level-headed", persona("even-handed")), Fixed)
    assert duels(["level-4", "level-headed"]) == [("level-4", "level-headed")]


def test_each_level_meets_the_one_below_and_the_best_meets_the_others() -> None:
    found = duels(contestants(shelf()))
    assert found[:4] == [(f"level-{high}", f"level-{high - 1}") for high in (2, 3, 4, 5)]
    assert {pair[0] for pair in found[4:]} == {"level-5"}
    assert {pair[1] for pair in found[4:]} == {GREEDY, *shelf().cards[PLANS]}


# --- pairs ---


def test_seats_and_companions_take_turns() -> None:
    fits = [fitting(shelf(), actor) for actor in SHORT.scenario.actors]
    seen: list[set[str]] = [set() for _ in fits]
    for pair in range(4 * 7):
        seat, people = companions(SHORT, pair)
        assert seat == pair % 4
        for at, who in enumerate(people):
            assert who == fits[at][(pair // 4 + at) % len(fits[at])].at(USUAL)
            assert fits_any(SHORT.scenario.actors[at], who.suits)
        seen[seat].add(people[seat].id)
    assert all(len(ids) == min(7, len(fit)) for ids, fit in zip(seen, fits, strict=True))


def test_a_half_of_a_pair_is_the_game_of_that_seed_with_one_seat_changed() -> None:
    seat, people = companions(SHORT, 6)
    (game,) = play(Table(SHORT, people), [6])
    assert half(SHORT, YARDSTICK, 6) == finals(SHORT.scenario, game.state)[seat]
    low: tuple[Persona, ...] = (*people[:seat], people[seat].at(1), *people[seat + 1 :])
    (other,) = play(Table(SHORT, low), [6])
    assert half(SHORT, "level-1", 6) == finals(SHORT.scenario, other.state)[seat]
    assert other.state.seats[seat].mandates == game.state.seats[seat].mandates


def test_jobs_cover_each_pair_once_and_their_size_does_not_matter() -> None:
    found = jobs("autumn-2001", ["level-1", "nothing"], 23)
    for name in ("level-1", "nothing"):
        parts = [(int(first), int(pairs)) for _, who, first, pairs in found if who == name]
        assert [at for first, pairs in parts for at in range(first, first + pairs)] == list(range(23))
    root = str(Path(CONTENT))
    whole = work(root, "autumn-2001", "nothing", "0", "4")
    assert whole == work(root, "autumn-2001", "nothing", "0", "1") + work(root, "autumn-2001", "nothing", "1", "3")


def test_results_are_in_the_order_of_the_jobs() -> None:
    wanted = jobs("x", ["b", "a"], 12)
    results = {job: [int(job[2]) + at for at in range(int(job[3]))] for job in reversed(wanted)}
    found = scores(wanted, results)
    assert list(found) == ["b", "a"] and list(found["b"].items()) == [(at, at) for at in range(12)]


def test_a_duel_is_counted_seat_by_seat() -> None:
    """Two seats: the first always wins in one and draws in the other; a pair that one has not played is left out."""
    found = {"a": {0: 2000, 1: 5000, 2: 3000, 3: 5000, 4: 1}, "b": {0: 1000, 1: 5000, 2: 1000, 3: 5000}}
    one = duel(found, "a", "b", 2)
    assert (one.all.pairs, one.all.won) == (4, 3.0)
    assert [(part.pairs, part.won) for part in one.seats] == [(2, 2.0), (2, 1.0)]
    assert one.points.mean == pytest.approx(0.75) and one.points.pairs == 4
    back = duel(found, "b", "a", 2)
    assert back.all.won == 1.0 and back.points.mean == pytest.approx(-0.75)
