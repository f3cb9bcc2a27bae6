"""Who paid adds up to the purse, need to the fairness that was shown, and the index to nothing."""

from __future__ import annotations

import numpy as np
import pytest

from game.debrief.again import dials, scores, through
from game.debrief.burden import burden
from game.debrief.burden.money import paid
from game.debrief.burden.need import needed, noticed, parts_due, settled
from game.debrief.burden.nobody import bare, gains
from game.debrief.played import Played, of_table
from game.rules import due, options
from game.rules.types import WORLD, Action, State
from game.table.table import open_table
from tests.debrief.games import LONG, SHORT, played
from tests.shipped import cast, loaded

GAMES = [
    (LONG, 7),
    (SHORT, 7),
    ("first-game", 3),
    ("historical-2001-seven", 7),
    ("cascade-gateway", 3),
    ("marl-crossings", 3),
]


def idle(scenario: str = "first-game") -> Played:
    """A game that only people play, in which everybody does what costs nothing."""
    cards = loaded(scenario)
    table = open_table(cards, 5, cast(scenario, *range(9)))
    while table.state.phase != "debrief":
        if table.state.phase == "resolution":
            next(table.advance())
            continue
        for seat in due(cards.scenario, table.state):
            for option in options(cards.scenario, table.state, seat):
                if option.verb == "choose":
                    prices = [choice.cost for choice in cards.scenario.happenings[option.card].choices]
                    cheapest = prices.index(min(prices))
                    assert table.submit(Action(seat, "choose", option.card, cheapest)).accepted
        if table.state.phase not in ("resolution", "debrief"):
            assert table.submit(Action(WORLD, "close")).accepted
    return of_table(table)


@pytest.mark.parametrize(("scenario", "seed"), GAMES)
def test_what_was_paid_by_kind_is_all_that_was_spent(scenario: str, seed: int) -> None:
    game = played(scenario, seed)
    found = paid(game)
    assert [one.spent for one in found] == [mine.spent for mine in game.end.seats]
    assert sum(one.given for one in found) == sum(one.received for one in found)
    assert min(one.programs for one in found) >= 0


@pytest.mark.parametrize(("scenario", "seed"), GAMES)
def test_money_is_conserved_with_payments(scenario: str, seed: int) -> None:
    game = played(scenario, seed)
    net = sum(one.net for one in paid(game))
    assert net + sum(mine.funds for mine in game.end.seats) + game.end.lapsed == game.end.granted


@pytest.mark.parametrize(("scenario", "seed"), GAMES[:4])
def test_the_part_of_the_task_is_the_one_that_fairness_was_judged_by(scenario: str, seed: int) -> None:
    game = played(scenario, seed)
    gap = noticed(game) / parts_due(game) - 1
    p = game.model.p
    fair = 100 + p("fair_short") * np.minimum(gap, 0) - p("fair_over") * np.clip(gap, 0, 2)
    shown = dials(game)[:, game.model.dial_rows["fairness"], 0]
    assert np.abs(np.clip(fair, 0, 100) - shown).max() < 0.01


def test_the_task_is_what_is_called_for_in_every_round() -> None:
    game = played(LONG)
    whole = parts_due(game).sum(axis=1) * game.model.years * 10
    assert sum(needed(game)) == pytest.approx(whole.sum())


@pytest.mark.parametrize(("scenario", "seed"), [(LONG, 7), ("cascade-gateway", 3)])
def test_with_what_was_done_the_model_goes_through_the_very_game(scenario: str, seed: int) -> None:
    game = played(scenario, seed)

    def same(state: State) -> State:
        return state

    again = through(game, same)
    assert np.abs(again - dials(game)).max() < 0.000501, "dials are kept to a thousandth"
    assert scores(game, again) == pytest.approx([points / 1000 for points in game.end.scores], abs=0.002)
    assert len(list(settled(game))) == game.rounds


def test_a_benefit_is_the_score_above_that_of_nobody_paying() -> None:
    game = played(LONG)
    without = through(game, bare)
    won = gains(game, without)
    assert all("fairness" not in found for found in won)
    nothing = gains(game, dials(game))
    assert all(abs(points) < 1e-9 for found in nothing for points in found.values())


@pytest.mark.parametrize(("scenario", "seed"), GAMES)
def test_shares_are_parts_of_a_whole_and_the_index_adds_up_to_nothing(scenario: str, seed: int) -> None:
    found = burden(played(scenario, seed))
    for kind in range(4):
        assert sum(seat.shares[kind] or 0 for seat in found.seats) == pytest.approx(1)
    indices = [seat.index for seat in found.seats if seat.index is not None]
    assert sum(indices) == pytest.approx(0) and all(-1 <= index <= 1 for index in indices)
    assert found.ranked[0].seat == max(found.seats, key=lambda seat: seat.index or 0).seat


def test_where_nobody_pays_nobody_rides() -> None:
    found = burden(idle())
    assert all(seat.paid.spent == 0 and seat.index is None and seat.lot == "even" for seat in found.seats)
    assert not found.ranked


def test_whoever_only_lets_others_pay_stands_first() -> None:
    cards = loaded(SHORT)
    table = open_table(cards, 7, cast(SHORT, 1))
    while table.state.phase != "debrief":
        for _ in table.advance():
            pass
        if table.state.phase != "debrief":
            assert table.submit(Action(WORLD, "close")).accepted
    found = burden(of_table(table))
    assert found.seats[1].paid.spent == found.seats[1].paid.events
    assert found.ranked[0].seat == 1 and found.ranked[0].lot == "more"


def test_local_costs_are_those_of_seats_with_crossings() -> None:
    game = played("historical-2001-seven", 7)
    found = burden(game)
    levels = {game.scenario.actors[one.seat].level for one in found.local}
    assert levels == {"province", "state", "community"}
    for one in found.local:
        assert one.towns.worst <= one.towns.end and one.cars.worst >= one.cars.end
        assert all(card in game.scenario.happenings for card, _ in one.closed)
    assert any(one.closed for one in found.local)
