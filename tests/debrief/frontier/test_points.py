"""Frontiers and solutions: sets whose answers were worked out by hand, and a search written another way."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from game.debrief.frontier.points import Solutions, bettering, least_gain, on_frontier, solutions

# Gains of two parties. By hand: (4, 4) beats (3, 3) and (2, 2); (6, 3), (9, 1), (1, 6) and (4, 4) are beaten by none;
# (11, -2) is beaten by none either, but its second party would sooner have no agreement.
TWO = [(0.0, 0.0), (3.0, 3.0), (4.0, 4.0), (6.0, 3.0), (9.0, 1.0), (1.0, 6.0), (11.0, -2.0), (2.0, 2.0)]
# Three parties. Of the bearable ones: products 8, 9, 0, 12; sums 6, 7, 10, 8.
THREE = [(2.0, 2.0, 2.0), (1.0, 3.0, 3.0), (0.0, 0.0, 10.0), (1.0, 2.0, 6.0), (-1.0, 9.0, 9.0), (1.0, 2.0, 5.0)]


def test_the_frontier_of_two_by_hand() -> None:
    assert [at for at, front in enumerate(on_frontier(TWO)) if front] == [2, 3, 4, 5, 6]


def test_the_solutions_of_two_by_hand() -> None:
    """Products: 16 at (4, 4), 18 at (6, 3), 9, 6. Hopes are 9 and 6: the least parts are 4/9 at (4, 4), 3/6 at (6, 3),
    1/6, 1/9. Least gains: 4 at (4, 4), 3 at (6, 3). Sums: 8, 9, 10 at (9, 1), 7; 9 at (11, -2), which does not count.
    """
    assert solutions(TWO) == Solutions(nash=3, kalai=3, equal=2, largest=4)


def test_nash_and_kalai_part_where_one_could_hope_for_much() -> None:
    """Products: 12 at (6, 2), 10 at (10, 1), 9 at (3, 3). Hopes 10 and 4: least parts 0 at (0, 4), 2/4 at (6, 2) no
    more than 6/10; 3/10 at (3, 3). With (4.5, 2.5) besides: product 11.25, least part 4.5/10 < 5/10."""
    rows = [(0.0, 4.0), (3.0, 3.0), (4.5, 2.5), (6.0, 2.0), (10.0, 1.0)]
    assert solutions(rows) == Solutions(nash=3, kalai=3, equal=1, largest=4)
    # The second party's hope rises to 12: now 2/12 at (6, 2), 2.5/12, 3/12 at (3, 3), 1/12.
    assert solutions([*rows, (0.0, 12.0)]) == Solutions(nash=3, kalai=1, equal=1, largest=5)


def test_the_solutions_of_three_by_hand() -> None:
    """Hopes 2, 3, 10. Least parts: 2/10 at (2, 2, 2); 3/10 at (1, 3, 3); 0; 5/10 at (1, 2, 6)."""
    assert solutions(THREE) == Solutions(nash=3, kalai=3, equal=0, largest=2)
    assert on_frontier(THREE) == (True, True, True, True, True, False)


def test_nash_tells_small_gains_of_many_apart() -> None:
    """Products 0.04^7 = 1.6e-10 and 0.3 x 0.001^6 = 3e-19; sums 0.28 and 0.306."""
    assert solutions([(0.3, *(0.001,) * 6), (0.04,) * 7]) == Solutions(nash=1, kalai=1, equal=1, largest=0)


def test_where_somebody_always_loses_there_is_no_solution() -> None:
    assert solutions([(1.0, -1.0), (-2.0, 5.0)]) == Solutions(None, None, None, None)
    assert solutions([]) == Solutions(None, None, None, None)


def test_where_one_party_can_gain_nothing_the_other_decides() -> None:
    assert solutions([(0.0, 1.0), (0.0, 3.0), (0.0, 2.0)]) == Solutions(1, 1, 1, 1)


def test_what_is_better_than_a_deal_begins_with_the_best_for_the_least() -> None:
    """Better for all than (2, 2) and on the frontier: (4, 4) by two, (6, 3) by one."""
    assert bettering(TWO, (2.0, 2.0)) == (2, 3)
    assert bettering(TWO, (4.0, 4.0)) == ()
    assert least_gain((6.0, 3.0), (2.0, 2.0)) == 1.0


def sets(parties: int) -> st.SearchStrategy[list[tuple[float, ...]]]:
    """Whole numbers, so that ties come and nothing hangs on rounding."""
    one = st.tuples(*[st.integers(-4, 9).map(float)] * parties)
    return st.lists(one, min_size=1, max_size=12)


MANY = st.integers(2, 4).flatmap(sets)


def beaten(points: list[tuple[float, ...]], at: int) -> bool:
    """Written the other way round: some other point has no coordinate below and a larger sum."""
    own = points[at]
    return any(
        sum(other) > sum(own) and not [1 for k in range(len(own)) if other[k] < own[k]]
        for place, other in enumerate(points)
        if place != at
    )


@given(MANY)
def test_a_frontier_is_what_a_search_over_all_pairs_leaves(points: list[tuple[float, ...]]) -> None:
    assert list(on_frontier(points)) == [not beaten(points, at) for at in range(len(points))]


@given(MANY)
def test_solutions_are_beaten_at_their_own_rule_by_no_other_point(points: list[tuple[float, ...]]) -> None:
    found = solutions(points)
    able = [p for p in points if not any(gain < 0 for gain in p)]
    if not able:
        assert found == Solutions(None, None, None, None)
        return
    assert None not in (found.nash, found.kalai, found.equal, found.largest)
    nash, kalai, equal, largest = (
        points[at] for at in (found.nash, found.kalai, found.equal, found.largest) if at is not None
    )
    product, total = 1.0, 0.0
    for gain in nash:
        product *= gain
    for one in able:
        other = 1.0
        for gain in one:
            other *= gain
        assert other <= product
        total = max(total, sum(one))
        assert min(one) <= min(equal)
    assert sum(largest) == total
    hopes = [max(one[k] for one in able) for k in range(len(nash))]
    counted = [k for k, hope in enumerate(hopes) if hope]
    if counted:
        parts = [min(one[k] / hopes[k] for k in counted) for one in able]
        assert abs(min(kalai[k] / hopes[k] for k in counted) - max(parts)) < 1e-9


@given(sets(3))
def test_who_sits_first_decides_nothing(points: list[tuple[float, ...]]) -> None:
    worth: dict[tuple[int, ...], object] = {}
    for order in permutations(range(3)):
        turned = [tuple(point[k] for k in order) for point in points]
        found = solutions(turned)
        front = on_frontier(turned)
        if found.equal is None or found.nash is None or found.largest is None:
            worth[order] = (front, None)
            continue
        worth[order] = (front, (min(turned[found.equal]), sum(turned[found.largest])))
    assert len(set(worth.values())) == 1
