"""Known cases: a card that decides games, a dead one, one that another makes useless, one that moves nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

import pytest

from game.lab.alike import alike
from game.lab.enough import LEAST, NARROW, STRIDE, TELLING, in_order, narrow, until_narrow
from game.lab.trial import Pair, Trial, pair, trial
from game.lab.weighed import STRONG, Weighed, hopeless, sat, weighed
from tests.lab.planted import AGREEMENT, EVENT, FREE, NEED, PROGRAM, boon, planted, table
from tests.shipped import loaded, shelf

COST = shelf().cards["programs"][PROGRAM].data["cost"]
GAMES = 24


def found(on: Trial, games: int = GAMES) -> Weighed:
    return weighed(on, [pair(on, seed) for seed in range(games)])


@lru_cache(maxsize=1)
def strong() -> Weighed:
    return found(planted(cost=FREE, effects=boon(20)))


def test_a_strong_card_is_found_strong() -> None:
    one = strong()
    assert "strong" in one.flags and "everywhere" in one.flags
    assert one.scores[0].low > STRONG and one.rate.taken == one.rate.open == GAMES and one.rate.first == 1
    assert one.indicators["opinion"][0].low > 5.0 and one.same == 0
    assert set(one.seats) == {0} and one.seats[0].part == 1.0


def test_a_card_that_does_nothing_and_costs_much_is_dead() -> None:
    one = found(planted(cost={"start": 50, "yearly": 50}, effects=(), pleases={}, reassures=()))
    assert "dead" in one.flags and one.rate.taken == 0 and one.rate.open == GAMES and one.rate.part == 0.0
    assert all(part.low <= 0.0 <= part.high for part in one.scores) and one.alike is None


def test_a_dearer_copy_is_dominated_by_what_it_copies() -> None:
    dear = {**COST, "yearly": COST["yearly"] + 10}
    one = found(planted(cost=dear), 4)
    assert "dominated" in one.flags and one.dominated_by == (PROGRAM,) and one.dominates == ()
    assert one.alike == (PROGRAM, pytest.approx(1.0))
    other = found(planted(cost={**COST, "start": COST["start"] - 1}), 4)
    assert "dominated" not in other.flags and other.dominates == (PROGRAM,)


def test_what_moves_nothing_is_idle_and_its_intervals_hold_zero() -> None:
    one = found(planted(cost=FREE, effects=(), pleases={"us-agencies": 1}, reassures=()))
    assert all(part.low <= 0.0 <= part.high for part in one.scores)
    assert one.rate.taken == 0 or "idle" in one.flags


def test_what_is_for_nobody_is_hopeless_and_what_never_opens_is_told() -> None:
    nobody = planted(by=("community",))
    assert hopeless(nobody) and weighed(nobody, []).flags == ("nobody",)
    never = found(planted(needs=({**NEED, "event": EVENT},), effects=boon(20)), 4)
    assert never.flags[0] == "never" and never.same == 4 and never.rate.open == 0
    assert all(part.low == part.mean == part.high == 0.0 for part in never.scores)


def test_who_takes_what_harms_it_is_told() -> None:
    on = planted(cost=FREE, effects=boon(-6))
    rows = [pair(on, seed) for seed in range(4)]
    assert not any(row.taken for row in rows), "no persona takes what only harms it"
    made = [replaced(row, 0) for row in rows * 4]
    assert "regret" in weighed(on, made).flags


def replaced(row: Pair, seat: int) -> Pair:
    """A pair in which a seat took the card in the second round and ended three points lower for it."""
    finals = tuple(points - 3.0 if at == seat else points for at, points in enumerate(row.having.finals))
    return replace(row, open=(seat,), taken=((seat, 2),), having=replace(row.having, finals=finals))


def test_an_agreement_and_an_event_are_counted_by_what_they_are() -> None:
    signed = found(planted("agreements", AGREEMENT, cost=FREE), 6)
    assert 0 < signed.rate.taken <= signed.signed <= signed.offered <= 6 and set(signed.seats) == {0, 2}
    assert signed.alike == (AGREEMENT, pytest.approx(1.0))
    certain = found(planted("events", EVENT, hazard={"base": 1.0, "per": ()}, needs=()), 6)
    assert certain.rate.taken == certain.rate.open == 6 and not certain.seats
    assert all(part.pairs == 0 for part in certain.where), "six games are too few to tell what it does"
    again = found(planted("events", EVENT, hazard={"base": 1.0, "per": ()}, needs=()), 16)
    assert again.rate.taken >= 10 and all(part.pairs == again.rate.taken for part in again.where)
    hardly = found(planted("events", EVENT, hazard={"base": 0.0, "per": ()}, needs=()), 6)
    assert "rare" in hardly.flags and hardly.same == 6


def test_a_choice_of_an_event_is_counted() -> None:
    scenario = loaded("historical-2001").scenario
    id = next(id for id, card in scenario.happenings.items() if len(card.choices) > 1 and card.pinned)
    one = found(trial(loaded("historical-2001"), "events", id, 4), 2)
    assert one.rate.taken == 2 and sum(one.choices) >= 2


def test_the_most_alike_card_shares_its_mix_of_effects_not_their_size() -> None:
    one = next(e for e in shelf().cards["programs"][PROGRAM].data["effects"] if e["on"] == "intelligence")
    half = table(effects=({**one, "add": one["add"] / 2},))
    id, share = alike(half, "programs", "zz-planted") or ("", 0.0)
    assert id == PROGRAM and 0.2 < share < 0.999
    whole = alike(table(), "programs", "zz-planted")
    assert whole is not None and whole[1] == pytest.approx(1.0)
    opposite = table(effects=tuple({**e, "add": -e["add"]} for e in shelf().cards["programs"][PROGRAM].data["effects"]))
    assert alike(opposite, "programs", "zz-planted") is None


def test_the_same_pairs_whichever_job_was_done_first() -> None:
    on = planted(cost=FREE, effects=boon(20))
    rows = {(str(at),): [pair(on, 2 * at), pair(on, 2 * at + 1)] for at in range(3)}
    wanted = list(rows)
    every: list[list[Pair]] = []
    for order in (wanted, wanted[::-1], [wanted[1], wanted[0], wanted[2]]):
        *_, last = in_order(wanted, [(job, rows[job]) for job in order])
        every.append(list(last))
    assert every[0] == every[1] == every[2] == [row for job in wanted for row in rows[job]]
    assert every[0] == [pair(on, seed) for seed in range(6)]
    sizes = [len(pairs) for pairs in in_order(wanted, [(job, rows[job]) for job in (wanted[1], wanted[0])])]
    assert sizes == [0, 4]


def spread(points: float, count: int, every: int = 1) -> list[Pair]:
    """Pairs of which one in so many moves all seats, up and down in turn by so many points."""
    row = pair(planted(by=("community",)), 0)
    moves = (0.0 if at % every else points * (-1) ** (at // every) for at in range(count))
    moved = (replace(row.having, finals=tuple(own + by for own in row.having.finals)) for by in moves)
    return [replace(row, open=(0,), taken=((0, 1),), having=side) for side in moved]


def test_it_stops_when_the_intervals_are_narrow_and_not_before() -> None:
    on = planted()
    # Half an interval is 1.96 s / sqrt(n): 2 points of spread are narrow from 246 pairs on, asked at 250.
    rows = spread(2.0, 400)
    assert not narrow(on, rows[:LEAST]) and narrow(on, rows[:250]) and NARROW > 1.96 * 2.0 / 250**0.5
    for step in (5, 7, 40, 400):
        growing = (rows[:size] for size in range(step, 401, step))
        *_, last = until_narrow(on, growing)
        assert len(last) == LEAST + STRIDE
    *_, whole = until_narrow(on, [spread(9.0, 300)])
    assert len(whole) == 300, "what never gets narrow is played to its end"


def test_what_hardly_ever_moves_a_game_is_played_on_until_it_has_moved_enough() -> None:
    on = planted()
    # Each of these intervals is narrow by itself from 200 pairs on; what they rest on is another matter.
    for every, pairs in ((100, 500), (30, 500), (17, 350), (10, LEAST)):
        rows = spread(3.0, 500, every)
        assert 1.96 * 3.0 / every**0.5 / LEAST**0.5 < NARROW
        *_, last = until_narrow(on, (rows[:size] for size in range(5, 501, 5)))
        assert len(last) == pairs, every
    rows = spread(3.0, LEAST, 10)
    assert sum(row.having != row.lacking for row in rows) == TELLING
    assert narrow(on, rows) and not narrow(on, rows[1:]), "nineteen are not twenty"
    spared = [
        replace(row, having=replace(row.having, finals=(*row.having.finals[:3], row.lacking.finals[3])))
        for row in spread(1.0, LEAST)
    ]
    assert not narrow(on, spared), "a seat that it never moved may be one that it moves seldom"


def test_the_seats_a_trial_is_about() -> None:
    short = loaded("autumn-2001")
    assert sat(trial(short, "actors", short.scenario.actors[2].id, 4)) == (0, 1, 3)
    assert sat(planted()) == (0, 1, 2, 3)
    free: dict[str, Any] = {"cost": FREE}
    assert sat(planted(**free)) == (0, 1, 2, 3)
