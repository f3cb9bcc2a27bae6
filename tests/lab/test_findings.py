"""Findings: planted in games made by hand, and found again."""

from __future__ import annotations

from dataclasses import replace
from math import isnan, sqrt

import pytest

from game.lab.balance import Played
from game.lab.findings import Findings, Picked, apart, findings, mean
from game.rules.index import index
from tests.shipped import loaded

SHORT = loaded("autumn-2001")
PEOPLE = ("even-handed", "free-rider")
CARD = "public-safety"
PACT = next(iter(SHORT.scenario.agreements))
NOISE = (0.3, -0.2, 0.1, -0.3, 0.2, -0.1)


def one(at: int, *more: float) -> Played:
    """Game number `at` of four seats: everybody at 60 and some noise, and so many points more."""
    points = tuple(60.0 + extra + NOISE[(at + seat) % 6] for seat, extra in enumerate(more or (0.0,) * 4))
    return Played(("even-handed",) * 4, points, frozenset(), frozenset(), frozenset(), -1)


def found(games: list[Played]) -> Findings:
    return findings(SHORT, games)


# --- seats and personas ---


def test_a_seat_that_ends_high_is_flagged() -> None:
    """66 against a mean of 61.5: 7.3 percent above."""
    seats = found([one(at, 6.0, 0.0, 0.0, 0.0) for at in range(60)]).seats
    assert seats[0].mean == pytest.approx(66.0) and seats[0].off.mean == pytest.approx(100 * (66 / 61.5 - 1))
    assert [seat.flagged for seat in seats] == [True, False, False, False]
    assert seats[0].off.low < seats[0].off.mean < seats[0].off.high
    assert sum(seat.off.mean for seat in seats) == pytest.approx(0.0, abs=1e-9)


def seated(at: int, seat: int, points: float) -> Played:
    """The free rider in one seat, with so many points more or fewer than the even-handed."""
    extra = [0.0] * 4
    extra[seat] = points
    people = ["even-handed"] * 4
    people[seat] = "free-rider"
    return replace(one(at, *extra), people=tuple(people))


def test_a_persona_is_measured_against_the_others_in_the_same_seats() -> None:
    rows = found([seated(at, at // 6 % 4, -3.0) for at in range(96)])
    fair, rider = rows.people
    assert (fair.id, rider.id, rows.rider) == ("even-handed", "free-rider", "free-rider")
    assert rider.all.mean == pytest.approx(-3.0) and rider.all.high < -2.5
    assert all(part is not None and part.mean == pytest.approx(-2.25) for part in rider.seats)
    assert rows.best == ("even-handed",) * 4 and rows.everywhere_best == ("even-handed",)


def test_a_persona_that_never_sits_in_a_seat_has_nothing_there() -> None:
    rows = found([seated(at, at // 6 % 2, 2.0 if at // 6 % 2 else -2.0) for at in range(48)])
    rider = rows.people[1]
    assert rider.seats[2] is None and rider.seats[3] is None
    assert rows.best == ("even-handed", "free-rider", "even-handed", "even-handed") and rows.everywhere_best == ()


# --- cards ---


def test_how_often_a_program_runs_and_what_goes_with_it() -> None:
    games = [
        replace(
            one(at, 2.0 * (at // 6 % 2), 0.0, 0.0, 0.0),
            open=frozenset({(CARD, 0)}),
            ran=frozenset({(CARD, 0)} if at // 6 % 2 else ()),
        )
        for at in range(48)
    ]
    row = next(row for row in found(games).programs if row.card == CARD)
    assert (row.open, row.ran, row.rate, row.flag) == (48, 24, 0.5, "")
    assert row.lead[0].mean == pytest.approx(2.0)
    others = [row for row in found(games).programs if row.card != CARD]
    owned = {card for cards in index(SHORT.scenario).owns for card in cards}
    assert {row.card for row in others} == owned - {CARD}, "what nobody here could own is left out"
    assert all(row.flag == "never" and isnan(row.rate) for row in others)


def test_few_games_with_a_card_say_nothing() -> None:
    games = [
        replace(one(at), open=frozenset({(CARD, 0)}), ran=frozenset({(CARD, 0)} if at < 9 else ())) for at in range(40)
    ]
    row = next(row for row in found(games).programs if row.card == CARD)
    assert row.ran == 9 and isnan(row.lead[0].mean)
    more = [*games, replace(games[0])]
    assert not isnan(next(row for row in found(more).programs if row.card == CARD).lead[0].mean)


@pytest.mark.parametrize(("ran", "flag"), [(2, "dead"), (3, ""), (90, ""), (91, "everywhere"), (0, "dead")])
def test_flags(ran: int, flag: str) -> None:
    assert Picked(CARD, 100, ran, ()).flag == flag


def test_an_agreement_is_laid_beside_each_seats_score() -> None:
    games = [
        replace(
            one(at, *((0.0, 4.0, -1.0, 0.0) if at // 6 % 2 else (0.0,) * 4)),
            signed=frozenset({PACT} if at // 6 % 2 else ()),
        )
        for at in range(48)
    ]
    row = next(row for row in found(games).agreements if row.card == PACT)
    assert row.rate == 0.5 and [part.mean for part in row.lead] == pytest.approx([0.0, 4.0, -1.0, 0.0])
    rest = [row for row in found(games).agreements if row.card != PACT]
    assert all(row.rate == 0.0 and row.flag == "dead" and isnan(row.lead[0].mean) for row in rest)


# --- first offers ---


def test_whoever_begins_is_measured_against_its_seats_mean() -> None:
    """Seat 0 always ends ten above, which is no merit of beginning; whoever begins has two points more."""
    games = []
    for at in range(96):
        begins, extra = at // 6 % 4, [10.0, 0.0, 0.0, 0.0]
        extra[begins] += 2.0
        games.append(replace(one(at, *extra), first=begins))
    lead = found(games).first
    assert lead.mean == pytest.approx(2.0) and lead.low > 1.5 and lead.pairs == 96


def test_games_without_a_deal_say_nothing_of_who_begins() -> None:
    lead = found([one(at) for at in range(12)]).first
    assert lead.pairs == 0 and isnan(lead.mean)


# --- two means ---


def test_two_means_by_hand() -> None:
    """1, 2, 3 against 0, 4: variances 1 and 8, so the error is the root of 1/3 + 4."""
    lead = apart([1.0, 2.0, 3.0], [0.0, 4.0])
    assert lead.mean == 0.0 and lead.high == pytest.approx(1.96 * sqrt(1 / 3 + 4)) and lead.low == -lead.high
    assert isnan(apart([1.0], [2.0, 3.0]).mean)
    assert mean([1.0, 3.0]).mean == 2.0
