"""History beside a game: real dates and sources, rounds that are the game's own, figures reckoned by hand."""

from __future__ import annotations

import pytest

from game.debrief.mirror import mirror
from game.debrief.mirror.dates import apart, month_of
from game.debrief.mirror.deeds import STATUSES, seated
from game.debrief.mirror.mirror import Mirror
from game.debrief.played import Played
from game.lab.hindcast import hindcast
from tests.debrief.games import LONG, SHORT, played
from tests.shipped import loaded, shelf

HISTORY = "governments-2001"


def found(game: Played) -> Mirror:
    known = mirror(game)
    assert known is not None
    return known


def test_a_date_within_a_round_is_the_same_time() -> None:
    scenario = loaded(LONG).scenario
    assert (month_of(scenario, (2001, 9)), month_of(scenario, (2002, 9)), month_of(scenario, (2001, 1))) == (0, 12, -8)
    assert [apart(scenario, (2001, 12), round) for round in (1, 2, 3)] == [0, 9, 21]
    assert [apart(scenario, (2004, 12), round) for round in (4, 3, 1)] == [0, -4, -28]
    assert apart(scenario, (2001, 1), 1) == 0, "what was there before the game counts from its first month"


def test_a_government_is_spoken_for_where_it_does_not_sit_itself() -> None:
    history = shelf().cards["history"][HISTORY]
    four, seven = loaded(LONG).scenario, loaded("historical-2001-seven").scenario
    names = [actor.id for actor in four.actors]
    assert seated(four, history)["vermont"] == names.index("border-states") == seated(four, history)["new-york"]
    assert [seven.actors[seat].id for id, seat in seated(seven, history).items()] == list(history.data["seats"])


@pytest.mark.parametrize(("scenario", "seed"), [(LONG, 7), (SHORT, 7), ("first-game", 3), ("cascade-gateway", 3)])
def test_every_row_is_true_of_the_game_and_of_the_history(scenario: str, seed: int) -> None:
    game = played(scenario, seed)
    known = found(game)
    history = shelf().cards["history"][HISTORY].data
    assert sum(known.counts.values()) == len(known.done) > 10
    for one in known.done:
        states = game.table.resolved
        runs = [
            any(r.card == one.card and r.level and r.owner in one.seats for r in state.running)
            if one.kind == "program"
            else any(a.card == one.card for a in state.in_force)
            for state in states
        ]
        assert one.round == (runs.index(True) + 1 if any(runs) else None)
        dates = [row["from"] for row in history[f"{one.kind}s"] if row["card"] == one.card]
        assert (one.real in dates and one.source is not None) if one.real else one.status == "only"
        assert one.status in STATUSES


def test_what_came_after_the_last_year_is_not_called_left_undone() -> None:
    game = played(SHORT)
    ends = game.rounds * game.scenario.months
    for one in found(game).of("never"):
        assert one.real is not None and month_of(game.scenario, one.real) < ends


def test_the_figures_are_those_of_the_hindcast() -> None:
    game = played(LONG)
    known = found(game)
    rows = {row.id: row for row in hindcast(game.loaded.shelf, HISTORY, 2009, check=False).rows}
    assert {one.id for one in known.courses} == set(rows)
    for one in known.courses:
        row = rows[one.id]
        places = [row.years.index(year) for year in one.years]
        assert one.modelled == pytest.approx([row.simulated[place] for place in places])
        assert one.actual == pytest.approx([row.actual[place] for place in places])


def test_this_game_stands_in_the_middle_of_a_year_between_two_rounds() -> None:
    game = played(LONG)
    trade = next(one for one in found(game).courses if one.on == "trade")
    row = game.scenario.dials["trade"]
    first, second = game.scenario.opening[row] / 1000, game.end.history[0][row] / 1000
    assert trade.here[0] == first, "the year in which it begins, as it begins"
    # September 2001 to the middle of 2002 are ten months of the twelve of the first round.
    assert trade.years[:2] == (2001, 2002) and trade.here[1] == pytest.approx(first + (second - first) * 10 / 12)


def test_seats_that_no_history_knows_are_named() -> None:
    game = played("cascade-gateway", 3)
    known = found(game)
    assert [game.scenario.actors[seat].level for seat in known.without] == ["province", "state"]
    assert not any(set(one.seats) & set(known.without) for one in known.done)
    assert {one.on for one in known.courses} == {"trade", "travel_us", "travel_ca"}


def test_a_border_of_another_world_has_no_history() -> None:
    assert mirror(played("marl-crossings", 3)) is None
